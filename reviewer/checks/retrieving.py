# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only door to bm25s: which sentences are nearest to a text, by Okapi BM25 over pairs of characters.

Pairs of characters need no word list and no training; on plans and reports they find as much as words do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

K1, B = 1.2, 0.75
NAMED = 0.3  # by how much of its score a shared name lifts a sentence
_APART = re.compile(r"\W+")
_NAME = re.compile(r"[《“]([^《》“”]{2,40})[》”]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text by its index; `score` is 0 for nothing in common, 1 or more for much the same words."""

    index: int
    score: float


class Texts:
    """Texts to search in; they should be in normal width and without spaces."""

    def __init__(self, texts: Sequence[str]) -> None:
        # The library is slow to import, and most runs of the checks do not come here.
        from bm25s import BM25

        self._texts = tuple(texts)
        self._pairs = [pairs(text) for text in texts]
        seen = Counter(pair for one in self._pairs for pair in set(one))
        self._rarity = {pair: log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for pair, n in seen.items()}
        self._rarest = log(1 + (len(texts) + 0.5) / 0.5)
        self._index = BM25(method="lucene", k1=K1, b=B)
        if self._rarity:
            self._index.index(self._pairs, show_progress=False)

    def nearest(self, text: str, most: int) -> list[Hit]:
        """The nearest texts, best first; those with nothing in common are left out.

        The order is BM25's, lifted by shared names; the score weighs it by how much of both texts is shared.
        """
        asked = pairs(text)
        known = [pair for pair in asked if pair in self._rarity]
        if not known:
            return []
        called = names(text)
        found = []
        for index, points in enumerate(self._index.get_scores(known)):
            if points > 0:
                lift = 1 + NAMED * sum(name in self._texts[index] for name in called)
                found.append((float(points) * lift, index))
        found.sort(key=lambda one: (-one[0], one[1]))
        return [Hit(index, self._score(points, asked, index)) for points, index in found[:most]]

    def _score(self, points: float, asked: Sequence[str], index: int) -> float:
        """BM25 for a text of this length and so many texts, times the share of rare pairs that both have."""
        mine, theirs = set(asked), set(self._pairs[index])
        both = self._weight(mine & theirs)
        shared = both / self._weight(mine) + both / self._weight(theirs)
        return points / sqrt(len(asked)) / self._rarest * shared / 2

    def _weight(self, some: Iterable[str]) -> float:
        return sum(self._rarity.get(pair, self._rarest) for pair in some) or 1.0


def pairs(text: str) -> list[str]:
    """Each two characters that stand side by side, signs left out."""
    return [part[at : at + 2] for part in _APART.split(text) for at in range(len(part) - 1)]


def names(text: str) -> frozenset[str]:
    """What stands in 《》 or “”."""
    return frozenset(_NAME.findall(text))
