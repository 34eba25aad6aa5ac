# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that may be corrected versions of reports: they wait until somebody says which they are, and are never lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID
from reviewer.model.report import Review

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.project import Project


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was read and is not kept yet; `report` is the UUID of that which it may correct."""

    path: Path
    review: Review
    report: str


class VersionOffers(QObject):
    """The files that wait, the one asked about first; `changed` when that is another one, or none."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.waiting: list[Waiting] = []

    def take(self, path: Path, review: Review) -> bool:
        """Let a file wait for an answer if it needs one; whether it does."""
        project = self._session.project
        report = self._session.attempt(lambda: project.corrects(path, review)) if project else None
        if report is None:
            return False
        self.waiting.append(Waiting(path, review, report))
        self.changed.emit()
        return True

    def answer(self, corrected: bool) -> None:
        """Keep the first file as the corrected version, or as another report."""
        project = self._session.project
        if project is None or not self.waiting:
            return
        one = self.waiting.pop(0)
        if corrected:
            uuid = self._session.attempt(lambda: self._put(project, one))
        else:
            uuid = self._session.attempt(lambda: project.keep(one.path, one.review))
        self.changed.emit()
        self._session.refresh()
        self._session.saved.emit()
        self._session.do.settle(lambda: self._show(uuid, corrected))

    def keep_all(self) -> None:
        """Keep all that wait as reports of their own: nobody has said otherwise, and the project is about to close."""
        project = self._session.project
        while self.waiting and project is not None:
            one = self.waiting.pop(0)
            self._session.attempt(partial(project.keep, one.path, one.review))
        self.changed.emit()

    @staticmethod
    def _put(project: Project, one: Waiting) -> str:
        project.keep_corrected(one.path, one.review, one.report)
        return one.report

    def _show(self, uuid: str | None, corrected: bool) -> None:
        if uuid is None:
            return
        self._session.open_report(uuid)
        if corrected:
            words = tr("已换成更正稿；改动见“查看 › 与更正前对照”，可撤销。")
            self._session.said.emit(words, False)


class VersionBar(QFrame):
    """Asks what a file is; nothing waits for the answer but the file."""

    def __init__(self, offers: VersionOffers, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers, self._session = offers, session
        self.setProperty("role", "message")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.corrected, self.other = QPushButton(tr("作为更正稿")), QPushButton(tr("另一份报告"))
        self.corrected.setProperty("role", "primary")
        self.corrected.setToolTip(tr("换下原来的文件；判定和备注保留，原文件仍可查看"))
        self.other.setToolTip(tr("在列表中单列一份，原来的报告不变"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.corrected)
        row.addWidget(self.other)
        self.corrected.clicked.connect(lambda: offers.answer(True))
        self.other.clicked.connect(lambda: offers.answer(False))
        offers.changed.connect(self._ask)
        self.hide()

    def _ask(self) -> None:
        waiting = self._offers.waiting
        if not waiting:
            self.hide()
            return
        one = waiting[0]
        row = next((it for it in self._session.rows if it.uuid == one.report), None)
        said = tr("“{file}”与项目中的“{report}”（{old}）单位、年度、类型相同，是它的更正稿吗？").format(
            file=one.path.name,
            report=f"{row.organisation} {row.year}" if row else "",
            old=row.file if row else "",
        )
        if len(waiting) > 1:
            said += " " + tr("另有 {count} 份待选。").format(count=len(waiting) - 1)
        self.words.setText(said)
        self.show()
