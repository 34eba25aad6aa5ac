# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of all reports in place of the three columns: filtered, grouped, sorted, with sums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout

from reviewer.bodies.progress import Stage
from reviewer.bodies.tallying import districts_of
from reviewer.desk.i18n import tr
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.overview.cells import CellDelegate
from reviewer.desk.overview.columns import COLUMNS, NAME, PAGE, in_order
from reviewer.desk.overview.filters import Filters
from reviewer.desk.overview.lines import Group, Line, Sums, entries, keeping, line_of, summed, under
from reviewer.desk.overview.model import PARTS, OverviewModel, used
from reviewer.desk.overview.signseveral import SeveralLine
from reviewer.desk.overview.stages import Stages
from reviewer.model.project import ReportRow
from reviewer.model.signing import Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reviewer.desk.session import Session

_ROW = 28
_PART = 62
_MOST_NAME = 420
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIGNS = {
    Qt.KeyboardModifier.ControlModifier: Step.PREPARED,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier: Step.REVIEWED,
}
"""What the keys that sign the open report sign here: all that is selected."""


class OverviewTable(QTableView):
    """Enter, Space and the arrows to the sides act on what is current, S sorts by its column, Ctrl+C copies."""

    opening = Signal(QModelIndex)
    folding = Signal(QModelIndex, bool)
    copying = Signal()
    sorting = Signal(int)
    signing = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, group = self.currentIndex(), isinstance(self._entry(), Group)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.key() in _ENTER and (step := _SIGNS.get(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)):
            self.signing.emit(step)
        elif event.key() == Qt.Key.Key_S and at.isValid():
            self.sorting.emit(at.column())
        elif at.isValid() and event.key() in (_ENTER if not group else (*_ENTER, Qt.Key.Key_Space)):
            self.opening.emit(at)
        elif group and at.column() == 0 and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Minus):
            self.folding.emit(at, True)
        elif group and at.column() == 0 and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Plus) and self._is_folded():
            self.folding.emit(at, False)
        else:
            super().keyPressEvent(event)

    def _entry(self) -> object:
        model, at = self.model(), self.currentIndex()
        return model.entry(at.row()) if isinstance(model, OverviewModel) and at.isValid() else None

    def _is_folded(self) -> bool:
        one = self._entry()
        return isinstance(one, Group) and one.folded


