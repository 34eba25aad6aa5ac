# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a letter to a district says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Fault:
    """One row of the table in a letter; `pages` as text (`3、4`), `difference` None where nothing was subtracted."""

    report: str
    pages: str
    message: str
    difference: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """To one district about one year: `body` is whom it is to, `reports` how many of its reports were looked at."""

    district: str
    body: str
    year: int | None
    reports: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """What the office says of itself in every letter; all as text, "" where a person is to write it in."""

    signature: str = ""
    contact: str = ""
    due: str = ""
    date: str = ""
