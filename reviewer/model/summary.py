# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of a report at a glance: how each part of it stands, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report in numbers; a family of checks says what belongs to it.

    `errors`, `warnings` and `reviews` count failures by severity, the `open_` ones those that nobody
    has decided on as they are now; `unknown` what could not be evaluated; `passes` the checks that
    passed. `unread` when a report of its kind should have it and it was not found, `read` when it was.
    """

    errors: int = 0
    warnings: int = 0
    reviews: int = 0
    open_errors: int = 0
    open_warnings: int = 0
    open_reviews: int = 0
    unknown: int = 0
    passes: int = 0
    unread: bool = False
    read: bool = False

    @property
    def failed(self) -> int:
        """Failures of any severity."""
        return self.errors + self.warnings + self.reviews

    @property
    def open(self) -> int:
        """Failures that wait for a decision."""
        return self.open_errors + self.open_warnings + self.open_reviews

    @property
    def decided(self) -> bool:
        """Whether something failed and a person has decided on all of it."""
        return self.failed > 0 and self.open == 0

    def of(self, severity: Severity) -> tuple[int, int]:
        """Failures of one severity, and how many of them are open."""
        return {
            Severity.ERROR: (self.errors, self.open_errors),
            Severity.WARNING: (self.warnings, self.open_warnings),
            Severity.REVIEW: (self.reviews, self.open_reviews),
        }[severity]


Parts = Mapping[str, Part]
"""By the name of the family (see `checks/families.py`); one of which nothing is known is left out."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the list of reports says of one of them; the counts are those of `ReportRow`.

    `touched` when anybody decided, noted, corrected or compared something; `reviewer` who did so last.
    """

    parts: Parts
    failed: int = 0
    review: int = 0
    not_evaluable: int = 0
    undecided: int = 0
    passed: int = 0
    warnings: int = 0
    heavy: int = 0
    light: int = 0
    touched: bool = False
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one report for charts and sums over many.

    `body` is its organisation's name for comparison, `district` that of the place that it is part of
    ("" where nobody knows), itself for the government of a place.
    """

    report: str
    organisation: str
    body: str
    district: str
    year: int | None
    form: str | None
    verdict: str
    parts: Parts