class OverviewPage(QFrame):
    """Its lines are made only while it is on the screen; filters, folds and what is selected stay."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: dict[str, Line] = {}
        self._shown: list[Line] = []
        self._folded: frozenset[tuple[str, ...]] = frozenset()
        self._order, self._descending = "", False
        self._stale = True
        self.model = OverviewModel(session.load, session.language, PAGE, self)
        self.table = self._table(theme)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.stages = Stages(theme)
        self.stages.chosen.connect(self._choose_stage)
        self.filters = Filters(session.language)
        self.filters.changed.connect(self._filter)
        self.nothing = QLabel(tr("没有符合筛选条件的报告。"))
        self.nothing.setProperty("role", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addWidget(self.stages)
        box.addWidget(self.filters)
        self.several = SeveralLine(session)
        self.several.left.connect(self.table.setFocus)
        box.addWidget(self.several)
        box.addWidget(self.nothing)
        box.addWidget(self.table, 1)
        session.rows_changed.connect(self._changed)
        session.project_changed.connect(self._forget)

    def _table(self, theme: Theme) -> OverviewTable:
        table = OverviewTable()
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(theme, table))
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        table.verticalHeader().setMinimumSectionSize(_ROW)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(tr("全部报告 × 检查"))
        head = table.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(self._sort)
        for at, column in enumerate(PAGE):
            width = scaled(COLUMNS[column].width if column in COLUMNS else _PART)
            table.setColumnWidth(at, max(width, head.sectionSizeHint(at)))
        table.doubleClicked.connect(self._enter)
        table.clicked.connect(self._click)
        table.opening.connect(self._enter)
        table.folding.connect(self._fold)
        table.copying.connect(self.copy)
        table.sorting.connect(self._sort)
        table.signing.connect(self.sign)
        table.setToolTip(tr("回车或双击打开报告，S 按当前列排序，Ctrl+C 复制，Ctrl+回车提交所选各份复核"))
        return table

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.title, 1)
        self.buttons: dict[str, QPushButton] = {}
        for name, words, act in (
            ("sign", tr("提交复核…"), lambda: self.sign(Step.PREPARED)),
            ("approve", tr("复核通过…"), lambda: self.sign(Step.REVIEWED)),
            ("fold", tr("全部折叠"), self.fold_all),
            ("unfold", tr("全部展开"), self.unfold_all),
            ("back", tr("返回（Esc）"), self.closed.emit),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, act=act: act())
            self.buttons[name] = button
            row.addWidget(button)
        return row

    # -- showing -----------------------------------------------------------------------------

    def _forget(self) -> None:
        """Another project: what was asked of the one before says nothing about it."""
        self._lines, self._shown, self._folded, self._stale = {}, [], frozenset(), True
        self.model.show(())
        self.filters.reset()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Take in the rows as they are now; a line whose row is the same is kept."""
        project, rows = self._session.project, self._session.rows
        bodies = self._session.attempt(project.bodies.all) if project else ()
        districts = districts_of(frozenset(row.organisation for row in rows), bodies or ())
        known = self._lines
        self._lines = {
            row.uuid: line
            if (line := known.get(row.uuid)) is not None
            and line.row is row
            and line.district == districts.get(row.organisation, "")
            else line_of(row, districts.get(row.organisation, ""))
            for row in rows
        }
        self._stale = False
        there = used(rows)
        for column, name in enumerate(PAGE):
            self.table.setColumnHidden(column, name in PARTS and name not in there)
        self._make_room()
        self.filters.person = project.journal.author if project else ""
        self.filters.offer({row.reviewer for row in rows} - {""}, {row.year for row in rows if row.year})
        self._filter()

    def _filter(self) -> None:
        if self._stale and not self.isVisible():
            return
        every = keeping(self.filters.of_all_stages())(self._lines.values())
        stage = self.filters.stage
        self._shown = every if stage is None else [line for line in every if line.stage is stage]
        self.stages.show_counts(Counter([line.stage for line in every]), stage)
        self._say(summed(self._shown))
        self._lay()

    def _lay(self) -> None:
        """Order and group what is shown; what was current stays so where it still is."""
        at = self.table.currentIndex()
        key = self.model.entry(at.row()).key if at.isValid() and at.row() < self.model.rowCount() else ()
        lines = in_order(self._shown, self._order, self._descending) if self._order else self._shown
        self.model.show(entries(lines, self.filters.by(), self._folded))
        row = self.model.row_of(key) if key else -1
        if row >= 0 and row != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.model.index(row, at.column()))
        self.nothing.setVisible(not lines and bool(self._lines))

    def _make_room(self) -> None:
        """Names take what the other columns leave."""
        others = sum(self.table.columnWidth(at) for at in range(1, len(PAGE)) if not self.table.isColumnHidden(at))
        room = self.table.width() - self.table.verticalScrollBar().sizeHint().width() - others
        self.table.setColumnWidth(0, min(max(room, scaled(COLUMNS[NAME].width)), scaled(_MOST_NAME)))

    def _say(self, sums: Sums) -> None:
        done = sums.stages.get(Stage.DONE, 0) + sums.stages.get(Stage.CLOSED, 0)
        words = tr("共 {count} 份，失败 {failed} 份，待定 {open} 条，已定 {decided} 条，已审完 {done} 份")
        self.title.setText(
            words.format(count=sums.count, failed=sums.failed, open=sums.open, decided=sums.decided, done=done)
        )

    # -- doing -------------------------------------------------------------------------------

    def _choose_stage(self, stage: Stage | None) -> None:
        self.filters.stage = stage
        self._filter()

    def _sort(self, section: int) -> None:
        """Order by a column; a second click turns the order round, a third one gives it up."""
        column = PAGE[section]
        if self._order != column:
            self._order, self._descending = column, False
        elif not self._descending:
            self._descending = True
        else:
            self._order, self._descending = "", False
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(bool(self._order))
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(section, order)
        self._lay()

    def _click(self, index: QModelIndex) -> None:
        """A heading is folded by one click on its name."""
        if index.column() == 0 and isinstance(self.model.entry(index.row()), Group):
            self._enter(index)

    def _enter(self, index: QModelIndex) -> None:
        one, column = self.model.entry(index.row()), PAGE[index.column()]
        if isinstance(one, Group):
            self._fold(index, not one.folded)
            return
        if column in PARTS:
            self._session.open_part(one.row.uuid, column)
        else:
            self._session.open_report(one.row.uuid)
        self.closed.emit()

    def _fold(self, index: QModelIndex, fold: bool) -> None:
        key = self.model.entry(index.row()).key
        self._folded = self._folded | {key} if fold else self._folded - {key}
        self._lay()

    def fold_all(self) -> None:
        """Show the headings of the outermost groups alone."""
        one = (self.model.entry(row) for row in range(self.model.rowCount()))
        self._folded |= {it.key for it in one if isinstance(it, Group) and it.depth == 0}
        self._lay()

    def unfold_all(self) -> None:
        self._folded = frozenset()
        self._lay()

    def sign(self, step: Step) -> None:
        """Ask whether the selected reports, those under selected headings included, are to be signed off."""
        rows: dict[str, ReportRow] = {}
        for at in sorted({it.row() for it in self.table.selectedIndexes()}):
            one = self.model.entry(at)
            lines = under(self._shown, self.filters.by(), one) if isinstance(one, Group) else (one,)
            rows |= {line.row.uuid: line.row for line in lines}
        self.several.ask(step, tuple(rows.values()))

    def copy(self) -> None:
        """Put the selected cells, or all there are, on the clipboard as a table of text."""
        chosen = [it for it in self.table.selectedIndexes() if not self.table.isColumnHidden(it.column())]
        rows = sorted({it.row() for it in chosen}) if len(chosen) > 1 else range(self.model.rowCount())
        wanted = {it.column() for it in chosen} if len(chosen) > 1 else set(range(len(PAGE)))
        columns = [at for at in sorted(wanted) if not self.table.isColumnHidden(at)]
        heads = [str(self.model.headerData(at, Qt.Orientation.Horizontal)) for at in columns]
        lines = ([self.model.said(self.model.entry(row), PAGE[at]) for at in columns] for row in rows)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in (heads, *lines)))
        self._session.said.emit(tr("已复制 {count} 行。").format(count=len(rows)), False)

    # -- events ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
