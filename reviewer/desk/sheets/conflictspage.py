# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of what merged copies disagree about: both sides beside each other, chosen row by row or all at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.copies.sides import MOST_NAMED
from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.theme import GRID
from reviewer.desk.session import Session
from reviewer.desk.sheets.conflictsmodel import OURS, REPORT, THEIRS, WHAT, ConflictsModel
from reviewer.desk.table.figures import figure_name, table_name
from reviewer.model.merging import Choice, Conflict, differing
from reviewer.model.project import OpenReport

_KEYS = ((Qt.Key.Key_1, Choice.OURS), (Qt.Key.Key_2, Choice.THEIRS))


class ConflictsPage(QFrame):
    """What is not chosen stays listed, and what holds in this project goes on holding."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = ConflictsModel(session.language, self._named, self)
        self._reports: dict[str, OpenReport | None] = {}
        self.table = self._table()
        self._title, self._nothing = QLabel(), QLabel(tr("没有待处理的合并冲突。"))
        self._title.setProperty("role", "title")
        self._nothing.setProperty("role", "quiet")
        self._nothing.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        hint = QLabel(tr("选中一行或多行，按 1 采用本项目，按 2 采用工作包；不选则保持现状，留在这里。双击打开报告。"))
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        hint.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addWidget(hint)
        box.addWidget(self._nothing)
        box.addWidget(self.table, 1)
        # The table itself would take a digit for the beginning of a word to look for.
        for key, side in _KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.choose, side))
        session.rows_changed.connect(self._changed)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setProperty("role", "rules")
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in ((REPORT, 200), (WHAT, 340)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, width)
        for column in (OURS, THEIRS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(tr("合并冲突"))
        table.doubleClicked.connect(self._open)
        table.selectionModel().selectionChanged.connect(self._offer)
        return table

    def _head(self) -> FlowRow:
        row = FlowRow()
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._title)
        row.addStretch(1)
        self.buttons: dict[str, QPushButton] = {}
        for name, words, act in (
            ("ours", tr("1 采用本项目"), lambda: self.choose(Choice.OURS)),
            ("theirs", tr("2 采用工作包"), lambda: self.choose(Choice.THEIRS)),
            ("all_ours", tr("全部采用本项目"), lambda: self.choose(Choice.OURS, self.model.rows)),
            ("all_theirs", tr("全部采用工作包"), lambda: self.choose(Choice.THEIRS, self.model.rows)),
            ("back", tr("返回（Esc）"), self.closed.emit),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, act=act: act())
            self.buttons[name] = button
            row.addWidget(button)
        return row

    def _named(self, it: Conflict) -> str:
        """The figure or the finding that a conflict is about, in words."""
        if it.report and it.report not in self._reports:
            self._reports[it.report] = self._session.load(it.report)
        report, lang = self._reports.get(it.report), self._session.language.lang
        if report is None:
            return it.key
        if it.part == "corrections":
            return figure_name(it.key, report.reading.forms, lang)
        if it.part == "reading":
            every = differing(it)
            named = [figure_name(address, report.reading.forms, lang) for address in every[:MOST_NAMED]]
            return "、".join(named) + ("…" if len(every) > MOST_NAMED else "")
        if it.part == "comparisons":
            return table_name(it.key)
        said = (one.finding.message.say(lang) for one in report.findings if one.finding.key == it.key)
        return next(said, it.key)

    def chosen(self) -> list[Conflict]:
        """The conflicts of the rows that are selected."""
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def choose(self, side: Choice, rows: Iterable[Conflict] | None = None) -> None:
        """Settle the selected conflicts, or others, for one side; each report's can be undone."""
        wanted = self.chosen() if rows is None else list(rows)
        at = self.table.currentIndex().row()
        self._session.sign.resolve({it.uuid: side for it in wanted})
        if self.model.rows:
            self.table.selectRow(min(max(at, 0), len(self.model.rows) - 1))

    def refresh(self) -> None:
        """Show the conflicts that there are now."""
        at = self.table.currentIndex().row()
        self._reports.clear()
        self.model.show(self._session.conflicts, self._session.rows)
        count = len(self.model.rows)
        self._title.setText(tr("合并冲突（{count}）").format(count=count))
        self._nothing.setVisible(not count)
        self.table.setVisible(bool(count))
        if count:
            self.table.selectRow(min(max(at, 0), count - 1))
        self._offer()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _offer(self) -> None:
        for name, sensible in (("ours", bool(self.chosen())), ("theirs", bool(self.chosen()))):
            self.buttons[name].setEnabled(sensible)
        for name in ("all_ours", "all_theirs"):
            self.buttons[name].setEnabled(bool(self.model.rows))

    def _open(self, index: QModelIndex) -> None:
        it = self.model.rows[index.row()]
        if it.report:
            self._session.open_report(it.report)
            if it.part == "decisions":
                self._session.select_finding(it.key)
            self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
