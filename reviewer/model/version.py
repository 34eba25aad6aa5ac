# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files that a report had one after another, and what a corrected one changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.model.fact import Fact
from reviewer.model.finding import Finding
from reviewer.model.project import Decision
from reviewer.model.report import Verdict


@dataclass(frozen=True, slots=True)
class Version:
    """One file of a report; `digest` is its SHA-256, `at` when it came in, `author` who brought it.

    The verdict and the numbers are those of the rule book in force: failures (errors and warnings), failures that
    need judgement, and what could not be checked. They are the machine's, before any decision.
    """

    digest: str
    file: str
    at: datetime
    author: str
    pages: int
    in_force: bool
    verdict: Verdict
    failed: int
    review: int
    not_evaluable: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file of a report that another one has taken the place of; `digest` is its SHA-256."""

    digest: str
    file: str
    at: datetime


class Fate(StrEnum):
    """What became of a failure; UNKNOWN when the new file does not let one tell, which is no correction."""

    CORRECTED = "corrected"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A failure of the older file, of the newer, or of both; `decision` is what was said of it."""

    fate: Fate
    before: Finding | None
    now: Finding | None
    decision: Decision | None = None

    @property
    def finding(self) -> Finding | None:
        """The newer one where there is one that still says something."""
        return self.now if self.now is not None and self.fate is not Fate.CORRECTED else self.before


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is not what it was; None where a file does not have it."""

    address: str
    before: Fact | None
    now: Fact | None


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What is otherwise in the newer of two files of a report."""

    before: Version
    now: Version
    findings: tuple[FindingChange, ...]
    figures: tuple[FigureChange, ...]
