# SPDX-License-Identifier: AGPL-3.0-or-later
"""Digits set apart that run on over a border: which of them belong to which cell cannot be told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import TypeVar

    from reviewer.model.document import Word

    Slot = TypeVar("Slot", bound=Hashable)

LIKE = 1.3  # times the white between digits of one cell: so near, a digit may belong to either
UNSURE = 0.8


def doubted(content: dict[Slot, list[Word]]) -> dict[Slot, list[Word]]:
    """The words of each cell, those in doubt whose digits go on in the next cell as they do inside."""
    digits = [(w, slot) for slot, words in content.items() for w in words if w.text.isdigit() and not w.vertical]
    spaced = {slot for (a, slot), (b, other) in _pairs(digits) if slot == other and len(a.text) == len(b.text) == 1}
    unsure: set[Slot] = set()
    for (a, slot), (b, other) in _pairs(digits):
        if slot != other and spaced & {slot, other} and b.place.x0 - a.place.x1 <= LIKE * _gap(digits, {slot, other}):
            unsure |= {slot, other}
    return {slot: [_unsure(w) for w in words] if slot in unsure else words for slot, words in content.items()}


def _pairs(digits: list[tuple[Word, Slot]]) -> list[tuple[tuple[Word, Slot], tuple[Word, Slot]]]:
    """Digits that stand next to one another on a line."""
    ordered = sorted(digits, key=lambda d: (round(d[0].place.centre[1]), d[0].place.x0))
    return [(a, b) for a, b in pairwise(ordered) if a[0].place.beside(b[0].place)]


def _gap(digits: list[tuple[Word, Slot]], slots: set[Slot]) -> float:
    """The widest white between digits inside one of the cells."""
    inside = [(a, b) for (a, slot), (b, other) in _pairs([d for d in digits if d[1] in slots]) if slot == other]
    return max((b.place.x0 - a.place.x1 for a, b in inside), default=0.0)


def _unsure(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, UNSURE))
