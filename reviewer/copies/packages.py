# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking a project to another workstation as one file, and merging what was done there."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reviewer
from reviewer.copies import merging
from reviewer.errors import ReviewerError
from reviewer.model.merging import Choice, Conflict, Manifest, Merged, Opened, Packed
from reviewer.model.progress import Progress, drained
from reviewer.model.text import Text
from reviewer.store import (
    conflicts,
    copying,
    packages,
    packrefusals,
    parts,
    pdfs,
    refusals,
    reports,
    schema,
    signings,
    sqlite,
    versions,
)
from reviewer.store.opening import Store
from reviewer.store.packages import within as within

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.opening import Transaction

ENDING = ".reviewpack"
_COPYING, _LAYING = Text("复制原文件", "copying files"), Text("并入项目", "laying it over the project")


def unpacking(package: Path, folder: Path) -> Generator[Progress, None, Opened]:
    """A package unpacked into `folder` and proved, its database of today's structure; ReviewerError as for merging."""
    opened = yield from packages.unpacking(package, folder)
    yield Progress(0, 1, Text("升级工作包", "upgrading the package"))
    with _database(opened):
        return opened


def _found(project: Path, files: list[reports.File]) -> tuple[dict[str, Path], list[str]]:
    found, absent = {}, []
    for file in files:
        try:
            found[f"files/{file.digest}.pdf"] = pdfs.find(project, file)
        except ReviewerError:
            absent.append(file.path.name)
    return found, absent


class Packages:
    """Commands on packages; what a file or the disk does not allow is a ReviewerError, and nothing has changed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def pack(self, out: Path) -> Packed:
        """Write the whole project to one file at `out`, replacing what is there."""
        return drained(self.packing(out))

    def packing(self, out: Path, of: Path | None = None) -> Generator[Progress, None, Packed]:
        """`pack`, saying how far it is; `of` is the project that this one is a copy of, which has the PDFs."""
        store, stamp = self._journal.store, self._journal.stamp()
        with store.reading() as db:
            project, files = copying.project(db), versions.files(db)
        found, absent = _found(of or store.path, files)
        with tempfile.TemporaryDirectory(prefix="reviewpack-") as folder:
            database = Path(folder) / packages.DATABASE
            try:
                sqlite.copy(store.path, database)
            except sqlite3.Error as error:
                raise refusals.of_database(store.path, getattr(error, "sqlite_errorname", ""), str(error)) from error
            program = f"reviewer {reviewer.__version__}"
            told = Manifest(
                project, program, schema.REVISION, stamp.author, stamp.workstation, stamp.at, {}, tuple(absent)
            )
            size = yield from packages.writing(out, told, {packages.DATABASE: database, **found})
        return Packed(out, size, len(found), tuple(absent))

    def merge(self, package: Path, settles: bool = True) -> Merged:
        """Lay what was done in another copy over this one: one transaction, one event and theirs.

        What both changed in different ways is listed (see `conflicts`) and stays as it is here until
        `resolve`. Nothing done before can be undone afterwards. ReviewerError for what is no package,
        damaged, of another project or of a newer program, and when this project is closed. The reports that
        this concerns are checked again when it `settles`; otherwise they are outdated.
        """
        with packages.opened(package) as opened:
            return drained(self.merging(opened, settles))

    def merging(self, opened: Opened, settles: bool = False) -> Generator[Progress, None, Merged]:
        """`merge` of a package that was unpacked: its PDFs one after the other, then one transaction."""
        journal, package = self._journal, opened.path
        with _database(opened) as there, ExitStack() as copies:
            with journal.store.reading() as db:
                self._refuse(db, there, opened)
                missing = sorted((copying.digests(there) - copying.digests(db)) & opened.pdfs.keys())
            for at, digest in enumerate(missing):
                yield Progress(at, len(missing) + 1, _COPYING)
                copies.enter_context(pdfs.kept(journal.store.path, opened.pdfs[digest], digest, copy=True))
            yield Progress(len(missing), len(missing) + 1, _LAYING)
            try:
                with journal.store.writing() as db:
                    # Somebody may have closed the project meanwhile.
                    self._refuse(db, there, opened)
                    made, lost = merging.merge(db, there, opened.manifest, package.name, journal.stamp(), settles)
            except (KeyError, TypeError, ValueError) as error:
                # Its digests are right, yet its history names what its tables do not have: nobody's program wrote it.
                raise packrefusals.damaged(package, packages.DATABASE) from error
        journal.lost += lost
        if not made.known:
            journal.forget()
        return made

    @staticmethod
    def _refuse(db: Transaction, there: Transaction, opened: Opened) -> None:
        if copying.project(db) != copying.project(there):
            raise packrefusals.other_project(opened.path, opened.manifest.person)
        if signings.load(db, None).closed is not None:
            raise packrefusals.closed(opened.path)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Where merged copies disagree and nobody has chosen yet, in the order in which they came."""
        with self._journal.store.reading() as db:
            return tuple(conflicts.load(db).values())

    def resolve(self, choices: Mapping[str, Choice]) -> None:
        """Settle conflicts, given by UUID: one event for each report, undone in one step.

        Choosing ours keeps what holds now. KeyError when one is not there; ReviewerError, and nothing is
        settled, when a report is closed and stays so.
        """
        with self._journal.store.reading() as db:
            there = conflicts.load(db)
            wishes = _wishes(db, [(there[uuid], choice) for uuid, choice in choices.items()])
        if len(choices) == 1:
            ((report, wanted),) = wishes.items()
            self._journal.change("resolve", report, there[next(iter(choices))].key, wanted)
        else:
            self._journal.change_several("resolve", wishes, self._journal.stamp())


def _wishes(db: Transaction, chosen: list[tuple[Conflict, Choice]]) -> dict[str, dict[str, dict[str, Any]]]:
    """By report what its parts shall be: what was chosen, said even where it holds, and the conflicts gone."""
    wishes: defaultdict[str, defaultdict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for it, choice in chosen:
        key = reports.key(db, it.report) if it.report else 0
        now = parts.states(db, key, {it.part: {it.key: None}})[it.part][it.key]
        wishes[it.report][it.part][it.key] = now if choice is Choice.OURS else it.theirs.state
        wishes[it.report][parts.CONFLICTS][it.uuid] = None
    return {report: dict(wanted) for report, wanted in wishes.items()}


@contextmanager
def _database(opened: Opened) -> Iterator[Transaction]:
    """The database of a package, brought to today's structure; ReviewerError naming the package when it cannot be."""
    if opened.manifest.structure > schema.REVISION:
        raise packrefusals.newer(opened.path, opened.manifest.program)
    with ExitStack() as stack:
        try:
            store = Store.open(opened.database, "")
            stack.callback(store.close)
            there = stack.enter_context(store.reading())
        except ReviewerError as error:
            raise packrefusals.damaged(opened.path, packages.DATABASE) from error
        yield there
