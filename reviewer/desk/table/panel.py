# SPDX-License-Identifier: AGPL-3.0-or-later
"""The panel of the extracted tables and of the notes, one tab each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.shapes import state_icon
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.notes.panel import NotesView
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.selection import Numbered, Selection
from reviewer.desk.session import Session
from reviewer.desk.table.celledit import CellEditing
from reviewer.desk.table.comparebar import CompareBar
from reviewer.desk.table.figures import table_name
from reviewer.desk.table.grid import grid_of
from reviewer.desk.table.matrixpanel import MatrixPanel
from reviewer.desk.table.model import TableModel
from reviewer.desk.table.planview import PlanView
from reviewer.desk.table.view import TableView
from reviewer.forms.book import TABLES
from reviewer.forms.planform import PLAN, form_of
from reviewer.model.form import TableForm
from reviewer.model.project import OpenReport


class TablesPanel(QWidget):
    """Shows the selected figure in its table; a click on a figure selects it everywhere."""

    note_wanted = Signal()
    finding_wanted = Signal()

    def __init__(self, session: Session, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._views: dict[str, TableView] = {}
        self._models: dict[str, TableModel] = {}
        self._forms: dict[str, TableForm] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("表格和备注"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        self.notes = NotesView(session, theme)
        self.matrix = MatrixPanel(session, theme, self)
        self.matrix.hide()
        self.compare = CompareBar(session)
        self.editing = CellEditing(session, images, self)
        self._gaps = QLabel()
        self._gaps.setProperty("role", "quiet")
        self._gaps.setWordWrap(True)
        self._gaps.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        self._nothing = QLabel()
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs)
        box.addWidget(self._gaps)
        box.addWidget(self.stack, 1)
        box.addWidget(self.compare)
        self._build({})
        self.tabs.currentChanged.connect(self._turned)
        self.editing.going.connect(self.edit_figure)
        self.compare.doubts_wanted.connect(self.editing.start)
        session.report_opened.connect(self._opened)
        session.reading_changed.connect(self._opened)
        session.report_changed.connect(self._changed)
        session.selected.connect(self._selected)
        self._changed()

    def view(self, table: str) -> TableView | None:
        return self._views.get(table)

    # -- building ----------------------------------------------------------------------------

    @property
    def _tables(self) -> tuple[str, ...]:
        """The tables of an annual report, or that of a plan of work."""
        return (PLAN,) if PLAN in self._forms else TABLES

    def _build(self, forms: dict[str, TableForm]) -> None:
        """One view for each table, in the version that this report has."""
        self._forms = forms
        while self.stack.count():
            self.stack.removeWidget(self.stack.widget(0))
        for view in self._views.values():
            view.deleteLater()
        self._views, self._models = {}, {}
        while self.tabs.count():
            self.tabs.removeTab(0)
        for table in self._tables:
            self.tabs.addTab(table_name(table))
            self.stack.addWidget(self._table(forms[table]) if table in forms else self._empty())
        self.tabs.addTab(tr("备注"))
        self.stack.addWidget(self.notes)
        if self._session.has_matrix():
            self.tabs.addTab(tr("落实对照"))
            self.tabs.setTabToolTip(self.tabs.count() - 1, tr("工作要点各项任务与年度报告内容逐项对照"))
            self.stack.addWidget(self.matrix)

    def _table(self, form: TableForm) -> QWidget:
        table = form.table
        model = TableModel(grid_of(form, self._session.language.lang), self, self._session.last_year)
        model.corrected.connect(self._session.do.correct)
        view = PlanView(model, self._theme) if table == PLAN else TableView(model, self._theme)
        view.figure_chosen.connect(lambda address: self._session.select_figure(address, self))
        view.menu_wanted.connect(self._fill_menu)
        view.refused.connect(self._session.sign.refuses)
        self.editing.attend(view)
        self._models[table], self._views[table] = model, view
        self.tabs.setTabToolTip(self.tabs.count() - 1, form.name.say(self._session.language.lang))
        return view

    def _fill_menu(self, address: str, menu: QMenu) -> None:
        """What can be done with one figure."""
        view = self._views[address.split("/")[0]]
        menu.addAction(tr("复制"), view.copy)
        changing = [
            menu.addAction(tr("给这一格写备注"), lambda: self._about_figure(address, self.note_wanted)),
            menu.addAction(tr("在这一格添加问题"), lambda: self._about_figure(address, self.finding_wanted)),
            menu.addAction(tr("对照页面更正…\tF2"), view.edit_current),
            menu.addAction(tr("与原文一致\tF4"), self.editing.confirm),
        ]
        if self._session.is_corrected(address):
            changing.append(menu.addAction(tr("撤回更正或确认"), lambda: self._session.do.take_back(address)))
        for action in changing:
            action.setEnabled(not self._session.frozen)

    def _about_figure(self, address: str, wanted: SignalInstance) -> None:
        """Select the figure alone, without a finding that happens to read it, then ask for the editor."""
        self._session.select(Selection(address=address), self)
        wanted.emit()

    def _empty(self) -> QWidget:
        label = QLabel(tr("没有读到这张表。"))
        label.setProperty("role", "quiet")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _turned(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.compare.show_table(self._tables[at] if 0 <= at < len(self._tables) else "")

    def edit_figure(self, address: str) -> None:
        """Open the editor of a figure, in whichever table it is."""
        table = address.split("/")[0]
        if table in self._views:
            self._session.select_figure(address)
            self.tabs.setCurrentIndex(self._tables.index(table))
            self._views[table].setFocus()
            self._views[table].edit_current()

    # -- following the session ---------------------------------------------------------------

    def _opened(self) -> None:
        report = self._session.report
        used = report.reading.forms if report else {}
        forms = {
            table: form_of(table, used[table], report.facts) for table in (*TABLES, PLAN) if table in used and report
        }
        compared = self.stack.currentWidget() is self.matrix
        if forms != self._forms or self._session.has_matrix() != self._has_matrix():
            at, before = max(self.tabs.currentIndex(), 0), self._tables
            self._build(forms)
            if self._tables != before:
                # The tables of a plan are none of a report's: the same place would be another thing.
                notes = at == len(before)
                at = len(self._tables) if notes else 0 if PLAN in forms else TABLES.index("requests")
            self.tabs.setCurrentIndex(at)
        if compared and self._has_matrix():
            self.show_matrix()
        elif not self._session.findings and "requests" in forms and self.stack.currentWidget() is not self.notes:
            self.tabs.setCurrentIndex(TABLES.index("requests"))

    def show_note(self, uuid: str) -> None:
        """Turn to the notes of the open report, at one of them."""
        self.tabs.setCurrentIndex(self.stack.indexOf(self.notes))
        self.notes.show_note(uuid)

    @property
    def shows_matrix(self) -> bool:
        return self.stack.currentWidget() is self.matrix

    def _has_matrix(self) -> bool:
        return self.stack.indexOf(self.matrix) >= 0

    def show_matrix(self) -> None:
        """Turn to the tasks and their answers; says so where there are none."""
        if self._has_matrix():
            self.tabs.setCurrentIndex(self.stack.indexOf(self.matrix))
            self.matrix.table.setFocus()
        else:
            self._session.said.emit(tr("本项目中没有同一单位同一年度的工作要点和年度报告可供对照。"), False)

    def _changed(self) -> None:
        if self._session.has_matrix() != self._has_matrix():
            # The other half of the pair has come in, or gone, while this one was open.
            at = self.tabs.currentIndex()
            self._build(self._forms)
            self.tabs.setCurrentIndex(min(at, self.tabs.count() - 1))
        report, findings = self._session.report, self._session.findings
        for model in self._models.values():
            model.show_report(report, findings, self._session.selection)
        plan = self._views.get(PLAN)
        if isinstance(plan, PlanView) and report is not None:
            plan.merge(report.facts)
        compared = {tick.table for tick in report.comparisons} if report else set()
        for at, table in enumerate(self._tables):
            self.tabs.setTabIcon(at, self._icon(table, findings))
            self.tabs.setTabText(at, f"{table_name(table)} ✓" if table in compared else table_name(table))
        count = len(report.notes) if report else 0
        self.tabs.setTabText(len(self._tables), tr("备注 {count}").format(count=count) if count else tr("备注"))
        self._say_gaps(report)

    def _say_gaps(self, report: OpenReport | None) -> None:
        say = self._session.language.say
        lines = [say(report.reading.error)] if report and report.reading.error else []
        lines += [say(gap) for gap in report.reading.gaps] if report else []
        self._gaps.setText("\n".join(lines[:4]) + ("…" if len(lines) > 4 else ""))
        self._gaps.setToolTip("\n".join(lines))
        self._gaps.setVisible(bool(lines))

    def _icon(self, table: str, findings: tuple[Numbered, ...]) -> QIcon:
        states = {one.state for one in findings if one.reviewed.undecided and table in one.tables}
        for state in (State.FAIL, State.JUDGE):
            if state in states:
                return state_icon(state, self._theme)
        return QIcon()

    def _selected(self, origin: object) -> None:
        selection = self._session.selection
        for model in self._models.values():
            model.show_selection(selection)
        current = self._session.current
        table = selection.address.split("/")[0] if selection.address else current.table if current else ""
        if table in self._views:
            # A note that was clicked stays where it can be read, changed and deleted.
            if origin not in (self, self.notes, self.matrix) and not self._told_by_matrix(origin):
                self.tabs.setCurrentIndex(self._tables.index(table))
            self._views[table].show_address(selection.address)
            if selection.address is None and current is not None:
                self._views[table].show_line(current.reviewed.finding.at)

    def _told_by_matrix(self, origin: object) -> bool:
        """Whether the matrix is shown and shows what is selected: a task, or a finding about its answer."""
        if self.stack.currentWidget() is not self.matrix:
            return False
        current = self._session.current
        return self.matrix.tells_of(current) if current is not None else origin is None

    def copy(self) -> None:
        """Copy the selected cells of the table that is shown."""
        view = self.stack.currentWidget()
        if isinstance(view, TableView):
            view.copy()
