# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under a table: whether it was compared with the page, by whom and when, and what is doubtful in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.notes.panel import local_time
from reviewer.desk.session import Session
from reviewer.desk.table.celledit import doubts
from reviewer.desk.table.figures import table_name
from reviewer.model.project import Event, OpenReport

LOST = "tick_lost"
_TICKS = ("compare", "uncompare")
_TELLING = (LOST, *(way + it for way in ("", "undo:", "redo:") for it in _TICKS))
_LONGEST = 14
_AGAIN = ("read_again", "new_version")


def last_lost(history: Iterable[Event], table: str) -> Event | None:
    """The event that took the last tick of a table back; None when it was taken off or put on since."""
    found = None
    for event in history:
        after = event.after or {}
        ticks = after.get("comparisons")
        if event.what == LOST and after.get("table") == table:
            found = event
        elif isinstance(ticks, dict) and table in ticks and event.what.rpartition(":")[2] in _TICKS:
            found = None
    return found


class CompareBar(QFrame):
    """One tick for the table that is shown; tells of every tick that a changed figure took back."""

    doubts_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table = ""
        self._lost: tuple[Event, ...] = ()
        # After what the change itself says, so that it is not the one that is overwritten.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self.setProperty("role", "foot")
        self.box = QCheckBox(tr("已与原文核对"))
        self.box.setToolTip(tr("逐格对照页面后勾选（F7）；表中数字有变时自动取消"))
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.said = ElidedLabel()
        self.said.setProperty("role", "quiet")
        self.doubts = QPushButton()
        self.doubts.setProperty("role", "link")
        self.doubts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.doubts.setToolTip(tr("对照页面，逐个更正或确认"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(12)
        row.addWidget(self.box)
        row.addWidget(self.said, 1)
        row.addWidget(self.doubts)
        self.box.clicked.connect(self.set_compared)
        self.doubts.clicked.connect(self.doubts_wanted)
        session.report_changed.connect(self._changed)

    def show_table(self, table: str) -> None:
        """Be about another table; a tab that is no table has nothing to tick."""
        self._table = table
        self._show()

    def set_compared(self, done: bool) -> None:
        self._session.do.compare(self._table, done)

    def toggle(self) -> None:
        """Tick the table that is shown, or take the tick off."""
        if not self.isHidden():
            self.set_compared(not self.box.isChecked())

    def _changed(self) -> None:
        self._show()
        project = self._session.project
        lost = tuple(project.journal.lost) if project else ()
        if project is not None and lost:
            project.journal.lost.clear()
            self._lost += lost
            self._soon.start()

    def _show(self) -> None:
        report = self._session.report
        there = report is not None and self._table in report.reading.forms
        self.setVisible(there)
        if report is None or not there:
            return
        tick = next((it for it in report.comparisons if it.table == self._table), None)
        self.box.setChecked(tick is not None)
        if tick is not None:
            self.said.show_words(f"{tick.author}　{local_time(tick.at)}")
        else:
            self.said.show_words(self._why_not(report))
        count = len(doubts(report, (self._table,)))
        self.doubts.setText(tr("存疑 {count} 处 ›").format(count=count))
        self.doubts.setVisible(count > 0)

    def _why_not(self, report: OpenReport) -> str:
        """That a tick was taken back, and why; nothing when there never was one."""
        project = self._session.project
        lost = last_lost(project.journal.told(report.row.uuid, _TELLING), self._table) if project else None
        return self._words(lost) if lost else ""

    def _words(self, lost: Event) -> str:
        before, after = lost.before or {}, lost.after or {}
        name = self._session.name_of(lost.subject) if lost.subject else table_name(str(after.get("table")))
        words = tr("核对标记已取消：{figure} 由 {before} 变为 {after}")
        return words.format(figure=name, before=_said(before.get("figure")), after=_said(after.get("figure")))

    def _tell(self) -> None:
        """Say it in passing; after files were read again also of other reports, until it was seen."""
        lost, self._lost = self._lost, ()
        open_one = self._session.report.row.uuid if self._session.report else None
        names = {row.uuid: row.organisation or row.file for row in self._session.rows}
        for event in lost:
            words = self._words(event)
            if event.report != open_one:
                words = f"{names.get(event.report or '', '')}　{words}"
            self._session.said.emit(words, (event.after or {}).get("by") in _AGAIN)


def _said(figure: object) -> str:
    names = {"": tr("未读到"), "blank": tr("空白"), "slash": "/", "dash": "—"}
    words = str(figure)
    return names.get(words, words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…”")
