# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people add to a report: decisions, notes, corrections, and the history of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reviewer.model.clipping import Clipping
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.place import Place
from reviewer.model.reply import Closing, Reply
from reviewer.model.report import Reading, Verdict
from reviewer.model.signing import UNSIGNED, Changed, Signing
from reviewer.model.summary import Parts
from reviewer.model.text import Text


class Status(StrEnum):
    """What the auditor decided about a finding."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"
    EXTRACTION_ERROR = "extraction_error"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with the digest and the figures of the finding at that moment (see `Finding.digest`).

    `reason` says why, in the words of whoever decided; "" where nothing was said.
    """

    status: Status
    author: str
    at: datetime
    digest: str
    read: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is on: a finding (its key), a figure (its address), a region, a page or the report."""

    finding: str | None = None
    address: str | None = None
    place: Place | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of a person; times are UTC. `picture` is the part of a page that it shows."""

    uuid: str
    target: Target
    text: str
    author: str
    at: datetime
    picture: Clipping | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure set by hand over the one that was read; never overwritten by a new reading.

    `confirmed` when the person found on the page just what had been read.
    """

    address: str
    printed: str
    value: str | None
    author: str
    at: datetime
    confirmed: bool = False


def confirms(it: Correction, read: Fact | None) -> bool:
    """Whether a correction says just what is read now, so that it changes nothing but our trust in it."""
    return it.confirmed and read is not None and read.text == it.printed


@dataclass(frozen=True, slots=True)
class Comparison:
    """A person's word that a table was compared with the page; `digest` is that of the values it had."""

    table: str
    author: str
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """The same failure in an earlier year's report of the same body, and what was said of it then.

    `author` and `at` (UTC) are the decision's, "" and None where there was none; `notes` are author and
    text, oldest first.
    """

    year: int | None
    status: Status
    message: Text
    author: str = ""
    at: datetime | None = None
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def was_fault(self) -> bool:
        """Whether it was one, as far as anybody said: neither a false alarm nor a mistake in reading."""
        return self.status not in (Status.DISMISSED, Status.EXTRACTION_ERROR)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding with what was decided and noted about it.

    `stale` when the figures it read have changed since the decision; the decision is kept and
    asks for another look. `precedent` is the same failure of an earlier year.
    """

    finding: Finding
    decision: Decision | None = None
    notes: tuple[Note, ...] = ()
    precedent: Precedent | None = None

    @property
    def comes_back(self) -> bool:
        """Whether it fails now and was a fault in an earlier year too."""
        return self.finding.outcome is Outcome.FAIL and self.precedent is not None and self.precedent.was_fault

    @property
    def status(self) -> Status:
        return self.decision.status if self.decision else Status.OPEN

    @property
    def stale(self) -> bool:
        return (
            self.decision is not None and self.status is not Status.OPEN and self.decision.digest != self.finding.digest
        )

    @property
    def undecided(self) -> bool:
        return self.status is Status.OPEN or self.stale

    @property
    def set_aside(self) -> bool:
        """Whether a person's decision, made on the figures of now, says that it is no fault of the report."""
        return self.status in SET_ASIDE and not self.stale

    @property
    def weighs(self) -> bool:
        """Whether it makes a report fail: an error, or what a person judged to be a fault."""
        upheld = self.status is Status.CONFIRMED and not self.stale
        return self.finding.severity is Severity.ERROR or (self.finding.severity is Severity.REVIEW and upheld)


SET_ASIDE = (Status.EXPLAINED, Status.DISMISSED, Status.EXTRACTION_ERROR)


def after_decisions(verdict: Verdict, heavy: int, light: int, passed: int) -> Verdict:
    """The verdict that decisions leave of the machine's: `heavy` failures weigh and `light` ones stand as well.

    What could not be read stays so. With nothing left standing a report passes if any check passed.
    """
    if verdict in (Verdict.UNREADABLE, Verdict.INCOMPLETE):
        return verdict
    if heavy or light:
        return Verdict.FAIL if heavy else Verdict.REVIEW
    return Verdict.PASS if passed or verdict is Verdict.PASS else Verdict.REVIEW


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the list of reports; `tables` are those that were read, `compared` those ticked by a person.

    `failed` counts errors and warnings, `review` what needs judgement. After decisions `heavy`
    failures weigh (see `Reviewed.weighs`) and `light` ones stand as well. `parts` are the same counts by
    family of checks; `touched` when a person did something to it, `reviewer` who did so last; `frozen`
    when it, or the whole project, is closed.
    """

    uuid: str
    file: str
    organisation: str
    year: int | None
    title: str
    form: str | None
    state: str
    pages: int
    verdict: Verdict
    failed: int
    review: int
    not_evaluable: int
    undecided: int
    passed: int = 0
    error: str = ""
    tables: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    warnings: int = 0
    heavy: int = 0
    light: int = 0
    parts: Parts = field(default_factory=dict, hash=False)
    touched: bool = False
    reviewer: str = ""
    signing: Signing = UNSIGNED
    frozen: bool = False

    @property
    def open(self) -> int:
        """Failures to decide; what could not be checked is listed but waits for figures and not for a decision."""
        if self.parts:
            return sum(part.open for part in self.parts.values())
        return max(0, min(self.undecided - self.not_evaluable, self.failed + self.review))

    @property
    def errors(self) -> int:
        return self.failed - self.warnings

    @property
    def decided(self) -> Verdict:
        """The verdict when the auditor's decisions are taken into account."""
        return after_decisions(self.verdict, self.heavy, self.light, self.passed)


@dataclass(frozen=True, slots=True)
class OpenReport:
    """One report with everything the desk shows; `facts` are the effective values, corrections included.

    `replies` are the district's, `closings` what was settled, by the key of the finding. `changed` is what is not
    as it was when the report was signed off.
    """

    row: ReportRow
    reading: Reading
    facts: Mapping[str, Fact]
    findings: tuple[Reviewed, ...]
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    passes: Mapping[str, int] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    replies: tuple[Reply, ...] = ()
    closings: Mapping[str, Closing] = field(default_factory=dict)
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One change to a project, append-only; `before` and `after` are JSON objects.

    `subject` is the finding, figure or note concerned, `report` the UUID of its report. An event
    that undoes or redoes another names it by its UUID in `of`.
    """

    uuid: str
    author: str
    workstation: str
    at: datetime
    what: str
    subject: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    report: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done since a project was opened, which can be undone or redone, and the event that it was."""

    name: Text
    event: Event
