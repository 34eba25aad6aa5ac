# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes out to districts and what comes back: workbooks that were sent, answers, and where each finding stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Answer(StrEnum):
    """What a district says about a finding."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    CORRECTED = "corrected"


class Follow(StrEnum):
    """Where a finding stands between the office and the district; it begins when a workbook leaves."""

    SENT = "sent"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    CLOSED = "closed"
    REOPENED = "reopened"


FINAL = (Follow.CLOSED,)
"""States that only a reason undoes."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One finding in a workbook that left; `token` is its hidden key there, `digest` that of the values it showed."""

    token: str
    report: str
    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A workbook that left; `digest` is the SHA-256 of the file, `at` UTC."""

    uuid: str
    district: str
    due: date | None
    file: str
    digest: str
    author: str
    at: datetime
    rows: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """One row of a returned workbook, as it was taken in.

    `figures` are the corrected figures as printed, by address; `person` and `day` as the district wrote
    them. `dispatch` is the workbook that it answers, where it still says so; `file` and `source` (SHA-256)
    the file in which it came back, `row` its row there; `author` and `at` (UTC) who took it in. `digest` is
    that of the values the row showed, so that an answer to figures of another day is told.
    """

    uuid: str
    report: str
    key: str
    answer: Answer | None
    explanation: str
    figures: tuple[tuple[str, str], ...]
    person: str
    day: str
    dispatch: str | None
    file: str
    source: str
    row: int
    digest: str
    author: str
    at: datetime

    @property
    def content(self) -> tuple[object, ...]:
        """What the district said, wherever and by whomever it was taken in."""
        said = (self.answer, self.explanation, self.figures, self.person, self.day)
        return self.report, self.key, *said, self.dispatch, self.digest


@dataclass(frozen=True, slots=True)
class Closing:
    """A person's word that a finding is settled (CLOSED) or not (REOPENED), with the reason."""

    follow: Follow
    reason: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """All that went to and fro about one finding, oldest first."""

    report: str
    key: str
    sent: tuple[Dispatch, ...] = ()
    replies: tuple[Reply, ...] = ()
    closing: Closing | None = None

    def follow(self, today: date) -> Follow | None:
        """Where it stands on a day; None when it never left.

        What a person said last holds, except that a reply or another workbook after a reopening moves it on.
        """
        last = max(self.sent, key=lambda it: it.at, default=None)
        last_sent = last.at if last else None
        reply = self.replies[-1] if self.replies else None
        moved = max((at for at in (last_sent, reply.at if reply else None) if at), default=None)
        if self.closing is not None and (self.closing.follow in FINAL or moved is None or moved <= self.closing.at):
            return self.closing.follow
        if reply is not None and (last_sent is None or reply.at >= last_sent):
            return _ANSWERED.get(reply.answer, Follow.ANSWERED) if reply.answer else Follow.ANSWERED
        if last is None:
            return None
        return Follow.OVERDUE if last.due is not None and last.due < today else Follow.SENT


_ANSWERED = {Answer.DISPUTED: Follow.DISPUTED, Answer.CORRECTED: Follow.CORRECTED}
