# SPDX-License-Identifier: AGPL-3.0-or-later
"""Labels are found however they are wrapped, spaced, punctuated or misprinted."""

import pytest

from reviewer.forms import labels
from reviewer.forms.book import TABLES, table_form
from reviewer.forms.mapping import is_head
from reviewer.forms.sheets import vocabulary

LINES = vocabulary(table_form("requests")).lines


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("（一）予以公开", "3.1"),
        ("(一) 予以公开", "3.1"),
        ("予以公开", "3.1"),
        ('3.危及"三安全一稳定"', "3.3.3"),
        ("３．危及“三安全一稳定”", "3.3.3"),
        ("总 计", "3.7"),
        ("1、属于国家秘密", "3.3.1"),
    ],
)
def test_width_spaces_and_punctuation_do_not_matter(printed: str, line: str) -> None:
    match = labels.exact(printed, LINES)
    assert match
    assert match.code == line


@pytest.mark.parametrize(("printed", "line"), [("2.其他法律行政止公开", "3.3.2"), ("四、结转下年继续办理", "4")])
def test_a_misprinted_label_is_the_nearest_of_those_still_missing(printed: str, line: str) -> None:
    assert labels.exact(printed, LINES) is None
    match = labels.nearest(printed, LINES, LINES.values())
    assert match
    assert match.code == line
    assert match.alike < 1


def test_a_label_unlike_all_others_is_none_of_them() -> None:
    assert labels.nearest("三、本年度办理结果", LINES, ["3.1", "3.2"]) is None
    assert labels.nearest("", LINES, LINES.values()) is None


def test_the_longest_wording_inside_joined_labels_counts() -> None:
    match = labels.contained("（三）不予公开1.属于国家秘密", LINES)
    assert match
    assert match.code == "3.3.1"


@pytest.mark.parametrize("table", TABLES)
def test_no_two_lines_or_columns_of_a_table_share_a_wording(table: str) -> None:
    form = table_form(table)
    for entries in (form.lines, form.columns):
        wordings = [labels.plain(label) for entry in entries for label in entry.labels]
        assert len(set(wordings)) == len(wordings)


def test_the_form_has_the_addresses_of_the_statutory_tables() -> None:
    counts = {table: len(table_form(table).addresses()) for table in TABLES}
    assert counts == {"disclosure": 10, "requests": 175, "disputes": 15}


@pytest.mark.parametrize("printed", ["本年制发件数", "本年(2023)制发件数", "本年度止件数", "本年处理决足数量"])
def test_a_head_is_known_though_it_is_misprinted_or_dated(printed: str) -> None:
    assert is_head(printed, cut=False)


@pytest.mark.parametrize(
    ("printed", "cut"),
    [
        ("本年处理决", True),
        ("一、本年新收", True),
        ("（六）其他处理", True),
        ("其他成果", False),
        ("总计结果维持", False),
        ("本年废止件数本年制发件数", True),
        ("全年制发文件数量三十件，其中公开二十件", True),
    ],
)
def test_labels_prose_and_two_heads_are_no_misprinted_head(printed: str, cut: bool) -> None:
    assert is_head(printed, cut) is (printed == "本年处理决")
    assert not is_head(printed, cut=False)
