# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: everything a user may change, with what it means; saved as it is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.scrolled import scrolling
from reviewer.desk.look.theme import GRID
from reviewer.desk.sheets.settingrow import SettingRow
from reviewer.settings import Settings
from reviewer.support.options import GROUPS, options


class SettingsPage(QFrame):
    """`wanted` carries a setting and its value as text, None for the default."""

    closed = Signal()
    wanted = Signal(str, object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = language.lang
        self.rows = {option.key: SettingRow(option, language.lang) for option in options()}
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        box.setSpacing(0)
        self._fill(box)
        box.addStretch(1)
        area = scrolling(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(area, 1)

    def _head(self) -> QFrame:
        title, where = QLabel(tr("设置")), QLabel(tr("改动立即保存，只对这台电脑上的您有效。"))
        title.setProperty("role", "big")
        where.setProperty("role", "quiet")
        self.back = QPushButton(tr("返回（Esc）"))
        self.back.clicked.connect(self.closed)
        head = QFrame()
        head.setProperty("role", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(title)
        row.addWidget(where)
        row.addStretch(1)
        row.addWidget(self.back)
        return head

    def _fill(self, box: QVBoxLayout) -> None:
        left = dict(self.rows)
        for words, keys in GROUPS:
            title = QLabel(words.say(self._lang))
            title.setProperty("role", "title")
            box.addSpacing(GRID)
            box.addWidget(title)
            for key in keys:
                box.addWidget(left.pop(key))
        for row in left.values():
            box.addWidget(row)
        for row in self.rows.values():
            row.wanted.connect(self.wanted)
            row.refused.connect(lambda row=row: QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row)))

    def show_settings(self, now: Settings, changed: frozenset[str], given: frozenset[str]) -> None:
        """Show what holds now, which of it the user changed, and what the command line said."""
        for key, row in self.rows.items():
            row.show_value(getattr(now, key), key in changed, key in given)

    def go_to(self, key: str) -> None:
        """Put the keyboard on a setting."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.editor.setFocus()
        self._area.ensureWidgetVisible(row)
