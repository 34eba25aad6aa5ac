# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is to go out to the districts, and what each workbook is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import SET_ASIDE, Reviewed, Status
from reviewer.model.text import Text


class Which(StrEnum):
    """Which findings go out: what was confirmed always, what nobody decided as far as one wants it."""

    USUAL = "usual"
    ALL = "all"
    CONFIRMED = "confirmed"

    def takes(self, severity: Severity, status: Status, stale: bool) -> bool:
        """Whether a failure goes out; never one that a person set aside, though its figures changed since."""
        if status in SET_ASIDE:
            return False
        if status is Status.CONFIRMED and not stale:
            return True
        return self is Which.ALL or (self is Which.USUAL and severity is not Severity.REVIEW)

    def holds(self, it: Reviewed) -> bool:
        """The same of a finding as a report has it; what passed or could not be checked never goes out."""
        return it.finding.outcome is Outcome.FAIL and self.takes(it.finding.severity, it.status, it.stale)


@dataclass(frozen=True, slots=True)
class Sending:
    """What the office wishes: `districts` to write to (all when None), until when, and whom they may ask.

    `by_body` makes a workbook for each organisation in place of one for each district.
    """

    districts: tuple[str, ...] | None = None
    due: date | None = None
    contact: str = ""
    which: Which = Which.USUAL
    by_body: bool = False


@dataclass(frozen=True, slots=True)
class Receiver:
    """One district with the reports that have findings for it, and how many findings these are, by severity."""

    district: str
    reports: tuple[str, ...]
    counts: Mapping[Severity, int] = field(default_factory=dict, hash=False)

    @property
    def findings(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sides of a table that must have the same sum, by address; `rule` is what the check of it is called.

    `along` when it goes along a line, so that it stands at the line's end.
    """

    rule: Text
    along: bool
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a workbook says of itself beside its findings.

    `identities` by table and version of the form; `tokens` (the hidden keys) and `pictures` (PNG) by report and
    key of the finding, a finding that cannot be shown has none.
    """

    uuid: str
    project: str
    district: str
    due: date | None
    contact: str
    identities: Mapping[tuple[str, str], tuple[Identity, ...]]
    tokens: Mapping[tuple[str, str], str]
    pictures: Mapping[tuple[str, str], bytes]
