# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: what districts have answered, row by row, and which of it is to be taken in."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.districts.returnedmodel import Line, ReturnedModel, tried
from reviewer.desk.findings.following import answer_name
from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.menus.file import documents
from reviewer.desk.session import Session
from reviewer.desk.table.figures import figure_name
from reviewer.model.reply import Answer
from reviewer.model.returned import KINDS, Kind, Looked, Returned

_WIDTHS = (156, 130, 244, 80, 210, 200, 96, 100)
_DETAIL = 128
ANSWERS = tuple(Answer)
_KEYS = ("1", "2", "3")
_ENDINGS = "*.xlsx *.xlsm *.xls *.et *.ods *.xlsb"


class ReturnedPage(QFrame):
    """Space ticks a row, Enter leads to its finding; nothing is kept before it is asked for."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._given: list[Returned] = []
        self.looked: tuple[Looked, ...] = ()
        self.model = ReturnedModel(session.language, theme, self._name, self)
        self.table = self._table()
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.detail.linkActivated.connect(lambda link: self.answer(Answer(link)))
        foot = QScrollArea()
        foot.setProperty("role", "foot")
        foot.setWidget(self.detail)
        foot.setWidgetResizable(True)
        foot.setFrameShape(QFrame.Shape.NoFrame)
        foot.setFixedHeight(_DETAIL)
        foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addLayout(self._filters())
        box.addWidget(self.table, 1)
        box.addWidget(foot)
        self.model.ticked.connect(self._count)
        session.project_changed.connect(self._forget)
        self._show()

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("区县回复"))
        title.setProperty("role", "big")
        self._files = QLabel()
        self._files.setProperty("role", "quiet")
        self.more = QPushButton(tr("导入回复…"))
        self.more.clicked.connect(self.ask_files)
        self.take = QPushButton()
        self.take.setProperty("role", "primary")
        self.take.setToolTip("Alt+Enter")
        self.take.clicked.connect(self.take_in)
        back = QPushButton(tr("返回（Esc）"))
        back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(title)
        row.addSpacing(GRID)
        row.addWidget(self._files, 1)
        for button in (self.more, self.take, back):
            row.addWidget(button)
        return row

    def _filters(self) -> FlowRow:
        row = FlowRow()
        row.setSpacing(6)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.chips: dict[Kind | None, QPushButton] = {}
        for kind in (None, *KINDS):
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, kind=kind: self.filter(kind))
            self.chips[kind] = chip
            row.addWidget(chip)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setProperty("role", "rules")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName(tr("区县的答复"))
        table.selectionModel().currentRowChanged.connect(self._tell)
        table.doubleClicked.connect(self.open)
        table.installEventFilter(self)
        return table

    # -- files -------------------------------------------------------------------------------

    def ask_files(self) -> None:
        files = tr("工作簿 ({endings})").format(endings=_ENDINGS)
        names, _ = QFileDialog.getOpenFileNames(self, tr("导入区县回复"), str(documents()), files)
        self.bring([Path(name) for name in names])

    def bring(self, paths: Sequence[Path]) -> None:
        """Have a child read returned workbooks; each is shown when it is read, and nothing is kept yet."""
        project = self._session.project
        if project is None:
            return
        if paths:
            waiting = {it.source for it in self.looked if any(line.takeable for line in it.lines)}
            self._given = [it for it in self._given if it.source in waiting]

        def read(found: Returned) -> None:
            if self._session.project is project:
                self._given = [it for it in self._given if it.source != found.source] + [found]
                self._look()

        for path in paths:
            self._session.works.make(tr("读取回复"), "returned", path, project.path, read)

    def _look(self) -> None:
        """Sort the rows against the project as it is now, and try their figures."""
        project = self._session.project
        if project is None:
            return
        given = tuple(self._given)
        self.looked = self._session.attempt(lambda: tuple(map(project.replies.look, given))) or ()
        self.model.show(self.looked)
        self._show()
        if any(it.figures for it in self.model.lines):
            steps = project.replies.trying(self.model.lines)
            looked = self.looked
            self._session.works.run(
                tr("试算更正后的数字"), steps, lambda it: self._tried(it) if looked is self.looked else None
            )

    def _tried(self, trials: object) -> None:
        assert isinstance(trials, dict)
        self.model.show_trials(trials)
        self._tell()

    def _forget(self) -> None:
        self._given, self.looked = [], ()
        self.model.show(())
        self._show()

    # -- showing -----------------------------------------------------------------------------

    def filter(self, kind: Kind | None) -> None:
        self.model.choose(kind)
        self._show()

    def _show(self) -> None:
        for kind, chip in self.chips.items():
            name = self._session.language.say(KINDS[kind]) if kind else tr("全部")
            chip.setText(f"{name} {self.model.count(kind)}")
            chip.setVisible(kind is None or self.model.count(kind) > 0)
            chip.setChecked(kind is self.model.wanted)
        self._files.setText(" · ".join(it.file for it in self.looked))
        self._count()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._tell()

    def _count(self) -> None:
        count = len(self.model.chosen)
        self.take.setText(tr("收下所选 {count} 条").format(count=count))
        # A new text takes the key away.
        self.take.setShortcut("Alt+Return")
        self.take.setEnabled(count > 0)

    def _tell(self, *_: object) -> None:
        """Everything about the current row, under the table."""
        one = self.model.line(self.table.currentIndex().row())
        if one is None:
            hint = tr("把区县发回的工作簿（.xlsx、.xls、.et、.ods）拖到窗口中，或点“导入回复…”。收下之前不会改动项目。")
            self.detail.setText("" if self.looked else hint)
            return
        lines = [html.escape(words).replace("\n", "<br>") for words in self._about(one)]
        if one.it.kind is Kind.UNCLEAR:
            links = (f'<a href="{it}">{key} {answer_name(it)}</a>' for key, it in enumerate(ANSWERS, 1))
            lines.insert(1, tr("看过之后可定为：{answers}").format(answers="&nbsp;&nbsp; ".join(links)))
        self.detail.setText("<br>".join(lines))

    def _about(self, one: Line) -> list[str]:
        say, it, filled = self._session.language.say, one.it, one.it.filled
        where = tr("“{sheet}”第 {row} 行").format(sheet=filled.sheet, row=filled.row) if filled else ""
        lines = [" · ".join(part for part in (one.file, where, it.name) if part)]
        lines += [say(it.message)] if say(it.message) else []
        lines += [say(remark) for remark in it.remarks]
        lines += [filled.explanation] if filled and filled.explanation else []
        lines += [tr("{figure} 更正为 {printed}").format(figure=self._name(at), printed=to) for at, to in it.figures]
        if one.trial is not None:
            lines.append(tried(one.trial))
            lines += [f"　{say(message)}" for _, message in one.trial.newly]
        remarks = next((found.remarks for found in self.looked if found.file == one.file), ())
        return lines + [say(remark) for remark in remarks]

    def _name(self, address: str) -> str:
        return figure_name(address, {}, self._session.language.lang)

    # -- acting ------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Keep the ticked rows; what is there afterwards is sorted anew."""
        taken = self._session.do.take_replies(self.model.chosen)
        if taken is not None:
            self._session.said.emit(tr("已收下 {count} 条答复；判定没有改变。").format(count=taken), False)
            self._look()

    def answer(self, said: Answer) -> None:
        """Say what an unclear answer means; what was written stays with the explanation."""
        self.model.answer(self.table.currentIndex().row(), said)
        self._tell()

    def open(self, index: QModelIndex) -> None:
        """Lead to the finding of a row."""
        one = self.model.line(index.row())
        if one is None or not one.it.report:
            return
        self.closed.emit()
        self._session.open_report(one.it.report)
        if one.it.key:
            self._session.select_finding(one.it.key)
        elif one.it.figures:
            self._session.select_figure(one.it.figures[0][0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open(self.table.currentIndex())
            return True
        if event.text() in _KEYS:
            self.answer(ANSWERS[_KEYS.index(event.text())])
            return True
        if event.key() == Qt.Key.Key_Space:
            rows = self.table.selectionModel().selectedRows() or [self.table.currentIndex()]
            self.model.toggle([index.row() for index in rows if index.isValid()])
            return True
        return super().eventFilter(watched, event)
