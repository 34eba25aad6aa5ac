# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of a returned workbook: which were typed over, whose they are, and what they would do to the checks."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from reviewer.export.replyform import cell_of
from reviewer.forms.planform import PLAN
from reviewer.keeping import filing
from reviewer.model.finding import Finding, Outcome
from reviewer.model.progress import Progress
from reviewer.model.returned import Filled, Kind, Sorted, Trial, Typed
from reviewer.returns import returnedwords as words
from reviewer.store import findings, reports

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction

Figures = dict[str, str]
Reading = Callable[[], "AbstractContextManager[Transaction]"]


def changed(
    db: Transaction, given: Iterable[Typed], known: Mapping[str, Mapping[str, Finding]]
) -> dict[str, dict[str, Typed]]:
    """The figures that were typed over, by report and address."""
    found: defaultdict[str, dict[str, Typed]] = defaultdict(dict)
    facts: dict[str, Mapping[str, str]] = {}
    for it in given:
        if it.report not in known:
            continue
        if it.report not in facts:
            now = filing.facts(db, reports.key(db, it.report))
            facts[it.report] = {at: fact.text if fact.value is None else str(fact.value) for at, fact in now.items()}
        left = facts[it.report].get(it.address) if it.left is None else it.left
        if left is not None and not _alike(left, it.written):
            found[it.report][it.address] = it
    return found


_DASHES = str.maketrans(dict.fromkeys("—–-－―─", "-"))


def _alike(one: str, other: str) -> bool:
    """Whether two cells say the same, as a number or in the same letters."""
    first, second = (unicodedata.normalize("NFKC", it).strip().translate(_DASHES) for it in (one, other))
    if first == second:
        return True
    try:
        return Decimal(first) == Decimal(second)
    except InvalidOperation:
        return first.strip("-") == second.strip("-") == ""


def _reads(it: Finding) -> frozenset[str]:
    return frozenset({anchor.address for anchor in it.anchors if anchor.address} | {r.split("=")[0] for r in it.read})


def figures(row: Filled, finding: Finding | None, typed: Mapping[str, Typed]) -> Figures:
    """The corrected figures of a row: its own, and those typed into the sheet of figures that its finding reads."""
    read = _reads(finding) if finding else frozenset()
    found = {at: it.written for at, it in typed.items() if at in read}
    address = row.address or (cell_of(finding) if finding else "")
    if address.startswith(f"{PLAN}/") and address not in read:
        address = ""  # a task as a whole, of which no cell is corrected
    return found | ({address: row.corrected} if row.corrected and address else {})


def trying(reading: Reading, lines: Sequence[Sorted]) -> Generator[Progress, None, dict[int, Trial]]:
    """What the checks would say of the lines with figures, by their place among `lines`; nothing is kept.

    All figures of a report that came back together are laid over it together; where two rows give one cell
    different figures each is tried with its own. `reading` gives a look at the file for each step.
    """
    together: defaultdict[str, Figures] = defaultdict(dict)
    for it in lines:
        if it.report and (it.takeable or it.kind in (Kind.LOOSE, Kind.SAME)):
            together[it.report] |= dict(it.figures)
    asked = [(at, it) for at, it in enumerate(lines) if it.figures and it.report]
    done: dict[tuple[str, frozenset[tuple[str, str]]], tuple[Finding, ...]] = {}
    found: dict[int, Trial] = {}
    for count, (at, it) in enumerate(asked):
        yield Progress(count, len(asked), words.TRYING)
        figures = together[it.report] | dict(it.figures)
        sign = it.report, frozenset(figures.items())
        with reading() as db:
            if sign not in done:
                done[sign] = filing.tried(db, it.report, figures)
            now = findings.load(db, reports.key(db, it.report))
        found[at] = _trial(it.key, done[sign], {one.key for one in now if one.outcome is Outcome.FAIL})
    return found


def _trial(key: str, found: Iterable[Finding], failing: set[str]) -> Trial:
    every = {it.key: it for it in found}
    own = every.get(key)
    newly = tuple(
        (it.key, it.message) for it in every.values() if it.outcome is Outcome.FAIL and it.key not in failing | {key}
    )
    return Trial(own.outcome if own else None, newly)
