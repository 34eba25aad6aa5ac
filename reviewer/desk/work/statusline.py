# SPDX-License-Identifier: AGPL-3.0-or-later
"""The status bar: what is being read, how far, how long, cancel; and that everything is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QStatusBar, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.work.importing import Import, time_left

_SHOWN_MILLISECONDS = 6000


class StatusLine(QStatusBar):
    """Long work is told here and nowhere else."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.step = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(160)
        self.left = QLabel()
        self.cancel = QPushButton(tr("取消"))
        self.cancel.setProperty("role", "link")
        # It hides when it was clicked; with the focus on it, the keys would go to the next button.
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setMenu(QMenu(self.more))
        self.saved = QLabel()
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.step, self.bar, self.left, self.cancel, self.more):
            row.addWidget(part)
        row.addStretch(1)
        self.addWidget(work, 1)
        self.addPermanentWidget(self.saved)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.step.setText(""))
        self._telling = False
        self.show_import(Import(0, 0, 0.0, "", None))
        self.show_more(())

    def show_import(self, state: Import) -> None:
        words = tr("导入 {done}/{total}：{step}")
        step = state.step or tr("准备读取…")
        self._show(state, words.format(done=min(state.done + 1, state.total), total=state.total, step=step))

    def show_work(self, name: str, state: Import) -> None:
        words = tr("{name} {done}/{total}：{step}") if state.total > 1 else tr("{name}：{step}")
        told = words.format(name=name, done=state.done, total=state.total, step=state.step)
        self._show(Import(0, 1, state.part, state.step, state.left), told)

    def _show(self, state: Import, words: str) -> None:
        for part in (self.bar, self.left, self.cancel):
            part.setVisible(state.running)
        if state.running:
            self._timer.stop()
            self.step.setText(words)
            self.bar.setValue(round(state.part * 1000))
            self.left.setText(time_left(state.left))
        elif self._telling:
            self.step.setText("")
        self._telling = state.running

    def show_more(self, others: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """The work that waits behind the one told of: its names, and how to cancel each."""
        self.more.setVisible(bool(others))
        self.more.setText(tr("另有 {count} 项").format(count=len(others)))
        menu = self.more.menu()
        menu.clear()
        for name, cancel in others:
            menu.addAction(tr("取消：{name}").format(name=name)).triggered.connect(lambda _=False, act=cancel: act())

    def say(self, words: str) -> None:
        """A word in passing, gone after a few seconds."""
        self._telling = False
        self.step.setText(words)
        self._timer.start(_SHOWN_MILLISECONDS)

    def show_saved(self) -> None:
        self.saved.setText(tr("全部已保存 {time}").format(time=datetime.now().astimezone().strftime("%H:%M")))

    def show_nothing(self) -> None:
        self.saved.setText("")
