# SPDX-License-Identifier: AGPL-3.0-or-later
"""Frequent remarks."""

import re

from reviewer.forms.phrases import BLANK, FIELDS, filled, phrases


def test_every_remark_has_both_languages_and_the_same_known_fields() -> None:
    assert len(phrases()) >= 5
    for it in phrases():
        fields = [
            sorted(name for name, written in FIELDS.items() if written[at] in said)
            for at, said in enumerate((it.zh, it.en))
        ]
        assert fields[0] == fields[1], it.zh
        left = filled(it.zh + it.en, dict.fromkeys(FIELDS, "x"))
        assert not re.search(r"[{}]", left)


def test_fields_are_replaced_and_nothing_else_is_read_into_them() -> None:
    values = {"body": "云岚市{year}", "year": "2024", "figure": "3"}
    assert filled("{单位} {年度} {数字} {0} {x!r} %s", values) == "云岚市2024 2024 3 {0} {x!r} %s"
    assert filled("第 {数字} 件", {}) == f"第 {BLANK} 件"
