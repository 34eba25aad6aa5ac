# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small reports to keep in a project: three lines of table 3, one rule over them, and the files they come from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer import reviewing
from reviewer.forms import numbers
from reviewer.model.document import State
from reviewer.model.fact import Fact
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.project import Status
from reviewer.model.report import HeadSeen, PageSize, Reading, Review, RowSeen, Verdict
from reviewer.model.text import Text
from reviewer.project import Project
from tests.pages import spoken

HERE = Place(1, 1.0, 2.0, 3.0, 4.0)
TOTAL = "requests/1/total"
LINES = ("1", "2", "3.1")
# Line 1 does not add up, line 2 does, and of line 3.1 the total is missing.
FIGURES = {
    "requests/1/natural": "10",
    "requests/1/company": "2",
    "requests/1/total": "13",
    "requests/2/natural": "0.50",
    "requests/2/company": "",
    "requests/2/total": "0.50",
    "requests/3.1/natural": "7",
    "requests/3.1/company": "/",
}
WRONG, RIGHT, MISSING = (f"SUM@requests/{line}" for line in LINES)


def fact(address: str, printed: str, row: int = 0) -> Fact:
    figure = numbers.parse(printed)
    place = Place(1, 100.0, 50.25 + 20 * row, 140.5, 62.125 + 20 * row)
    return Fact(address, figure.printed, figure.value, printed, (place,), confidence=0.998, rounding=figure.rounding)


def adds_up(reading: Reading, facts: Mapping[str, Fact] | None = None, *_: object) -> tuple[Finding, ...]:
    """A rule as small as a rule can be: natural persons and companies make the total of a line."""
    known = facts if facts is not None else {it.address: it for it in reading.facts}
    return tuple(_line(line, known) for line in LINES) if reading.error is None else ()


def _line(line: str, known: Mapping[str, Fact]) -> Finding:
    addresses = [f"requests/{line}/{column}" for column in ("natural", "company", "total")]
    here = [known.get(address) for address in addresses]
    there = [it for it in here if it is not None]
    read = tuple(f"{it.address}={it.value}" for it in there)
    anchors = tuple(Anchor(place, Side.LEFT, it.address) for it in there for place in it.places)
    at, said = f"requests/{line}", Text(f"第 {line} 行", f"line {line}")
    if len(there) < len(here):
        return Finding("SUM", at, Outcome.NOT_EVALUABLE, Severity.ERROR, said, anchors=anchors, read=read)
    natural, company, total = (it.counts or Decimal(0) for it in there)
    outcome = Outcome.PASS if natural + company == total else Outcome.FAIL
    return Finding("SUM", at, outcome, Severity.ERROR, said, said, natural + company, total, anchors, read)


def doubt(at: str) -> Finding:
    """Something that asks for judgement."""
    said = Text("请判断", "please judge")
    return Finding("ASK", at, Outcome.FAIL, Severity.REVIEW, said, doubt=True)


def reading(digest: str, figures: Mapping[str, str] = FIGURES, **named: Any) -> Reading:
    """What a reader makes of a file with these figures; `named` are other fields of the reading."""
    place = Place(1, 10.0, 50.0, 90.0, 60.0)
    it = Reading(
        digest,
        State.DIGITAL,
        (PageSize(595.0, 842.0), PageSize(842.0, 595.0, scanned=True)),
        title="2024 年度报告",
        organisation="长宁区",
        year=2024,
        form="annual-report-2021",
        forms={"requests": "2021"},
        facts=tuple(fact(address, printed, row) for row, (address, printed) in enumerate(figures.items())),
        rows={"requests": tuple(RowSeen(line, f"第{line}行", place) for line in LINES)},
        heads={"requests": (HeadSeen("natural", "自然人", place),)},
        prose=spoken("一、总体情况", "全年公开信息1,026条，占33.20%。"),
    )
    return replace(it, **named)


def review(source: Path, figures: Mapping[str, str] = FIGURES, **named: Any) -> Review:
    """What reading the file at `source` would give."""
    it = reading(hashlib.sha256(source.read_bytes()).hexdigest(), figures, **named)
    found = adds_up(it)
    return Review(it, found, reviewing.verdict(it, found))


def unread(source: Path) -> Review:
    """What is left of a file that cannot be opened."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return Review(Reading(digest, State.ENCRYPTED, error=Text("有密码", "password")), (), Verdict.UNREADABLE)


def pdf(folder: Path, name: str = "report.pdf", content: str = "one") -> Path:
    """A file that stands for a PDF: a project never looks into it."""
    path = folder / name
    path.write_bytes(b"%PDF-1.7\n" + content.encode())
    return path


def reopened(project: Project) -> Project:
    """The same file in somebody else's hands."""
    project.close()
    return Project.open(project.path, "王")


def found(project: Project, uuid: str) -> dict[str, Status]:
    """The findings of a report by key, and where they stand."""
    return {it.finding.key: it.status for it in project.report(uuid).findings}
