# SPDX-License-Identifier: AGPL-3.0-or-later
"""The column of reports: a list, or a strip of shapes when there is no room for names."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.columns import STRIP
from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.option import Look, look
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.shapes import paint_state
from reviewer.desk.look.states import of_verdict
from reviewer.desk.look.theme import GRID, Theme, bold, small
from reviewer.desk.overview.glance import Overview
from reviewer.desk.reports.model import DETAIL, ROW, WAITING, Order, ReportsModel
from reviewer.desk.session import Session
from reviewer.model.project import ReportRow
from reviewer.model.signing import awaits

Index = QModelIndex | QPersistentModelIndex
_NARROW = 120
_ROW = 48


class ReportDelegate(QStyledItemDelegate):
    """Shape, organisation, what is left to do; and under them year, form and pages."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        seen = look(option)
        row, rect, theme = index.data(ROW), seen.rect, self._theme
        narrow = self._view.viewport().width() < _NARROW
        card = rect.adjusted(4, 1, -4, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if seen.chosen or seen.hovered:
            painter.setBrush(QColor(theme.chosen if seen.chosen else theme.hover))
            painter.drawRoundedRect(card, 6, 6)
        size = scaled(18)
        left = rect.center().x() - size // 2 if narrow else rect.left() + 12
        top = rect.center().y() - size // 2 if narrow else rect.top() + 7
        paint_state(painter, QRectF(left, top, size, size), of_verdict(row.verdict), theme)
        if not narrow:
            self._words(painter, seen, index)
        painter.restore()

    def _words(self, painter: QPainter, seen: Look, index: Index) -> None:
        rect = seen.rect.adjusted(22 + scaled(18), 6, -12, -6)
        painter.setFont(small(seen.font))
        painter.setPen(QColor(self._theme.quiet))
        waiting = str(index.data(WAITING))
        room = painter.fontMetrics().horizontalAdvance(waiting)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight), waiting)
        detail = painter.fontMetrics().elidedText(str(index.data(DETAIL)), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignBottom), detail)
        painter.setFont(bold(seen.font) if seen.chosen else seen.font)
        painter.setPen(QColor(self._theme.text))
        name = QRect(rect.left(), rect.top(), rect.width() - room - GRID, scaled(20))
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignLeft), words)


class ReportsPanel(QFrame):
    """A click (or Enter, or the arrow keys) opens a report."""

    overview_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order = Order.IMPORTED
        self._words, self._for_me = "", False
        self._quiet = False
        self.setProperty("role", "column")
        self._make_list(theme)
        self._make_head(theme)
        self._make_overview(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, GRID)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.list, 3)
        box.addWidget(self._overview_title)
        box.addWidget(self.overview, 2)
        self.setMinimumWidth(STRIP)
        self.list.selectionModel().currentChanged.connect(self._went)
        session.rows_changed.connect(self._changed)
        session.report_opened.connect(self._opened)
        self._changed()

    def _make_list(self, theme: Theme) -> None:
        self.reports = ReportsModel(self)
        self.list = QListView()
        self.list.setModel(self.reports)
        self.list.setItemDelegate(ReportDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(tr("报告列表"))

    def _make_head(self, theme: Theme) -> None:
        self.head = QWidget()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._sort = QToolButton()
        self._sort.setProperty("role", "plain")
        self._sort.setIcon(icon("chevron-down", theme.quiet))
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setMenu(self._orders())
        row = QHBoxLayout(self.head)
        row.setContentsMargins(12, 6, 6, 4)
        row.addWidget(self._title, 1)
        row.addWidget(self._sort)

    def _make_overview(self, theme: Theme) -> None:
        self.overview = Overview(self._session.load, self._session.language, theme)
        self.overview.wanted.connect(self._session.open_part)
        words = QLabel(tr("全部报告 × 检查"))
        words.setProperty("role", "title")
        self.whole = QToolButton()
        self.whole.setProperty("role", "plain")
        self.whole.setText(tr("总览"))
        self.whole.setToolTip(tr("整页显示，可筛选、分组和排序（Ctrl+M）"))
        self.whole.clicked.connect(self.overview_wanted)
        self._overview_title = QWidget()
        row = QHBoxLayout(self._overview_title)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(words, 1)
        row.addWidget(self.whole)

    def _orders(self) -> QMenu:
        menu = QMenu(self)
        for order, words in self._order_names():
            menu.addAction(words, lambda order=order: self.sort(order))
        menu.addSeparator()
        self.for_me = menu.addAction(tr("只看等我复核的"))
        self.for_me.setCheckable(True)
        self.for_me.toggled.connect(self.show_for_me)
        return menu

    @staticmethod
    def _order_names() -> tuple[tuple[Order, str], ...]:
        return (
            (Order.IMPORTED, tr("按导入次序")),
            (Order.TROUBLE, tr("按待处理数")),
            (Order.NAME, tr("按名称")),
        )

    def sort(self, order: Order) -> None:
        self._order = order
        self._changed()

    def show_for_me(self, only: bool) -> None:
        """Show only the reports that somebody else prepared and nobody has reviewed."""
        self._for_me = only
        self._changed()

    def _rows(self) -> tuple[ReportRow, ...]:
        project = self._session.project
        if not self._for_me or project is None:
            return self._session.rows
        return tuple(row for row in self._session.rows if awaits(row.signing, project.journal.author))

    def search(self, words: str) -> None:
        """Show only the reports that these words fit."""
        self._words = words
        self._changed()

    def _changed(self) -> None:
        self._quiet = True
        self.reports.show(self._rows(), self._order, self._words)
        self.overview.show_rows(self.reports.rows)
        self._quiet = False
        shown, all_of_them = len(self.reports.rows), len(self._session.rows)
        count = str(shown) if shown == all_of_them else f"{shown}/{all_of_them}"
        self._title.setText(tr("报告（{count}）").format(count=count))
        self._sort.setText(tr("等我复核") if self._for_me else dict(self._order_names())[self._order])
        self._make_room()
        self._opened()

    def _opened(self) -> None:
        row = self.reports.row_of(self._session.report.row.uuid) if self._session.report else -1
        self._quiet = True
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.reports.index(row), flag)
        else:
            self.list.clearSelection()
        self._quiet = False

    def _went(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self._session.open_report(current.data(ROW).uuid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A strip has room for shapes only; one report alone needs no overview."""
        wide = self.width() >= _NARROW
        self.head.setVisible(wide)
        for part in (self._overview_title, self.overview):
            part.setVisible(wide and len(self.reports.rows) > 1)
