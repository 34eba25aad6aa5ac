# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves the window as files besides workbooks: annotated copies, originals, letters and their template."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from reviewer import resources
from reviewer.desk.i18n import tr

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow
    from reviewer.dispatch.lettering import Written

_MOST_NAMES = 3


def ask_annotated(window: MainWindow) -> None:
    """The open report's PDF with findings and notes as annotations."""
    _ask_pdf(window, "annotated", tr("批注 PDF"), tr("（批注）"))


def ask_original(window: MainWindow) -> None:
    """The open report's PDF as it came."""
    _ask_pdf(window, "original", tr("原件"), tr("（原件）"))


def ask_letters(window: MainWindow) -> None:
    """A letter to each district, in a folder."""
    if window.session.project is None:
        return
    start = str(window.session.project.path.parent)
    name = QFileDialog.getExistingDirectory(window, tr("选择存放整改通知的文件夹"), start)
    if name:
        _make(window, "letters", tr("整改通知"), Path(name), lambda made: tell_letters(window, made))


def ask_template(window: MainWindow) -> None:
    """The product's own template, to be edited and named in the settings."""
    start = str(_documents() / tr("整改通知模板.docx"))
    name, _ = QFileDialog.getSaveFileName(window, tr("另存整改通知模板"), start, tr("Word 文档 (*.docx)"))
    if name:
        save_template(window, Path(name).with_suffix(".docx"))


def save_template(window: MainWindow, out: Path) -> None:
    """Copy the template to `out` and say where it is to be named."""
    try:
        shutil.copyfile(resources.path(f"letters/{window.session.language.lang}.docx"), out)
    except OSError as error:
        words = tr("无法写入“{file}”：{reason}").format(file=out, reason=error.strerror or type(error).__name__)
        window.say(words, True)
        return
    window.say(tr("模板已存为“{file}”；修改后请在设置的“整改通知模板”中填写其位置。").format(file=out), True)


def export_pdf(window: MainWindow, kind: str, name: str, out: Path) -> None:
    """Have a child make a PDF of the open report; see `reviewer.reportjobs`."""
    report = window.session.report
    if report is not None:
        said = tr("已导出 {file}")
        _make(window, f"{kind}:{report.row.uuid}", name, out, lambda file: window.say(said.format(file=file), False))


def tell_letters(window: MainWindow, made: Written) -> None:
    """How many letters there are, and what an auditor must know of them."""
    said = [tr("已生成 {count} 份整改通知。").format(count=len(made.paths))]
    if not made.paths:
        said = [tr("没有已确认的问题，未生成整改通知。")]
    if made.open:
        said.append(tr("还有 {count} 处问题待定，未写入通知。").format(count=made.open))
    if made.unknown:
        names = "、".join(f"{{{{{name}}}}}" for name in made.unknown[:_MOST_NAMES])
        said.append(tr("模板中的 {names} 无法填写，已原样保留。").format(names=names))
    window.say(" ".join(said), True)


def _ask_pdf(window: MainWindow, kind: str, name: str, ending: str) -> None:
    report, project = window.session.report, window.session.project
    if report is None or project is None:
        return
    stem = Path(report.row.file).stem
    start = str(project.path.parent / f"{stem}{ending}.pdf")
    chosen, _ = QFileDialog.getSaveFileName(window, tr("导出{name}").format(name=name), start, "PDF (*.pdf)")
    if chosen:
        export_pdf(window, kind, name, Path(chosen).with_suffix(".pdf"))


def _make(window: MainWindow, kind: str, name: str, out: Path, done: Callable[[Any], object]) -> None:
    project = window.session.project
    if project is not None:
        window.message.hide()
        words, author = tr("导出{name}").format(name=name), project.journal.author
        window.session.works.make(words, kind, project.path, out, done, author)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()
