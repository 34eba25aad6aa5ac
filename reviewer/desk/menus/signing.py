# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows about signing a report off, closing it, and taking a project elsewhere and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reviewer.desk.i18n import mark, tr
from reviewer.desk.menus.action import Action
from reviewer.desk.reports.signingbar import Ask
from reviewer.desk.work.endings import PACKAGE

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def prepare(window: MainWindow) -> None:
    window.session.sign.prepare()


def approve(window: MainWindow) -> None:
    window.session.sign.approve()


def _asking(what: Ask) -> Callable[[MainWindow], None]:
    def ask(window: MainWindow) -> None:
        window.show_side()
        window.signing.ask(what)

    return ask


def show_conflicts(window: MainWindow) -> None:
    window.sheets.show_conflicts()


def pack(window: MainWindow) -> None:
    project = window.session.project
    if project is None:
        return
    name, _ = QFileDialog.getSaveFileName(window, tr("导出工作包"), str(project.path.with_suffix(PACKAGE)), _packages())
    if name:
        window.session.sign.pack(Path(name).with_suffix(PACKAGE))


def merge(window: MainWindow) -> None:
    project = window.session.project
    if project is None:
        return
    name, _ = QFileDialog.getOpenFileName(window, tr("合并工作包"), str(project.path.parent), _packages())
    if name:
        window.merge_package(Path(name))


def _packages() -> str:
    return tr("工作包 (*{ending})").format(ending=PACKAGE)


SIGNING = (
    Action("prepare", mark("提交复核"), "Ctrl+Return", prepare),
    Action("approve", mark("复核通过"), "Ctrl+Shift+Return", approve),
    Action("send_back", mark("退回…"), "", _asking(Ask.SEND_BACK)),
    Action("close", mark("关闭报告…"), "", _asking(Ask.CLOSE)),
    Action("reopen_report", mark("重新打开报告…"), "", _asking(Ask.REOPEN)),
    Action("close_project", mark("关闭整个项目…"), "", _asking(Ask.CLOSE_PROJECT)),
    Action("reopen_project", mark("重新打开项目…"), "", _asking(Ask.REOPEN_PROJECT)),
    Action(),
    Action("conflicts", mark("合并冲突…"), "Ctrl+Shift+G", show_conflicts),
)
PACKAGES = (
    Action("pack", mark("导出工作包…"), "", pack),
    Action("merge", mark("合并工作包…"), "", merge),
)
