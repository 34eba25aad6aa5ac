# SPDX-License-Identifier: AGPL-3.0-or-later
"""The statutory form as data: which lines and columns a table has, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table; `labels` are all printed wordings, the statutory one first.

    `heading` is the merged label that stands before a group of lines (三（三）不予公开).
    `role` is what checks call the line (received, result, ...).
    """

    code: str
    role: str
    labels: tuple[str, ...]
    name: Text
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `unit` is what its figures count, `lines` those that have it (empty: all)."""

    code: str
    role: str
    labels: tuple[str, ...]
    name: Text
    unit: str = "件"
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableForm:
    """One version of one table of the form.

    `lines_are` says where the page prints the line labels: at the left of a row, or above a
    column (table 4 prints its three lines side by side).
    """

    table: str
    version: str
    name: Text
    lines_are: Literal["left", "above"]
    lines: tuple[Line, ...]
    columns: tuple[Column, ...]

    def addresses(self) -> tuple[str, ...]:
        """Every address of the table, in the order of the form."""
        return tuple(
            f"{self.table}/{line.code}/{column.code}" for line in self.lines for column in self.columns_of(line)
        )

    def line_of(self, role: str) -> str:
        """The code of the first line that checks call `role`; KeyError when the form has none."""
        for line in self.lines:
            if line.role == role:
                return line.code
        raise KeyError(role)

    def columns_of(self, line: Line) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.lines or line.code in column.lines)
