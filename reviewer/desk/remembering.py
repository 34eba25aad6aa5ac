# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the window is found again as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.desk.findings.filters import grouping_of
from reviewer.desk.page.strip import HEADINGS, PAGES

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


_WIDTH, _HEIGHT, _FRAME = 1440, 900, 40


def restore(window: MainWindow) -> None:
    """Put everything where it stood at the end of the last session, or where it stands best."""
    preferences = window.preferences
    geometry = preferences.state("geometry")
    if geometry is None or not window.restoreGeometry(geometry):
        _begin(window)
    window.columns.restore(preferences.state("columns"))
    window.rows.restore(preferences.state("rows"))
    window.side_folded = "side" in preferences.folded
    if "page" in preferences.folded:
        window.columns.fold_page()
    window.pages.view.restore_zoom(preferences.zoom)
    window.findings.bar.group(grouping_of(preferences.grouping))
    window.findings.advance = preferences.advance
    if preferences.strip in (PAGES, HEADINGS):
        window.pages.across.strip.show_kind(preferences.strip)
    window.pages.across.fold_strip("strip" in preferences.folded or not preferences.strip)
    across = preferences.state("across")
    if across is not None:
        window.pages.across.restoreState(across)
    is_dark = window.theme.name == "dark"
    window.actions_by_name["dark_pages"].setEnabled(is_dark)
    window.pages.across.show_dark(is_dark and preferences.dark_pages)
    window.pages.across.standings.restore(preferences.standings)
    window.pages.switches.restore(preferences.hidden_marks)


def return_to_pages(window: MainWindow) -> None:
    """Once its report is open again: the pages as they were left, and what lay beside them."""
    beside, across = window.preferences.beside, window.pages.across
    across.return_to_standing()
    if beside and not across.is_paired:
        if "room" in window.preferences.folded:
            across.made_room = True
            window.fold_side(True)
        across.pair(True)
        across.restore_beside(beside)


def _begin(window: MainWindow) -> None:
    """The size of a first start; what hangs over the edge of a small screen would be out of reach."""
    room = window.screen().availableSize()
    window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - _FRAME))


def show(window: MainWindow) -> None:
    """Show the window for the first time; where it has no more room than it needs, it takes the whole screen."""
    room = window.screen().availableSize()
    small = room.width() <= _WIDTH or room.height() <= _HEIGHT + _FRAME
    if small and window.preferences.state("geometry") is None:
        window.showMaximized()
    else:
        window.show()


def remember(window: MainWindow) -> None:
    """Keep where everything stands for the next start."""
    preferences = window.preferences
    preferences.keep_state("geometry", window.saveGeometry())
    preferences.keep_state("columns", window.columns.saveState())
    if window.rows.in_hand:
        preferences.keep_state("rows", window.rows.saveState())
    preferences.keep_state("across", window.pages.across.saveState())
    preferences.strip = window.pages.across.strip.kind
    strip = window.pages.across.strip.isHidden()
    made_room = window.pages.across.made_room
    folds = {
        "side": window.side_folded and not made_room,
        "page": window.pages.isHidden(),
        "strip": strip,
        "room": made_room,
    }
    preferences.folded = frozenset(name for name, folded in folds.items() if folded)
    preferences.finding = window.session.selection.finding or ""
    preferences.zoom = window.pages.view.said_zoom
    preferences.beside = window.pages.across.said_beside()
    preferences.standings = window.pages.across.standings.said()
    preferences.grouping = window.findings.bar.grouping
    preferences.hidden_marks = window.pages.switches.said()
    preferences.save()
