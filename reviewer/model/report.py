# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report as it was read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.model.document import State
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding
from reviewer.model.place import Place
from reviewer.model.prose import WORDLESS, Prose
from reviewer.model.text import Text


class Verdict(StrEnum):
    """The machine's one-word answer for a report; decisions do not change it."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as displayed, in points; `scanned` when it has no text to read."""

    width: float
    height: float
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A printed line label that was recognised; `line` is its code in the form."""

    line: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class HeadSeen:
    """A printed head that was recognised; `code` is that of its column or, in table 4, of its line in the form."""

    code: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unread:
    """A figure inside a table of the form that belongs to none of its cells."""

    table: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file.

    `form` is `annual-report-2021`, `annual-report-2019`, `work-plan` or None; `forms` the version
    of each table by its name. `rows` lists, for each table, the line labels in printed order,
    `heads` the heads of its columns.
    `gaps` says what was not read and why; `error` is set when the file could not be opened.
    """

    digest: str
    state: State
    pages: tuple[PageSize, ...] = ()
    title: str = ""
    organisation: str = ""
    year: int | None = None
    form: str | None = None
    forms: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    rows: Mapping[str, tuple[RowSeen, ...]] = field(default_factory=dict)
    gaps: tuple[Text, ...] = ()
    error: Text | None = None
    unread: tuple[Unread, ...] = ()
    prose: Prose = WORDLESS
    heads: Mapping[str, tuple[HeadSeen, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review:
    """A reading with the outcome of every check, passes included."""

    reading: Reading
    findings: tuple[Finding, ...]
    verdict: Verdict
