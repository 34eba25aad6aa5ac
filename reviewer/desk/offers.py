# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which actions make sense now, and what undo and redo would do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from reviewer.desk import signoffers
from reviewer.desk.i18n import tr
from reviewer.desk.session import Session

_WITH_REPORTS = ("export", "letters", "charts", "again", "next", "previous", "next_failed", "previous_failed")
_WITH_PROJECT = ("roll", "import_list", "chase", "remarks", "history", "overview", "import_replies", "replies")
_WITH_FINDING = (
    "confirm", "explain", "dismiss", "misread", "reopen", "alike", "alike_everywhere", "past", "close_finding",
    "reopen_finding",
)  # fmt: skip
_WITH_REPORT = (
    "note", "note_figure", "note_page", "note_report", "region", "identify", "copy", "own", "as_printed", "doubt",
    "compare", "matrix", "filter", "grouping", "find", "strip",
)  # fmt: skip


def offer(actions: Mapping[str, QAction], session: Session, covered: bool = False) -> None:
    """Enable and name the actions for the state of the session; nothing is done to what is `covered` by a page."""
    project, current = session.project, session.current
    for names, sensible in (
        (_WITH_REPORTS, bool(session.rows)),
        (_WITH_PROJECT, project is not None),
        (_WITH_FINDING, current is not None and not covered),
        (_WITH_REPORT, session.report is not None and not covered),
        (("delete_own", "edit_own"), current is not None and current.by_person and not covered),
        (("years", "print", "versions", "annotated", "original"), session.report is not None),
    ):
        for name in names:
            actions[name].setEnabled(sensible)
    signoffers.offer(actions, session, covered)
    for name, words, what in (
        ("undo", tr("撤销"), project.journal.next_undo if project else None),
        ("redo", tr("恢复"), project.journal.next_redo if project else None),
    ):
        said = session.language.say(what) if what else ""
        actions[name].setEnabled(what is not None)
        actions[name].setText(tr("{act}：{what}").format(act=words, what=said) if said else words)
