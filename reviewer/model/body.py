# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bodies that must report: the list of them, and how each stands with its report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.model.project import ReportRow
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a person put it on the list; names are compared as `relating.body` has them.

    `parent` is whom it is part of: "" at the top, None where nobody said and the names are to tell.
    `due` is None where the date is the usual one of such bodies; `expected` False for a body that is
    known but need not report.
    """

    name: str
    parent: str | None = None
    district: str = ""
    contact: str = ""
    due: date | None = None
    expected: bool = True
    note: str = ""


class Stand(StrEnum):
    """How a body stands; UNDATED when its report prints no date that can be: nobody knows whether it was late."""

    MISSING = "missing"
    OVERDUE = "overdue"
    LATE = "late"
    UNDATED = "undated"
    IN_TIME = "in_time"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Listed:
    """A body with what became of it.

    `key` is its name as names are compared, `parent` that of whom it is part of, `guessed` when from
    names; `due` the date that holds, `usual` when nobody gave one; `days` beyond it; `printed` the date
    in the report, `doubt` when it was read from a picture; `report` its UUID; `on_list` False for a body
    known only by its report.
    """

    body: Body
    key: str
    parent: str
    guessed: bool
    due: date | None
    usual: bool
    stand: Stand
    days: int = 0
    printed: date | None = None
    doubt: bool = False
    report: str | None = None
    on_list: bool = True


@dataclass(frozen=True, slots=True)
class Roll:
    """The list of one report year as it stands on a day; `unmatched` are reports of no body on the list."""

    year: int
    today: date
    bodies: tuple[Listed, ...] = ()
    unmatched: tuple[ReportRow, ...] = ()

    @property
    def missing(self) -> tuple[Listed, ...]:
        return tuple(it for it in self.bodies if it.stand in (Stand.MISSING, Stand.OVERDUE))

    @property
    def late(self) -> tuple[Listed, ...]:
        return tuple(it for it in self.bodies if it.stand is Stand.LATE)


STANDS = {
    Stand.OVERDUE: Text("逾期未报", "overdue"),
    Stand.MISSING: Text("未报送", "not reported"),
    Stand.LATE: Text("逾期报送", "late"),
    Stand.UNDATED: Text("已报送，日期不明", "reported, date unknown"),
    Stand.IN_TIME: Text("按时", "in time"),
    Stand.FREE: Text("不要求报送", "need not report"),
}


@dataclass(frozen=True, slots=True)
class ReadList:
    """What was read from a workbook: its bodies, and the rows that were left out or understood in part, with why."""

    bodies: tuple[Body, ...]
    remarks: tuple[Text, ...] = ()
