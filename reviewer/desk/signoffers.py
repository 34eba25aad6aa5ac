# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of signing, closing and merging makes sense now, and what a closed report greys out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewer.desk.i18n import tr
from reviewer.model.signing import Step

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.desk.window import MainWindow

_WRITING = (
    "confirm", "explain", "dismiss", "misread", "reopen", "note", "note_figure", "note_page", "note_report", "region",
    "identify", "own", "as_printed", "doubt", "compare", "delete_own", "edit_own", "alike", "alike_everywhere",
)  # fmt: skip
"""What changes the open report."""
_TIP = "tip"
_INTO_PROJECT = ("import", "folder", "import_list", "merge", "again")


def offer(actions: Mapping[str, QAction], session: Session, covered: bool) -> None:
    """Enable the actions of this kind, and let a closed report or project offer nothing that would change it."""
    report, whole = session.report, session.closing.closed is not None
    step = report.row.signing.step if report else None
    changed = report is not None and bool(report.changed)
    here = report is not None and not covered and not whole
    for name, sensible in (
        ("prepare", here and (step in (None, Step.RETURNED) or (changed and step is not Step.CLOSED))),
        ("approve", here and (step is Step.PREPARED or (changed and step is Step.REVIEWED))),
        ("send_back", here and step in (Step.PREPARED, Step.REVIEWED)),
        ("close", here and step is not Step.CLOSED),
        ("reopen_report", here and step is Step.CLOSED),
        ("close_project", report is not None and not covered and not whole),
        ("reopen_project", report is not None and not covered and whole),
        ("pack", session.project is not None),
        ("merge", session.project is not None),
        ("conflicts", bool(session.conflicts)),
    ):
        actions[name].setEnabled(sensible)
    count = len(session.conflicts)
    actions["conflicts"].setText(tr("合并冲突（{count}）…").format(count=count) if count else tr("合并冲突…"))
    for names, closed in ((_WRITING, session.frozen), (_INTO_PROJECT, whole)):
        for name in names:
            actions[name].setEnabled(actions[name].isEnabled() and not closed)
    if not whole:
        for name in ("import", "folder"):
            actions[name].setEnabled(True)


def grey(window: MainWindow) -> None:
    """Let the buttons of the panels say as well that a closed report is not changed, and why."""
    box, said = window.findings.why, window.session.sign.why_frozen
    buttons = (*box.buttons.values(), box.note, box.reopen, window.identity.change, window.tables.compare.box)
    for button in (*buttons, box.like.here, box.like.everywhere, box.reason.box):
        button.setEnabled(not said)
        _explain(button, said)


def _explain(button: QWidget, said: str) -> None:
    """Have the tip tell why a button is grey, and what it told before once it is not."""
    kept = button.property(_TIP)
    if said:
        if kept is None:
            button.setProperty(_TIP, button.toolTip())
        button.setToolTip(said)
    elif kept is not None:
        button.setToolTip(kept)
        button.setProperty(_TIP, None)
