# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that ran together: the sums of the table choose among what the page allows, and point at what it hides.

They never make a value: what they choose stands on the page, and what they only point at becomes doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from reviewer.checks.confirming import holds, sums_of
from reviewer.checks.equations import Equation
from reviewer.forms.book import table_form
from reviewer.forms.figures import UNSURE
from reviewer.forms.mapping import Choice, Mapped
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.form import TableForm

FEW = 3  # columns


def chosen(found: Mapped) -> Mapped:
    """What was read, with the choices made that the sums make sure, and doubt where two figures may be one."""
    facts = {fact.address: fact for fact in found.facts}
    for table, version in found.versions.items():
        form = table_form(table, version)
        own = {address: facts[address] for address in form.addresses() if address in facts}
        for choice in found.choices:
            if choice[0].keys() <= own.keys():
                own.update(_choice(form, own, choice))
        for address in _run_together(form, own) | _rows_in_one(form, own):
            own[address] = replace(own[address], confidence=min(own[address].confidence, UNSURE))
        facts.update(own)
    return replace(found, facts=tuple(facts.values()), choices=())


def _choice(form: TableForm, facts: Mapping[str, Fact], choice: Choice) -> Mapping[str, Fact]:
    """The one way in which all sums of these figures hold; nothing where there is none or more than one."""
    read = [{**facts, **way} for way in choice]
    sound = [way for way, all_ in zip(choice, read, strict=True) if _all_hold(sums_of(form, all_), all_, tuple(way))]
    return sound[0] if len(sound) == 1 else {}


def _run_together(form: TableForm, facts: Mapping[str, Fact]) -> set[str]:
    """Figures beside a blank whose digits, shared with it, would make all of their broken sums hold."""
    row = list(form.addresses())
    found: set[str] = set()
    sums = sums_of(form, facts)
    for one, other in pairwise(row):
        if form.lines_are == "left" and one.split("/")[1] != other.split("/")[1]:
            continue
        pair = facts.get(one), facts.get(other)
        if pair[0] is None or pair[1] is None or {pair[0].printed, pair[1].printed} != {Printed.NUMBER, Printed.BLANK}:
            continue
        if not _all_hold(sums, facts, (one, other)) and any(
            _all_hold(sums, {**facts, **way}, (one, other)) for way in _shared(pair[0], pair[1])
        ):
            found |= {one, other}
    return found


def _rows_in_one(form: TableForm, facts: Mapping[str, Fact]) -> set[str]:
    """Figures as long as a whole row whose other cells are all blank, and those blanks."""
    found: set[str] = set()
    for line in form.lines if form.lines_are == "left" else ():
        row = [facts.get(f"{form.table}/{line.code}/{column.code}") for column in form.columns_of(line)]
        held = [fact for fact in row if fact is not None]
        figures = [fact for fact in held if fact.printed is not Printed.BLANK]
        if len(held) == len(row) > FEW and len(figures) == 1 and len(figures[0].text) >= len(row):
            found.update(fact.address for fact in held)
    return found


def _shared(one: Fact, other: Fact) -> Iterator[Mapping[str, Fact]]:
    """The digits of the one that is a number shared between both in each way."""
    figure = one if one.value is not None else other
    digits = str(figure.value)
    for cut in range(1, len(digits)) if digits.isdecimal() and figure.source is not Source.HAND else ():
        pairs = zip((one, other), (digits[:cut], digits[cut:]), strict=True)
        yield {fact.address: replace(fact, printed=Printed.NUMBER, value=Decimal(part)) for fact, part in pairs}


def _all_hold(sums: Mapping[str, Sequence[Equation]], facts: Mapping[str, Fact], addresses: Sequence[str]) -> bool:
    """Whether each of the figures has a sum, and all of their sums hold."""
    return all(sums.get(address) and all(holds(one, facts) for one in sums[address]) for address in addresses)
