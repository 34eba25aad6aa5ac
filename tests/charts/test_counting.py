# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of the charts, and what is left out of them."""

from decimal import Decimal

from reviewer.charts import counting
from reviewer.charts.counting import Counted, Failing
from reviewer.checks.families import NAMES
from reviewer.model.chart import Bars
from reviewer.model.summary import Part, Tally


def counted(district: str, own: bool = False, **totals: int | None) -> Counted:
    """The totals of a report by line: `l3_1` is line 3.1."""
    lines = {name[1:].replace("_", "."): value for name, value in totals.items()}
    return Counted(district, own, {key: None if value is None else Decimal(value) for key, value in lines.items()})


def values(bars: Bars) -> list[list[int | None]]:
    return [[None if it is None else int(it) for it in one.values] for one in bars.series]


def tally(body: str, district: str, year: int, **parts: Part) -> Tally:
    return Tally(body + str(year), body, body, district, year, "annual-report-2021", "fail", parts)


def test_charts_are_made_of_the_lines_of_the_list_and_the_totals_of_the_newest_year() -> None:
    part = Part(errors=2, warnings=1, reviews=4)
    reports = [
        tally("甲区", "甲区", 2024, requests=part),
        tally("甲区教育局", "甲区", 2024, prose=part),
        tally("甲区", "甲区", 2023, prose=part),
    ]
    totals = {it.report: {"1": Decimal(it.year or 0), "2": Decimal(1)} for it in reports}
    families, districts, incoming, _ = counting.charts(reports, totals)
    assert values(families) == [[2, 4], [5, 10]]
    assert values(districts) == [[6], [15]]
    assert values(incoming) == [[2024], [1]]


def test_a_report_of_nobody_known_has_a_bar_of_its_own() -> None:
    bars = counting.charts([tally("", "", 2024, prose=Part(errors=1))], {})[1]
    assert [name.zh for name in bars.names] == ["—"]


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
