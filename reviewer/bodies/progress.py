# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far the review of a report is: the one place that says so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reviewer.model import signing
from reviewer.model.report import Verdict

if TYPE_CHECKING:
    from reviewer.model.project import ReportRow


class Stage(StrEnum):
    """What has become of a report on its way to being closed."""

    OUTSTANDING = "outstanding"
    IN_REVIEW = "in_review"
    DONE = "done"
    RETURNED = "returned"
    CLOSED = "closed"


def stage(row: ReportRow) -> Stage:
    """What signatures say, else as far as decisions, notes, corrections and ticks tell.

    Without a signature done is what leaves nothing to decide. What could not be read whole is not done by that alone:
    a person must have looked at it.
    """
    if (signed := signing.stage(row.signing)) is not None:
        return Stage(signed)
    unread = row.verdict in (Verdict.UNREADABLE, Verdict.INCOMPLETE)
    if row.open == 0 and (row.touched or not unread):
        return Stage.DONE
    return Stage.IN_REVIEW if row.touched else Stage.OUTSTANDING
