# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the menus and keys do: small functions on the main window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox

import reviewer
from reviewer.desk.i18n import tr
from reviewer.desk.selection import section_of
from reviewer.desk.zoom import Fit
from reviewer.model.project import Status

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow

PROJECT = ".review"
LIST = ".xlsx"
"""A workbook that is dropped on the window is the list of bodies."""


def documents() -> Path:
    """Where files are looked for and kept unless the user says otherwise."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


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


def show_roll(window: MainWindow) -> None:
    window.sheets.turn_roll()


def import_list(window: MainWindow) -> None:
    window.sheets.roll.ask_list()


def export_chase(window: MainWindow) -> None:
    window.sheets.roll.ask_chase()


def run_again(window: MainWindow) -> None:
    window.session.run_again()
    window.status.say(tr("已重新核对。"))


def show_rules(window: MainWindow) -> None:
    one = window.session.current
    window.sheets.show_rules(one.reviewed.finding.check if one else "")
    window.sheets.rules.search.setFocus()


def show_years(window: MainWindow) -> None:
    one = window.session.current
    window.sheets.show_years(section_of(one.reviewed.finding) if one else "")


def quit_program(window: MainWindow) -> None:
    window.close()


def undo(window: MainWindow) -> None:
    window.session.step_history(back=True)


def redo(window: MainWindow) -> None:
    window.session.step_history(back=False)


def copy(window: MainWindow) -> None:
    window.tables.copy()


def note(window: MainWindow) -> None:
    window.show_side()
    window.findings.write_note()


def own_finding(window: MainWindow) -> None:
    window.show_side()
    window.findings.write_finding()


def delete_own(window: MainWindow) -> None:
    window.session.delete_finding()


def identify(window: MainWindow) -> None:
    window.show_side()
    window.identity.open()


def draw_region(window: MainWindow) -> None:
    window.pages.draw_region()


def next_waiting(window: MainWindow) -> None:
    window.sheets.go_back()
    window.session.go_to_waiting(1)


def previous_waiting(window: MainWindow) -> None:
    window.sheets.go_back()
    window.session.go_to_waiting(-1)


def next_report(window: MainWindow) -> None:
    window.session.step_report(1)


def previous_report(window: MainWindow) -> None:
    window.session.step_report(-1)


def _decide(window: MainWindow, status: Status) -> None:
    window.session.decide(status, window.findings.chosen())


def confirm(window: MainWindow) -> None:
    _decide(window, Status.CONFIRMED)


def explain(window: MainWindow) -> None:
    _decide(window, Status.EXPLAINED)


def dismiss(window: MainWindow) -> None:
    _decide(window, Status.DISMISSED)


def misread(window: MainWindow) -> None:
    _decide(window, Status.EXTRACTION_ERROR)


def reopen(window: MainWindow) -> None:
    _decide(window, Status.OPEN)


def as_printed(window: MainWindow) -> None:
    window.tables.editing.confirm()


def show_matrix(window: MainWindow) -> None:
    """Turn to the tasks of the plan and what the annual report says about them."""
    window.show_side()
    window.tables.show_matrix()


def next_doubt(window: MainWindow) -> None:
    window.show_side()
    window.tables.editing.start()


def compare(window: MainWindow) -> None:
    window.show_side()
    window.tables.compare.toggle()


def zoom_in(window: MainWindow) -> None:
    window.pages.view.zoom(1)


def zoom_out(window: MainWindow) -> None:
    window.pages.view.zoom(-1)


def real_size(window: MainWindow) -> None:
    window.pages.view.set_percent(100)


def fit_width(window: MainWindow) -> None:
    window.pages.fit(Fit.WIDTH)


def fit_page(window: MainWindow) -> None:
    window.pages.fit(Fit.PAGE)


def turn(window: MainWindow) -> None:
    window.pages.view.turn(1)


def next_page(window: MainWindow) -> None:
    window.pages.step(1)


def previous_page(window: MainWindow) -> None:
    window.pages.step(-1)


def go_to_page(window: MainWindow) -> None:
    window.pages.page_box.setFocus()
    window.pages.page_box.selectAll()


def search(window: MainWindow) -> None:
    window.search.setFocus()
    window.search.selectAll()


def next_pane(window: MainWindow) -> None:
    window.step_focus()


def fold_reports(window: MainWindow) -> None:
    window.columns.fold_reports()


def fold_page(window: MainWindow) -> None:
    window.columns.fold_page()


def fold_side(window: MainWindow) -> None:
    window.fold_side()


def other_theme(window: MainWindow) -> None:
    window.change_theme("light" if window.theme.name == "dark" else "dark")


def other_language(window: MainWindow) -> None:
    window.change_language("zh" if window.session.language.lang == "en" else "en")


def about(window: MainWindow) -> None:
    box = QMessageBox(window)
    box.setWindowTitle(tr("关于"))
    words = tr("政府信息公开年报审核 {version}\n依 GNU AGPL 第 3 版或更新版发布。图标：Lucide（ISC）。")
    box.setText(words.format(version=reviewer.__version__))
    box.open()
