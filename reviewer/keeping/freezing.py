# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed reports and projects are frozen: the one place that refuses to change them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reviewer.errors import ReviewerError
from reviewer.model.signing import Mark
from reviewer.model.text import Text
from reviewer.store import parts, reports, signings

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction

_ASIDE = {parts.SIGNING, parts.CLOSING, parts.CONFLICTS}
"""What is said about a frozen report without changing it."""


def frozen(db: Transaction) -> frozenset[str]:
    """The reports that no command may change: the closed ones, or all of a closed project."""
    if signings.load(db, None).closed is not None:
        return frozenset(reports.uuids(db))
    return frozenset(uuid for uuid, it in signings.every(db).items() if it.closed is not None)


def refuse(db: Transaction, uuid: str, wanted: Mapping[str, Any] | None = None) -> None:
    """ReviewerError when `uuid` ("" for the project itself) is frozen and `wanted` would change it.

    Without `wanted` the change is one of the reading. Reopening is allowed, and with it what it is for; so is
    another copy's closing in place of this one, with what it was a closing of.
    """
    key = reports.key(db, uuid) if uuid else 0
    touched = _touched(db, key, wanted) if wanted is not None else {parts.VERSION}
    whole = signings.load(db, None).closed
    if whole is not None and touched - {parts.CLOSING, parts.CONFLICTS}:
        raise _closed(Text("该项目", "This project"), whole)
    if not uuid:
        return
    closed = signings.load(db, key).closed
    if closed is not None and touched - _ASIDE and parts.SIGNING not in touched:
        row = reports.row(db, uuid)
        name = row.title or row.organisation or row.file
        raise _closed(Text(f"“{name}”", f'"{name}"'), closed)


def _touched(db: Transaction, key: int, wanted: Mapping[str, Any]) -> set[str]:
    """The parts that are not as wanted already."""
    now = parts.states(db, key, wanted)
    return {part for part, states in wanted.items() if now[part] != states}


def _closed(name: Text, mark: Mark) -> ReviewerError:
    when = mark.at.astimezone()
    return ReviewerError(
        Text(
            "{name}已由 {who} 于 {when} 关闭，不能再改动。", "{name} was closed by {who} on {when} and is frozen."
        ).format(name=name, who=mark.author, when=f"{when:%Y-%m-%d %H:%M}"),
        Text(
            "如需改动，请先用“核对 › 重新打开…”并说明原因。", 'To change it, use "Review › Reopen" and give a reason.'
        ),
    )
