# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is found when leafing through a PDF: words and bookmarks."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.place import Place

Hit = tuple[Place, ...]
"""Words that were looked for: a box for each line that they stand on."""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits on some pages in reading order; `wordless` are those pages that have no text to search."""

    hits: tuple[Hit, ...] = ()
    wordless: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an outline: its words, how deep it lies (from 0), and where it leads.

    `page` counts from 1; `top` is in points of the page as displayed.
    """

    words: str
    level: int
    page: int
    top: float = 0.0
