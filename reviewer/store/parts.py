# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person can change in a report or in the list of bodies, part by part: as JSON, and back from it.

A command says what the parts should become; its event keeps what they were and what they are, so
undoing and redoing are the same act with another wish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from reviewer.store import (
    bodies,
    comparisons,
    conflicts,
    findings,
    remarks,
    replies,
    reports,
    rereadings,
    signings,
    versions,
)
from reviewer.store.codec import State
from reviewer.store.events import Stamp

Wish = Mapping[str, Mapping[str, State | None]]
"""By part and key the state wanted; None for "not there"."""


VERSION, READING = "version", "reading"
"""Which of its files a report goes by, and what was read from that one; the only key of either is empty."""
SIGNING = "signing"
"""Who signed a report off or closed it; its only key is empty."""
BODIES, CLOSING, CONFLICTS = "bodies", "closing", "conflicts"
OF_PROJECT = (BODIES, CLOSING, CONFLICTS)
"""The parts that belong to the project and to none of its reports."""


@dataclass(frozen=True, slots=True)
class Part:
    """How one part is read and written; `figures` when the checks' outcome depends on it."""

    name: str
    states: Callable[[Connection, int, Iterable[str]], dict[str, State | None]]
    put: Callable[[Connection, int, Mapping[str, State | None], Stamp], None]
    figures: bool = False


PARTS = (
    Part(VERSION, versions.states, versions.put, figures=True),
    Part(READING, rereadings.states, rereadings.put, figures=True),
    Part("identity", reports.identity_states, reports.put_identity, figures=True),
    Part("corrections", remarks.correction_states, remarks.put_corrections, figures=True),
    Part("findings", findings.states, findings.put),
    Part("decisions", remarks.decision_states, remarks.put_decisions),
    Part("notes", remarks.note_states, remarks.put_notes),
    Part("comparisons", comparisons.states, comparisons.put),
    Part("closings", replies.closing_states, replies.put_closings),
    Part(SIGNING, signings.states, signings.put),
    Part(BODIES, bodies.states, bodies.put),
    Part(CLOSING, signings.project_states, signings.put_project),
    Part(CONFLICTS, conflicts.states, conflicts.put),
)


def states(db: Connection, report: int, wanted: Mapping[str, Any]) -> dict[str, dict[str, State | None]]:
    """How everything that `wanted` names is at present."""
    return {part.name: part.states(db, report, wanted[part.name]) for part in PARTS if part.name in wanted}


def put(db: Connection, report: int, wanted: Mapping[str, Any], stamp: Stamp) -> None:
    """Make everything that `wanted` names be as wanted."""
    for part in PARTS:
        if part.name in wanted:
            part.put(db, report, wanted[part.name], stamp)


def touch_figures(wanted: Mapping[str, Any]) -> bool:
    """Whether the checks have to run again after such a change."""
    return any(part.figures and part.name in wanted for part in PARTS)
