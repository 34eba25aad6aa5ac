# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with a project; every change is one command, one transaction, one event."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from reviewer.bodies import dating, listing, tallying
from reviewer.charts import picturing
from reviewer.checks import office
from reviewer.commands import carrying, correcting, raising, rechecking, revising
from reviewer.commands.bodylists import BodyLists
from reviewer.commands.deciding import Decisions
from reviewer.commands.notebook import Notebook
from reviewer.commands.signing import Signatures
from reviewer.compiling.exporting import Exports
from reviewer.copies.packages import Packages
from reviewer.files import read_files as read_files
from reviewer.keeping import filing, matching, naming, neighbours, summing
from reviewer.keeping.journal import Journal
from reviewer.model.chart import Bars
from reviewer.model.coverage import Matrix
from reviewer.model.finding import Severity
from reviewer.model.place import Place
from reviewer.model.progress import Progress, drained
from reviewer.model.project import Event, OpenReport, ReportRow, Status
from reviewer.model.related import Known
from reviewer.model.report import Review
from reviewer.model.summary import Tally
from reviewer.model.text import Text
from reviewer.model.version import Replaced, Version, VersionChanges
from reviewer.returns.replying import Replies
from reviewer.settings import Settings
from reviewer.store import pdfs, reports, schema, summaries, versions
from reviewer.store.events import Stamp
from reviewer.store.opening import Store, copied


