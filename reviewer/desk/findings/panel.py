# SPDX-License-Identifier: AGPL-3.0-or-later
"""The panel of findings: chips that filter, the list, and the box that explains and decides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.desk.findings.bar import FindingBar
from reviewer.desk.findings.delegate import FindingDelegate
from reviewer.desk.findings.filters import Filter, Grouping
from reviewer.desk.findings.model import NUMBERED, FindingsModel
from reviewer.desk.findings.view import FindingsView
from reviewer.desk.findings.whybox import WhyBox
from reviewer.desk.i18n import tr
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.notes.panel import about
from reviewer.desk.page.equationbar import StateBadge
from reviewer.desk.selection import NOTHING
from reviewer.desk.session import Session
from reviewer.model.document import State as DocumentState
from reviewer.model.finding import Severity
from reviewer.model.project import OpenReport, Target
from reviewer.model.report import Verdict


class FindingsPanel(QWidget):
    """Selecting a row selects the finding everywhere; a finding selected elsewhere scrolls into view here."""

    writing = Signal(bool)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet = False
        self._target, self._on, self._edited = Target(), NOTHING, ""
        self.advance = False
        self.model = FindingsModel(session.language.lang, self)
        self.list = FindingsView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(theme, self.list))
        self.list.setAccessibleName(tr("问题列表"))
        self.bar = FindingBar(theme)
        self._unread, self._unread_row = self._row_of_pages(theme)
        self._nothing = QLabel(self.list.viewport())
        self._nothing.setProperty("role", "quiet")
        self._nothing.move(2 * GRID, 2 * GRID)
        self.why = WhyBox(session, self.chosen)
        self._assemble()
        self.why.note_wanted.connect(self.write_note)
        self.why.edit_wanted.connect(self.edit_own)
        self.why.composer.written.connect(self._written)
        self.why.reason.closed.connect(self._reasoned)
        self.why.decided.connect(self._go_on)
        self.bar.chosen.connect(self.choose)
        self.bar.narrowed.connect(self._narrow)
        self.bar.grouped.connect(self._group)
        self.bar.left.connect(self.list.setFocus)
        self.list.folded.connect(self._fold)
        self.list.renewed.connect(self.why.renew)
        self.list.selectionModel().currentChanged.connect(self._went)
        self.list.selectionModel().selectionChanged.connect(self.why.count_chosen)
        self.list.clicked.connect(self._choose)
        session.report_changed.connect(self._changed)
        session.report_leaving.connect(self.keep_begun)
        session.report_opened.connect(self._opened)
        session.selected.connect(self._selected)
        self._changed()

    def _assemble(self) -> None:
        under = QVBoxLayout()
        under.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        under.addWidget(self.why)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._unread_row)
        box.addWidget(self.list, 1)
        box.addLayout(under)

    @staticmethod
    def _row_of_pages(theme: Theme) -> tuple[QLabel, QWidget]:
        """The line over the list that names pages that could not be read."""
        words, whole, badge = QLabel(), QWidget(), StateBadge(theme)
        words.setWordWrap(True)
        badge.show_state(State.INCOMPLETE)
        row = QHBoxLayout(whole)
        row.setContentsMargins(GRID, 0, GRID, GRID)
        row.addWidget(badge)
        row.addWidget(words, 1)
        whole.hide()
        return words, whole

    def choose(self, wanted: Filter) -> None:
        """Let only some findings through; the selected one stays selected if it is among them."""
        self.bar.chips[wanted].setChecked(True)
        self._arrange(lambda: self.model.choose(wanted))

    def _narrow(self, severity: Severity | None, words: str) -> None:
        self._arrange(lambda: self.model.narrow(severity, words))

    def _group(self, grouping: Grouping) -> None:
        self._arrange(lambda: self.model.group(grouping))

    def _fold(self, name: str, folded: bool) -> None:
        self._arrange(lambda: self.model.fold(name, folded))
        self._quiet = True
        self.list.choose(self.model.index(self.model.row_of_head(name)))
        self._quiet = False

    def _arrange(self, change: Callable[[], None]) -> None:
        """Let the list show something else; where the selected row is gone, the keyboard stays where it was."""
        at, self._quiet = self.list.currentIndex().row(), True
        change()
        self._quiet = False
        self._selected(None)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            here = self.model.index(max(min(at, self.model.rowCount()) - 1, 0))
            self.list.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._say_nothing()

    # -- following the session ---------------------------------------------------------------

    def _opened(self) -> None:
        self.why.composer.drop()
        self.bar.clear()
        self.choose(Filter.ALL)

    def _changed(self) -> None:
        report = self._session.report
        self.bar.show_counts(self._session.findings, sum(report.passes.values()) if report else None)
        self._say_unread_pages()
        self._arrange(lambda: self.model.show(self._session.findings))

    def _say_nothing(self) -> None:
        self._nothing.setText(self._nothing_found())
        self._nothing.adjustSize()
        self._nothing.setVisible(self.model.rowCount() == 0)

    def _nothing_found(self) -> str:
        """Why the list is empty; what was not read has not passed."""
        report = self._session.report
        if report is None:
            return ""
        if self._session.findings:
            return tr("没有这一类问题。")
        if not report.passes:
            return self._nothing_to_check(report)
        if report.row.verdict is Verdict.INCOMPLETE:
            return tr("读到的部分没有发现问题；没有读到的部分未经核对。")
        return tr("没有发现问题。")

    @staticmethod
    def _nothing_to_check(report: OpenReport) -> str:
        """A plan of work has tasks and no sums: that nothing was checked is no fault of the reading."""
        if report.row.form == "work-plan" and report.facts:
            return tr("工作要点没有需要勾稽的数字。任务已读入上表，请对照原文。")
        return tr("没有读到可以核对的数字。")

    def _say_unread_pages(self) -> None:
        """A page that could not be read is named where one looks for what is wrong."""
        report = self._session.report
        partly = report is not None and report.reading.state is DocumentState.PARTLY_READ
        gaps = report.reading.gaps[:1] if report is not None and partly else ()
        self._unread.setText("".join(self._session.language.say(gap) for gap in gaps))
        self._unread_row.setVisible(bool(gaps))

    def _selected(self, origin: object) -> None:
        if origin is self:
            return
        key = self._session.selection.finding
        self._quiet = True
        self.model.reveal(key)
        row = self.model.row_of(key)
        self.list.choose(self.model.index(row) if row >= 0 else QModelIndex())
        self._quiet = False

    def _went(self, current: QModelIndex, _before: QModelIndex) -> None:
        # A list that only gets the keyboard makes its first row current, but nobody has selected that row.
        if not self._quiet and current.isValid() and self.list.selectionModel().isSelected(current):
            self._choose(current)

    def _choose(self, index: QModelIndex) -> None:
        one = index.data(NUMBERED)
        if one is not None:
            self._session.select_finding(one.key, self)
        elif self._session.selection != NOTHING:
            # On a head nothing is selected, so that a digit decides nothing one does not see.
            self._session.select(NOTHING, self)

    def chosen(self) -> tuple[str, ...]:
        """The keys of all findings that are selected."""
        found = (index.data(NUMBERED) for index in self.list.selectedIndexes())
        return tuple(one.key for one in found if one is not None)

    # -- going on ----------------------------------------------------------------------------

    def _reasoned(self) -> None:
        self.list.setFocus()
        self._go_on()

    def _go_on(self) -> None:
        """After a decision: stay, or go to the next undecided finding, as the auditor likes it."""
        if self.advance:
            self._session.go_to_waiting(1)

    # -- writing -----------------------------------------------------------------------------

    def keep_begun(self) -> None:
        """Save what stands in the editors: whoever goes on without saving has not meant to lose it."""
        self.why.reason.keep()
        self.why.composer.keep()

    def write_note(self, on: Target | None = None) -> None:
        """Open the editor for a note on what is selected, or on something else."""
        if self._session.report is None or self._session.sign.refuses():
            return
        target = on or self._session.note_target()
        if self.why.composer.is_about(target):
            self.why.composer.edit.setFocus()
            return
        self.keep_begun()
        self._target = target
        words = tr("备注：{about}").format(about=about(target, self._session))
        self.why.write(words, tr("写下要记住或要对方说明的内容"), target, with_severity=False)

    def write_finding(self) -> None:
        """Open the editor for a finding of one's own on the selected figure or region."""
        if self._session.sign.refuses():
            return
        if self._session.own_place() is None:
            self._session.said.emit(tr("先选择一个数字或正文中的一句话，或在页面上框选一个区域（B）。"), False)
            return
        on = self._session.selection
        if self.why.composer.is_about(on):
            self.why.composer.edit.setFocus()
            return
        self.keep_begun()
        self._edited, self._on, address = "", on, on.address
        # It may become a note on the same place while it is being written.
        self._target = self._session.note_target() if on.region or on.passage else Target(address=address)
        where = self._session.name_of(address) if address else tr("选中的句子") if on.passage else tr("框选的区域")
        self.why.write(tr("新问题：{about}").format(about=where), tr("写明哪里不对"), on, with_severity=True)

    def edit_own(self) -> None:
        """Open the editor on the words and the severity of the selected finding, if it is one's own."""
        one = self._session.current
        if one is None or not one.by_person or self.why.composer.is_about(one.key) or self._session.sign.refuses():
            return
        self.keep_begun()
        self._edited, finding = one.key, one.reviewed.finding
        words = tr("修改问题 {number}").format(number=one.number)
        self.why.write(words, tr("写明哪里不对"), one.key, True, finding.message.zh, finding.severity)

    def _written(self, text: str, severity: Severity | None) -> None:
        if severity is None:
            note = self._session.do.add_note(text, self._target, self.why.composer.cut())
            self.why.composer.follow(note)
        elif self._edited:
            self._session.do.edit_finding(self._edited, text, severity)
        else:
            self._session.do.add_finding(text, severity, self._on)
        self.list.setFocus()
