# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the explanation of a finding: what went to and fro with the district, and the line for a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from reviewer.desk.findings.following import REOPEN
from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID
from reviewer.desk.selection import Numbered
from reviewer.desk.session import Session


class ThreadLine(QWidget):
    """`words` tells the thread and stands wherever its owner puts it; the line itself asks for a reason."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keys: tuple[str, ...] = ()
        self.words = QLabel()
        self.words.setProperty("role", "quiet")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.words.linkActivated.connect(self._follow)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(tr("为什么重新打开：回车保存，Esc 取消"))
        self.edit.setAccessibleName(tr("重新打开的理由"))
        self.edit.returnPressed.connect(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(QLabel(tr("理由")))
        row.addWidget(self.edit, 1)
        self.hide()

    def show_for(self, one: Numbered | None) -> None:
        """Tell the thread of a finding; a reason that was begun belongs to another one no more."""
        told = self._session.following.told(one) if one is not None else ""
        self.words.setText(told)
        self.words.setVisible(bool(told))
        if one is None or one.key not in self._keys:
            self.hide()

    def _follow(self, link: str) -> None:
        one = self._session.current
        if one is not None and link == REOPEN:
            self.ask((one.key,))
        elif one is not None:
            self._session.do.close_findings((one.key,))

    def ask(self, keys: Sequence[str]) -> None:
        """Open for the reason why closed findings are open again; nothing else is."""
        self._keys = self._session.following.closed(keys)
        if self._keys:
            self.edit.clear()
            self.show()
            self.edit.setFocus()
        else:
            self._session.said.emit(tr("只有已办结的问题可以重新打开。"), False)

    def _save(self) -> None:
        if reason := self.edit.text().strip():
            keys, self._keys = self._keys, ()
            self.hide()
            self._session.do.reopen_findings(keys, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
