# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns, and the pages that are laid over them for a while; Esc leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewer.desk.chartspage import ChartsPage
from reviewer.desk.conflictspage import ConflictsPage
from reviewer.desk.helppage import HelpPage
from reviewer.desk.i18n import tr
from reviewer.desk.overviewpage import OverviewPage
from reviewer.desk.remarkspage import RemarksPage
from reviewer.desk.rollpage import RollPage
from reviewer.desk.rulespage import RulesPage
from reviewer.desk.session import Session
from reviewer.desk.settingspage import SettingsPage
from reviewer.desk.startpage import StartPage
from reviewer.desk.stepspage import StepsPage
from reviewer.desk.theme import Theme
from reviewer.desk.yearspage import YearsPage

if TYPE_CHECKING:
    from reviewer.desk.pages import PageImages
    from reviewer.desk.printpage import PrintPage

Page = (
    RulesPage
    | YearsPage
    | RollPage
    | OverviewPage
    | ConflictsPage
    | RemarksPage
    | StepsPage
    | ChartsPage
    | SettingsPage
    | HelpPage
)


class Sheets(QStackedWidget):
    """One of them is seen at a time; `turned` when it is another one."""

    turned = Signal()

    def __init__(
        self, columns: QWidget, session: Session, theme: Theme, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns, self._session = columns, session
        self._focus: QWidget | None = None
        self.rules = RulesPage(session, theme, folder)
        self.years = YearsPage(session, theme)
        self.roll = RollPage(session, theme)
        self.overview = OverviewPage(session, theme)
        self.conflicts = ConflictsPage(session)
        self.remarks = RemarksPage(session, theme)
        self.steps = StepsPage(session, theme)
        self.printing: PrintPage | None = None
        self.charts = ChartsPage(session, theme)
        self.settings = SettingsPage(session.language)
        self.help = HelpPage(session.language, theme)
        self.start = StartPage(session.language)
        self._ground = columns
        for ground in (columns, self.start):
            self.addWidget(ground)
        for page in (
            self.rules,
            self.years,
            self.roll,
            self.overview,
            self.conflicts,
            self.remarks,
            self.steps,
            self.charts,
            self.settings,
            self.help,
        ):
            self.add(page)
        session.report_changed.connect(self._changed)

    def add(self, page: Page | PrintPage) -> None:
        """Take in a page that Esc leads back from."""
        self.addWidget(page)
        page.closed.connect(self.go_back)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)

    def show_print(self, images: PageImages, page: int) -> None:
        """What to print of the open report; `page` is the one that is looked at."""
        if self._session.report is None:
            return
        if self.printing is None:
            # Loads Qt's printing, which most starts do without.
            from reviewer.desk.printpage import PrintPage

            self.printing = PrintPage(self._session, images)
            self.add(self.printing)
        self._turn(self.printing)
        self.printing.show_report(page)

    def show_steps(self) -> None:
        """What was done since the project was opened, to go back to."""
        if self._session.project is not None:
            self._turn(self.steps)
            self.steps.list.setFocus()

    @property
    def covered(self) -> bool:
        """Whether the columns, and with them what is selected, are out of sight."""
        return self.currentWidget() is not self._columns

    def show_rules(self, code: str = "") -> None:
        """The rule book, at the rule of a code when one is given."""
        self.rules.show_book()
        self._turn(self.rules)
        self.rules.search.setFocus()
        if code:
            self.rules.show_rule(code)
            self.rules.table.setFocus()

    def show_years(self, section: str = "") -> None:
        """The open report beside last year's, at one section when it is given."""
        if not self.years.show_report():
            self._session.said.emit(tr("项目中没有同一单位上一年度的报告。"), False)
            return
        self._turn(self.years)
        self.years.words.setFocus()
        if section:
            self.years.go_to(section)

    def show_roll(self) -> None:
        """The list of the bodies that must report."""
        if self._session.project is not None:
            self._session.leave()
            self._turn(self.roll)
            self.roll.table.setFocus()

    def show_conflicts(self) -> None:
        """Where merged copies disagree."""
        if self._session.project is not None:
            self._session.leave()
            self._turn(self.conflicts)
            self.conflicts.table.setFocus()

    def turn_roll(self) -> None:
        """Show that list, or what was there before it."""
        if self.currentWidget() is self.roll:
            self.go_back()
        else:
            self.show_roll()

    def show_charts(self) -> None:
        """Failures and applications as pictures."""
        if self._session.project is not None:
            self._turn(self.charts)
            self.charts.show_charts()
            self.charts.table.setFocus()

    def show_remarks(self) -> None:
        """All notes of the project, to be searched."""
        if self._session.project is not None:
            self._session.leave()
            self._turn(self.remarks)
            self.remarks.begin()

    def show_settings(self, key: str = "") -> None:
        """Everything a user may change, at one setting when it is named."""
        self._turn(self.settings)
        self.settings.go_to(key)

    def show_help(self, topic: str, heading: str = "") -> None:
        """The user guide at a topic."""
        self._turn(self.help)
        self.help.show_topic(topic, heading)
        self.help.text.setFocus()

    def show_start(self, start: bool) -> None:
        """Let the page of how to begin, or the columns, be what every other page is laid over."""
        lies_bare = self.currentWidget() is self._ground
        self._ground = self.start if start else self._columns
        if lies_bare or not start:
            self._focus = None
            self._turn(self._ground)
        if start and lies_bare:
            self.start.take_focus()

    def show_overview(self) -> None:
        """All reports against all parts of a report."""
        if self._session.project is not None:
            self._session.leave()
            self._turn(self.overview)
            self.overview.table.setFocus()

    def turn_overview(self) -> None:
        """Show it, or what was there before it."""
        if self.currentWidget() is self.overview:
            self.go_back()
        else:
            self.show_overview()

    def go_back(self) -> None:
        """Show what lies under the pages as it was left."""
        if self.currentWidget() is not self._ground:
            self._turn(self._ground)
            if self._focus is not None:
                self._focus.setFocus()

    def _turn(self, page: QWidget) -> None:
        if self.currentWidget() is self._ground:
            self._focus = self.window().focusWidget()
        self.setCurrentWidget(page)
        self.turned.emit()

    def _changed(self) -> None:
        """Another report, or other figures: the comparison follows, or ends where there is none."""
        if self.currentWidget() is self.years and not self.years.show_report():
            self.go_back()
