# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of one batch that may be parts of one report: the text in one PDF and the tables in another."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from reviewer.forms.book import TABLES
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewer.model.report import Reading

ALIKE = 0.6  # of two file names without the word or number that tells parts from one another
_PART = re.compile(
    r"(?:正文|文字|附件|附表|表格|第?[一二三四上中下\d]+(?:部分|册|卷)?|part|p)(?=[\W_]*$)|[\W_]+", re.IGNORECASE
)


def halves(read: Sequence[tuple[Path, Reading]]) -> tuple[Text, ...]:
    """A sentence for each pair of files that may be one report in two parts.

    Neither holds a table that the other has, together they hold more than each, and title or file name say that they
    belong together. It is a guess: nobody's figures are put together.
    """
    found: list[Text] = []
    lacking = [(path, reading) for path, reading in read if _lacks(reading)]
    for (one, first), (other, second) in combinations(lacking, 2):
        mine, yours = set(first.forms), set(second.forms)
        if mine & yours or not mine | yours or not _same(one, first, other, second):
            continue
        found.append(
            Text(
                f"“{one.name}”与“{other.name}”可能是同一份报告的两部分（表格分在两个文件中）："
                "请将它们合并为一个 PDF 后重新导入。",
                f"“{one.name}” and “{other.name}” may be two parts of one report (its tables are spread over both): "
                "join them into one PDF and import that.",
            )
        )
    return tuple(found)


def _lacks(reading: Reading) -> bool:
    """Whether it may be a part of an annual report: without some of the tables, or without a title."""
    plan = reading.form is not None and not reading.form.startswith("annual-report")
    return reading.error is None and not plan and (len(reading.forms) < len(TABLES) or not reading.title)


def _same(one: Path, first: Reading, other: Path, second: Reading) -> bool:
    if first.organisation and second.organisation:
        return (first.organisation, first.year) == (second.organisation, second.year)
    if not first.title and not second.title:
        return False
    return one.parent == other.parent and SequenceMatcher(None, _stem(one), _stem(other)).ratio() >= ALIKE


def _stem(path: Path) -> str:
    """The name of a file without what numbers its parts."""
    return _PART.sub("", unicodedata.normalize("NFKC", path.stem)) or path.stem
