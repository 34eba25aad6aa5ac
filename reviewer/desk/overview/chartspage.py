# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: charts of the whole project, each with its figures, to be saved as pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSaveFile, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.menus.file import documents
from reviewer.desk.overview.chartmodel import ChartModel
from reviewer.desk.session import Session
from reviewer.model.chart import Bars

_WIDTH, _SHARP = 900, 2
_FIGURES = 280


class Picture(QWidget):
    """A chart at its natural proportions, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = QSvgRenderer(self)

    def show_svg(self, svg: bytes) -> None:
        self._drawn.load(svg)
        size = self._drawn.defaultSize()
        self.setMinimumSize(QSize(size.width() * 2 // 3, size.height() * 2 // 3))
        self.setMaximumHeight(size.height() * 4 // 3)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._drawn.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        box = self.rect()
        box.setSize(size)
        box.moveLeft((self.width() - size.width()) // 2)
        self._drawn.render(painter, box.toRectF())
        painter.end()


class ChartsPage(QFrame):
    """The charts are made when the page is shown; none is kept."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.bars: tuple[Bars, ...] = ()
        self.picture, self.figures = Picture(), ChartModel(session.language.lang, self)
        self.choices = QButtonGroup(self)
        self.choices.idClicked.connect(self.show_chart)
        self._tabs, self._remark = FlowRow(), QLabel()
        self._remark.setWordWrap(True)
        self._remark.setProperty("role", "quiet")
        self.table = self._make_table()
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        box.addLayout(self._head())
        box.addLayout(self._tabs)
        box.addWidget(self._halves(), 1)
        box.addWidget(self._remark)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("统计图"))
        title.setProperty("role", "big")
        self.save, self.copy = QPushButton(tr("存为图片…")), QPushButton(tr("复制数字"))
        self.back = QPushButton(tr("返回（Esc）"))
        self.save.clicked.connect(self.ask_where)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.figures.text()))
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self.copy, self.save, self.back):
            head.addWidget(button)
        return head

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.figures)
        table.setAccessibleName(tr("图中的数字"))
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.setShowGrid(False)
        table.setMinimumWidth(scaled(_FIGURES))
        return table

    def _halves(self) -> QSplitter:
        scroll = QScrollArea()
        scroll.setWidget(self.picture)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(tr("统计图"))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(scroll)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        return halves

    @property
    def current(self) -> Bars | None:
        """The chart that is seen."""
        at = self.choices.checkedId()
        return self.bars[at] if 0 <= at < len(self.bars) else None

    def show_charts(self) -> None:
        """Count again, and show the chart that was seen last."""
        project, at = self._session.project, max(self.choices.checkedId(), 0)
        found = self._session.attempt(project.charts) if project else None
        self.bars = found or ()
        for button in self.choices.buttons():
            self.choices.removeButton(button)
            button.deleteLater()
        while self._tabs.count():
            self._tabs.takeAt(0)
        for number, bars in enumerate(self.bars):
            button = QPushButton(self._session.language.say(bars.title))
            button.setCheckable(True)
            button.setProperty("role", "chip")
            self.choices.addButton(button, number)
            self._tabs.addWidget(button)
        self.show_chart(min(at, len(self.bars) - 1))

    def show_chart(self, at: int) -> None:
        """Show one of the charts; without any, say so."""
        for button in (self.save, self.copy):
            button.setEnabled(bool(self.bars))
        if not self.bars:
            self._remark.setText(tr("项目中还没有报告。"))
            return
        bars = self.bars[at]
        self.choices.button(at).setChecked(True)
        self.figures.show(bars)
        self.picture.show_svg(self._svg(bars, self._theme.name))
        said = self._session.language.say(bars.remark) if bars.remark else ""
        self._remark.setText(tr("没有可画的数字。") if bars.empty else said)
        self.picture.setAccessibleName(self._session.language.say(bars.title))

    def _svg(self, bars: Bars, theme: str) -> bytes:
        from reviewer.charts import charting

        palette = charting.DARK if theme == "dark" else charting.LIGHT
        return charting.svg(bars, self._session.language.lang, palette, _WIDTH)

    def ask_where(self) -> None:
        """Ask for a file and write the chart to it."""
        if self.current is None:
            return
        start = documents() / f"{self._session.language.say(self.current.title)}.png"
        name, _ = QFileDialog.getSaveFileName(self, tr("存为图片"), str(start), "PNG (*.png);;SVG (*.svg)")
        if name:
            self.save_to(Path(name))

    def save_to(self, out: Path) -> None:
        """Write the chart as a picture on white, as SVG where the name ends so, else as PNG."""
        bars = self.current
        if bars is None:
            return
        svg = self._svg(bars, "light")
        file = QSaveFile(str(out))
        good = file.open(QSaveFile.OpenModeFlag.WriteOnly)
        if good:
            good = file.write(svg) > 0 if out.suffix.lower() == ".svg" else _image(svg).save(file, b"PNG")
        if good and file.commit():
            self._session.said.emit(tr("已导出 {file}").format(file=out), False)
        else:
            file.cancelWriting()
            self._session.said.emit(tr("无法写入 {file}：请换一个文件夹或文件名。").format(file=out), True)


def _image(svg: bytes) -> QImage:
    drawn = QSvgRenderer(svg)
    image = QImage(drawn.defaultSize() * _SHARP, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawn.render(painter)
    painter.end()
    return image
