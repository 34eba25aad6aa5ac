# SPDX-License-Identifier: AGPL-3.0-or-later
"""The outcome of a check at one point of a report, with the figures that it read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reviewer.model.place import Place
from reviewer.model.text import Text

UNEXPLAINED = Text("", "")


class Outcome(StrEnum):
    """What a check says; a missing figure is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    NOT_EVALUABLE = "not_evaluable"


class Severity(StrEnum):
    """How bad a failure is; `REVIEW` needs a person's judgement."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"


class Side(StrEnum):
    """On which side of the equation a figure stands."""

    LEFT = "left"
    RIGHT = "right"
    CONTEXT = "context"


class Origin(StrEnum):
    """Who raised a finding."""

    CHECK = "check"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A box that belongs to a finding; `address` when it is a figure of a table."""

    place: Place
    side: Side
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check (or a person) found at `at`.

    `at` names the point without offsets or figures (`requests/3.1`), so (report, check, at) stays
    the same when the file is read again. `read` is what the check read, as `address=value`.
    """

    check: str
    at: str
    outcome: Outcome
    severity: Severity
    message: Text
    why: Text = UNEXPLAINED
    left: Decimal | None = None
    right: Decimal | None = None
    anchors: tuple[Anchor, ...] = ()
    read: tuple[str, ...] = ()
    doubt: bool = False
    origin: Origin = Origin.CHECK

    @property
    def key(self) -> str:
        """Unique within a report and stable over runs."""
        return f"{self.check}@{self.at}"

    @property
    def digest(self) -> str:
        """SHA-256 over the outcome and the values read: a decision holds as long as this does."""
        return hashlib.sha256("\n".join((self.outcome, *self.read)).encode()).hexdigest()
