# SPDX-License-Identifier: AGPL-3.0-or-later
"""What files that are dropped on the window or chosen in it are, and what is done with each kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.desk.i18n import tr
from reviewer.desk.work.endings import LIST, PACKAGE, PROJECT, REPLIES

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def take(window: MainWindow, paths: Sequence[Path]) -> None:
    """Import files and folders; a project file is opened instead, a workbook is a reply or the list of bodies."""
    projects = [path for path in paths if path.suffix == PROJECT]
    packages = [path for path in paths if path.suffix.lower() == PACKAGE]
    returned = [path for path in paths if _is_reply(window, path)]
    lists = [path for path in paths if path.suffix.lower() == LIST and path not in returned]
    if projects:
        window.open_project(projects[0])
    elif packages:
        merge(window, packages[0])
    elif returned:
        window.sheets.show_returned(returned)
        if others := [path for path in paths if path not in returned]:
            take(window, others)
    elif lists and window.session.project is not None:
        window.sheets.show_roll()
        window.sheets.roll.import_list(lists[0])
    else:
        window.import_wanted.emit(list(paths))


def merge(window: MainWindow, path: Path) -> None:
    """Merge another copy's work; where the copies disagree, show it."""
    if window.session.project is None:
        window.say(tr("请先打开工作包所属的项目，再合并。"), True)
        return
    window.session.sign.merge(path, lambda made: window.sheets.show_conflicts() if made.conflicts else None)


def _is_reply(window: MainWindow, path: Path) -> bool:
    """Whether a file is a workbook that a district sent back; only a project knows what to do with one."""
    project, ending = window.session.project, path.suffix.lower()
    return project is not None and (ending in REPLIES or (ending == LIST and project.replies.is_reply(path)))
