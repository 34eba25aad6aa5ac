# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: which districts get a workbook of their findings, until when they are to answer."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.districts import sendout
from reviewer.desk.districts.sendmodel import DISTRICT, LAST, SendModel
from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID
from reviewer.desk.session import Session
from reviewer.model.outgoing import Receiver, Sending, Which

_DAYS = 14
_DATE = re.compile(r"(20\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?")
_FIELD, _NAME, _LAST_SENT = 420, 300, 160


class SendPage(QFrame):
    """Counts when it is shown; what was filled in stays as long as the window."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = SendModel(self)
        self.table = self._table()
        self.due, self.contact, self.folder = QLineEdit(), QLineEdit(), QLineEdit()
        self._sum = QLabel()
        self._sum.setProperty("role", "quiet")
        self._sum.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        box.setSpacing(GRID)
        box.addLayout(self._head())
        box.addLayout(self._form())
        box.addWidget(self.table, 1)
        box.addLayout(self._foot())
        self.model.dataChanged.connect(self._changed)
        session.project_changed.connect(self._other_project)
        session.rows_changed.connect(self._rows_changed)
        self._other_project()

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("发出区级工作簿"))
        title.setProperty("role", "big")
        self.make, back = QPushButton(tr("写出工作簿")), QPushButton(tr("返回（Esc）"))
        self.make.setProperty("role", "primary")
        self.make.setShortcut("Alt+Return")
        self.make.setToolTip("Alt+Enter")
        self.make.clicked.connect(self.send)
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self.make, back):
            head.addWidget(button)
        return head

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.which = self._chips(
            (
                (Which.USUAL, tr("错误、提醒和已确认的")),
                (Which.ALL, tr("连同需判断的")),
                (Which.CONFIRMED, tr("只发已确认的")),
            )
        )
        self.each = self._chips(((False, tr("一个区县一份")), (True, tr("一个单位一份"))))
        form.addRow(tr("发出的问题"), _line(*self.which.buttons()))
        form.addRow(tr("每份工作簿"), _line(*self.each.buttons()))
        self.due.setPlaceholderText(tr("例如 2025-03-15，留空为不规定"))
        self.due.setText((date.today() + timedelta(days=_DAYS)).isoformat())
        self.due.textChanged.connect(self._changed)
        self.contact.setPlaceholderText(tr("姓名、电话，写在封面上"))
        browse = QPushButton(tr("选择…"))
        browse.clicked.connect(self.ask_folder)
        for field, name in ((self.due, tr("答复期限")), (self.contact, tr("联系人")), (self.folder, tr("存放文件夹"))):
            field.setAccessibleName(name)
            field.setFixedWidth(_FIELD)
            form.addRow(name, _line(field, browse) if field is self.folder else field)
        self.folder.textChanged.connect(self._changed)
        return form

    def _chips(self, choices: tuple[tuple[object, str], ...]) -> QButtonGroup:
        """Choices of which one holds, the first one to begin with."""
        group = QButtonGroup(self)
        for number, (value, words) in enumerate(choices):
            chip = QPushButton(words)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setProperty("choice", value)
            chip.setChecked(number == 0)
            group.addButton(chip, number)
        group.idClicked.connect(lambda _: self.refresh())
        return group

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("收件的区县和单位"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.setColumnWidth(DISTRICT, _NAME)
        table.setColumnWidth(LAST, _LAST_SENT)
        head.setStretchLastSection(True)
        return table

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        self.all, self.none = QPushButton(tr("全选")), QPushButton(tr("全不选"))
        self.all.clicked.connect(lambda: self.model.choose(True))
        self.none.clicked.connect(lambda: self.model.choose(False))
        foot.addWidget(self._sum, 1)
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        return foot

    # -- showing -----------------------------------------------------------------------------

    def _other_project(self) -> None:
        project = self._session.project
        self.folder.setText(str(project.path.parent / tr("区级工作簿")) if project else "")

    def _rows_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        project = self._session.project
        wish = self._wish()
        found: tuple[Receiver, ...] | None = None
        left: dict[str, datetime] = {}
        if project is not None:
            found = self._session.attempt(lambda: project.exports.receivers(wish.which, wish.by_body))
            left = {it.district: it.at for it in self._session.attempt(project.replies.dispatches) or ()}
        self.model.show(found or (), left)
        self._changed()

    def _changed(self) -> None:
        """Say what would be made, or what keeps it from being made."""
        chosen = self.model.chosen
        trouble = self._trouble(chosen)
        words = tr("将写出 {files} 个工作簿，共 {count} 条问题；每个工作簿写出后即登记为已发出。")
        said = words.format(files=len(chosen), count=sum(it.findings for it in chosen))
        self._sum.setText(trouble or said)
        self._sum.setProperty("role", "trouble" if trouble else "quiet")
        self._sum.style().polish(self._sum)
        self.make.setEnabled(not trouble)
        for button in (self.all, self.none):
            button.setEnabled(bool(self.model.rows))

    def _trouble(self, chosen: tuple[Receiver, ...]) -> str:
        if not self.model.rows and self._wish().which is Which.CONFIRMED:
            return tr("还没有确认过的问题。")
        if not self.model.rows:
            return tr("没有需要发给区县的问题：都已处理，或者还没有报告。")
        if not chosen:
            return tr("请至少勾选一个区县。")
        if self.due.text().strip() and day(self.due.text()) is None:
            return tr("答复期限不是日期，请写成 2025-03-15 这样，或留空。")
        return "" if self.folder.text().strip() else tr("请选择存放工作簿的文件夹。")

    # -- doing -------------------------------------------------------------------------------

    def _wish(self) -> Sending:
        names = tuple(it.district for it in self.model.chosen)
        which, each = self.which.checkedButton(), self.each.checkedButton()
        by_body = bool(each.property("choice"))
        return Sending(
            names, day(self.due.text()), self.contact.text().strip(), Which(which.property("choice")), by_body
        )

    def send(self) -> None:
        """Have the workbooks made; the window goes on meanwhile."""
        if self.make.isEnabled() and sendout.send(
            self._session, Path(self.folder.text().strip()), self._wish(), self._sent
        ):
            self.closed.emit()

    def _sent(self) -> None:
        if self.isVisible():
            self.refresh()

    def ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("存放工作簿的文件夹"), self.folder.text())
        if name:
            self.folder.setText(name)


def day(text: str) -> date | None:
    """A date as people write it; None when it is none."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _line(*parts: QWidget) -> QWidget:
    """Parts beside each other."""
    line = QWidget()
    box = QHBoxLayout(line)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(GRID)
    for part in parts:
        box.addWidget(part)
    box.addStretch(1)
    return line
