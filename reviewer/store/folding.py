# SPDX-License-Identifier: AGPL-3.0-or-later
"""Texts as they are compared when somebody searches: width, case and accents as one, and pairs of characters.

Every character is folded by itself, so that a part of a text always folds to a part of the folded text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

# ASCII, which tokenisers split at and take for syntax, is moved to where nobody writes.
_ASIDE = {code: 0xF0000 + code for code in range(128)}
MOST_PAIRS = 64


@lru_cache(maxsize=65536)
def _folded(one: str) -> str:
    if unicodedata.category(one) in ("Cc", "Cs"):
        return " " if one.isspace() else ""
    return unicodedata.normalize("NFKD", one).casefold()


def fold(text: str) -> str:
    """`text` with compatible forms, case and composed accents taken for one; control characters are left out."""
    return "".join(map(_folded, text))


def words(sought: str) -> tuple[str, ...]:
    """The folded words of a query, which all have to be found; each once."""
    return tuple(dict.fromkeys(fold(sought).split()))


def grams(folded: str) -> str:
    """All pairs of neighbouring characters of a folded text, in order, with spaces between them."""
    return " ".join(one + other for one, other in pairwise(folded.translate(_ASIDE)))


def phrase(word: str) -> str:
    """The pairs of a folded word of two or more characters that must follow one another; of a very long one the first.

    Whoever asks for more than that many compares the words themselves as well.
    """
    return grams(word[: MOST_PAIRS + 1])


def marks(text: str, sought: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` (from, to) that fold to one of these words; those that touch are one."""
    starts: list[int] = []
    pieces: list[str] = []
    for at, one in enumerate(text):
        piece = _folded(one)
        pieces.append(piece)
        starts += [at] * len(piece)
    folded = "".join(pieces)
    hit = [False] * len(text)
    for word in sought:
        at = folded.find(word)
        while at >= 0 and word:
            for char in range(starts[at], starts[at + len(word) - 1] + 1):
                hit[char] = True
            at = folded.find(word, at + 1)
    return _runs(hit)


def _runs(hit: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for at, here in enumerate(hit):
        if here and found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        elif here:
            found.append((at, at + 1))
    return tuple(found)
