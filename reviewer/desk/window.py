# SPDX-License-Identifier: AGPL-3.0-or-later
"""The main window: puts the panels side by side and hands their wishes on; it knows no panel from inside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton, QVBoxLayout, QWidget

from reviewer.desk import menubar, remembering, signoffers
from reviewer.desk.actions import ACTIONS
from reviewer.desk.columns import STRIP, Columns
from reviewer.desk.findings.panel import FindingsPanel
from reviewer.desk.help import greeting
from reviewer.desk.help.hintbar import HintBar
from reviewer.desk.i18n import tr
from reviewer.desk.look.scrolled import scrolling
from reviewer.desk.look.theme import Theme
from reviewer.desk.messagebar import MessageBar, NameBar
from reviewer.desk.offers import offer
from reviewer.desk.page.column import PageColumn
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.preferences import Preferences, system_user
from reviewer.desk.reports.identitybar import IdentityBar
from reviewer.desk.reports.panel import ReportsPanel
from reviewer.desk.reports.signingbar import SigningBar
from reviewer.desk.rowshares import RowShares
from reviewer.desk.session import Session
from reviewer.desk.sheets.stack import Sheets
from reviewer.desk.sheets.versionoffers import VersionBar
from reviewer.desk.table.panel import TablesPanel
from reviewer.desk.topbar import TopBar
from reviewer.desk.work import incoming
from reviewer.desk.work.importing import Importer
from reviewer.desk.work.statusline import StatusLine
from reviewer.desk.work.telling import WorkTeller
from reviewer.errors import ReviewerError
from reviewer.model.text import Lang


class MainWindow(QMainWindow):
    """Three columns, one selection. `awake` once, after the frame is on the screen."""

    awake = Signal()
    setting_wanted = Signal(str, object)
    project_wanted = Signal(object)
    start_wanted = Signal(object, object)
    import_wanted = Signal(object)
    demo_wanted = Signal()
    folder_wanted = Signal(object)
    diagnostics_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        images: PageImages,
        importer: Importer,
        preferences: Preferences,
        theme: Theme,
        rules_folder: str = "",
    ) -> None:
        """`rules_folder` is where the office keeps its own rule files."""
        super().__init__()
        self.session, self.importer, self.preferences, self.theme = session, importer, preferences, theme
        self.images = images
        self._woken, self.side_folded = False, False
        self.reports = ReportsPanel(session, theme)
        self.pages = PageColumn(session, images, theme)
        self.tables = TablesPanel(session, images, theme)
        self.findings: FindingsPanel = FindingsPanel(session, theme)
        self.identity, self.signing = IdentityBar(session), SigningBar(session, theme)
        self.identity.add(self.signing.chip)
        self.message, self.name_bar, self.hint = MessageBar(), NameBar(), HintBar()
        self.version_bar = VersionBar(importer.offers, session)
        self.status = StatusLine()
        self.work = WorkTeller(self.status, importer, session.works)
        self.actions_by_name = menubar.made(self)
        self.top = TopBar(self.actions_by_name, theme)
        self.search = self.top.search
        self._assemble(rules_folder)
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(880, 560)
        remembering.restore(self)
        menubar.tick(self, ACTIONS)
        self._project_changed()
        self.fold_side(self.side_folded)
        self.pages.welcome.button.setFocus()

    # -- building ----------------------------------------------------------------------------

    def _assemble(self, rules_folder: str) -> None:
        inner = QWidget()
        self.side = scrolling(inner)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.rows = RowShares(self.tables, self.findings)
        self.tables.setMinimumHeight(160)
        box.addWidget(self.identity)
        box.addWidget(self.signing)
        box.addWidget(self.rows, 1)
        self.columns = Columns(tuple((column(self), stretch, least) for column, stretch, least in PANELS))
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.top, self.message, self.version_bar, self.name_bar, self.hint):
            rows.addWidget(part)
        self.findings.why.composer.equip(self.session, self.images, self.preferences)
        self.sheets = Sheets(self.columns, self.session, self.images, self.theme, rules_folder)
        rows.addWidget(self.sheets, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.reports.search)
        self.reports.overview_wanted.connect(self.actions_by_name["overview"].trigger)
        self.tables.stack.currentChanged.connect(lambda _: self.rows.suit(self.tables.shows_matrix))
        self.pages.import_wanted.connect(self.actions_by_name["import"].trigger)
        for panel in (self.tables, self.pages):
            panel.note_wanted.connect(self.findings.write_note)
            panel.finding_wanted.connect(self.findings.write_finding)
        self.pages.across.pair_wanted.connect(self.actions_by_name["pair"].trigger)
        self.pages.drawn.connect(self.findings.write_finding)
        self.importer.changed.connect(lambda state: self.pages.expect(state.running))
        self.importer.finished.connect(self._imported)
        self.importer.kept.connect(self._kept)
        self.name_bar.named.connect(self._named)
        self.sheets.made.connect(self._equip)
        greeting.connect(self)
        self.findings.why.rule_wanted.connect(self.sheets.show_rules)
        self.findings.why.years_wanted.connect(self.sheets.show_years)
        self.sheets.turned.connect(self._turned)
        self.session.said.connect(self.say)
        self.session.saved.connect(self._saved)
        self.session.project_changed.connect(self._project_changed)
        self.session.report_opened.connect(self._remember_report)
        self.session.selected.connect(self._offer)
        self.session.report_changed.connect(self._offer)

    # -- state -------------------------------------------------------------------------------

    def show_side(self) -> None:
        self.fold_side(False)

    def fold_side(self, fold: bool | None = None) -> None:
        """Fold tables and findings away, or show them; without a report there is nothing to show."""
        self.side_folded = (not self.side_folded) if fold is None else fold
        shown = self.session.report is not None and not self.side_folded
        if not shown and self.side.isAncestorOf(self.focusWidget()):
            self.pages.view.setFocus()
        self.side.setVisible(shown)

    def step_focus(self) -> None:
        """Put the keyboard into the next region: reports, page and what lies beside it, table, findings."""
        regions = (self.reports.list, *self.pages.across.regions, self.tables.stack.currentWidget(), self.findings.list)
        at = next((n for n, one in enumerate(regions) if one.isAncestorOf(self.focusWidget() or self)), -1)
        at = next((n for n, one in enumerate(regions) if one is self.focusWidget()), at)
        regions[(at + 1) % len(regions)].setFocus()

    def _equip(self, name: str) -> None:
        """Connect a page over the columns that was made just now."""
        if name == "remarks":
            self.sheets.remarks.opened.connect(self.tables.show_note)
        elif name == "settings":
            self.sheets.settings.wanted.connect(self.setting_wanted)
        elif name == "versions":
            self.sheets.versions.pages_wanted.connect(self._show_replaced)
        elif name == "start":
            greeting.connect_start(self)

    def _show_replaced(self) -> None:
        """The pages of the version before beside those of the open report."""
        self.sheets.go_back()
        if not self.pages.across.is_paired:
            self.actions_by_name["pair"].trigger()
        if self.pages.across.beside is not None:
            self.pages.across.beside.show_replaced()

    def change_theme(self, name: str) -> None:
        self.setting_wanted.emit("theme", name)

    def change_language(self, lang: Lang) -> None:
        self.setting_wanted.emit("lang", lang)

    # -- work --------------------------------------------------------------------------------

    def open_project(self, path: Path) -> None:
        self.project_wanted.emit(path)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders, or do with them what their kind is for."""
        incoming.take(self, paths)

    def merge_package(self, path: Path) -> None:
        """Merge another copy's work; where the copies disagree, show it."""
        incoming.merge(self, path)

    def export_to(self, out: Path) -> None:
        self.message.hide()
        self.session.do.export("workbook", tr("工作簿"), out)

    def say(self, words: str, trouble: bool) -> None:
        """Trouble stays until it is read; anything else passes by."""
        if trouble:
            self.message.say(words)
        else:
            self.status.say(words)

    def say_error(self, error: ReviewerError) -> None:
        self.say(self.session.language.say(error.text), True)

    def ask_name(self) -> None:
        if not self.preferences.author:
            self.name_bar.ask(system_user())

    def _named(self, name: str) -> None:
        self.setting_wanted.emit("author", name)

    def _kept(self, uuid: str) -> None:
        if self.session.report is None:
            self.session.open_report(uuid)

    def _imported(self, kept: int, cancelled: bool) -> None:
        self.work.tell()
        self.message.say_unreadable(self.importer.unreadable)
        words = tr("已取消；{count} 份报告已导入。") if cancelled else tr("已导入 {count} 份报告。")
        self.status.say(words.format(count=kept))

    def _saved(self) -> None:
        self.status.show_saved()
        self._offer()

    def _remember_report(self) -> None:
        if self.sheets.is_on("roll", "overview") and self.session.report is not None:
            self.sheets.go_back()
        self.fold_side(self.side_folded)
        if self.session.report is not None and not self.reports.list.hasFocus():
            self.findings.list.setFocus()
        if self.session.report is not None:
            self.preferences.report = self.session.report.row.uuid

    def _project_changed(self) -> None:
        project = self.session.project
        name = greeting.name_of(project.path) if project else ""
        program = tr("政府信息公开年报审核")
        self.setWindowTitle(f"{name} — {program}" if name else program)
        self.top.show_name(name or program)
        self.top.setVisible(project is not None)
        self.status.show_saved() if project else self.status.show_nothing()
        if project is not None:
            self.preferences.project = project.path
            self.preferences.opened(project.path)
            self.sheets.show_start(False)
            if self.session.report is None:
                # Else the keyboard would fall to the button that cancels the import.
                self.pages.welcome.setFocus()
            self.ask_name()
        self._offer()

    def _turned(self) -> None:
        """What the page of the rules says itself need not stand over it as well."""
        if self.sheets.is_on("rules") and self.message.words.text() == self.sheets.rules.said:
            self.message.hide()
        self._offer()

    def _offer(self, _origin: object = None) -> None:
        offer(self.actions_by_name, self.session, self.sheets.covered)
        signoffers.grey(self)

    # -- events ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, enter = self.focusWidget(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(at, QPushButton):
            # Qt lets only Space press a button outside a dialog; most people press Enter.
            at.click()
        elif enter and isinstance(at, QToolButton):
            at.showMenu() if at.menu() else at.click()
        elif event.key() != Qt.Key.Key_Escape or not self.work.escape():
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._woken:
            self._woken = True
            QTimer.singleShot(0, self.awake.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.leave()
        remembering.remember(self)
        super().closeEvent(event)


def _reports(window: MainWindow) -> QWidget:
    return window.reports


def _page(window: MainWindow) -> QWidget:
    return window.pages


def _side(window: MainWindow) -> QWidget:
    return window.side


PANELS = ((_reports, 0, STRIP), (_page, 1, 320), (_side, 0, 480))
"""The columns from left to right: the widget, how eagerly it grows, how narrow it may become."""
