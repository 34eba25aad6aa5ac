# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a check of a whole report looks at: its figures, its words, and where both stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache

from reviewer.checks.equations import is_unfilled
from reviewer.forms.book import address_name, table_form
from reviewer.model.fact import SURE, Fact
from reviewer.model.finding import Anchor, Side
from reviewer.model.form import TableForm
from reviewer.model.prose import Claim, Quantity
from reviewer.model.related import ALONE, Related
from reviewer.model.report import Reading
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Whole:
    """A report with the effective figures of its tables and the claims of its prose."""

    reading: Reading
    facts: Mapping[str, Fact]
    claims: Sequence[Claim]
    forms: Mapping[str, TableForm]
    related: Related = ALONE

    def of(self, *kinds: str) -> list[Claim]:
        """The claims of some kinds in reading order."""
        return [claim for claim in self.claims if claim.kind in kinds]

    def addresses(self, patterns: Sequence[str]) -> tuple[str, ...]:
        """Addresses of the report's forms that fit patterns such as `requests/3.3.*/total`."""
        wanted = tuple(patterns)
        return tuple(a for table, form in self.forms.items() for a in _fitting(table, form.version, wanted))

    def count(self, address: str) -> Decimal | None:
        """What a figure counts for: None when it is not there, or a sum that was not filled in."""
        fact = self.facts.get(address)
        if fact is None or is_unfilled(address, self.forms[fact.table], self.facts):
            return None
        return fact.counts

    def name(self, address: str) -> Text:
        return address_name(self.forms[address.split("/")[0]], address)


@cache
def _fitting(table: str, version: str, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses of one table that fit any of the patterns; asked hundreds of times for each report."""
    every = table_form(table, version).addresses()
    return tuple(address for address in every if any(fnmatchcase(address, one) for one in patterns))


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures of the tables added up: None as value when one of them is not usable."""

    addresses: tuple[str, ...]
    facts: tuple[Fact, ...]
    value: Decimal | None

    @property
    def doubtful(self) -> bool:
        return any(fact.doubtful for fact in self.facts)


def added(whole: Whole, patterns: Sequence[str]) -> Sum:
    """The sum of the figures at some addresses; blank, "/" and "—" count as 0.

    A figure that is missing, or a total that was not filled in though its parts were, makes it unknown.
    """
    addresses = whole.addresses(patterns)
    facts = tuple(fact for address in addresses if (fact := whole.facts.get(address)))
    counts = [count for fact in facts if (count := whole.count(fact.address)) is not None]
    known = bool(addresses) and len(counts) == len(addresses)
    return Sum(addresses, facts, sum(counts, Decimal(0)) if known else None)


def claim_anchors(claim: Claim, side: Side = Side.LEFT) -> tuple[Anchor, ...]:
    return tuple(Anchor(place, side) for place in claim.places)


def fact_anchors(facts: Sequence[Fact], side: Side = Side.RIGHT) -> tuple[Anchor, ...]:
    return tuple(Anchor(place, side, fact.address) for fact in facts for place in fact.places)


def unsure(quantity: Quantity | None) -> bool:
    """Whether the figure of a sentence was read with doubt."""
    return quantity is not None and quantity.confidence < SURE


def agree(one: Decimal, other: Decimal, slack: Decimal = Decimal(0)) -> bool:
    """Whether two figures meet within what printing rounded away."""
    return abs(one - other) <= slack
