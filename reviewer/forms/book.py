# SPDX-License-Identifier: AGPL-3.0-or-later
"""The statutory forms as files: one TOML file for each version of each table."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from typing import Any

from reviewer import resources
from reviewer.model.form import Column, Line, TableForm
from reviewer.model.text import Text

REPORT = "annual-report"
TABLES = ("disclosure", "requests", "disputes")
FIRST_VERSION = "2021"


@cache
def table_form(table: str, version: str = FIRST_VERSION) -> TableForm:
    """One version of one table; FileNotFoundError when there is no such version."""
    entry = load(f"{REPORT}/{table}/{version}.toml")
    return TableForm(
        table=entry["table"],
        version=entry["version"],
        name=Text(**entry["name"]),
        lines_are=entry["lines_are"],
        lines=tuple(_line(line) for line in entry["line"]),
        columns=tuple(_column(column) for column in entry["column"]),
    )


@cache
def load(name: str) -> dict[str, Any]:
    """A TOML file below `resources/forms`."""
    return tomllib.loads(resources.path(f"forms/{name}").read_text(encoding="utf-8"))


@cache
def versions(table: str) -> tuple[str, ...]:
    """The versions of a table that the product knows, newest first."""
    folder = resources.path(f"forms/{REPORT}/{table}")
    return tuple(sorted((file.stem for file in folder.glob("*.toml")), reverse=True))


@cache
def any_version(table: str) -> TableForm:
    """The lines and columns of all versions of a table together, to tell it from other tables."""
    forms = [table_form(table, version) for version in versions(table)]
    lines = tuple(line for form in forms for line in form.lines)
    return replace(forms[0], lines=lines, columns=tuple(column for form in forms for column in form.columns))


def _line(entry: dict[str, Any]) -> Line:
    return Line(
        code=entry["code"],
        role=entry["role"],
        labels=tuple(entry["labels"]),
        name=Text(**entry["name"]),
        heading=entry.get("heading", ""),
    )


def _column(entry: dict[str, Any]) -> Column:
    return Column(
        code=entry["code"],
        role=entry["role"],
        labels=tuple(entry["labels"]),
        name=Text(**entry["name"]),
        unit=entry.get("unit", "件"),
        lines=tuple(entry.get("lines", ())),
    )


def address_name(form: TableForm, address: str) -> Text:
    """What an address is called: `表三 三（一）予以公开，总计`."""
    _, line_code, column_code = address.split("/")
    line = next(line for line in form.lines if line.code == line_code)
    column = next(column for column in form.columns if column.code == column_code)
    return Text(f"{line.name.zh}，{column.name.zh}", f"{line.name.en}, {column.name.en}")
