# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: what to print of the open report, how it will look, and printing or keeping it as a PDF.

Qt's printing is loaded with this file, so nobody imports it before somebody prints.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID
from reviewer.desk.marks.placing import marks_of
from reviewer.desk.page.pictures import PageImages, Shot
from reviewer.desk.printing.paper import DPI, Heads, Marked, prepare, print_page, printing
from reviewer.desk.printing.reviewsheet import finding_list, review_sheet
from reviewer.desk.session import Session
from reviewer.model.progress import Progress, drained

SHEET, FINDINGS, PAGE = range(3)
Painting = Generator[Progress, None, bool]
"""Steps that paint; they return whether the printer took it."""


class PrintPage(QFrame):
    """The preview shows just what goes to the printer or into the file."""

    closed = Signal()

    def __init__(self, session: Session, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._images = session, images
        self._document: tuple[int, QTextDocument] | None = None
        self._printer = prepare(QPrinter(QPrinter.PrinterMode.HighResolution), "")
        self.preview = QPrintPreviewWidget(self._printer)
        for part in (self.preview, *self.preview.findChildren(QGraphicsView)):
            part.setAccessibleName(tr("打印预览"))
        self.choices = QButtonGroup(self)
        self.page = QSpinBox()
        self.page.setMinimum(1)
        self.page.setPrefix(tr("页码 "))
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setAccessibleName(tr("要打印的页"))
        self.waiting = QLabel(tr("正在绘制页面…"))
        self.waiting.setProperty("role", "quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        box.setSpacing(GRID)
        box.addLayout(self._head())
        box.addLayout(self._row())
        box.addWidget(self.preview, 1)
        self.preview.paintRequested.connect(self.paint)
        self.choices.idClicked.connect(self._changed)
        self.page.valueChanged.connect(self._changed)
        images.ready.connect(self._drawn)
        session.report_changed.connect(self._changed)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("打印"))
        title.setProperty("role", "big")
        self.print, self.keep, back = QPushButton(tr("打印…")), QPushButton(tr("保存为 PDF…")), QPushButton()
        back.setText(tr("返回（Esc）"))
        self.print.setProperty("role", "primary")
        self.print.clicked.connect(self.ask_printer)
        self.keep.clicked.connect(self.ask_file)
        back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(title)
        row.addStretch(1)
        for part in (self.print, self.keep, back):
            row.addWidget(part)
        return row

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for which, words in ((SHEET, tr("审核单")), (FINDINGS, tr("问题清单")), (PAGE, tr("带标记的页面"))):
            choice = QPushButton(words)
            choice.setProperty("role", "chip")
            choice.setCheckable(True)
            self.choices.addButton(choice, which)
            row.addWidget(choice)
        self.choices.button(SHEET).setChecked(True)
        row.addWidget(self.page)
        row.addWidget(self.waiting)
        row.addStretch(1)
        return row

    # -- showing -----------------------------------------------------------------------------

    @property
    def which(self) -> int:
        return self.choices.checkedId()

    def show_report(self, page: int) -> None:
        """Show the open report; `page` is the one that is looked at."""
        self.page.setValue(page)
        self._changed()
        self.choices.button(self.which).setFocus()

    def _changed(self, _value: object = None) -> None:
        report = self._session.report
        if not self.isVisible():
            return
        if report is None:
            self.closed.emit()
            return
        self._document = None
        self.page.setMaximum(max(1, len(report.reading.pages)))
        self.page.setEnabled(self.which == PAGE)
        self._show()

    def _show(self) -> None:
        """Show it, or ask for the picture that it needs and wait."""
        shot = self._shot()
        there = shot is None or self._images.image(shot) is not None
        broken = shot is not None and self._images.is_broken(shot)
        self.waiting.setText(tr("这一页无法显示") if broken else tr("正在绘制页面…"))
        self.waiting.setVisible(not there)
        for button in (self.print, self.keep):
            button.setEnabled(there)
        if there:
            self.preview.updatePreview()
            self.preview.fitToWidth()
        elif shot is not None and not broken:
            self._images.want([shot])

    def _drawn(self) -> None:
        if self.isVisible() and not self.waiting.isHidden():
            self._show()

    def _shot(self) -> Shot | None:
        """The picture that is needed; None when no picture is."""
        if self.which != PAGE or self._session.report is None:
            return None
        path = self._session.pdf()
        return Shot(path, self.page.value(), DPI / 72.0) if path is not None else None

    # -- printing ----------------------------------------------------------------------------

    def paint(self, printer: QPrinter) -> bool:
        """Put what is chosen on a printer at once; False when it does not take it."""
        return drained(self._steps(printer))

    def _steps(self, printer: QPrinter) -> Painting:
        """Steps that put on a printer what is chosen now, whatever is chosen or opened meanwhile."""
        if self._session.report is None:
            return _nothing()
        if self.which == PAGE:
            return _one_page(printer, self._marked(), self._heads(tr("带标记的页面")))
        return printing(printer, self._text(), self._heads(self.choices.checkedButton().text()))

    def _text(self) -> QTextDocument:
        report = self._session.report
        assert report is not None
        if self._document is None or self._document[0] != self.which:
            make = review_sheet if self.which == SHEET else finding_list
            self._document = self.which, make(self._session, report, self._session.findings)
        return self._document[1]

    def _marked(self) -> Marked | None:
        report, shot = self._session.report, self._shot()
        image = self._images.image(shot) if shot else None
        if report is None or shot is None or image is None:
            return None
        marks = marks_of(report, self._session.findings, self._session.selection)
        taken = tuple(place for fact in report.facts.values() for place in fact.places)
        return Marked(shot.page, report.reading.pages[shot.page - 1], image, marks, taken)

    def _heads(self, kind: str) -> Heads:
        report, project = self._session.report, self._session.project
        row = report.row if report else None
        name = f"{row.organisation} {row.year or ''}".strip() or row.file if row else ""
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        author = project.journal.author if project else ""
        below = tr("{project}　{author}　{time}").format(
            project=project.path.stem if project else "", author=author, time=now
        )
        return Heads(name, kind, below)

    def ask_printer(self) -> None:
        """The system's own dialog, then the printer."""
        printer = prepare(QPrinter(QPrinter.PrinterMode.HighResolution), self._name())
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self._session.works.run(tr("打印"), self._steps(printer), self._printed)

    def _printed(self, done: bool) -> None:
        if not done:
            self._session.said.emit(tr("无法打印。请检查打印机，或先保存为 PDF。"), True)

    def ask_file(self) -> None:
        project = self._session.project
        if project is not None:
            start = str(project.path.with_name(f"{self._name()}.pdf"))
            name, _ = QFileDialog.getSaveFileName(self, tr("保存为 PDF"), start, "PDF (*.pdf)")
            if name:
                self.save(Path(name).with_suffix(".pdf"))

    def save(self, out: Path) -> None:
        """Have it written to a PDF, whole or not at all; what came of it is said."""
        passing = out.with_name(f".{uuid4().hex}.tmp")
        printer = prepare(QPrinter(QPrinter.PrinterMode.HighResolution), self._name())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(passing))
        self._session.works.run(tr("保存为 PDF"), self._saving(self._steps(printer), passing, out))

    def _saving(self, steps: Painting, passing: Path, out: Path) -> Painting:
        try:
            passing.touch()  # Qt would say to the log, and nobody else, that it cannot.
            if not (yield from steps):
                raise OSError(tr("这个位置不能写入"))
            passing.replace(out)
        except OSError as error:
            words = tr("无法保存 {file}：{why}。请换一个文件名或文件夹。")
            self._session.said.emit(words.format(file=out, why=error.strerror or error), True)
            return False
        finally:
            steps.close()
            passing.unlink(missing_ok=True)
        self._session.said.emit(tr("已保存 {file}").format(file=out), False)
        return True

    def _name(self) -> str:
        """What a file of it would be called, without signs that no file may have in its name."""
        heads = self._heads(tr("页面") if self.which == PAGE else self.choices.checkedButton().text())
        return "".join(" " if sign in '<>:"/\\|?*' else sign for sign in f"{heads.left} {heads.right}").strip()


def _one_page(printer: QPrinter, page: Marked | None, heads: Heads) -> Painting:
    yield from ()
    return page is not None and print_page(printer, page, heads)


def _nothing() -> Painting:
    yield from ()
    return False
