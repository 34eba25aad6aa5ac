# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns, and the pages that are laid over them for a while; Esc leads back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import Theme
from reviewer.desk.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.desk.districts.returnedpage import ReturnedPage
    from reviewer.desk.districts.rollpage import RollPage
    from reviewer.desk.districts.sendpage import SendPage
    from reviewer.desk.help.page import HelpPage
    from reviewer.desk.help.startpage import StartPage
    from reviewer.desk.notes.remarkspage import RemarksPage
    from reviewer.desk.overview.chartspage import ChartsPage
    from reviewer.desk.overview.page import OverviewPage
    from reviewer.desk.page.pictures import PageImages
    from reviewer.desk.printing.printpage import PrintPage
    from reviewer.desk.sheets.conflictspage import ConflictsPage
    from reviewer.desk.sheets.rulespage import RulesPage
    from reviewer.desk.sheets.settingspage import SettingsPage
    from reviewer.desk.sheets.stepspage import StepsPage
    from reviewer.desk.sheets.versionspage import VersionsPage
    from reviewer.desk.sheets.yearspage import YearsPage

P = TypeVar("P", bound=QWidget)


class Sheets(QStackedWidget):
    """One of them is seen at a time, `turned` when it is another one.

    A page is made when it is asked for first, as a start needs none of them; `made` says its name then,
    before it is shown, to whoever has to connect it.
    """

    turned = Signal()
    made = Signal(str)

    def __init__(
        self,
        columns: QWidget,
        session: Session,
        images: PageImages,
        theme: Theme,
        folder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._session, self._images = columns, session, images
        self._theme, self.rules_folder = theme, folder
        self._focus: QWidget | None = None
        self._ground = columns
        self._pages: dict[str, QWidget] = {}
        self.addWidget(columns)
        session.report_changed.connect(self._changed)

    def _page(self, name: str, kind: Callable[..., P], *given: object) -> P:
        """The page of that name, made of what is given when there is none; Esc leads back from it."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = kind(*given)
            self.addWidget(page)
            if name != "start":
                self._lead_back(page)
            self.made.emit(name)
        return cast(P, page)

    def _lead_back(self, page: QWidget) -> None:
        # Every page has this signal; Qt knows no type of widgets that have it.
        cast(Any, page).closed.connect(self.go_back)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)

    def use_rules(self, folder: str) -> None:
        """From now on the office keeps its rule files there."""
        self.rules_folder = folder
        if self.has("rules"):
            self.rules.folder = folder

    def has(self, name: str) -> bool:
        """Whether the page of that name was made already."""
        return name in self._pages

    def is_on(self, *names: str) -> bool:
        """Whether the page of one of these names is the one that is seen."""
        return any(self.currentWidget() is self._pages.get(name) for name in names if name in self._pages)

    @property
    def on(self) -> str:
        """The name of the page that is seen; "" for the columns."""
        return next((name for name, page in self._pages.items() if page is self.currentWidget()), "")

    @property
    def covered(self) -> bool:
        """Whether the columns, and with them what is selected, are out of sight."""
        return self.currentWidget() is not self._columns

    # -- the pages ---------------------------------------------------------------------------

    @property
    def rules(self) -> RulesPage:
        from reviewer.desk.sheets.rulespage import RulesPage

        return self._page("rules", RulesPage, self._session, self._theme, self.rules_folder)

    @property
    def years(self) -> YearsPage:
        from reviewer.desk.sheets.yearspage import YearsPage

        return self._page("years", YearsPage, self._session, self._theme)

    @property
    def versions(self) -> VersionsPage:
        from reviewer.desk.sheets.versionspage import VersionsPage

        return self._page("versions", VersionsPage, self._session, self._theme)

    @property
    def roll(self) -> RollPage:
        from reviewer.desk.districts.rollpage import RollPage

        return self._page("roll", RollPage, self._session, self._theme)

    @property
    def overview(self) -> OverviewPage:
        from reviewer.desk.overview.page import OverviewPage

        return self._page("overview", OverviewPage, self._session, self._theme)

    @property
    def conflicts(self) -> ConflictsPage:
        from reviewer.desk.sheets.conflictspage import ConflictsPage

        return self._page("conflicts", ConflictsPage, self._session)

    @property
    def remarks(self) -> RemarksPage:
        from reviewer.desk.notes.remarkspage import RemarksPage

        return self._page("remarks", RemarksPage, self._session, self._theme)

    @property
    def steps(self) -> StepsPage:
        from reviewer.desk.sheets.stepspage import StepsPage

        return self._page("steps", StepsPage, self._session, self._theme)

    @property
    def charts(self) -> ChartsPage:
        from reviewer.desk.overview.chartspage import ChartsPage

        return self._page("charts", ChartsPage, self._session, self._theme)

    @property
    def printing(self) -> PrintPage:
        from reviewer.desk.printing.printpage import PrintPage

        return self._page("printing", PrintPage, self._session, self._images)

    @property
    def send(self) -> SendPage:
        from reviewer.desk.districts.sendpage import SendPage

        return self._page("send", SendPage, self._session)

    @property
    def returned(self) -> ReturnedPage:
        from reviewer.desk.districts.returnedpage import ReturnedPage

        return self._page("returned", ReturnedPage, self._session, self._theme)

    @property
    def settings(self) -> SettingsPage:
        from reviewer.desk.sheets.settingspage import SettingsPage

        return self._page("settings", SettingsPage, self._session.language)

    @property
    def help(self) -> HelpPage:
        from reviewer.desk.help.page import HelpPage

        return self._page("help", HelpPage, self._session.language, self._theme)

    @property
    def start(self) -> StartPage:
        from reviewer.desk.help.startpage import StartPage

        return self._page("start", StartPage, self._session.language)

    # -- turning to them ---------------------------------------------------------------------

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

    def show_versions(self) -> None:
        """The open report as it is now beside the versions before."""
        if not self.versions.show_report():
            self._session.said.emit(tr("这份报告没有更正前的版本。"), False)
            return
        self._turn(self.versions)
        self.versions.words.setFocus()

    def show_roll(self) -> None:
        """The list of the bodies that must report."""
        if self._leave():
            self._turn(self.roll)
            self.roll.table.setFocus()

    def show_overview(self) -> None:
        """All reports against all parts of a report."""
        if self._leave():
            self._turn(self.overview)
            self.overview.table.setFocus()

    def turn_roll(self) -> None:
        """Show that list, or what was there before it."""
        self.go_back() if self.is_on("roll") else self.show_roll()

    def turn_overview(self) -> None:
        """Show it, or what was there before it."""
        self.go_back() if self.is_on("overview") else self.show_overview()

    def show_conflicts(self) -> None:
        """Where merged copies disagree."""
        if self._leave():
            self._turn(self.conflicts)
            self.conflicts.table.setFocus()

    def show_remarks(self) -> None:
        """All notes of the project, to be searched."""
        if self._leave():
            self._turn(self.remarks)
            self.remarks.begin()

    def show_charts(self) -> None:
        """Failures and applications as pictures."""
        if self._leave():
            self._turn(self.charts)
            self.charts.show_charts()
            self.charts.table.setFocus()

    def show_steps(self) -> None:
        """What was done since the project was opened, to go back to."""
        if self._leave():
            self._turn(self.steps)
            self.steps.list.setFocus()

    def show_print(self, page: int) -> None:
        """What to print of the open report; `page` is the one that is looked at."""
        if self._session.report is not None:
            self._turn(self.printing)
            self.printing.show_report(page)

    def show_send(self) -> None:
        """Which districts get a workbook."""
        if self._leave():
            self._turn(self.send)
            self.send.table.setFocus()

    def show_returned(self, paths: Sequence[Path] = ()) -> None:
        """What districts have answered, with these workbooks added."""
        if self._leave():
            self._turn(self.returned)
            self.returned.table.setFocus()
            self.returned.bring(paths)

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

    def go_back(self) -> None:
        """Show what lies under the pages as it was left."""
        if self.currentWidget() is not self._ground:
            self._turn(self._ground)
            if self._focus is not None:
                self._focus.setFocus()

    def _leave(self) -> bool:
        """Keep what was begun about the open report; False without a project."""
        self._session.leave()
        return self._session.project is not None

    def _turn(self, page: QWidget) -> None:
        if self.currentWidget() is self._ground:
            self._focus = self.window().focusWidget()
        self.setCurrentWidget(page)
        self.turned.emit()

    def _changed(self) -> None:
        """Another report, or other figures: the comparison follows, or ends where there is none."""
        for name in ("years", "versions"):
            if self.is_on(name) and not (self.years if name == "years" else self.versions).show_report():
                self.go_back()
