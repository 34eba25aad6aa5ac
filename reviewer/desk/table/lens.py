# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture of a cell beside its editor: what the page prints, enlarged, and what is known of the figure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.theme import GRID
from reviewer.desk.marks.discs import AIR
from reviewer.desk.marks.painter import LEFT, RIGHT
from reviewer.desk.marks.placing import PageFrame
from reviewer.desk.table.cutouts import Cutouts
from reviewer.desk.table.cutting import Cut
from reviewer.model.place import Place

WIDTH = 440
_GAP = 4


class _Picture(QWidget):
    """Parts of pages one under the other, the figure in a frame; paper-white until they are there."""

    def __init__(self, cutouts: Cutouts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cutouts = cutouts
        self._path: Path | None = None
        self._cuts: tuple[Cut, ...] = ()
        cutouts.ready.connect(self.update)

    def show_cuts(self, path: Path | None, cuts: tuple[Cut, ...]) -> None:
        self._path, self._cuts = path, cuts if path is not None else ()
        height = sum(round(cut.size[1]) + _GAP for cut in self._cuts) or 48
        self.setFixedHeight(height)
        if path is not None:
            for cut in self._cuts:
                self._cutouts.want((path, cut, self.devicePixelRatioF()))
        self.update()

    def is_sharp(self) -> bool:
        """Whether every picture is there as it should be."""
        path, ratio = self._path, self.devicePixelRatioF()
        return path is not None and all(self._cutouts.is_sharp((path, cut, ratio)) for cut in self._cuts)

    def has_picture(self) -> bool:
        """Whether there is anything to see, sharp or not."""
        path, ratio = self._path, self.devicePixelRatioF()
        return path is not None and any(self._cutouts.image((path, cut, ratio)) for cut in self._cuts)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if not self._cuts:
            self._words(painter, self.rect(), tr("页面上没有找到这一格的位置。"))
        top = 0.0
        for cut in self._cuts:
            across, down = cut.size
            box = QRectF((self.width() - across) / 2, top, across, down)
            painter.fillRect(QRectF(0, top, self.width(), down), QColor("white"))
            self._part(painter, cut, box)
            top += round(down) + _GAP
        painter.end()

    def _part(self, painter: QPainter, cut: Cut, box: QRectF) -> None:
        assert self._path is not None
        asked = (self._path, cut, self.devicePixelRatioF())
        image = self._cutouts.image(asked)
        if image is None:
            said = tr("这一页无法显示") if self._cutouts.is_broken(asked) else tr("正在取图…")
            self._words(painter, box.toRect(), said)
            return
        painter.drawImage(box, image)
        r = cut.region
        frame = PageFrame(1, r.width, r.height, box.x(), box.y(), cut.scale, cut.turn)
        pen = QPen(RIGHT if cut.guessed else LEFT, 1.6)
        if cut.guessed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setClipRect(box)
        for p in cut.figures:
            here = Place(1, p.x0 - r.x0, p.top - r.top, p.x1 - r.x0, p.bottom - r.top)
            painter.drawRoundedRect(frame.to_view(here).adjusted(-AIR - 1, -AIR - 1, AIR + 1, AIR + 1), 3, 3)
        painter.setClipping(False)

    def _words(self, painter: QPainter, box: QRect, words: str) -> None:
        painter.setPen(QColor("#5b6b7c"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Lens(QFrame):
    """Stands over or under the cell, takes no key and no click from the editor."""

    def __init__(self, cutouts: Cutouts, parent: QWidget) -> None:
        super().__init__(parent)
        self._top = parent
        self.setProperty("role", "lens")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture = _Picture(cutouts)
        self._name = ElidedLabel()
        self._name.setProperty("role", "title")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self._keys = QLabel()
        self._keys.setProperty("role", "quiet")
        self._keys.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID, GRID, GRID, GRID)
        box.setSpacing(4)
        for part in (self._name, self.picture, self.said, self._keys):
            box.addWidget(part)
        self.hide()

    def show_figure(self, name: str, path: Path | None, cuts: tuple[Cut, ...], said: Sequence[str], keys: str) -> None:
        """Show one figure: its name, its pictures, what is known of it, and which keys do what."""
        self._name.show_words(name)
        self.picture.show_cuts(path, cuts)
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(said))
        self._keys.setText(keys)

    def stand_by(self, cell: QRect, room: QRect) -> None:
        """Above the cell within `room`, else below it; all in the parent's coordinates."""
        width = min(WIDTH + 2 * GRID + 2, room.width() - 8)
        self.setFixedWidth(width)
        self.adjustSize()
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)
        x = min(max(cell.right() - width + 24, room.left() + 4), room.right() - width - 4)
        above, below = cell.top() - height - 6, cell.bottom() + 6
        fits_below = below + height <= self._top.height() - 4
        self.move(x, below if above < room.top() and fits_below else max(above, 4))
        self.show()
        self.raise_()
