# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a plan of work: its columns from a file, its lines from the plan itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.book import load, table_form
from reviewer.model.form import Column, Line, TableForm
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAN = "plan"
VERSION = "2024"
_CELL = re.compile(rf"{PLAN}/\d+/\w+")


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """A column that plans have; a blank cell of a `carried` one means what stands above it.

    `looks` is what its cells look like, where that can be told.
    """

    column: Column
    carried: bool
    looks: re.Pattern[str] | None

    @property
    def code(self) -> str:
        return self.column.code

    def like(self, text: str) -> bool:
        return self.looks is not None and self.looks.fullmatch(text) is not None


@cache
def plan_columns(version: str = VERSION) -> dict[str, PlanColumn]:
    """The columns by code, in the order of the form; FileNotFoundError when there is no such version."""
    found: dict[str, PlanColumn] = {}
    for entry in load(f"work-plan/{version}.toml")["column"]:
        column = Column(entry["code"], entry["role"], tuple(entry["labels"]), Text(**entry["name"]), unit="")
        looks = re.compile(entry["looks"]) if "looks" in entry else None
        found[column.code] = PlanColumn(column, entry.get("carried", False), looks)
    return found


@cache
def head_wordings(version: str = VERSION) -> dict[str, str]:
    """Plain wording of a column's head -> its code."""
    return labels.wordings((column.code, column.column.labels) for column in plan_columns(version).values())


def form_of(table: str, version: str, addresses: Iterable[str]) -> TableForm:
    """The form of any table; that of a plan has the lines and columns of `addresses`."""
    return plan_form(version, addresses) if table == PLAN else table_form(table, version)


def plan_form(version: str, addresses: Iterable[str]) -> TableForm:
    """The form of one plan, from the addresses that it has: a line for each row by its position, its own columns."""
    parts = [address.split("/") for address in addresses if _CELL.fullmatch(address)]
    rows = sorted({int(row) for _, row, _ in parts})
    codes = {code for _, _, code in parts}
    return TableForm(
        table=PLAN,
        version=version,
        name=Text(**load(f"work-plan/{version}.toml")["name"]),
        lines_are="left",
        lines=tuple(Line(str(row), "task", (str(row),), Text(f"第 {row} 行", f"row {row}")) for row in rows),
        columns=tuple(column.column for column in plan_columns(version).values() if column.code in codes),
    )
