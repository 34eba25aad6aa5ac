# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small pictures of all pages, drawn only where they are seen and by a child of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.option import look
from reviewer.desk.look.shapes import paint_state
from reviewer.desk.look.states import State, state_name
from reviewer.desk.look.theme import Theme
from reviewer.desk.page.drawing import DRAW
from reviewer.desk.page.pictures import PageImages, Shot
from reviewer.model.report import PageSize

WIDTH = 92
"""Of a page, in logical pixels; a wide one is as much lower."""

_AIR, _FOOT, _BADGE = 10, 20, 16

Index = QModelIndex | QPersistentModelIndex
PAGE, STATE, SIZE = (Qt.ItemDataRole.UserRole + n for n in range(3))


class SmallImages(PageImages):
    """The same cache, but its pictures come from the child for what can wait."""

    def _submit(self, key: str, shot: Shot) -> None:
        self.bridge.submit(key, DRAW, str(shot.path), shot.page, shot.scale, shot.rotation, None, shot.dark)


class PagesModel(QAbstractListModel):
    """A row for each page: its number, its size and what it needs of a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[PageSize, ...] = ()
        self.states: dict[int, State] = {}

    def show_pages(self, pages: tuple[PageSize, ...]) -> None:
        self.beginResetModel()
        self.pages, self.states = pages, {}
        self.endResetModel()

    def show_states(self, states: dict[int, State]) -> None:
        if states != self.states:
            self.states = states
            self.dataChanged.emit(self.index(0), self.index(len(self.pages) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        page = index.row() + 1
        state = self.states.get(page)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = tr("第 {page} 页").format(page=page)
            return f"{words}：{state_name(state)}" if state else words
        return {PAGE: page, STATE: state, SIZE: self.pages[index.row()]}.get(role)


class _Delegate(QStyledItemDelegate):
    """The page, its number, and the shape of its state; the current page is framed."""

    def __init__(self, view: Thumbnails, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH + 2 * _AIR, round(_height(index.data(SIZE)) + _AIR + _FOOT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box = QRectF(look(option).rect)
        theme, state = self._theme, index.data(STATE)
        paper = QRectF(box.center().x() - WIDTH / 2, box.top() + _AIR, WIDTH, _height(index.data(SIZE)))
        image = self._view.picture(index.row() + 1)
        painter.fillRect(paper, QColor(theme.window if self._view.dark else "white"))
        if image is not None:
            painter.drawImage(paper, image)
        current = index.row() + 1 == self._view.page
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if current else theme.line), 2.5 if current else 1))
        painter.drawRect(paper.adjusted(-1, -1, 1, 1) if current else paper)
        painter.setPen(QColor(theme.accent if current else theme.quiet))
        foot = QRectF(box.left(), paper.bottom(), box.width(), _FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        if state is not None:
            paint_state(painter, QRectF(paper.right() - _BADGE + 5, paper.top() - 5, _BADGE, _BADGE), state, theme)
        painter.restore()


def _height(page: PageSize) -> float:
    return WIDTH * page.height / max(page.width, 1.0)


class Thumbnails(QListView):
    """`chosen` with the number of the page that was clicked or reached by the arrow keys."""

    chosen = Signal(int)

    def __init__(self, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = SmallImages(images.aside, self)
        self.pages = PagesModel(self)
        self._path: Path | None = None
        self.page, self.dark = 0, False
        self.setModel(self.pages)
        self.setItemDelegate(_Delegate(self, theme))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setAccessibleName(tr("页面缩略图"))
        self.images.ready.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(lambda index: self.chosen.emit(index.row() + 1))

    def show_document(self, path: Path | None, pages: tuple[PageSize, ...]) -> None:
        self._path, self.page = path, 0
        self.pages.show_pages(pages)

    def show_page(self, page: int) -> None:
        """Frame a page and bring it in sight."""
        if page == self.page or not 1 <= page <= len(self.pages.pages):
            return
        self.page = page
        index = self.pages.index(page - 1)
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(False)
        self.scrollTo(index)
        self.viewport().update()

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() + 1 != self.page:
            self.chosen.emit(index.row() + 1)

    def picture(self, page: int) -> QImage | None:
        shot = self._shot(page)
        return self.images.image(shot) if shot else None

    def _shot(self, page: int) -> Shot | None:
        if self._path is None:
            return None
        size = self.pages.pages[page - 1]
        return Shot(self._path, page, round(WIDTH / max(size.width, 1.0) * self.devicePixelRatioF(), 4), 0, self.dark)

    def set_dark(self, dark: bool) -> None:
        self.dark = dark
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        height = self.viewport().height()
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        rows = range(max(first, 0), (last if last >= 0 else len(self.pages.pages) - 1) + 1) if height else ()
        self.images.want([shot for row in rows if (shot := self._shot(row + 1))])
