# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words and figures of a report, whoever wrote them: an invented one, or a file of the samples."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.press import statutory
from tests.press.wording import OPENING, OTHER, OVERVIEW, PLACES, PROBLEMS, SECTIONS, filled

DISCLOSURE_COLUMNS = {
    f"{line}": tuple(column for column, _ in columns) for _, columns, lines in statutory.BLOCKS for line, _ in lines
}
COLUMNS = {"requests": statutory.APPLICANTS, "disputes": tuple(code for code, _ in statutory.OUTCOMES)}
TABLES = ("", "disclosure", "requests", "disputes", "", "")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is written under it, its table, and the note below the table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A report before it is printed; `texts` are the printed figures by address."""

    title: tuple[str, ...]
    organisation: str
    year: int
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    closing: tuple[str, ...] = ()
    running: str = ""


def invented(seed: int, paragraphs: int, texts: Mapping[str, str]) -> Content:
    """A report of a body that does not exist, with the given figures."""
    dice = random.Random(seed + 7)
    body, year = dice.choice(PLACES), dice.randint(2021, 2025)
    title = f"{body}{year}年政府信息公开工作年度报告"
    prose: tuple[tuple[str, ...], ...] = (OVERVIEW[:paragraphs], (), (), (), PROBLEMS, (OTHER,))
    sections = tuple(
        Section(heading, tuple(filled(sentence, dice, year) for sentence in sentences), table)
        for heading, sentences, table in zip(SECTIONS, prose, TABLES, strict=True)
    )
    return Content((title,), body, year, (OPENING.format(year=year),), sections, texts, running=title)


def sample(path: Path, running: str) -> Content:
    """The report of a file under resources/samples/figures."""
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    notes = words.get("notes", {})
    prose = (words["overview"], (), (), (), words["problems"], words["other"])
    sections = tuple(
        Section(heading, tuple(sentences), table, notes.get(table, ""))
        for heading, sentences, table in zip(SECTIONS, prose, TABLES, strict=True)
    )
    return Content(
        tuple(words["title"]),
        words["organisation"],
        words["year"],
        tuple(words["opening"]),
        sections,
        dict(_texts(words["figures"])),
        tuple(words.get("closing", ())),
        running,
    )


def _texts(figures: Mapping[str, Mapping[str, list[Any]]]) -> Iterator[tuple[str, str]]:
    for table, lines in figures.items():
        for line, printed in lines.items():
            columns = DISCLOSURE_COLUMNS[line] if table == "disclosure" else COLUMNS[table]
            for column, text in zip(columns, printed, strict=True):
                yield f"{table}/{line}/{column}", str(text)
