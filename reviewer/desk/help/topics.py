# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which page of the guide fits what the user is looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reviewer.checks import families

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow

_OWN_PAGE = {families.YEARS: "years", families.PLAN: "plan", families.BODIES: "bodies"}


_SHEETS = {
    "start": "start",
    "rules": "checks",
    "years": "years",
    "roll": "bodies",
    "settings": "settings",
    "overview": "overview",
    "charts": "overview",
    "remarks": "notes",
    "conflicts": "people",
    "steps": "findings",
    "printing": "export",
    "send": "export",
    "returned": "replies",
}
"""What the guide says about the pages over the columns."""


def _regions(window: MainWindow) -> tuple[tuple[QWidget, str], ...]:
    """The regions of the columns."""
    return (
        (window.reports, "states"),
        (window.pages, "page"),
        (window.tables, "corrections"),
        (window.findings, "findings"),
        (window.identity, "import"),
    )


def topic_of(window: MainWindow) -> tuple[str, str]:
    """The topic and the heading for the sheet, the selected finding or the region with the keyboard."""
    if topic := _SHEETS.get(window.sheets.on):
        return topic, ""
    focus = window.focusWidget()
    region = next((topic for part, topic in _regions(window) if focus and part.isAncestorOf(focus)), "about")
    current = window.session.current
    if region == "findings" and current is not None and not current.by_person:
        part = families.family(current.reviewed.finding)
        if part in _OWN_PAGE:
            return _OWN_PAGE[part], ""
        return "checks", window.session.language.say(families.NAMES[part])
    return region, ""
