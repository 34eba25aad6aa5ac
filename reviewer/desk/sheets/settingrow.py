# SPDX-License-Identifier: AGPL-3.0-or-later
"""One setting on the page of settings: its name, what it may be, what it means, and the way back to its default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID
from reviewer.errors import ReviewerError
from reviewer.model.text import Lang
from reviewer.support.options import Option, Value

_NAMES, _EDITORS = 200, 280


class SettingRow(QWidget):
    """`wanted` carries a value as text that makes sense, or None for the default."""

    wanted = Signal(str, object)
    refused = Signal()

    def __init__(self, option: Option, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option, self._lang = option, lang
        self._value: Value = option.default
        self.name = QLabel(option.name.say(lang))
        self.name.setFixedWidth(scaled(_NAMES))
        self.name.setWordWrap(True)
        self.editor, self._show = self._make_editor()
        self.editor.setAccessibleName(option.name.say(lang))
        self.editor.setAccessibleDescription(option.help.say(lang))
        self.reset = QPushButton(tr("恢复默认"))
        self.reset.setProperty("role", "link")
        self.reset.setAccessibleName(tr("{name}：恢复默认").format(name=option.name.say(lang)))
        self.reset.clicked.connect(lambda: self.wanted.emit(option.key, None))
        self.help, self.told = QLabel(self._help()), QLabel()
        self.help.setProperty("role", "quiet")
        self.told.setProperty("role", "trouble")
        for words in (self.help, self.told):
            words.setWordWrap(True)
        self.told.hide()
        self._arrange()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.editor)
        if self.option.unit.zh:
            line.addWidget(QLabel(self.option.unit.say(self._lang)))
        if self.option.key == "rules_folder":
            browse = QPushButton(tr("浏览…"))
            browse.clicked.connect(self._browse)
            line.addWidget(browse)
        line.addWidget(self.reset)
        line.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addLayout(line, 0, 1)
        grid.addWidget(self.help, 1, 1)
        grid.addWidget(self.told, 2, 1)

    def _help(self) -> str:
        said, option = self.option.help.say(self._lang), self.option
        if option.most:
            between = tr("{least} 至 {most}，默认 {default}。")
            default = f"{option.default:,g}" if isinstance(option.default, float) else f"{option.default:,}"
            said += " " + between.format(least=f"{option.least:,g}", most=f"{option.most:,.0f}", default=default)
        return said

    # -- editors -----------------------------------------------------------------------------

    def _make_editor(self) -> tuple[QWidget, Callable[[str], None]]:
        if isinstance(self.option.default, bool):
            return self._check_box()
        return self._combo_box() if self.option.choices else self._line_edit()

    def _check_box(self) -> tuple[QWidget, Callable[[str], None]]:
        box = QCheckBox(tr("是"))
        box.clicked.connect(lambda on: self._take("1" if on else "0"))
        return box, lambda text: box.setChecked(text == "1")

    def _combo_box(self) -> tuple[QWidget, Callable[[str], None]]:
        box = QComboBox()
        for key, words in self.option.choices:
            box.addItem(words.say(self._lang), key)
        box.activated.connect(lambda at: self._take(str(box.itemData(at))))
        return box, lambda text: box.setCurrentIndex(box.findData(text))

    def _line_edit(self) -> tuple[QWidget, Callable[[str], None]]:
        edit = QLineEdit()
        edit.setFixedWidth(scaled(_EDITORS if isinstance(self.option.default, str) else _EDITORS // 2))
        edit.editingFinished.connect(lambda: self._take(edit.text()))
        return edit, edit.setText

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.option.name.say(self._lang), str(self._value))
        if folder:
            self._take(folder)

    # -- values ------------------------------------------------------------------------------

    def show_value(self, value: Value, changed: bool, given: bool) -> None:
        """Show what holds; `changed` by the user, or `given` by the command line for this run."""
        self._value = value
        self._show(self.option.write(value))
        self.reset.setVisible(changed)
        self.say(tr("本次由命令行指定；在这里改动后以这里为准。") if given else "")

    def say(self, words: str) -> None:
        """A word about this setting, until another value is shown."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _take(self, text: str) -> None:
        try:
            value = self.option.read(text)
        except ReviewerError as error:
            self.say(error.text.say(self._lang))
            self.refused.emit()
            return
        if value != self._value:
            self.wanted.emit(self.option.key, self.option.write(value))
        else:
            self.say("")
