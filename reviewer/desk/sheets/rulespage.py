# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: the rule book in force, with the office's files and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.checks import office
from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.session import Session
from reviewer.desk.sheets.rulesmodel import FoundRules, RulesModel

_WIDTHS = (120, 92, 190, 0, 250, 60, 72, 100)
_MEANING, _PAD = 3, 10


class _Wrapped(QStyledItemDelegate):
    """Asks for the height of all its words: Qt leaves the padding of the style sheet out when it counts lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        table = self.parent()
        assert isinstance(table, QTableView)
        room = QRect(0, 0, max(table.columnWidth(index.column()) - 2 * _PAD, 20), 10_000)
        words = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data() or ""))
        return QSize(words.width() + 2 * _PAD, words.height() + 8)


class RulesPage(QFrame):
    """`reloaded` when the files were loaded anew and the checks have run with them."""

    closed = Signal()
    reloaded = Signal()

    def __init__(self, session: Session, theme: Theme, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.folder = session, folder
        self.rules = RulesModel(session.language.lang, self)
        self.found = FoundRules(self)
        self.found.setSourceModel(self.rules)
        self.table = self._make_table()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._settle)
        self.problems = QLabel()
        self.problems.setWordWrap(True)
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem_row = QFrame()
        self.problem_row.setProperty("role", "message")
        told = QVBoxLayout(self.problem_row)
        told.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        told.addWidget(self.problems)
        self._count, self._where = QLabel(), ElidedLabel(Qt.TextElideMode.ElideMiddle)
        for quiet in (self._count, self._where):
            quiet.setProperty("role", "quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head(theme))
        box.addWidget(self.problem_row)
        box.addWidget(self.table, 1)
        self.show_book()

    def _head(self, theme: Theme) -> QVBoxLayout:
        title = QLabel(tr("核对规则"))
        title.setProperty("role", "big")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("搜索规则…"))
        self.search.setAccessibleName(tr("搜索规则"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(scaled(240))
        self.search.addAction(icon("search", theme.quiet), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._search)
        self.open = QPushButton(tr("打开规则文件夹"))
        self.open.clicked.connect(self.open_folder)
        self.reload = QPushButton(tr("重新载入并核对"))
        self.reload.clicked.connect(self.load_again)
        self.back = QPushButton(tr("返回（Esc）"))
        self.back.clicked.connect(self.closed)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(title)
        first.addWidget(self._count)
        first.addStretch(1)
        for part in (self.search, self.open, self.reload, self.back):
            first.addWidget(part)
        second.addWidget(self._where, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.addLayout(first)
        whole.addLayout(second)
        return whole

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.found)
        table.setWordWrap(True)
        table.setShowGrid(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setProperty("role", "rules")
        table.setItemDelegate(_Wrapped(table))
        table.setAccessibleName(tr("核对规则"))
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(_MEANING, QHeaderView.ResizeMode.Stretch)
        return table

    # -- the book ----------------------------------------------------------------------------

    def show_book(self) -> None:
        """Show the rules in force now, and what is wrong in the office's files."""
        book = office.book()
        self.rules.show(book)
        self.problems.setText("\n".join(self._session.language.say(problem) for problem in book.problems))
        self.problem_row.setVisible(bool(book.problems))
        self._where.show_words(self._folder_words(book))
        self.open.setEnabled(bool(self.folder))
        self._search(self.search.text())

    @property
    def said(self) -> str:
        """What is wrong in the office's files, one a line."""
        return self.problems.text()

    def _folder_words(self, book: office.Book) -> str:
        words = tr("规则库版本 {version}　本单位规则文件夹：{folder}")
        return words.format(version=book.version, folder=self.folder or tr("未设置"))

    def show_rule(self, code: str) -> None:
        """Select the rule of a code, whatever was searched for before."""
        row = self.rules.row_of(code)
        if row >= 0:
            self.search.clear()
            index = self.found.mapFromSource(self.rules.index(row, 0))
            self.table.setCurrentIndex(index)
            self._show_current()

    def _show_current(self) -> None:
        """Bring the selected rule into view, again whenever rows have become higher or lower."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.updateGeometries()
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _search(self, words: str) -> None:
        self.found.search(words)
        self._fit()
        shown, every = self.found.rowCount(), self.rules.rowCount()
        self._count.setText(f"{shown}" if shown == every else f"{shown}/{every}")

    def open_folder(self) -> bool:
        """Show the office's folder in the system's file manager; made when it is not there."""
        folder = Path(self.folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = tr("无法新建规则文件夹 {folder}：{why}。请检查权限，或手工新建。")
            self._session.said.emit(words.format(folder=folder, why=error.strerror or error), True)
            return False
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def load_again(self) -> None:
        """Let the files as they are now hold, and run the checks of all reports with them."""
        office.use(self.folder)
        self._session.do.run_again()
        self.show_book()
        self.reloaded.emit()

    # -- room --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Rows as high as their longest words at the present width."""
        if self.isVisible():
            # The table has its new width only when the events of now are through.
            self._soon.start()

    def _settle(self) -> None:
        self.table.resizeRowsToContents()
        self._show_current()
