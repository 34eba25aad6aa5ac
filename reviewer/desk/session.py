# SPDX-License-Identifier: AGPL-3.0-or-later
"""The open project, the open report and the one selection that every panel shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reviewer.desk.doing import Doing
from reviewer.desk.findings.following import Following
from reviewer.desk.i18n import Language, tr
from reviewer.desk.selection import (
    NOTHING,
    Numbered,
    Selection,
    at_address,
    at_point,
    first_address,
    in_order,
    next_waiting,
    part_of,
    passage_at,
)
from reviewer.desk.signing import Signs
from reviewer.desk.steps import Steps
from reviewer.desk.table.figures import figure_name
from reviewer.desk.work.longwork import LongWorks
from reviewer.errors import ReviewerError
from reviewer.model.finding import Outcome
from reviewer.model.place import Place
from reviewer.model.project import OpenReport, ReportRow, Target
from reviewer.model.signing import UNSIGNED, Signing

if TYPE_CHECKING:
    from reviewer.model.coverage import Matrix
    from reviewer.model.merging import Conflict
    from reviewer.model.related import Known
    from reviewer.model.version import Replaced
    from reviewer.project import Project

T = TypeVar("T")


class Session(QObject):
    """Panels call its methods and listen to its signals; they never talk to each other.

    `selected` carries who selected, so that a panel need not answer its own echo. `reading_changed` says that the
    open report goes by another file, or that its tables were read as others.
    """

    project_changed = Signal()
    rows_changed = Signal()
    report_leaving = Signal()
    report_opened = Signal()
    reading_changed = Signal()
    report_changed = Signal()
    selected = Signal(object)
    said = Signal(str, bool)
    saved = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self.project: Project | None = None
        self.rows: tuple[ReportRow, ...] = ()
        # The reports whose rows the last `rows_changed` is about; None when all of them are new.
        self.touched: frozenset[str] | None = None
        self._turn = 0
        self._places: dict[str, int] = {}
        self.report: OpenReport | None = None
        self.findings: tuple[Numbered, ...] = ()
        self.selection = NOTHING
        self._last: tuple[Known | None] | None = None
        self._paired: bool | None = None
        self.closing: Signing = UNSIGNED
        self.conflicts: tuple[Conflict, ...] = ()
        self.works = LongWorks(self)
        self.do, self.sign = Doing(self), Signs(self)
        self.steps = Steps(self)
        self.following = Following(self)

    # -- project -----------------------------------------------------------------------------

    def attach(self, project: Project | None) -> None:
        """Show another project; the one before is closed."""
        self.leave()
        self.works.leave()
        if self.project is not None:
            self.project.close()
        self.project = project
        if project is not None:
            project.journal.settles = False  # a long list concerns many reports: `do` has them checked in steps
        self.report, self.findings, self.selection, self._last, self._paired = None, (), NOTHING, None, None
        self._turn, self.rows = project.reports_since(0) if project else (0, ())
        self._places = {row.uuid: at for at, row in enumerate(self.rows)}
        self.touched = None
        self._read_marks()
        self.project_changed.emit()
        self.rows_changed.emit()
        self.report_opened.emit()
        self.report_changed.emit()
        self.selected.emit(None)

    def refresh(self) -> None:
        """Read the list and the open report again, keeping what is selected where it still exists."""
        if self.project is None:
            return
        # First: whoever hears of the list asks for them.
        self._read_marks()
        self.refresh_list()
        if self.report is not None:
            before = _read_as(self.report)
            self._load(self.report.row.uuid)
            if _read_as(self.report) != before:
                self.reading_changed.emit()
            self.report_changed.emit()

    def refresh_list(self) -> None:
        """Read what changed of the list again and nothing else."""
        if self.project is not None:
            self._turn, changed = self.project.reports_since(self._turn)
            self._take(changed)
            self.rows_changed.emit()

    def _take(self, changed: Sequence[ReportRow]) -> None:
        """Lay the rows that changed over those there are; new ones come last, as they were imported last."""
        rows = list(self.rows)
        for row in changed:
            at = self._places.setdefault(row.uuid, len(rows))
            rows[at : at + 1] = [row]
        self.rows = tuple(rows)
        self.touched = frozenset(row.uuid for row in changed)

    def _read_marks(self) -> None:
        """What was said of the project as a whole."""
        project = self.project
        self.closing = project.signing.of_project() if project else UNSIGNED
        self.conflicts = project.packages.conflicts() if project else ()

    @property
    def frozen(self) -> bool:
        """Whether the open report is closed, and nothing about it may be changed."""
        return self.report is not None and self.report.row.frozen

    def undecided(self) -> int:
        """How many failures of the open report nobody has decided on."""
        return sum(one.reviewed.undecided and one.reviewed.finding.outcome is Outcome.FAIL for one in self.findings)

    def undecided_anywhere(self) -> int:
        """The same of all reports that are not closed, as the list counts them."""
        return sum(max(0, row.undecided - row.not_evaluable) for row in self.rows if not row.frozen)

    def _load(self, uuid: str) -> None:
        assert self.project is not None
        self.report, self._last, self._paired = self.project.report(uuid), None, None
        self.findings = self.following.marked(uuid, in_order(self.report.findings))
        if self.selection.finding and self.numbered(self.selection.finding) is None:
            self.selection = Selection(None, self.selection.address)

    def leave(self) -> None:
        """Let the panels keep what was begun about the open report, while it is still open."""
        if self.report is not None:
            self.report_leaving.emit()

    def open_report(self, uuid: str) -> None:
        if self.project is None or (self.report is not None and self.report.row.uuid == uuid):
            return
        self.leave()
        self.selection = NOTHING
        self.attempt(lambda: self._load(uuid))
        self.report_opened.emit()
        self.report_changed.emit()
        self.selected.emit(None)

    def load(self, uuid: str, version: str | None = None) -> OpenReport | None:
        """Any report of the project, or one of its files by SHA-256, without opening it; None without a project."""
        project = self.project
        if project is None:
            return None
        return self.attempt(lambda: project.report(uuid) if version is None else project.as_it_was(uuid, version))

    def replaced(self) -> tuple[Replaced, ...]:
        """The files of the open report that another one has taken the place of, the newest first."""
        project, report = self.project, self.report
        if project is None or report is None:
            return ()
        return self.attempt(lambda: project.replaced(report.row.uuid)) or ()

    def has_matrix(self) -> bool:
        """Whether the open report and its plan, or the open plan and its report, are both in the project."""
        project, report = self.project, self.report
        if project is None or report is None:
            return False
        if self._paired is None:
            self._paired = bool(self.attempt(lambda: project.has_matrix(report.row.uuid)))
        return self._paired

    def matrix(self) -> Matrix | None:
        """The tasks and answers of the pair that the open report belongs to."""
        project, report = self.project, self.report
        return self.attempt(lambda: project.matrix(report.row.uuid)) if project and report else None

    def last_year(self) -> Known | None:
        """The report of the year before of the open report's body, where the project has it; looked for once."""
        project, report = self.project, self.report
        if project is None or report is None:
            return None
        if self._last is None:
            self._last = (self.attempt(lambda: project.last(report.row.uuid)),)
        return self._last[0]

    def open_part(self, uuid: str, part: str) -> None:
        """Open a report at its first finding in one of its parts."""
        self.open_report(uuid)
        if found := next((one for one in self.findings if part_of(one) == part), None):
            self.select_finding(found.key)

    def step_report(self, step: int) -> None:
        """Open the report `step` places further in the list."""
        at = self._row_index() + step
        if 0 <= at < len(self.rows):
            self.open_report(self.rows[at].uuid)

    def _row_index(self) -> int:
        return self._places.get(self.report.row.uuid, -1) if self.report else -1

    # -- selection ---------------------------------------------------------------------------

    def select(self, selection: Selection, origin: object = None) -> None:
        """Say once what is selected; `origin` is the panel that asks."""
        self.selection = selection
        self.selected.emit(origin)

    def select_finding(self, key: str, origin: object = None) -> None:
        if numbered := self.numbered(key):
            self.select(Selection(key, first_address(numbered), words=numbered.in_words), origin)

    def select_figure(self, address: str, origin: object = None) -> None:
        self.select(at_address(self.findings, self.selection, address), origin)

    def select_point(self, page: int, x: float, y: float, origin: object = None) -> None:
        """Select the figure printed at a point of a page, else the finding that reads the words there."""
        facts = self.report.facts.values() if self.report else ()
        for fact in facts:
            if any(place.page == page and place.inset(-2).holds(x, y) for place in fact.places):
                self.select_figure(fact.address, origin)
                return
        found = at_point(self.findings, self.selection, page, x, y)
        if found == NOTHING and self.report is not None:
            found = Selection(passage=passage_at(self.report.reading.prose, page, x, y))
        self.select(found, origin)

    def select_next_of(self, keys: Sequence[str], origin: object = None) -> None:
        """Select the first of some findings, or the one after the selected one when it is among them."""
        before = self.selection.finding
        at = keys.index(before) + 1 if before in keys else 0
        if keys:
            self.select_finding(keys[at % len(keys)], origin)

    def numbered(self, key: str | None) -> Numbered | None:
        return next((one for one in self.findings if one.key == key), None)

    def name_of(self, address: str) -> str:
        """A figure of the open report in the words of the form."""
        forms = self.report.reading.forms if self.report else {}
        return figure_name(address, forms, self.language.lang)

    @property
    def current(self) -> Numbered | None:
        """The selected finding."""
        return self.numbered(self.selection.finding)

    def go_to_waiting(self, step: int) -> bool:
        """Select the next (or previous) undecided finding, of this report and then of the others."""
        found = next_waiting(self.findings, self.selection.finding, step)
        if found is None:
            found = self._waiting_elsewhere(step) or next_waiting(self.findings, None, step)
        if found is None:
            self.said.emit(tr("没有待处理的问题了。"), False)
            return False
        self.select_finding(found.key)
        return True

    def _waiting_elsewhere(self, step: int) -> Numbered | None:
        at, count = self._row_index(), len(self.rows)
        for distance in range(1, count + (at < 0)):
            row = self.rows[(at + distance * step) % count]
            if not row.open:
                continue
            assert self.project is not None
            found = next_waiting(in_order(self.project.report(row.uuid).findings), None, step)
            if found is not None:
                self.open_report(row.uuid)
                return found
        return None

    def pdf(self) -> Path | None:
        """The PDF of the open report, or None (and a word about it) when it is gone."""
        if self.project is None or self.report is None:
            return None
        project, uuid = self.project, self.report.row.uuid
        return self.attempt(lambda: project.pdf(uuid))

    def attempt(self, command: Callable[[], T]) -> T | None:
        """Run `command`; what a user can act on is said and not raised."""
        try:
            return command()
        except ReviewerError as error:
            self.said.emit(self.language.say(error.text), True)
            return None

    def note_target(self) -> Target:
        """What a new note would be on: the selection, most telling first."""
        chosen = self.selection
        if chosen.finding:
            return Target(finding=chosen.finding)
        if chosen.address:
            return Target(address=chosen.address)
        if chosen.region or chosen.passage:
            return Target(place=chosen.region or Place.around(_of_first_page(chosen.passage)))
        return Target(page=chosen.page)

    def show(self, target: Target, origin: object = None) -> None:
        """Select what a note is on; the report as a whole is nothing to select."""
        if target.finding:
            self.select_finding(target.finding, origin)
        else:
            self.select(Selection(None, target.address, region=target.place, page=target.page), origin)

    def own_place(self, on: Selection | None = None) -> Place | None:
        """Where a finding of one's own would begin."""
        return next(iter(self.own_places(on)), None)

    def own_places(self, on: Selection | None = None) -> tuple[Place, ...]:
        """Where a finding of one's own would be: the region, figure or sentence that is chosen, now or in `on`."""
        chosen = on or self.selection
        if chosen.region is not None or chosen.passage:
            return (chosen.region,) if chosen.region is not None else chosen.passage
        fact = self.report.facts.get(chosen.address or "") if self.report else None
        return fact.places[:1] if fact else ()

    def is_corrected(self, address: str) -> bool:
        return self.report is not None and any(one.address == address for one in self.report.corrections)


def _of_first_page(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.page == places[0].page)


def _read_as(report: OpenReport) -> tuple[object, ...]:
    """What pages and tables that are shown stand and fall with."""
    reading = report.reading
    return reading.digest, reading.pages, dict(reading.forms)
