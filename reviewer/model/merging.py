# SPDX-License-Identifier: AGPL-3.0-or-later
"""What two copies of a project make of each other: the package, what came over, and where they disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


class Choice(StrEnum):
    """Which of two values is to hold."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Value:
    """What one copy says: the state as events keep it (None for "not there"), by whom and when (UTC)."""

    state: Mapping[str, Any] | None
    author: str = ""
    at: datetime | None = None
    workstation: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both copies changed, each in its own way; `ours` is in force until somebody chooses.

    `report` is the UUID of its report, "" for the project; `part` and `key` are those of the store.
    """

    uuid: str
    report: str
    part: str
    key: str
    ours: Value
    theirs: Value


def differing(it: Conflict) -> list[str]:
    """The addresses at which the two sides of a conflict of readings have other figures."""
    ours, theirs = (figures_read(side.state) if side.state else {} for side in (it.ours, it.theirs))
    return [address for address in {**ours, **theirs} if ours.get(address) != theirs.get(address)]


def figures_read(state: Mapping[str, Any]) -> dict[str, tuple[str, str | None]]:
    """By address the text and the value of every figure of a reading, given as the store's part has it."""
    return {it["address"]: (it["text"], it["value"]) for it in state["facts"]}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself; `members` are SHA-256 and size in bytes by name."""

    project: str
    program: str
    structure: str
    person: str
    workstation: str
    at: datetime
    members: Mapping[str, tuple[str, int]]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The package at `path` with its members, all proved, as files; `pdfs` by their SHA-256."""

    path: Path
    manifest: Manifest
    database: Path
    pdfs: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Packed:
    """A package that was written; `absent` are the files whose PDF could not be found."""

    path: Path
    size: int
    pdfs: int
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What a package brought: events, new reports, things taken over, and where both copies disagree.

    `known` when everything in it was here already; nothing was changed then.
    """

    known: bool
    person: str = ""
    events: int = 0
    reports: int = 0
    taken: int = 0
    conflicts: tuple[Conflict, ...] = ()
