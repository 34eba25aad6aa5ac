# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands where the page will be: how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID


class Welcome(QWidget):
    """One sentence and one button."""

    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "big")
        self._advice = QLabel()
        self._advice.setProperty("role", "quiet")
        self._advice.setWordWrap(True)
        self.button = QPushButton(tr("导入报告…"))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.import_wanted)
        box = QVBoxLayout(self)
        box.setSpacing(2 * GRID)
        box.addStretch(2)
        for part in (self._title, self._advice):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(part)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.show_state(project=False, reports=False)

    def show_state(self, project: bool, reports: bool, coming: bool = False) -> None:
        """What to say depends on what is there already, and on what is being read."""
        if coming and not reports:
            self._title.setText(tr("正在读取报告…"))
            self._advice.setText(tr("读完第一份就会打开；进度在窗口下方。"))
        elif reports:
            self._title.setText(tr("选择一份报告"))
            self._advice.setText(tr("从左边的列表打开报告；按 F8 直接到下一处待定问题。"))
        elif project:
            self._title.setText(tr("项目中还没有报告"))
            self._advice.setText(tr("把报告 PDF 或装有 PDF 的文件夹拖到这里，或者点击导入。"))
        else:
            self._title.setText(tr("把装有报告 PDF 的文件夹拖到这里"))
            self._advice.setText(tr("报告、判定和备注都存放在一个项目文件里；原来的 PDF 不会被改动。"))
        self.button.setVisible(not reports and not coming)

    def show_unreadable(self, file: str, why: str) -> None:
        """In place of the pages of a file that has none to show."""
        self._title.setText(tr("无法读取 {file}").format(file=file))
        self._advice.setText(why)
        self.button.hide()
