# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a figure is called, and how an equation of figures reads; no Qt widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.families import kind_of
from reviewer.desk.i18n import tr
from reviewer.forms.book import FIRST_VERSION, TABLES
from reviewer.forms.planform import PLAN, VERSION, form_of
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Side
from reviewer.model.text import Lang

_MOST_PARTS = 9
_BOUNDS = ("at_least", "at_most")


def table_name(table: str) -> str:
    """The short name of a table of the annual report, or of that of a plan of work."""
    names = {"disclosure": tr("表二"), "requests": tr("表三"), "disputes": tr("表四"), PLAN: tr("任务")}
    return names.get(table, table)


def figure_name(address: str, forms: Mapping[str, str], lang: Lang) -> str:
    """`requests/3.1/total` in the words of the form; the address itself when it is not of a known table."""
    table, _, rest = address.partition("/")
    code, _, column_code = rest.partition("/")
    if table not in (*TABLES, PLAN):
        return address
    form = form_of(table, forms.get(table, VERSION if table == PLAN else FIRST_VERSION), [address])
    line = next((line.name.say(lang) for line in form.lines if line.code == code), code)
    column = next((column.name.say(lang) for column in form.columns if column.code == column_code), column_code)
    return " ".join(part for part in (table_name(table), line, column) if part)


@dataclass(frozen=True, slots=True)
class Equation:
    """Both sides in words: `283＋5＋0＋0＋1＋1 = 290`, `≠`, `总计 289`."""

    left: str
    sign: str
    right: str
    gap: str


def _number(value: Decimal) -> str:
    return f"{value:f}"


def _part(value: Decimal) -> str:
    """A number within a sum: a negative one stands in brackets."""
    return f"({_number(value)})" if value < 0 else _number(value)


def _side(values: list[Decimal], whole: Decimal) -> str:
    """The parts when they really add up to the side's value, else the value alone; of many, those above zero."""
    if len(values) > _MOST_PARTS:
        values = [value for value in values if value]
    if 1 < len(values) <= _MOST_PARTS and sum(values) == whole:
        return f"{' + '.join(_part(value) for value in values)} = {_number(whole)}"
    return _number(whole)


def _sign(finding: Finding, gap: Decimal) -> str:
    """How the sides stand; where a check asks for at most or at least, which one is the less."""
    if gap and kind_of(finding.check) in _BOUNDS:
        return "<" if gap < 0 else ">"
    return "≠" if gap else "="


def equation(finding: Finding, facts: Mapping[str, Fact]) -> Equation | None:
    """The equation of a finding; None when it is about words and not about two numbers."""
    if finding.left is None or finding.right is None:
        return None
    sides: dict[Side, list[Decimal]] = {Side.LEFT: [], Side.RIGHT: [], Side.CONTEXT: []}
    for anchor in finding.anchors:
        fact = facts.get(anchor.address or "")
        if fact is not None and fact.counts is not None:
            sides[anchor.side].append(fact.counts)
    left, right = _side(sides[Side.LEFT], finding.left), _side(sides[Side.RIGHT], finding.right)
    gap = finding.left - finding.right
    return Equation(left, _sign(finding, gap), right, tr("差 {gap}").format(gap=_number(abs(gap))) if gap else "")
