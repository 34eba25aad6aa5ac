# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names of sheets that Excel takes, and of files that Windows takes."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

LONGEST_SHEET = 31
_LONGEST_DISTRICT = 60
_NO_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_NO_FILE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# Excel keeps it for itself, in any case of letters.
_KEPT = "history"
_UNNAMED = "未命名"


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """`wanted` as Excel takes it and unlike those `taken`, where case makes no difference; numbered when need be."""
    plain = _short(" ".join(_NO_SHEET.sub(" ", wanted).split()).strip("'"), LONGEST_SHEET).strip("' ")
    if not plain or plain.casefold() == _KEPT:
        plain = f"{plain}_" if plain else _UNNAMED
    used, name, number = {it.casefold() for it in taken}, plain, 1
    while name.casefold() in used:
        number += 1
        tail = f" ({number})"
        name = _short(plain, LONGEST_SHEET - len(tail)).rstrip() + tail
    return name


def file_name(district: str, day: date) -> str:
    """The name of the workbook for a district (or an organisation)."""
    plain = _short(" ".join(_NO_FILE.sub(" ", district).split()), _LONGEST_DISTRICT).strip(". ") or _UNNAMED
    return f"{plain}-政府信息公开年报问题清单-{day:%Y%m%d}.xlsx"


def free(folder: Path, name: str, taken: Collection[str] = ()) -> Path:
    """A place in `folder` where nothing is yet: a workbook that left is never laid over."""
    stem, suffix = Path(name).stem, Path(name).suffix
    used, out, number = {it.casefold() for it in taken}, folder / name, 1
    while out.name.casefold() in used or out.exists():
        number += 1
        out = folder / f"{stem}-{number}{suffix}"
    return out


def _short(text: str, longest: int) -> str:
    """Cut to `longest` UTF-16 units, as Excel counts."""
    return text.encode("utf-16-le", "ignore")[: 2 * longest].decode("utf-16-le", "ignore")
