# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of the charts, and what is left out of them."""

from decimal import Decimal

from reviewer import counting
from reviewer.checks.families import NAMES
from reviewer.counting import Counted, Failing
from reviewer.model.chart import Bars

ABOVE = {"甲区": "云岚市", "乙区": "云岚市", "甲区教育局": "甲区", "甲区教育局一处": "甲区教育局"}


def counted(district: str, own: bool = False, **totals: int | None) -> Counted:
    """The totals of a report by line: `l3_1` is line 3.1."""
    lines = {name[1:].replace("_", "."): value for name, value in totals.items()}
    return Counted(district, own, {key: None if value is None else Decimal(value) for key, value in lines.items()})


def values(bars: Bars) -> list[list[int | None]]:
    return [[None if it is None else int(it) for it in one.values] for one in bars.series]


def test_a_district_is_the_body_one_below_the_top() -> None:
    assert counting.district(ABOVE, "甲区教育局一处") == "甲区"
    assert counting.district(ABOVE, "甲区") == "甲区"
    assert counting.district(ABOVE, "云岚市") == "云岚市"
    assert counting.district({}, "丙镇") == "丙镇"


def test_bodies_that_are_said_to_be_part_of_each_other_end_somewhere() -> None:
    assert counting.district({"甲": "乙", "乙": "甲"}, "甲") in ("甲", "乙")


def test_failures_come_by_family_in_the_order_of_a_report_and_by_district_the_most_first() -> None:
    found = [Failing("乙区", "prose", 1, 0), Failing("甲区", "requests", 2, 1), Failing("甲区", "prose", 0, 3)]
    families = counting.by_family(found)
    assert families.names == (NAMES["requests"], NAMES["prose"])
    assert values(families) == [[2, 1], [1, 3]]
    districts = counting.by_district(found)
    assert [name.zh for name in districts.names] == ["甲区", "乙区"]
    assert values(districts) == [[2, 1], [4, 0]]


def test_a_family_without_a_failure_has_no_bar() -> None:
    assert counting.by_family([Failing("甲区", "prose", 0, 0)]).empty


def test_the_report_of_a_district_stands_for_its_parts() -> None:
    bars = counting.received([counted("甲区", own=True, l1=90, l2=10), counted("甲区", l1=40, l2=0)])
    assert values(bars) == [[90], [10]]


def test_parts_are_added_up_where_the_district_has_no_report() -> None:
    bars = counting.received([counted("甲区", l1=40, l2=1), counted("甲区", l1=2, l2=0)])
    assert values(bars) == [[42], [1]]


def test_the_lines_below_a_result_are_added_up() -> None:
    lines = {"l3_1": 5, "l3_2": 1, "l3_3_1": 2, "l3_3_2": 3, "l3_4_1": 0, "l3_5_1": 0, "l3_6_1": 0, "l4": 4}
    bars = counting.results([counted("甲区", own=True, **lines)])
    assert values(bars) == [[5], [1], [5], [0], [0], [0], [4]]


def test_a_figure_that_was_not_read_is_left_out_and_named() -> None:
    bars = counting.received([counted("甲区", own=True, l1=None, l2=3), counted("乙区", own=True, l1=1, l2=1)])
    by_name = dict(zip((name.zh for name in bars.names), bars.series[0].values, strict=True))
    assert by_name == {"甲区": None, "乙区": 1}
    assert bars.remark is not None
    assert "甲区" in bars.remark.zh
    assert "乙区" not in bars.remark.zh
