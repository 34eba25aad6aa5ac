# SPDX-License-Identifier: AGPL-3.0-or-later
"""The other reports that a report is checked against: last year's, those of its parts, its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.model.fact import Fact
from reviewer.model.prose import WORDLESS, Prose


@dataclass(frozen=True, slots=True)
class Known:
    """A report as others see it; `key` is its UUID or its file, `facts` are the effective figures."""

    key: str
    file: str
    organisation: str
    year: int | None
    form: str | None
    forms: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    prose: Prose = WORDLESS

    @property
    def name(self) -> str:
        """`栖霞谷区 2024`, or the file's name where the reading did not tell whose report it is."""
        return f"{self.organisation} {self.year}" if self.organisation and self.year else self.file


@dataclass(frozen=True, slots=True)
class Related:
    """Whatever of a report's relations is at hand.

    `last` is the same body's report of the year before; `parts` the reports of the bodies below it
    for the same year and `absent` the names of those bodies whose report is not there; `complete`
    when the bodies below are all known, so that parts without absent ones are the whole; `plan` the
    work plan of the report's year (for a plan: `report`, the report of its year); `twins` are other
    files of the same body, year and form.
    """

    last: Known | None = None
    parts: tuple[Known, ...] = ()
    absent: tuple[str, ...] = ()
    complete: bool = False
    plan: Known | None = None
    report: Known | None = None
    twins: tuple[Known, ...] = ()


ALONE = Related()
