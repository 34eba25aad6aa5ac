# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves a project as files; the project itself is not changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer import filing, neighbours
from reviewer.checks import office
from reviewer.forms import book as forms
from reviewer.forms.planform import form_of
from reviewer.model.export import RuleName
from reviewer.model.text import Lang
from reviewer.relating import PLAN
from reviewer.store import reports

if TYPE_CHECKING:
    from reviewer.journal import Journal


class Exports:
    """Each writes whole files or none: a ReviewerError says what does not let it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def workbook(self, out: Path, lang: Lang = "zh") -> Path:
        """Write all reports to the workbook `out`; ReviewerError when it cannot be written."""
        # Excel's library is slow to import, and most sessions do not come here.
        from reviewer.export import workbook

        with self._journal.store.reading() as db:
            every = [filing.load(db, uuid) for uuid in reports.uuids(db)]
            made = (filing.matrix(db, it.row.uuid) for it in every if it.row.form == PLAN)
            matrices = tuple(it for it in made if it is not None)
            last = {it.row.uuid: neighbours.last(db, it.row.uuid, filing.effective) for it in every}
        before = {uuid: known for uuid, known in last.items() if known is not None}
        used = {version for it in every for version in it.reading.forms.items()} | {
            (table, forms.FIRST_VERSION) for table in forms.TABLES
        }
        addresses = {address for it in every for address in it.facts}
        known = {it: form_of(*it, addresses) for it in sorted(used)}
        names = [RuleName(it.code, it.name, it.meaning, it.basis, it.severity) for it in office.book().rules]
        return workbook.write(out, every, known, names, self._journal.made(), lang, matrices, before=before)
