# SPDX-License-Identifier: AGPL-3.0-or-later
"""One line under a decision: how many findings like it wait, and two ways to decide on them all."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.selection import Numbered
from reviewer.desk.session import Session
from reviewer.model.finding import Origin
from reviewer.model.project import OpenReport

_NONE = (0, 0, 0)


class LikeLine(QWidget):
    """Shows while the selected finding is decided and others that fail the same way are not."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: tuple[OpenReport, str, tuple[int, int, int]] | None = None
        self.words = QLabel(tr("同类待定"))
        self.words.setProperty("role", "quiet")
        self.here, self.everywhere = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words)
        for button, all_reports in ((self.here, False), (self.everywhere, True)):
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, everywhere=all_reports: self.decide(everywhere))
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    def show_for(self, one: Numbered | None) -> None:
        """Count what is alike; nothing is offered after a decision that has itself to be looked at again."""
        report = self._session.report
        decided = one is not None and not one.reviewed.undecided and one.reviewed.finding.origin is Origin.CHECK
        counts = self._found(report, one.key) if report is not None and one is not None and decided else _NONE
        here, reports, every = counts
        self.here.setText(tr("A 照此判定本报告 {count} 处").format(count=here))
        words = tr("Shift+A 全部 {reports} 份报告 {count} 处")
        self.everywhere.setText(words.format(reports=reports, count=every))
        self.here.setVisible(here > 0)
        self.everywhere.setVisible(every > here)
        self.setVisible(every > 0)

    def _found(self, report: OpenReport, key: str) -> tuple[int, int, int]:
        """How many are alike here, and in how many reports how many in all; asked once as long as nothing changes."""
        if self._known is None or self._known[0] is not report or self._known[1] != key:
            project = self._session.project
            found = (
                self._session.attempt(lambda: project.decisions.count_alike(report.row.uuid, key)) if project else None
            )
            self._known = report, key, found or _NONE
        return self._known[2]

    def decide(self, everywhere: bool) -> None:
        """Decide on all alike; what is not offered is not done."""
        if (self.everywhere if everywhere else self.here).isVisible():
            self._session.do.decide_alike(everywhere)
