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
WHITE = 0.2  # of the type size: digits closer than that are only set in several pieces
UNSURE = 0.8


def doubted(content: dict[Slot, list[Word]]) -> dict[Slot, list[Word]]:
    """The words of each cell, those in doubt whose digits go on in the next cell as they do inside."""
    digits = [(w, slot) for slot, words in content.items() for w in words if w.text.isdigit() and not w.vertical]
    spaced = {slot for (a, slot), (b, other) in _pairs(digits) if slot == other and _are_set_apart(a, b)}
    unsure: set[Slot] = set()
    for (a, slot), (b, other) in _pairs(digits):
        if slot != other and spaced & {slot, other} and b.place.x0 - a.place.x1 <= LIKE * _gap(digits, {slot, other}):
            unsure |= {slot, other}
    return {slot: [_unsure(w) for w in words] if slot in unsure else words for slot, words in content.items()}


def _are_set_apart(one: Word, next_: Word) -> bool:
    return len(one.text) == len(next_.text) == 1 and next_.place.x0 - one.place.x1 > WHITE * one.size


def _pairs(digits: list[tuple[Word, Slot]]) -> list[tuple[tuple[Word, Slot], tuple[Word, Slot]]]:
    """Digits that stand next to one another on a line."""
    lines: list[list[tuple[Word, Slot]]] = []
    for digit in sorted(digits, key=lambda d: d[0].place.centre[1]):
        if lines and digit[0].place.beside(lines[-1][0][0].place):
            lines[-1].append(digit)
        else:
            lines.append([digit])
    return [pair for line in lines for pair in pairwise(sorted(line, key=lambda d: d[0].place.x0))]


def _gap(digits: list[tuple[Word, Slot]], slots: set[Slot]) -> float:
    """The widest white between digits inside one of the cells."""
    inside = [(a, b) for (a, slot), (b, other) in _pairs([d for d in digits if d[1] in slots]) if slot == other]
    return max((b.place.x0 - a.place.x1 for a, b in inside), default=0.0)


def _unsure(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, UNSURE))
