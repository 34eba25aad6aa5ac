# SPDX-License-Identifier: AGPL-3.0-or-later
"""The points that an office takes off in its yearly appraisal, and what each body has of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.model.body import Stand
from reviewer.model.finding import Severity
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Points:
    """What each finding of a kind takes away, all of the kind at most `most` (None: no bound).

    A finding is of the kind when it is of the `family`, the `check` and the `severity`, each of which may be left
    open. `standing` when errors that nobody has decided on count as well. With a `stand` no finding is meant
    but a report that was late or is missing.
    """

    name: Text
    minus: Decimal
    most: Decimal | None = None
    family: str = ""
    check: str = ""
    severity: Severity | None = None
    standing: bool = False
    stand: Stand | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The score without deductions, the lowest there is, and what is taken away, in the order in which it is tried."""

    base: Decimal
    least: Decimal
    points: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one body has of each kind of `Scale.points`; `stand` is how it stands with its report.

    `scored` is False where nothing is known to judge by: no report, or one that could not be read. `open`
    counts failures that wait for a decision, `doubtful` those that take no points because their
    figures are in doubt, `unread` tables that were not read; `date_doubt` when it would be late by a printed
    date that is in doubt, which takes none either.
    """

    name: str
    stand: Stand
    counts: tuple[int, ...]
    scored: bool
    open: int = 0
    doubtful: int = 0
    unread: tuple[str, ...] = ()
    error: Text | None = None
    date_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Appraisal:
    """All bodies of one report year; `unplaced` files are those of no body on the list."""

    year: int
    scale: Scale
    bodies: tuple[Scored, ...]
    unplaced: tuple[str, ...] = ()
