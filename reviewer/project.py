# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with a project; every change is one command, one transaction, one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import reviewer
from reviewer import carrying, filing, listing, naming, neighbours
from reviewer.checks import office
from reviewer.files import read_files as read_files
from reviewer.forms import book as forms
from reviewer.forms.plancells import parsed
from reviewer.forms.planform import form_of
from reviewer.model.body import Body, ReadList, Roll
from reviewer.model.coverage import Matrix
from reviewer.model.export import Made, RuleName
from reviewer.model.finding import Anchor, Finding, Origin, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.project import Correction, Decision, Event, Note, OpenReport, ReportRow, Status, Target
from reviewer.model.related import Known
from reviewer.model.report import Review
from reviewer.model.text import Lang, Text
from reviewer.settings import Settings
from reviewer.store import codec, events, findings, parts, pdfs, remarks, reports
from reviewer.store.events import Stamp
from reviewer.store.opening import Store

WORK_PLAN = "work-plan"
OWN = "OWN"
"""The check code of a finding that a person raised."""


class Project:
    """An open project file. Nobody else can open it meanwhile; use it from one thread.

    A UUID or key that the project does not have is a KeyError; what the disk or the file does not
    allow is a ReviewerError, and nothing has changed then. `lost` collects the events of ticks that
    changed figures took back, until whoever shows them empties it.
    """

    def __init__(self, store: Store, author: str, settings: Settings) -> None:
        self.author = author
        self._store = store
        self._settings = settings
        office.use(settings.rules_folder)
        self._done: list[Event] = []
        self._undone: list[Event] = []
        self._found: dict[str, tuple[Path, object]] = {}
        self.lost: list[Event] = []
        pdfs.sweep(store.path)

    @staticmethod
    def create(path: Path, author: str, settings: Settings | None = None, after: Path | None = None) -> Project:
        """A new project at `path`, empty or with what last year's project `after` hands on, which stays as it is.

        ReviewerError when something is there, it cannot be written, or `after` cannot be read.
        """
        carried = carrying.gathered(after) if after else None
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

    @property
    def path(self) -> Path:
        return self._store.path

    def close(self) -> None:
        """Free the file; doing so twice is harmless."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reports(self) -> tuple[ReportRow, ...]:
        """All reports, in the order they were imported."""
        with self._store.reading() as db:
            return reports.rows(db)

    def report(self, uuid: str) -> OpenReport:
        """One report with its effective figures and all that people said; `notes` are all of its notes."""
        with self._store.reading() as db:
            return filing.load(db, uuid)

    def has_matrix(self, uuid: str) -> bool:
        """Whether a report and a plan of the same body and year are there, of which this is one."""
        with self._store.reading() as db:
            return filing.pair(db, uuid) is not None

    def matrix(self, uuid: str) -> Matrix | None:
        """What the annual report says about each task of the plan; the decisions are those on the plan's findings."""
        with self._store.reading() as db:
            return filing.matrix(db, uuid)

    def last(self, uuid: str) -> Known | None:
        """The report of the year before of the same body, with its effective figures; None when it is not here."""
        with self._store.reading() as db:
            return neighbours.last(db, uuid, filing.effective)

    def keep(self, source: Path, review: Review) -> str:
        """Store an imported file and return the UUID of its report.

        The same bytes again are a new reading of the same version: decisions, corrections, notes
        and persons' findings stay, and so does an earlier reading when this one failed. A file
        that answers an unreadable one becomes the next version of its report.
        """
        digest = review.reading.digest or pdfs.digest_of(source)
        review = replace(review, reading=replace(review.reading, digest=digest))
        with (
            pdfs.kept(self.path, source, digest, self._settings.copy_pdfs) as file,
            self._store.writing() as db,
        ):
            uuid, lost = filing.keep(db, file, review, Stamp.now(self.author))
        self.lost += lost
        return uuid

    def pdf(self, uuid: str) -> Path:
        """Where the PDF in force is: the copy, the original, or wherever near it moved; ReviewerError if gone."""
        with self._store.reading() as db:
            file = reports.file(db, reports.key(db, uuid))
        path, seen = self._found.get(file.digest, (file.path, None))
        if seen is None or pdfs.stamp(path) != seen:
            path = pdfs.find(self.path, file)
            self._found[file.digest] = path, pdfs.stamp(path)
        return path

    def decide(self, uuid: str, keys: Sequence[str], status: Status) -> None:
        """Decide on findings, one or many at once; KeyError when one is not in the report."""
        stamp = Stamp.now(self.author)
        with self._store.reading() as db:
            report = reports.key(db, uuid)
            there = {it.key: it for it in findings.load(db, report)}
            made = remarks.decisions(db, report)
        wanted = {}
        for key in keys:
            old, it = made.get(key), there[key]
            same = old.status is status and old.digest == it.digest if old else status is Status.OPEN
            if not same:
                new = Decision(status, stamp.author, stamp.at, it.digest, it.read)
                wanted[key] = codec.decision(new)
        if wanted:
            self._change("decide", uuid, keys[0] if len(wanted) == 1 else "", {"decisions": wanted}, stamp)

    def note(self, uuid: str, target: Target, text: str) -> str:
        """Add a note and return its UUID."""
        stamp, made = Stamp.now(self.author), str(uuid4())
        state = codec.note(Note(made, target, text, stamp.author, stamp.at))
        self._change("note", uuid, made, {"notes": {made: state}}, stamp)
        return made

    def edit_note(self, note: str, text: str) -> None:
        """Give a note another text; it bears the name and time of who wrote last."""
        stamp = Stamp.now(self.author)
        uuid, old = self._note(note)
        if old["text"] != text:
            state = {**old, "text": text, "author": stamp.author, "at": stamp.at.isoformat()}
            self._change("edit_note", uuid, note, {"notes": {note: state}}, stamp)

    def delete_note(self, note: str) -> None:
        """Take a note away; the history keeps it."""
        uuid, _ = self._note(note)
        self._change("delete_note", uuid, note, {"notes": {note: None}})

    def add_finding(self, uuid: str, message: str, place: Place, address: str | None, severity: Severity) -> str:
        """Raise a finding of one's own on a region, or on the figure at `address`; returns its key."""
        anchors = (Anchor(place, Side.CONTEXT, address),)
        said = Text(message, message)
        made = Finding(OWN, str(uuid4()), Outcome.FAIL, severity, said, anchors=anchors, origin=Origin.PERSON)
        with self._store.reading() as db:
            made = filing.reads(made, filing.load(db, uuid).facts)
        self._change("add_finding", uuid, made.key, {"findings": {made.key: codec.finding(made)}})
        return made.key

    def delete_finding(self, uuid: str, key: str) -> None:
        """Take a person's finding away; KeyError when it is a check's or not there."""
        with self._store.reading() as db:
            if findings.states(db, reports.key(db, uuid), [key])[key] is None:
                raise KeyError(key)
        self._change("delete_finding", uuid, key, {"findings": {key: None}})

    def correct(self, uuid: str, address: str, printed: str) -> None:
        """Set a figure by hand, as it should have been read; the checks run again with it."""
        stamp = Stamp.now(self.author)
        value = parsed(address, printed).value
        it = Correction(address, printed, None if value is None else str(value), stamp.author, stamp.at)
        with self._store.reading() as db:
            old = remarks.corrections(db, reports.key(db, uuid)).get(address)
        if old is None or old.printed != printed:
            self._change("correct", uuid, address, {"corrections": {address: codec.correction(it)}}, stamp)

    def take_back(self, uuid: str, address: str) -> None:
        """Let the figure that was read hold again; without a correction nothing happens."""
        self._change("take_back", uuid, address, {"corrections": {address: None}})

    def confirm(self, uuid: str, addresses: Sequence[str]) -> None:
        """Say that figures stand on the page as they were read; they are certain from then on."""
        stamp = Stamp.now(self.author)
        with self._store.reading() as db:
            wanted = filing.confirmations(db, uuid, addresses, stamp)
        if wanted:
            self._change("confirm", uuid, addresses[0], {"corrections": wanted}, stamp)

    def compare(self, uuid: str, table: str, done: bool = True) -> None:
        """Tick a table as compared with the page, or take the tick off; KeyError when it was not read."""
        stamp = Stamp.now(self.author)
        with self._store.reading() as db:
            wanted = filing.ticked(db, uuid, table, done, stamp)
        if wanted:
            self._change("compare" if done else "uncompare", uuid, table, {"comparisons": wanted}, stamp)

    def identify(self, uuid: str, organisation: str, year: int | None, title: str) -> None:
        """Say what a report is; later readings do not change it any more."""
        named = {"organisation": organisation, "year": year, "title": title, "by_hand": True}
        self._change("identify", uuid, "", {"identity": {"": named}})

    def bodies(self) -> tuple[Body, ...]:
        """The list of bodies that must report, in the order in which they came."""
        with self._store.reading() as db:
            return listing.load(db)

    def put_bodies(self, given: Sequence[Body]) -> None:
        """Lay a list over the one there is: empty fields and bodies it does not name take nothing away.

        ReviewerError when a body would be part of itself.
        """
        with self._store.reading() as db:
            wanted = listing.laid(db, given)
        self._change("list_bodies", "", "", {parts.BODIES: wanted})

    def edit_body(self, body: Body) -> None:
        """Make one body be as given, whether on the list before or not; ReviewerError as in `put_bodies`."""
        with self._store.reading() as db:
            wanted = listing.edited(db, body)
        self._change("edit_body", "", body.name, {parts.BODIES: wanted})

    def drop_bodies(self, names: Sequence[str]) -> None:
        """Take bodies off the list; the history keeps them."""
        with self._store.reading() as db:
            wanted = listing.dropped(db, names)
        self._change("drop_bodies", "", names[0] if len(names) == 1 else "", {parts.BODIES: wanted})

    def roll(self, today: date | None = None) -> Roll:
        """Who has reported, who has not, who was late, on a day (today)."""
        with self._store.reading() as db:
            return listing.standing(db, today or date.today())

    def import_bodies(self, source: Path) -> ReadList:
        """Lay the list in the workbook `source` over the one there is; ReviewerError when it cannot be read."""
        from reviewer.export import bodylist

        with self._store.reading() as db:
            year = listing.year(db, date.today())
        found = bodylist.read(source, year + 1)
        self.put_bodies(found.bodies)
        return found

    def export_chase(self, out: Path, lang: Lang = "zh", today: date | None = None) -> Path:
        """Write who has to be asked, and how all stand, to the workbook `out`; ReviewerError when it cannot be."""
        from reviewer.export import rollbook

        return rollbook.write_chase(out, self.roll(today), self._made(), lang)

    def export_empty_list(self, out: Path, lang: Lang = "zh") -> Path:
        """Write an empty list of bodies to fill in; ReviewerError when it cannot be written."""
        from reviewer.export import rollbook

        return rollbook.write_template(out, self._made(), lang)

    def run_again(self, uuid: str | None = None) -> None:
        """Run the checks over the effective figures of one report or of all; what people said stays."""
        stamp = Stamp.now(self.author)
        with self._store.writing() as db:
            again = reports.uuids(db) if uuid is None else (uuid,)
            before = {it: filing.outcome(db, it) for it in again}
            for it in again:
                filing.check(db, it)
            after = {it: filing.outcome(db, it) for it in again}
            events.append(db, stamp, "run_again", uuid, before=before, after=after)

    def settle(self) -> tuple[str, ...]:
        """Check the reports again whose relations came or changed: last year's, their parts', their plan.

        Returns their UUIDs. What people said stays. Call it when all files of an import are in.
        """
        stamp = Stamp.now(self.author)
        with self._store.writing() as db:
            before = {it: filing.outcome(db, it) for it in neighbours.outdated(db)}
            again = filing.settle(db)
            if again:
                after = {it: filing.outcome(db, it) for it in again}
                events.append(db, stamp, "settle", None, before=before, after=after)
        return tuple(again)

    def undo(self) -> Text | None:
        """Reverse the last change of this session; returns what was undone, None when there is nothing."""
        return self._reverse("undo", self._done, self._undone)

    def redo(self) -> Text | None:
        """Do again what was undone last; returns what was redone, None when there is nothing."""
        return self._reverse("redo", self._undone, self._done)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def next_undo(self) -> Text | None:
        """What `undo` would undo."""
        return naming.name(self._done[-1]) if self._done else None

    @property
    def next_redo(self) -> Text | None:
        """What `redo` would do again."""
        return naming.name(self._undone[-1]) if self._undone else None

    def history(self, uuid: str | None = None) -> tuple[Event, ...]:
        """All that was done, oldest first; to one report when its UUID is given."""
        with self._store.reading() as db:
            return events.history(db, uuid)

    @staticmethod
    def name(event: Event) -> Text:
        """What an event of the history is called."""
        return naming.name(event)

    def export_workbook(self, out: Path, lang: Lang = "zh") -> Path:
        """Write all reports to the workbook `out`; ReviewerError when it cannot be written."""
        # Excel's library is slow to import, and most sessions do not come here.
        from reviewer.export import workbook

        with self._store.reading() as db:
            every = [filing.load(db, uuid) for uuid in reports.uuids(db)]
            made = (filing.matrix(db, it.row.uuid) for it in every if it.row.form == WORK_PLAN)
            matrices = tuple(it for it in made if it is not None)
        used = {version for it in every for version in it.reading.forms.items()} | {
            (table, forms.FIRST_VERSION) for table in forms.TABLES
        }
        addresses = {address for it in every for address in it.facts}
        known = {it: form_of(*it, addresses) for it in sorted(used)}
        names = [RuleName(it.code, it.name, it.meaning, it.basis, it.severity) for it in office.book().rules]
        return workbook.write(out, every, known, names, self._made(), lang, matrices)

    def _made(self) -> Made:
        now, program = datetime.now(UTC).astimezone(), f"reviewer {reviewer.__version__}"
        return Made(now, self.author, program, office.book().version)

    def _note(self, note: str) -> tuple[str, Mapping[str, Any]]:
        with self._store.reading() as db:
            uuid = remarks.report_of_note(db, note)
            state = remarks.note_states(db, reports.key(db, uuid), [note])[note]
        if state is None:
            raise KeyError(note)
        return uuid, state

    def _change(self, what: str, uuid: str, subject: str, wanted: parts.Wish, stamp: Stamp | None = None) -> None:
        """Make one change that can be undone; nothing happens when all is as wanted already."""
        made = self._put(what, uuid, subject, wanted, stamp or Stamp.now(self.author))
        if made is not None:
            self._done.append(made)
            self._undone.clear()

    def _reverse(self, way: str, stack: list[Event], other: list[Event]) -> Text | None:
        if not stack:
            return None
        event = stack[-1]
        wanted = event.before if way == "undo" else event.after
        stamp, what = Stamp.now(self.author), f"{way}:{event.what}"
        self._put(what, event.report or "", event.subject, wanted or {}, stamp, event.uuid)
        other.append(stack.pop())
        return naming.name(event)

    def _put(
        self, what: str, uuid: str, subject: str, wanted: Mapping[str, Any], stamp: Stamp, of: str | None = None
    ) -> Event | None:
        with self._store.writing() as db:
            if parts.BODIES in wanted:
                return filing.change_bodies(db, what, subject, wanted, stamp, of)
            made, lost = filing.change(db, uuid, what, subject, wanted, stamp, of)
        self.lost += lost
        return made
