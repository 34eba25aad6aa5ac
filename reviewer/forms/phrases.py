# SPDX-License-Identifier: AGPL-3.0-or-later
"""Frequent remarks with fields, and how their fields are filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from reviewer import resources
from reviewer.model.text import Text

FIELDS = {"body": ("{单位}", "{body}"), "year": ("{年度}", "{year}"), "figure": ("{数字}", "{figure}")}
"""How each field is written, in Chinese and in English; both are filled in either language."""
BLANK = "____"


@cache
def phrases() -> tuple[Text, ...]:
    """The remarks that come with the product, in their order."""
    raw = tomllib.loads(resources.path("forms/annual-report/remarks.toml").read_text(encoding="utf-8"))
    return tuple(Text(each["zh"], each["en"]) for each in raw["remark"])


def filled(phrase: str, values: Mapping[str, str]) -> str:
    """`phrase` with `values` by field in place of its fields; what is not known is left as a blank to write on."""
    for field, written in FIELDS.items():
        for each in written:
            phrase = phrase.replace(each, values.get(field) or BLANK)
    return phrase
