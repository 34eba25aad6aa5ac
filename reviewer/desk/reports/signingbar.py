# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the name of the report: who signed it, what changed since, the next step, and reasons asked for in place."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.reports.signwords import changed_words, short, signed_by, told
from reviewer.desk.session import Session
from reviewer.model.project import OpenReport
from reviewer.model.signing import Step


class Ask(StrEnum):
    """What a reason is asked for."""

    SEND_BACK = "send_back"
    CLOSE = "close"
    REOPEN = "reopen"
    CLOSE_PROJECT = "close_project"
    REOPEN_PROJECT = "reopen_project"


class SigningBar(QFrame):
    """Out of sight while there is nothing to tell; `chip`, which stands elsewhere, opens and closes it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: bool | None = None
        self._asked = Ask.CLOSE
        self._stage: tuple[Step | None, bool] = (None, False)
        self._news: tuple[tuple[Step | None, bool], str] = self._stage, ""
        self.setProperty("role", "bar")
        self.chip = QPushButton()
        self.chip.setProperty("role", "chip")
        self.chip.setCheckable(True)
        self.chip.clicked.connect(self._turn)
        self.words, self.changed = QLabel(), ElidedLabel()
        # A reason is there to be read: it may take more lines, but no width from the page.
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setProperty("role", "quiet")
        self.changed.setStyleSheet(f"color: {theme.judge}")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(4)
        box.addLayout(self._row())
        box.addWidget(self.changed)
        box.addWidget(self._reason_row())
        session.report_changed.connect(self._show)
        session.report_opened.connect(self._opened)
        session.project_changed.connect(self._tell_conflicts)
        self._show()

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        self.buttons: dict[str, QPushButton] = {}
        for name, words, act in (
            ("prepare", tr("提交复核"), self._session.sign.prepare),
            ("approve", tr("复核通过"), self._session.sign.approve),
            ("send_back", tr("退回…"), self._asking(Ask.SEND_BACK)),
            ("close", tr("关闭…"), self._asking(Ask.CLOSE)),
            ("reopen", tr("重新打开…"), self._asking(Ask.REOPEN)),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, act=act: act())
            self.buttons[name] = button
            row.addWidget(button)
        return row

    def _asking(self, what: Ask) -> Callable[[], None]:
        return lambda: self.ask(what)

    def _reason_row(self) -> QWidget:
        self.asking = QWidget()
        self.reason = QLineEdit()
        self.good, self.drop = QPushButton(tr("确定")), QPushButton(tr("取消"))
        self.good.setProperty("role", "primary")
        row = QHBoxLayout(self.asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.reason, 1)
        row.addWidget(self.good)
        row.addWidget(self.drop)
        self.reason.textChanged.connect(self._typed)
        self.reason.returnPressed.connect(self._give)
        self.good.clicked.connect(self._give)
        self.drop.clicked.connect(self._leave)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.asking)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._leave)
        self.asking.hide()
        return self.asking

    # -- reasons -----------------------------------------------------------------------------

    def ask(self, what: Ask) -> None:
        """Ask for a reason, here and now; what needs none is done when the field is left empty."""
        self._asked = what
        words = self._question(what)
        self.reason.setPlaceholderText(words)
        self.reason.setAccessibleName(words)
        self.reason.setToolTip(words)
        self.reason.clear()
        self._typed()
        self.asking.show()
        self.show()
        self.reason.setFocus()

    def _question(self, what: Ask) -> str:
        waiting = self._waiting(what)
        if waiting:
            return tr("还有 {count} 处问题待定；仍要关闭的原因").format(count=waiting)
        return {
            Ask.SEND_BACK: tr("退回的原因，编制人会看到"),
            Ask.CLOSE: tr("关闭后不能再改动；可写明原因"),
            Ask.REOPEN: tr("重新打开报告的原因"),
            Ask.CLOSE_PROJECT: tr("整个项目关闭后不能再改动；可写明原因"),
            Ask.REOPEN_PROJECT: tr("重新打开项目的原因"),
        }[what]

    def _waiting(self, what: Ask) -> int:
        if what is Ask.CLOSE:
            return self._session.undecided()
        return self._session.undecided_anywhere() if what is Ask.CLOSE_PROJECT else 0

    def _typed(self) -> None:
        free = self._asked in (Ask.CLOSE, Ask.CLOSE_PROJECT) and not self._waiting(self._asked)
        self.good.setEnabled(free or bool(self.reason.text().strip()))

    def _give(self) -> None:
        if not self.good.isEnabled():
            return
        sign, reason = self._session.sign, self.reason.text().strip()
        self.asking.hide()
        {
            Ask.SEND_BACK: sign.send_back,
            Ask.CLOSE: sign.close,
            Ask.REOPEN: sign.reopen,
            Ask.CLOSE_PROJECT: sign.close_project,
            Ask.REOPEN_PROJECT: sign.reopen_project,
        }[self._asked](reason)

    def _leave(self) -> None:
        self.asking.hide()
        self._show()

    def _tell_conflicts(self) -> None:
        if count := len(self._session.conflicts):
            words = tr("还有 {count} 处合并冲突待处理（Ctrl+Shift+G）。")
            self._session.said.emit(words.format(count=count), False)

    # -- showing -----------------------------------------------------------------------------

    def _turn(self) -> None:
        """Open or close it; closed, it opens again by itself when there is news."""
        self._wanted = self.chip.isChecked()
        self._show()

    def _opened(self) -> None:
        self._wanted = None
        self.asking.hide()
        self._show()

    def _show(self) -> None:
        report = self._session.report
        self.chip.setVisible(report is not None)
        if report is None:
            self.hide()
            return
        signed = report.row.signing
        whole, lines = self._project_words(), told(signed)
        self.words.setText(whole or lines[0])
        self.words.setToolTip("\n".join(lines))
        self.chip.setText(tr("项目已关闭") if whole else short(signed))
        self.chip.setToolTip("\n".join(lines))
        self.chip.setAccessibleName(tr("签署：{stage}").format(stage=self.chip.text()))
        changed = changed_words(report.changed)
        self.changed.show_words(changed)
        self.changed.setVisible(bool(changed))
        self._offer(report)
        stage = signed.step, self._session.closing.closed is not None
        if stage != self._stage:
            self.asking.hide()
        if (stage, changed) != self._news and not self._wanted:
            self._wanted = None
        self._stage, self._news = stage, (stage, changed)
        loud = report.row.frozen or signed.step is Step.RETURNED or bool(changed)
        shown = (loud if self._wanted is None else self._wanted) or not self.asking.isHidden()
        self.chip.setChecked(shown)
        self.setVisible(shown)

    def _project_words(self) -> str:
        closed = self._session.closing.closed
        return tr("项目已关闭：{who}").format(who=signed_by(closed)) if closed else ""

    def _offer(self, report: OpenReport) -> None:
        """Only the next steps; the others are in the menu."""
        step, whole = report.row.signing.step, self._session.closing.closed is not None
        shown: tuple[str, ...] = {
            None: ("prepare",),
            Step.PREPARED: ("approve", "send_back"),
            Step.RETURNED: ("prepare",),
            Step.REVIEWED: ("send_back", "close"),
            Step.CLOSED: ("reopen",),
        }[step]
        if report.changed and not report.row.frozen:
            shown = ("prepare", "approve", "send_back")
        for name, button in self.buttons.items():
            button.setVisible(name in shown and not whole)
