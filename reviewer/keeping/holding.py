# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a report a sign-off is given on: a short digest for everything that may change afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reviewer.model.finding import Outcome
from reviewer.model.signing import Changed, Kind, changed

if TYPE_CHECKING:
    from reviewer.model.project import OpenReport

_LENGTH = 16
"""Hexadecimal digits kept of each digest: enough that two states are not taken for one another by chance."""


def holds(it: OpenReport) -> dict[str, str]:
    """A digest for the reading, the name, and every single thing that was found, said or answered in a report."""
    return {f"{kind}:{key}": _digest(said) for kind, key, said in _told(it)}


def since(it: OpenReport) -> tuple[Changed, ...]:
    """What is not as it was when the report was signed off; nothing where no sign-off is in force."""
    mark = it.row.signing.sign_off
    return changed(mark.holds, holds(it)) if mark else ()


def _told(it: OpenReport) -> Iterator[tuple[Kind, str, str]]:
    row, reading = it.row, it.reading
    yield Kind.IDENTITY, "", f"{row.organisation}\n{row.year}\n{row.title}"
    yield Kind.READING, "", "\n".join((reading.digest, *sorted(f"{one.address}={one.text}" for one in reading.facts)))
    for figure in it.corrections:
        yield Kind.CORRECTION, figure.address, f"{figure.printed}\n{figure.confirmed}"
    for note in it.notes:
        yield Kind.NOTE, note.uuid, f"{note.text}\n{note.picture.digest}" if note.picture else note.text
    for reply in it.replies:
        # By what it says: two desks may have taken in the same workbook.
        yield Kind.REPLY, _digest("\n".join(map(str, reply.content))), ""
    for key, closing in it.closings.items():
        yield Kind.CLOSING, key, f"{closing.follow}\n{closing.reason}"
    for one in it.findings:
        if one.finding.outcome is Outcome.FAIL:
            yield Kind.FINDING, one.finding.key, one.finding.digest
        if one.decision is not None:
            yield Kind.DECISION, one.finding.key, f"{one.decision.status}\n{one.decision.digest}"


def _digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:_LENGTH]
