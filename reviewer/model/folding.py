# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text as a searcher means it: without spaces, full and half width alike, capitals like small letters."""

from __future__ import annotations

import unicodedata

_NO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and of each of its characters the index of the one it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(text):
        if letter.isspace() or letter in _NO_WIDTH:
            continue
        for plain in unicodedata.normalize("NFKC", letter).casefold():
            if not plain.isspace():
                letters.append(plain)
                origins.append(at)
    return "".join(letters), tuple(origins)


def occurrences(folded: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Where `wanted` stands in `folded`, both folded: starts and ends, none within another."""
    found = []
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        found.append((start, start + len(wanted)))
        start = folded.find(wanted, start + len(wanted))
    return tuple(found)
