# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a corrected report changed: of every failure what became of it, and every figure that is another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reviewer.keeping.comparing import value
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Origin, Outcome
from reviewer.model.project import Decision
from reviewer.model.report import Reading
from reviewer.model.version import Fate, FigureChange, FindingChange

_ORDER = (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.UNKNOWN, Fate.CORRECTED)


def findings(
    before: Iterable[Finding], now: Iterable[Finding], legible: bool, decisions: Mapping[str, Decision]
) -> tuple[FindingChange, ...]:
    """Every failure on either side, new ones first; both sides with passes, as the checks gave them.

    `legible` says that the newer file was read as completely as the older: only then has a failure that its checks
    do not mention any more been corrected.
    """
    old, new = ({it.key: it for it in side} for side in (before, now))
    found = [_fate(key, old.get(key), new.get(key), legible, decisions) for key in {**new, **old}]
    return tuple(sorted((it for it in found if it is not None), key=lambda it: _ORDER.index(it.fate)))


def figures(before: Mapping[str, Fact], now: Mapping[str, Fact]) -> tuple[FigureChange, ...]:
    """Every figure that is another one, in the order of the form; how it is written does not matter."""
    return tuple(
        FigureChange(address, before.get(address), now.get(address))
        for address in {**now, **before}
        if value(before.get(address)) != value(now.get(address))
    )


def legible(before: Reading, now: Reading) -> bool:
    """Whether all that was read of the older file was read of the newer one too."""
    return now.error is None and not before.forms.keys() - now.forms.keys() and set(now.gaps) <= set(before.gaps)


def outdated(read: Mapping[str, Fact], now: Mapping[str, Fact], corrected: Iterable[str]) -> Iterator[str]:
    """The figures set by hand over what is printed otherwise in the newer file: they said something of the older."""
    for address in corrected:
        was, is_now = read.get(address), now.get(address)
        if (was.text if was else None) != (is_now.text if is_now else None):
            yield address


def _fate(
    key: str, old: Finding | None, new: Finding | None, legible: bool, decisions: Mapping[str, Decision]
) -> FindingChange | None:
    if not _fails(old) and not _fails(new):
        return None
    return FindingChange(_became(old, new, legible), old, new, decisions.get(key))


def _became(old: Finding | None, new: Finding | None, legible: bool) -> Fate:
    if old is None or not _fails(old):
        return Fate.NEW
    if new is not None and _fails(new):
        return Fate.SAME if new.digest == old.digest else Fate.CHANGED
    if new is None:
        return Fate.CORRECTED if legible and old.origin is Origin.CHECK else Fate.UNKNOWN
    return Fate.CORRECTED if new.outcome is Outcome.PASS and not new.doubt else Fate.UNKNOWN


def _fails(it: Finding | None) -> bool:
    return it is not None and it.outcome is Outcome.FAIL
