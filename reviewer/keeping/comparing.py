# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ticks of tables that were compared with the page: of what they hold, and when they are taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.fact import Fact, Printed
from reviewer.model.project import Comparison, Correction, Event
from reviewer.store import codec, comparisons, events
from reviewer.store.events import Stamp

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction

LOST = "tick_lost"
"""What the history calls it when a changed figure takes a tick back."""

Facts = Mapping[str, Fact]
Lay = Callable[[Iterable[Fact], Mapping[str, Correction]], dict[str, Fact]]
Parts = dict[str, dict[str, codec.State | None]]


@dataclass(frozen=True, slots=True)
class Lost:
    """A tick that does not hold any more, and the first figure that is not what it was."""

    tick: Comparison
    address: str
    was: str
    now: str


def value(fact: Fact | None) -> str:
    """What a person compares: the figure, however it is written; words and blanks as they are."""
    if fact is None:
        return ""
    if fact.value is not None:
        return f"{fact.value.normalize():f}"
    return f"“{fact.text}”" if fact.printed is Printed.TEXT else fact.printed.value


def digest(table: str, facts: Facts) -> str:
    """SHA-256 over the values of one table; a new reading of the same values leaves it as it is."""
    lines = sorted(f"{it.address}={value(it)}" for it in facts.values() if it.table == table)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def made(table: str, facts: Facts, stamp: Stamp) -> codec.State:
    """The tick that somebody puts on a table now, as events keep it."""
    return codec.comparison(Comparison(table, stamp.author, stamp.at, digest(table, facts)))


def sweep(db: Transaction, report: int, stamp: Stamp, before: Facts, look: Callable[[], Facts]) -> tuple[Lost, ...]:
    """Remove the ticks of tables whose values are not those that were compared; `look` gives those of now."""
    ticks = comparisons.load(db, report)
    after = look() if ticks else {}
    lost = tuple(_lost(it, before, after) for it in ticks if it.digest != digest(it.table, after))
    comparisons.put(db, report, {it.tick.table: None for it in lost}, stamp)
    return lost


def _lost(tick: Comparison, before: Facts, after: Facts) -> Lost:
    here = [address for address in {**before, **after} if address.split("/")[0] == tick.table]
    changed = (address for address in here if value(before.get(address)) != value(after.get(address)))
    address = next(changed, "")
    return Lost(tick, address, value(before.get(address)), value(after.get(address)))


def with_lost(before: Parts, after: Parts, lost: Iterable[Lost]) -> tuple[Parts, Parts]:
    """The states of a change with the ticks that it cost, so that undoing it brings them back."""
    ticks = {it.tick.table: codec.comparison(it.tick) for it in lost}
    if not ticks:
        return before, after
    gone: dict[str, codec.State | None] = dict.fromkeys(ticks)
    was, now = {**ticks, **before.get("comparisons", {})}, {**after.get("comparisons", {}), **gone}
    return {**before, "comparisons": was}, {**after, "comparisons": now}


def tell(db: Transaction, stamp: Stamp, uuid: str, lost: Iterable[Lost], by: str) -> list[Event]:
    """One event of the history for each tick that was taken back, naming the figure and what changed it."""
    return [
        events.append(
            db,
            stamp,
            LOST,
            uuid,
            it.address,
            {"table": it.tick.table, "tick": codec.comparison(it.tick), "figure": it.was},
            {"table": it.tick.table, "tick": None, "figure": it.now, "by": by},
        )
        for it in lost
    ]