class Project:
    """An open project file. Nobody else can open it meanwhile; use it from one thread.

    A UUID or key that the project does not have is a KeyError; what the disk or the file does not
    allow is a ReviewerError, and nothing has changed then. Commands of one kind are grouped: `decisions`,
    `notes`, `bodies` (the list of those who must report), `exports`, `replies` (to and from districts),
    `signing`, `packages` (to and from another workstation); `journal` undoes and redoes.
    """

    def __init__(self, store: Store, author: str, settings: Settings) -> None:
        office.use(settings.rules_folder)
        self.journal = Journal(store, author, settings)
        self.notes, self.bodies = Notebook(self.journal), BodyLists(self.journal)
        self.exports, self.replies = Exports(self.journal), Replies(self.journal)
        self.signing, self.packages = Signatures(self.journal), Packages(self.journal)
        self.decisions = Decisions(self.journal)
        self._found: dict[str, tuple[Path, object]] = {}
        pdfs.sweep(store.path)
        self._complete()

    def _complete(self) -> None:
        """Let every report have its line on the list, in a file of an earlier program or rule book too."""
        with self.journal.store.reading() as db:
            complete = summing.is_complete(db) and dating.is_complete(db)
        if not complete:
            with self.journal.store.writing() as db:
                summing.complete(db)
                dating.complete(db)

    @staticmethod
    def create(path: Path, author: str, settings: Settings | None = None, after: Path | None = None) -> Project:
        """A new project at `path`, empty or with what last year's project `after` hands on, which stays as it is.

        ReviewerError when something is there, it cannot be written, or `after` cannot be read.
        """
        return drained(Project.creating(path, author, settings, after))

    @staticmethod
    def creating(
        path: Path, author: str, settings: Settings | None = None, after: Path | None = None
    ) -> Generator[Progress, None, Project]:
        """`create`, saying how far it is."""
        carried = (yield from carrying.gathering(after)) if after else None
        store = Store.create(path, author)
        try:
            if carried is not None:
                with store.writing() as db:
                    carrying.put(db, carried, Stamp.now(author))
        except BaseException:
            store.close()
            path.unlink(missing_ok=True)
            raise
        return Project(store, author, settings or Settings())

    @staticmethod
    def open(path: Path, author: str, settings: Settings | None = None) -> Project:
        """The project at `path`; ReviewerError when it is held, newer, no project, or not writable."""
        return Project(Store.open(path, author), author, settings or Settings())

    @staticmethod
    def is_older(path: Path) -> bool:
        """Whether opening the project at `path` would upgrade it first, which takes a while."""
        return Store.is_older(path)

    @staticmethod
    @contextmanager
    def copy(path: Path, author: str, settings: Settings | None = None) -> Iterator[Project]:
        """A copy of the project at `path`, for reading while somebody has it open; gone afterwards."""
        with copied(path) as store:
            yield Project(store, author, settings or Settings())

    @property
    def path(self) -> Path:
        return self.journal.store.path

    @property
    def revision(self) -> str:
        """The revision of its schema; an older file was upgraded when it was opened."""
        return schema.REVISION

    def close(self) -> None:
        """Free the file; doing so twice is harmless."""
        self.journal.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reports(self) -> tuple[ReportRow, ...]:
        """All reports, in the order they were imported."""
        with self.journal.store.reading() as db:
            return reports.rows(db)

    def reports_since(self, turn: int) -> tuple[int, tuple[ReportRow, ...]]:
        """The reports whose lines changed after `turn` (all for 0), and the turn to ask for next time."""
        with self.journal.store.reading() as db:
            return summaries.latest(db), reports.rows(db, turn)

    def tallies(self) -> tuple[Tally, ...]:
        """The figures of every report with its body and district, in the order of the list."""
        with self.journal.store.reading() as db:
            return tallying.tallies(reports.rows(db), listing.load(db))

    def charts(self) -> tuple[Bars, ...]:
        """The charts over all reports: failures by family and by district, applications and their results."""
        with self.journal.store.reading() as db:
            return picturing.charts(db)

    def report(self, uuid: str) -> OpenReport:
        """One report with its effective figures and all that people said; `notes` are all of its notes."""
        with self.journal.store.reading() as db:
            return filing.load(db, uuid)

    def has_matrix(self, uuid: str) -> bool:
        """Whether a report and a plan of the same body and year are there, of which this is one."""
        with self.journal.store.reading() as db:
            return matching.pair(db, uuid) is not None

    def matrix(self, uuid: str) -> Matrix | None:
        """What the annual report says about each task of the plan; the decisions are those on the plan's findings."""
        with self.journal.store.reading() as db:
            return matching.matrix(db, uuid)

    def last(self, uuid: str) -> Known | None:
        """The report of the year before of the same body, with its effective figures; None when it is not here."""
        with self.journal.store.reading() as db:
            return neighbours.last(db, uuid, filing.effective)

    def corrects(self, source: Path, review: Review) -> str | None:
        """The report that a file which is not in the project may be a corrected version of, by its UUID; else None."""
        with self.journal.store.reading() as db:
            return revising.candidate(db, review, source)

    def keep_corrected(self, source: Path, review: Review, uuid: str) -> None:
        """Store a file as the corrected version of a report, which undoing takes back; what people said stays.

        ReviewerError for a closed report, or a file that the project has already.
        """
        digest = review.reading.digest or pdfs.digest_of(source)
        review = replace(review, reading=replace(review.reading, digest=digest))
        with (
            pdfs.kept(self.path, source, digest, self.journal.settings.copy_pdfs) as file,
            self.journal.store.writing() as db,
        ):
            made = revising.put(db, uuid, file, review, self.journal.stamp())
        self.journal.note(*made)

    def versions(self, uuid: str) -> tuple[Version, ...]:
        """The files that a report had, oldest first, with what the checks say of each."""
        with self.journal.store.reading() as db:
            return revising.history(db, uuid)

    def replaced(self, uuid: str) -> tuple[Replaced, ...]:
        """The files of a report that the one in force has taken the place of, the newest first."""
        with self.journal.store.reading() as db:
            return revising.replaced(db, uuid)

    def as_it_was(self, uuid: str, version: str) -> OpenReport:
        """A report with one of its files, by SHA-256, and what the checks say of that; without decisions and notes."""
        with self.journal.store.reading() as db:
            return revising.as_it_was(db, uuid, version)

    def version_changes(self, uuid: str) -> VersionChanges | None:
        """What the file in force changed against the one before it; None where it is the first."""
        with self.journal.store.reading() as db:
            return revising.changes(db, uuid)

    def keep(self, source: Path, review: Review) -> str:
        """Store an imported file and return the UUID of its report.

        The same bytes again are a new reading of the same version: decisions, corrections, notes
        and persons' findings stay, and so does an earlier reading when this one failed. A file
        that answers an unreadable one becomes the next version of its report.
        """
        digest = review.reading.digest or pdfs.digest_of(source)
        review = replace(review, reading=replace(review.reading, digest=digest))
        with (
            pdfs.kept(self.path, source, digest, self.journal.settings.copy_pdfs) as file,
            self.journal.store.writing() as db,
        ):
            uuid, lost = filing.keep(db, file, review, self.journal.stamp())
        self.journal.lost += lost
        return uuid

    def pdf(self, uuid: str, version: str | None = None) -> Path:
        """Where a PDF is: the copy, the original, or wherever near it moved; ReviewerError if gone.

        That in force, or by its SHA-256 another `version` of the report.
        """
        with self.journal.store.reading() as db:
            key = reports.key(db, uuid)
            file = reports.file(db, key) if version is None else versions.file(db, key, version)
        path, seen = self._found.get(file.digest, (file.path, None))
        if seen is None or pdfs.stamp(path) != seen:
            path = pdfs.find(self.path, file)
            self._found[file.digest] = path, pdfs.stamp(path)
        return path

    def decide(self, uuid: str, keys: Sequence[str], status: Status) -> None:
        """Decide on findings, one or many at once; KeyError when one is not in the report."""
        self.decisions.decide(uuid, keys, status)

    def add_finding(
        self,
        uuid: str,
        message: str,
        place: Place,
        address: str | None,
        severity: Severity,
        more: Sequence[Place] = (),
    ) -> str:
        """Raise a finding of one's own on a region, on the figure at `address`, or on the lines of a sentence.

        `more` are the lines of a sentence after its first. Returns the key of the finding.
        """
        return raising.add(self.journal, uuid, message, (place, *more), address, severity)

    def edit_finding(self, uuid: str, key: str, message: str, severity: Severity) -> None:
        """Give a person's finding other words or another severity; KeyError when it is a check's or not there."""
        raising.edit(self.journal, uuid, key, message, severity)

    def delete_finding(self, uuid: str, key: str) -> None:
        """Take a person's finding away; KeyError when it is a check's or not there."""
        raising.delete(self.journal, uuid, key)

    def correct(self, uuid: str, address: str, printed: str) -> None:
        """Set a figure by hand, as it should have been read; the checks run again with it."""
        correcting.correct(self.journal, uuid, address, printed)

    def take_back(self, uuid: str, address: str) -> None:
        """Let the figure that was read hold again; without a correction nothing happens."""
        correcting.take_back(self.journal, uuid, address)

    def confirm(self, uuid: str, addresses: Sequence[str]) -> None:
        """Say that figures stand on the page as they were read; they are certain from then on."""
        correcting.confirm(self.journal, uuid, addresses)

    def compare(self, uuid: str, table: str, done: bool = True) -> None:
        """Tick a table as compared with the page, or take the tick off; KeyError when it was not read."""
        correcting.compare(self.journal, uuid, table, done)

    def identify(self, uuid: str, organisation: str, year: int | None, title: str) -> None:
        """Say what a report is; later readings do not change it any more."""
        named = {"organisation": organisation, "year": year, "title": title, "by_hand": True}
        self.journal.change("identify", uuid, "", {"identity": {"": named}})

    def run_again(self, uuid: str | None = None) -> None:
        """Run the checks over the effective figures of one report or of all; what people said stays.

        Closed reports stay as they are; `journal.left` names them.
        """
        rechecking.run(self.journal, uuid)

    def settle(self) -> tuple[str, ...]:
        """Check the reports again whose relations came or changed: last year's, their parts', their plan.

        Returns their UUIDs; closed ones stay as they are, and `journal.left` names them. What people said
        stays. Call it when all files of an import are in.
        """
        return rechecking.settle(self.journal)

    def running_again(self) -> rechecking.Steps:
        """`run_again` of all in steps, each report an event of its own; ends well after any of them."""
        return rechecking.running(self.journal)

    def settling(self) -> rechecking.Steps:
        """`settle` in steps, each report an event of its own; ends well after any of them."""
        return rechecking.settling(self.journal)

    def behind(self) -> tuple[str, ...]:
        """The reports that were checked last by another rule book than the one in force."""
        return rechecking.behind(self.journal)

    @staticmethod
    def name(event: Event) -> Text:
        """What an event of the history is called."""
        return naming.name(event)
