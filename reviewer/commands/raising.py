# SPDX-License-Identifier: AGPL-3.0-or-later
"""Findings that a person raises: added, worded anew, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from reviewer.keeping import filing
from reviewer.model.finding import Anchor, Finding, Origin, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.text import Text
from reviewer.store import codec, findings, reports

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal

OWN = "OWN"
"""The check code of a finding that a person raised."""


def add(
    journal: Journal, uuid: str, message: str, places: Sequence[Place], address: str | None, severity: Severity
) -> str:
    """Raise a finding at `places`, the first of them that of the figure at `address`; the finding's key."""
    anchors = tuple(Anchor(it, Side.CONTEXT, None if at else address) for at, it in enumerate(places))
    said = Text(message, message)
    made = Finding(OWN, str(uuid4()), Outcome.FAIL, severity, said, anchors=anchors, origin=Origin.PERSON)
    with journal.store.reading() as db:
        made = filing.reads(made, filing.load(db, uuid).facts)
    journal.change("add_finding", uuid, made.key, {"findings": {made.key: codec.finding(made)}})
    return made.key


def edit(journal: Journal, uuid: str, key: str, message: str, severity: Severity) -> None:
    """Give a person's finding other words or another severity; KeyError when it is a check's or not there."""
    made = replace(codec.to_finding(_state(journal, uuid, key)), message=Text(message, message), severity=severity)
    journal.change("edit_finding", uuid, key, {"findings": {key: codec.finding(made)}})


def delete(journal: Journal, uuid: str, key: str) -> None:
    """Take a person's finding away; KeyError when it is a check's or not there."""
    _state(journal, uuid, key)
    journal.change("delete_finding", uuid, key, {"findings": {key: None}})


def _state(journal: Journal, uuid: str, key: str) -> codec.State:
    with journal.store.reading() as db:
        state = findings.states(db, reports.key(db, uuid), [key])[key]
    if state is None:
        raise KeyError(key)
    return state
