# SPDX-License-Identifier: AGPL-3.0-or-later
"""The built-in demonstration: sample reports in a project of the user's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reviewer import homes, resources
from reviewer.files import read_files
from reviewer.jobs import batch
from reviewer.model.text import Text
from reviewer.terminal import printing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from reviewer.model.text import Lang
    from reviewer.settings import Settings

AUTHOR = "演示"


def has_display() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def place() -> Path:
    """Where the demonstration project is, or will be."""
    return homes.demonstration() / "demo.review"


def missing(names: Collection[str]) -> list[Path]:
    """The samples whose names are not among those of the reports that are there."""
    return [file for file in read_files([resources.path("samples")]) if file.name not in names]


def headless(settings: Settings, tell: Callable[[batch.Step], None]) -> Iterator[str]:
    """Import and check the samples, write the workbook; yields what to print."""
    from reviewer.project import Project

    lang = cast("Lang", settings.lang)
    file = place()
    yield from _filled(file, settings, tell)
    with Project.open(file, AUTHOR, settings) as opened:
        workbook = opened.exports.workbook(file.with_suffix(".xlsx"), lang)
    yield Text(f"项目：{file}", f"Project: {file}").say(lang)
    yield Text(f"工作簿：{workbook}", f"Workbook: {workbook}").say(lang)


def _filled(file: Path, settings: Settings, tell: Callable[[batch.Step], None]) -> Iterator[str]:
    from reviewer.project import Project

    file.parent.mkdir(parents=True, exist_ok=True)
    opened = (Project.open if file.exists() else Project.create)(file, AUTHOR, settings)
    with opened:
        for source, review in batch.reviews(read_files([resources.path("samples")]), settings, tell):
            opened.keep(source, review)
            yield from printing.sentences(source.name, review, cast("Lang", settings.lang))
        opened.settle()
