# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who signed a report off, who sent it back, who closed it, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from reviewer.model.text import Text


class Step(StrEnum):
    """The last thing that was signed on a report."""

    PREPARED = "prepared"
    REVIEWED = "reviewed"
    RETURNED = "returned"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One signature; times are UTC.

    `holds` is what it was given on, a short digest for each thing (see `changed`). `open` findings were
    undecided then, `same` when the reviewer was the preparer.
    """

    author: str
    at: datetime
    reason: str = ""
    open: int = 0
    same: bool = False
    holds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signing:
    """All signatures on a report that count at present; of a project only `closed` and `reopened` are used."""

    prepared: Mark | None = None
    reviewed: Mark | None = None
    returned: Mark | None = None
    closed: Mark | None = None
    reopened: Mark | None = None

    @property
    def step(self) -> Step | None:
        """The stage that the signatures amount to, None where nobody has signed."""
        return next((it for it in _STEPS if getattr(self, it.value) is not None), None)

    @property
    def last(self) -> Mark | None:
        """The signature of that stage."""
        return getattr(self, self.step.value) if self.step else None

    @property
    def sign_off(self) -> Mark | None:
        """The sign-off in force: the reviewer's, else the preparer's; none while the report is sent back."""
        return None if self.returned else self.reviewed or self.prepared


_STEPS = (Step.CLOSED, Step.RETURNED, Step.REVIEWED, Step.PREPARED)
UNSIGNED = Signing()


@dataclass(frozen=True, slots=True)
class Signed:
    """Of several reports by UUID those that are signed (or can be), and why the others are not."""

    signed: tuple[str, ...] = ()
    refused: Mapping[str, Text] = field(default_factory=dict)


class Kind(StrEnum):
    """What it is that changed after a sign-off."""

    READING = "reading"
    IDENTITY = "identity"
    CORRECTION = "correction"
    FINDING = "finding"
    DECISION = "decision"
    NOTE = "note"
    REPLY = "reply"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is not as it was signed; `key` is the finding, the figure's address, the note or the reply."""

    kind: Kind
    key: str
    how: Literal["new", "gone", "other"]


def changed(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[Changed, ...]:
    """What differs between two states of a report, each given as `kind:key` with a digest."""
    return tuple(_changed(name, name in then, name in now) for name in _names(then, now))


def _names(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return sorted(name for name in {*then, *now} if then.get(name) != now.get(name))


def _changed(name: str, was: bool, is_there: bool) -> Changed:
    kind, _, key = name.partition(":")
    return Changed(Kind(kind), key, "other" if was and is_there else "new" if is_there else "gone")


def stage(it: Signing) -> Literal["done", "returned", "closed"] | None:
    """The stage of the overview that signatures give a report; None leaves it to the decisions."""
    if it.step is None:
        return None
    if it.step is Step.RETURNED:
        return "returned"
    return "closed" if it.step is Step.CLOSED else "done"


def awaits(it: Signing, person: str) -> bool:
    """Whether a report was prepared by somebody else and waits for a reviewer."""
    return it.step is Step.PREPARED and it.prepared is not None and it.prepared.author != person
