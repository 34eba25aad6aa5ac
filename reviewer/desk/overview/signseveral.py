# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signing several reports off at once: how many, and which not, is told first; one undo takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID
from reviewer.desk.session import Session
from reviewer.model.project import ReportRow
from reviewer.model.signing import Signed, Step

_MOST_NAMED = 6


class SeveralLine(QFrame):
    """Out of sight until it is asked; `left` when it is again."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step, self._ready = Step.PREPARED, tuple[str, ...]()
        self.setProperty("role", "bar")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.good, self.drop = QPushButton(tr("确定")), QPushButton(tr("取消"))
        self.good.setProperty("role", "primary")
        for button in (self.good, self.drop):
            button.setAutoDefault(True)  # so that Enter presses it
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 4, GRID, 4)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.good)
        row.addWidget(self.drop)
        self.good.clicked.connect(self._sign)
        self.drop.clicked.connect(self._leave)
        session.project_changed.connect(self.hide)
        self.hide()

    def ask(self, step: Step, rows: Sequence[ReportRow]) -> None:
        """Say what would be signed, and wait for a word."""
        project = self._session.project
        if project is None or not rows:
            return
        ready = self._session.attempt(lambda: project.signing.ready([row.uuid for row in rows], step))
        if ready is None:
            return
        self._step, self._ready = step, ready.signed
        words = tr("提交 {count} 份复核。") if step is Step.PREPARED else tr("复核通过 {count} 份。")
        told = words.format(count=len(ready.signed)) + self._waiting(rows, ready) + self._refused(ready)
        self.words.setText(told)
        self.good.setEnabled(bool(ready.signed))
        self.setAccessibleName(told)
        self.show()
        (self.good if ready.signed else self.drop).setFocus()

    @staticmethod
    def _waiting(rows: Sequence[ReportRow], ready: Signed) -> str:
        """That some of them are not decided to the end, which is no reason not to sign."""
        count = sum(row.open > 0 for row in rows if row.uuid in ready.signed)
        return tr("其中 {count} 份还有待定的问题。").format(count=count) if count else ""

    def _refused(self, it: Signed) -> str:
        """Which are left, and why."""
        names = {row.uuid: row.organisation or row.file for row in self._session.rows}
        said = self._session.language.say
        named = [f"{names.get(uuid, uuid)}（{said(why)}）" for uuid, why in it.refused.items()]
        if not named:
            return ""
        more = tr(" 等") if len(named) > _MOST_NAMED else ""
        words = tr("不能签的 {count} 份：{names}{more}")
        return words.format(count=len(named), names="  ".join(named[:_MOST_NAMED]), more=more)

    def event(self, event: QEvent) -> bool:
        """Esc leaves the question before it leaves the page."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _sign(self) -> None:
        project = self._session.project
        if project is None or not self._ready:
            return
        name = tr("提交复核") if self._step is Step.PREPARED else tr("复核通过")
        self._session.works.run(name, project.signing.signing(self._ready, self._step), self._signed)
        self._leave()

    def _signed(self, it: Signed) -> None:
        self._session.refresh()
        self._session.saved.emit()
        self._session.selected.emit(None)
        words = tr("已提交 {count} 份复核。") if self._step is Step.PREPARED else tr("已复核通过 {count} 份。")
        told = words.format(count=len(it.signed)) + tr("Ctrl+Z 可一次撤销。")
        self._session.said.emit(told + self._refused(it), bool(it.refused))
