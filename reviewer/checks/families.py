# SPDX-License-Identifier: AGPL-3.0-or-later
"""What part of a report a check is about: one of its tables, its prose, its structure, other reports.

One table of data tells for every kind of check which part it belongs to; lists, overviews and
reasons are grouped by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks.office import book
from reviewer.forms.book import TABLES
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.checks.book import Rule
    from reviewer.checks.office import Book
    from reviewer.model.finding import Finding

PROSE, STRUCTURE, YEARS, BODIES, PLAN = "prose", "structure", "years", "bodies", "plan"
NAMES = {
    "disclosure": Text("表二", "Table 2"),
    "requests": Text("表三", "Table 3"),
    "disputes": Text("表四", "Table 4"),
    PROSE: Text("正文", "Prose"),
    STRUCTURE: Text("结构", "Structure"),
    YEARS: Text("跨年", "Across years"),
    BODIES: Text("上下级", "Across bodies"),
    PLAN: Text("计划", "Plan"),
}
FAMILIES = tuple(NAMES)
"""All parts in the order in which they are shown."""

BY_POINT = (
    "at_most",
    "all_new",
    "share",
    "powers",
    "magnitude",
    "named",
    "shifted",
    "unrequested",
    "labels",
)
"""Kinds over the whole report whose findings belong to the table that they point at."""

_KINDS = {
    STRUCTURE: (
        "title",
        "named_bodies",
        "year",
        "period",
        "dated",
        "sections",
        "length",
        "content",
        "mentioned",
        "forbidden",
        "cited",
        "form_versions",
        "twins",
    ),
    YEARS: ("carried", "rolls", "jumps", "repeats"),
    BODIES: ("at_least", "all_parts"),
}
_OF_KIND = {kind: family for family, kinds in _KINDS.items() for kind in kinds}

_known: dict[str, tuple[Book, dict[str, str]]] = {}


def family(finding: Finding) -> str:
    """The part that a finding is about; of a finding without a rule, where it points."""
    return family_at(finding.check, finding.at, (anchor.address or "" for anchor in finding.anchors))


def family_at(code: str, at: str, addresses: Iterable[str]) -> str:
    """The same of a finding by its check, its point and the figures that it reads."""
    kind = kind_of(code)
    return _fixed(kind) or _pointed((at, *addresses)) or (STRUCTURE if _of_report(kind) else PROSE)


def families(rule: Rule) -> tuple[str, ...]:
    """The parts that a rule looks at; none when only its findings tell."""
    fixed = _fixed(rule.kind)
    if fixed:
        return (fixed,)
    named = {address.split("/")[0] for address in rule.figures}
    return rule.tables or tuple(table for table in TABLES if table in named)


def _of_report(kind: str) -> bool:
    """Whether checks of a kind look at a whole report."""
    # All checks at once take a tenth of a second to load, and the window names its parts before it needs them.
    from reviewer.checks.kinds import REPORT_KINDS

    return kind in REPORT_KINDS


def _fixed(kind: str) -> str:
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    return PROSE if _of_report(kind) and kind not in BY_POINT else ""


def _pointed(points: Iterable[str]) -> str:
    """The table (or plan) of the finding's point, else of the first figure that it reads."""
    tables = (point.split("/")[0] for point in points)
    return next((table for table in tables if table in (*TABLES, PLAN)), "")


def kind_of(code: str) -> str:
    """The kind of a rule in force; "" when there is no such rule."""
    now = book()
    known = _known.get("kinds")
    if known is None or known[0] is not now:
        known = now, {rule.code: rule.kind for rule in now.rules}
        _known["kinds"] = known
    return known[1].get(code, "")
