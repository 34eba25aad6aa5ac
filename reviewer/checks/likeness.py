# SPDX-License-Identifier: AGPL-3.0-or-later
"""How alike two texts are, for the sections of two years' reports.

Shingles of five characters are compared first, and only texts that share enough of them letter by
letter; results are kept by the texts, so that a second look costs nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

SHINGLE = 5
SHARED = 0.3  # of the shingles of the shorter text: with fewer the texts cannot be alike
_FIGURES = re.compile(r"[\d.,，%％]+|\s")


def alike(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same but for figures): the normalised indel similarity.

    Figures and spaces are left out: last year's sentences with this year's figures are the same sentences.
    """
    return _alike(_FIGURES.sub("", one), _FIGURES.sub("", other))


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    first, second = _shingles(one), _shingles(other)
    if len(first & second) < SHARED * min(len(first), len(second)):
        return 0.0
    return float(Indel.normalized_similarity(one, other))


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[int]:
    return frozenset(hash(text[at : at + SHINGLE]) for at in range(max(len(text) - SHINGLE + 1, 1)))
