# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of the bodies that must report, in place of the three columns: filter, edit, import, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.districts.rollmodel import NAME, PARENT, STAND, RollModel, Show
from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.session import Session
from reviewer.model.body import ReadList, Roll

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (260, 150, 120, 190, 110, 190)
_MOST_FILES, _REMARK = 4, 120


class _Parents(QStyledItemDelegate):
    """A choice among the bodies there are; the first two are what the names tell, and none."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.addItem(tr("（按名称推断）"), None)
        box.addItem(tr("（无上级）"), "")
        model = index.model()
        assert isinstance(model, RollModel)
        own = model.rows[index.row()][0].body.name
        for name in model.names:
            if name != own:
                box.addItem(name, name)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(editor.findData(index.data(Qt.ItemDataRole.EditRole)), 0))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        assert isinstance(model, RollModel)
        model.setData(index, editor.currentData())


class RollPage(QFrame):
    """Reads the list only while it is on the screen."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = Show.ALL
        self.roll: Roll | None = None
        self.model = RollModel(session.do.edit_body, session.language, theme, self)
        self.table = self._table()
        self._title = ElidedLabel()
        self._title.setProperty("role", "title")
        self._unmatched = QLabel()
        self._unmatched.setProperty("role", "quiet")
        self._unmatched.setWordWrap(True)
        self._unmatched.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addLayout(self._filters())
        box.addWidget(self.table, 1)
        box.addWidget(self._unmatched)
        session.rows_changed.connect(self._changed)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegateForColumn(PARENT, _Parents(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(30))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.setAccessibleName(tr("应报名单"))
        table.doubleClicked.connect(self._open)
        return table

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self._title, 1)
        self.buttons: dict[str, QPushButton] = {}
        for name, words, act in (
            ("import", tr("导入名单…"), self.ask_list),
            ("chase", tr("导出催报名单…"), self.ask_chase),
            ("empty", tr("导出空白名单…"), self.ask_empty),
            ("back", tr("返回（Esc）"), self.closed.emit),
        ):
            button = QPushButton(words)
            button.clicked.connect(act)
            self.buttons[name] = button
            row.addWidget(button)
        return row

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(6)
        self.chips: dict[Show, QPushButton] = {}
        for show in Show:
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, show=show: self.filter(show))
            self.chips[show] = chip
            row.addWidget(chip)
        self._hint = ElidedLabel()
        self._hint.show_words(tr("双击单元格修改，Delete 移出名单；灰字为推断的上级或常规日期；双击单位名称打开报告。"))
        self._hint.setProperty("role", "quiet")
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("单位名称，回车列入名单"))
        self.new.setAccessibleName(tr("列入名单"))
        self.new.setFixedWidth(scaled(220))
        self.new.returnPressed.connect(self._add)
        row.addSpacing(GRID)
        # Its words must not keep the window from being made narrow.
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._hint, 1)
        row.addWidget(self.new)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns as wide as they like, or all the narrower so that how a body stands is in sight."""
        super().resizeEvent(event)
        wanted = [scaled(width) for width in _WIDTHS]
        share = min(1.0, (self.width() - _REMARK) / sum(wanted))
        for column, width in enumerate(wanted):
            self.table.setColumnWidth(column, int(width * share))

    # -- showing -----------------------------------------------------------------------------

    def _add(self) -> None:
        if name := self.new.text().strip():
            self._session.do.add_body(name)
            self.new.clear()

    def filter(self, wanted: Show) -> None:
        self._wanted = wanted
        self._show()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        project = self._session.project
        self.roll = self._session.attempt(project.bodies.roll) if project else None
        self._show()

    def _show(self) -> None:
        roll = self.roll
        for button in ("import", "chase", "empty"):
            self.buttons[button].setEnabled(roll is not None)
        if roll is None:
            return
        at, scrolled = self.table.currentIndex(), self.table.verticalScrollBar().value()
        self.model.show(roll, self._wanted)
        self.table.setCurrentIndex(self.model.index(at.row(), at.column()))
        self.table.verticalScrollBar().setValue(scrolled)
        self._title.show_words(
            tr("应报名单（{year} 年度，截至 {day}）").format(year=roll.year, day=roll.today.isoformat())
        )
        counts = {Show.ALL: len(roll.bodies), Show.MISSING: len(roll.missing), Show.LATE: len(roll.late)}
        words = {Show.ALL: tr("全部"), Show.MISSING: tr("未报送"), Show.LATE: tr("逾期报送")}
        for show, chip in self.chips.items():
            chip.setText(f"{words[show]} {counts[show]}")
            chip.setChecked(show is self._wanted)
        files = [it.file for it in roll.unmatched]
        names = "、".join(files[:_MOST_FILES]) + ("…" if len(files) > _MOST_FILES else "")
        self._unmatched.setText(tr("未对应名单的报告 {count} 份：{names}").format(count=len(files), names=names))
        self._unmatched.setVisible(bool(files))

    def _open(self, index: QModelIndex) -> None:
        """A double click on what cannot be edited leads to the report."""
        uuid = self.model.rows[index.row()][0].report
        if uuid and index.column() in (NAME, STAND):
            self._session.open_report(uuid)
            self.closed.emit()

    # -- files -------------------------------------------------------------------------------

    def ask_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("导入应报名单"), self._folder(), _books())
        if name:
            self.import_list(Path(name))

    def ask_chase(self) -> None:
        self._ask_out(tr("催报名单"), "export_chase")

    def ask_empty(self) -> None:
        self._ask_out(tr("空白应报名单"), "export_empty_list")

    def _ask_out(self, words: str, command: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, words, str(Path(self._folder()) / f"{words}.xlsx"), _books())
        if name:
            self.export(Path(name).with_suffix(".xlsx"), command)

    def export(self, out: Path, command: str = "export_chase") -> None:
        """Write the chase list or an empty list."""
        kind, name = ("chase", tr("催报名单")) if command == "export_chase" else ("empty_list", tr("空白应报名单"))
        self._session.do.export(kind, name, out)

    def import_list(self, path: Path) -> None:
        """Lay the list in a workbook over the one there is; what was left out is said."""
        self._session.do.import_bodies(path, self._imported)

    def _imported(self, found: ReadList) -> None:
        told = tr("已导入 {count} 个单位。").format(count=len(found.bodies))
        remarks = [self._session.language.say(remark) for remark in found.remarks]
        shown = remarks[:_MOST_FILES] + (["…"] if len(remarks) > _MOST_FILES else [])
        self._session.said.emit("\n".join([told, *shown]), bool(remarks))
        self.refresh()

    def _folder(self) -> str:
        project = self._session.project
        return str(project.path.parent) if project else ""

    # -- events ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            chosen = (self.model.rows[index.row()][0] for index in self.table.selectionModel().selectedRows())
            self._session.do.drop_bodies([it.body.name for it in chosen if it.on_list])
        else:
            super().keyPressEvent(event)


def _books() -> str:
    return tr("Excel 工作簿 (*.xlsx)")
