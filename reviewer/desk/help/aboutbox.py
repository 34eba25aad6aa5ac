# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the program is: its versions, its licence, where it keeps things; all of it can be copied."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reviewer import homes
from reviewer.desk.i18n import tr
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID
from reviewer.model.text import Lang
from reviewer.support import versions


class AboutBox(QDialog):
    """Nothing waits for it."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于"))
        self.setMinimumSize(scaled(480), scaled(520))
        title = QLabel(versions.NAME.say(lang))
        title.setProperty("role", "big")
        self.words = QPlainTextEdit(said(lang))
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("版本"))
        self.words.setTabChangesFocus(True)
        self.copy = QPushButton(tr("复制"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.toPlainText()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(GRID)
        for part in (title, self.words, buttons):
            box.addWidget(part)


def said(lang: Lang) -> str:
    """The text of the box."""
    *parts, licence = versions.lines(lang)
    where = tr("数据文件夹：{data}\n运行记录：{logs}").format(data=homes.data(), logs=homes.logs())
    icons = tr("图标：Lucide（ISC）。字体：Noto Sans CJK SC 的子集（OFL）。")
    return "\n".join((*parts, f"Qt {qVersion()}", "", where, "", licence, icons))
