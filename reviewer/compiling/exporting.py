# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves a project as files; the project itself is not changed."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.bodies import listing
from reviewer.bodies.relating import PLAN
from reviewer.charts import picturing
from reviewer.checks import office
from reviewer.compiling import appraising, combining, outgoing
from reviewer.forms import book as forms
from reviewer.forms.planform import form_of
from reviewer.keeping import filing, matching, neighbours
from reviewer.model.export import RuleName
from reviewer.model.outgoing import Receiver, Sending, Which
from reviewer.model.progress import Progress, drained
from reviewer.model.reply import Dispatch, Follow
from reviewer.model.text import Lang, Text
from reviewer.returns import replying
from reviewer.store import pdfs, reports, versions

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.opening import Transaction


class Exports:
    """Each writes whole files or none: a ReviewerError says what does not let it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def workbook(self, out: Path, lang: Lang = "zh") -> Path:
        """Write all reports to the workbook `out`; ReviewerError when it cannot be written."""
        return drained(self.making_workbook(out, lang))

    def receivers(self, which: Which, by_body: bool = False) -> tuple[Receiver, ...]:
        """The districts (or organisations) that have findings to be sent, with how many."""
        with self._journal.store.reading() as db:
            return outgoing.receivers(db, which, by_body)

    def making_districts(
        self, folder: Path, wish: Sending, lang: Lang, home: Path, settled: Path
    ) -> Generator[Progress, None, tuple[Dispatch, ...]]:
        """Write workbooks for districts; see `outgoing.making`. Only ever in a child: it opens PDFs."""
        return outgoing.making(self._journal, folder, wish, lang, home, settled)

    def making_workbook(self, out: Path, lang: Lang = "zh") -> Generator[Progress, None, Path]:
        """`workbook`, saying which report it reads and which sheet it writes."""
        # Excel's library is slow to import, and most sessions do not come here.
        from reviewer.export import appraisal, combined, workbook

        settings = self._journal.settings
        # Before all reports are read: a mistake in the office's file is told at once.
        scale = appraising.load(settings.rules_folder) if settings.appraisal else None
        with self._journal.store.reading() as db:
            every, wanted = [], reports.uuids(db)
            for at, uuid in enumerate(wanted):
                yield Progress(at, 2 * len(wanted), Text("读取报告", "reading reports"))
                every.append(filing.load(db, uuid))
            made = (matching.matrix(db, it.row.uuid) for it in every if it.row.form == PLAN)
            matrices = tuple(it for it in made if it is not None)
            before = neighbours.lasts(db, filing.effective)
            drawn = picturing.charts(db)
            follows = _follows(db, date.today())
            bodies, stands = listing.load(db), listing.standing(db, date.today())
        used = {version for it in every for version in it.reading.forms.items()} | {
            (table, forms.FIRST_VERSION) for table in forms.TABLES
        }
        addresses = {address for it in every for address in it.facts}
        known = {it: form_of(*it, addresses) for it in sorted(used)}
        names = [RuleName(it.code, it.name, it.meaning, it.basis, it.severity) for it in office.book().rules]
        by = self._journal.made()
        summed = combining.combined([it.row for it in every], bodies, outgoing.identities(known))
        more: list[workbook.Filler] = []
        if scale is not None:
            more.append(partial(appraisal.fill, of=appraising.appraised(scale, every, stands)))
        if summed is not None:
            more.append(partial(combined.fill, of=summed))
        return (yield from workbook.writing(out, every, known, names, by, lang, matrices, drawn, before, follows, more))

    def file(self, uuid: str, project: Path | None = None) -> tuple[Path, str]:
        """Where the PDF in force is, near the project at `project` if this is a copy of it, and its SHA-256.

        ReviewerError when it is gone.
        """
        with self._journal.store.reading() as db:
            file = reports.file(db, reports.key(db, uuid))
        return pdfs.find(project or self._journal.store.path, file), file.digest

    def originals(self) -> tuple[Path, ...]:
        """Where all files of all reports came from."""
        with self._journal.store.reading() as db:
            return tuple(file.path for file in versions.files(db))

    def digest_of(self, path: Path) -> str:
        """The SHA-256 of a file, in hex; ReviewerError when it cannot be read."""
        return pdfs.digest_of(path)


def _follows(db: Transaction, today: date) -> dict[str, list[Follow]]:
    """Where the findings of every report that were sent to districts stand."""
    found: dict[str, list[Follow]] = {}
    for (uuid, _), thread in replying.threads(db).items():
        follow = thread.follow(today)
        if follow is not None:
            found.setdefault(uuid, []).append(follow)
    return found
