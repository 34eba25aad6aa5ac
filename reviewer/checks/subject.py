# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a check of one table looks at, and how it says what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.book import Rule
from reviewer.forms.book import address_name
from reviewer.model.fact import Fact
from reviewer.model.finding import Anchor, Finding, Outcome, Severity
from reviewer.model.form import TableForm
from reviewer.model.report import RowSeen, Unread
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check of one table looks at.

    `whole` when no page of the report was left unread; `unread` the figures that found no address;
    `scanned` when words were read from pictures, so that a label may be there and not be seen.
    """

    form: TableForm
    facts: Mapping[str, Fact]
    rows: Sequence[RowSeen]
    whole: bool
    unread: Sequence[Unread] = ()
    scanned: bool = False


def plain(value: Decimal) -> str:
    """A figure as a person writes it: no exponent, no trailing zeros that were not printed."""
    return format(value, "f")


def read_of(fact: Fact) -> str:
    """What a check read of a fact, for the digest: the kind of print matters as much as the value."""
    return f"{fact.address}={fact.printed if fact.value is None else plain(fact.value)}"


def names(addresses: Sequence[str], subject: Subject, most: int = 3) -> Text:
    found = [address_name(subject.form, address) for address in addresses]
    more_zh = f"等 {len(found)} 格" if len(found) > most else ""
    more_en = f" and {len(found) - most} more" if len(found) > most else ""
    shown = found[:most]
    return Text("、".join(f"“{n.zh}”" for n in shown) + more_zh, "; ".join(f"“{n.en}”" for n in shown) + more_en)


def short(name: Text) -> Text:
    return Text(name.zh.split(" ")[0], name.en.split(",")[0])


def made(
    check: Rule,
    at: str,
    outcome: Outcome,
    message: Text,
    anchors: tuple[Anchor, ...],
    left: Decimal | None = None,
    right: Decimal | None = None,
    read: tuple[str, ...] = (),
    doubt: bool = False,
    severity: Severity | None = None,
) -> Finding:
    """A finding of a check; one that reads a doubtful figure is for review, whatever its severity."""
    severity = Severity.REVIEW if doubt else severity or check.severity
    return Finding(
        check.code, at, outcome, severity, message, left=left, right=right, anchors=anchors, read=read, doubt=doubt
    )
