# SPDX-License-Identifier: AGPL-3.0-or-later
"""What kinds of files the window takes, by how their names end."""

from __future__ import annotations

from pathlib import Path

PROJECT = ".review"
PACKAGE = ".reviewpack"
LIST = ".xlsx"
"""A workbook that is dropped on the window is the list of bodies, unless it is one that was sent to a district."""
REPLIES = frozenset({".xlsm", ".xls", ".et", ".ods", ".xlsb"})
"""Workbooks that nothing but a reply comes as."""


def free_place(folder: Path, name: str) -> Path:
    """A project's place in a folder where nothing is yet."""
    path, number = folder / f"{name}{PROJECT}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{PROJECT}", number + 1
    return path
