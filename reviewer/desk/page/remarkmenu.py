# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a menu over the page offers to say about what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from reviewer.desk.i18n import tr
from reviewer.desk.selection import Selection, passage_at
from reviewer.desk.session import Session


def offer_remarks(
    menu: QMenu, session: Session, at: tuple[int, float, float], note: Callable[[], None], finding: Callable[[], None]
) -> None:
    """Add the lines to `menu` for the point (page, x, y); `note` and `finding` ask for the editor."""
    page = at[0]
    lines = passage_at(session.report.reading.prose, *at) if session.report else ()

    def about(chosen: Selection, wanted: Callable[[], None]) -> Callable[[], None]:
        def ask() -> None:
            session.select(chosen)
            wanted()

        return ask

    if lines:
        menu.addAction(tr("给这句话写备注"), about(Selection(passage=lines), note))
        menu.addAction(tr("把这句话列为问题"), about(Selection(passage=lines), finding))
    menu.addAction(tr("给第 {page} 页写备注").format(page=page), about(Selection(page=page), note))
    menu.addAction(tr("给整份报告写备注"), about(Selection(), note))
