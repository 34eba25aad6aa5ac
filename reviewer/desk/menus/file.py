# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menu of projects, what comes in and what goes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from reviewer.desk.i18n import mark, tr
from reviewer.desk.menus.action import Action
from reviewer.desk.menus.signing import PACKAGES
from reviewer.desk.work import outgoing
from reviewer.desk.work.endings import PROJECT

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def documents() -> Path:
    """Where files are looked for and kept unless the user says otherwise."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _project_filter() -> str:
    return tr("审核项目 (*{ending})").format(ending=PROJECT)


def new_project(window: MainWindow) -> None:
    start = str(documents() / f"{tr('年报审核')}{PROJECT}")
    name, _ = QFileDialog.getSaveFileName(window, tr("新建项目"), start, _project_filter())
    if name:
        window.open_project(Path(name).with_suffix(PROJECT))


def start_after(window: MainWindow) -> None:
    """Ask for last year's project, then for the place of this year's."""
    old, _ = QFileDialog.getOpenFileName(window, tr("选择上年的项目"), str(documents()), _project_filter())
    if old:
        start = str(Path(old).with_name(f"{tr('年报审核')}{PROJECT}"))
        name, _ = QFileDialog.getSaveFileName(window, tr("新建项目"), start, _project_filter())
        if name:
            window.start_wanted.emit(Path(name).with_suffix(PROJECT), Path(old))


def open_project(window: MainWindow) -> None:
    name, _ = QFileDialog.getOpenFileName(window, tr("打开项目"), str(documents()), _project_filter())
    if name:
        window.open_project(Path(name))


def import_files(window: MainWindow) -> None:
    names, _ = QFileDialog.getOpenFileNames(window, tr("导入报告"), str(documents()), "PDF (*.pdf *.PDF)")
    if names:
        window.import_paths([Path(name) for name in names])


def import_folder(window: MainWindow) -> None:
    name = QFileDialog.getExistingDirectory(window, tr("导入文件夹"), str(documents()))
    if name:
        window.import_paths([Path(name)])


def export_workbook(window: MainWindow) -> None:
    project = window.session.project
    if project is None:
        return
    start = str(project.path.with_name(f"{project.path.stem}{tr('核对结果')}.xlsx"))
    name, _ = QFileDialog.getSaveFileName(window, tr("导出工作簿"), start, tr("Excel 工作簿 (*.xlsx)"))
    if name:
        window.export_to(Path(name).with_suffix(".xlsx"))


def send_out(window: MainWindow) -> None:
    window.sheets.show_send()


def import_list(window: MainWindow) -> None:
    window.sheets.roll.ask_list()


def import_replies(window: MainWindow) -> None:
    window.sheets.show_returned()
    window.sheets.returned.ask_files()


def export_chase(window: MainWindow) -> None:
    window.sheets.roll.ask_chase()


def print_report(window: MainWindow) -> None:
    window.sheets.show_print(window.pages.view.page)


def quit_program(window: MainWindow) -> None:
    window.close()


ROWS = (
    Action("new", mark("新建项目…"), "Ctrl+N", new_project, "file-plus"),
    Action("start", mark("以上年项目新建…"), "", start_after),
    Action("open", mark("打开项目…"), "Ctrl+O", open_project, "folder-open"),
    Action(),
    Action("import", mark("导入报告…"), "Ctrl+I", import_files, "download"),
    Action("folder", mark("导入文件夹…"), "Ctrl+Shift+I", import_folder),
    Action("import_list", mark("导入应报名单…"), "", import_list),
    Action("import_replies", mark("导入回复…"), "Ctrl+Shift+R", import_replies),
    Action(),
    Action("export", mark("导出工作簿…"), "Ctrl+E", export_workbook),
    Action("send", mark("发出区级工作簿…"), "Ctrl+Shift+E", send_out),
    Action("chase", mark("导出催报名单…"), "", export_chase),
    Action("annotated", mark("导出批注 PDF…"), "", outgoing.ask_annotated),
    Action("original", mark("导出原件…"), "", outgoing.ask_original),
    Action("letters", mark("生成整改通知…"), "", outgoing.ask_letters),
    Action("letter_template", mark("另存整改通知模板…"), "", outgoing.ask_template),
    Action("print", mark("打印…"), "Ctrl+P", print_report),
    Action(),
    *PACKAGES,
    Action(),
    Action("quit", mark("退出"), "Ctrl+Q", quit_program),
)
