# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a window without a project: how to begin, and what was open before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.help.recentlist import RecentList
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.scrolled import scrolling
from reviewer.desk.look.theme import GRID
from reviewer.support.options import CHOICES

_WIDE = 440


class StartPage(QFrame):
    """Three ways to begin with name and language below on the left, the projects of before on the right."""

    demo_wanted = Signal()
    folder_wanted = Signal()
    file_wanted = Signal()
    project_wanted = Signal(object)
    unwanted = Signal(object)
    named = Signal(str)
    lang_wanted = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = language.lang
        self.recent = RecentList()
        self.recent.wanted.connect(self.project_wanted)
        self.recent.unwanted.connect(self.unwanted)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(6 * GRID, 4 * GRID, 6 * GRID, 4 * GRID)
        whole.setSpacing(3 * GRID)
        whole.addStretch(1)
        whole.addLayout(self._middle())
        whole.addStretch(2)
        area = scrolling(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def _middle(self) -> QHBoxLayout:
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(6 * GRID)
        self._both.addWidget(self._begin())
        self._both.addWidget(self._before())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._both)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both side by side, the projects of before stand below."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        room = self.width() - 2 * 6 * GRID - 2 * GRID
        self._both.setDirection(ways.LeftToRight if room >= 2 * scaled(_WIDE) + 6 * GRID else ways.TopToBottom)

    def _begin(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(scaled(_WIDE))
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID)
        title = QLabel(tr("政府信息公开年报审核"))
        title.setProperty("role", "big")
        box.addWidget(title)
        box.addWidget(
            _quiet(tr("核对年度报告的表格和文字，标出疑点，记下您的判定。原来的 PDF 不会被改动，也不需要网络。"))
        )
        box.addSpacing(GRID)
        self.folder = self._way(
            box, tr("用文件夹新建项目…"), tr("选择装有报告 PDF 的文件夹；项目放在它旁边，立即开始读取。")
        )
        self.folder.setProperty("role", "primary")
        self.folder.clicked.connect(lambda: self._begin_with(self.folder_wanted))
        self.file = self._way(box, tr("打开项目…"), tr("接着审核已有的项目文件（.review）。"))
        self.file.clicked.connect(lambda: self._begin_with(self.file_wanted))
        self.demo = self._way(box, tr("打开演示项目"), tr("用随程序附带的几份示例报告先试一试，约需一分钟读取。"))
        self.demo.clicked.connect(lambda: self._begin_with(self.demo_wanted))
        box.addSpacing(GRID)
        drop = _quiet(tr("也可以把报告 PDF、文件夹或项目文件拖到这个窗口里。"))
        drop.setProperty("role", "drop")
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(drop)
        box.addSpacing(GRID)
        box.addWidget(self._foot())
        box.addStretch(1)
        return left

    def _way(self, box: QVBoxLayout, words: str, meaning: str) -> QPushButton:
        button = QPushButton(words)
        button.setMinimumHeight(scaled(36))
        button.setAccessibleDescription(meaning)
        box.addWidget(button)
        box.addWidget(_quiet(meaning))
        return button

    def _before(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(scaled(_WIDE))
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID)
        title = QLabel(tr("最近的项目"))
        title.setProperty("role", "title")
        box.addWidget(title)
        box.addWidget(self.recent)
        box.addStretch(1)
        return right

    def _foot(self) -> QWidget:
        foot = QWidget()
        whole = QVBoxLayout(foot)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        asked = _quiet(tr("您的姓名（判定和备注记在它下面）："))
        self.name = QLineEdit()
        self.name.setFixedWidth(scaled(160))
        self.name.setAccessibleName(tr("您的姓名"))
        self.name.editingFinished.connect(self._named)
        asked.setBuddy(self.name)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.name)
        row.addStretch(1)
        self.languages = {lang: self._language(lang, words.zh) for lang, words in CHOICES["lang"]}
        for button in self.languages.values():
            row.addWidget(button)
        whole.addWidget(asked)
        whole.addLayout(row)
        return foot

    def _language(self, lang: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setChecked(lang == self._lang)
        button.clicked.connect(lambda: self._change(lang))
        return button

    def _change(self, lang: str) -> None:
        for other, button in self.languages.items():
            button.setChecked(other == self._lang)
        if lang != self._lang:
            self.lang_wanted.emit(lang)

    def _begin_with(self, way: SignalInstance) -> None:
        """Whoever goes on with a name in sight has agreed to it."""
        self._named()
        way.emit()

    def _named(self) -> None:
        if name := self.name.text().strip():
            self.named.emit(name)

    def show_state(self, recent: Sequence[tuple[Path, datetime]], name: str) -> None:
        """Show the projects of before and the name that is known, or proposed."""
        self.recent.show_projects(recent)
        self.name.setText(name)

    def take_focus(self) -> None:
        """Put the keyboard where most people go on: the project of last time, else a new one."""
        (self.recent.buttons[0] if self.recent.buttons else self.folder).setFocus()


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label
