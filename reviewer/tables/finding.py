# SPDX-License-Identifier: AGPL-3.0-or-later
"""All tables of a document, from its rulings and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.tables.grid import table
from reviewer.tables.loose import without_boxes
from reviewer.tables.rowless import rowless
from reviewer.tables.rulings import TOUCH, frames, merged
from reviewer.tables.shading import banded
from reviewer.tables.spacing import closed, stretched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model.document import Page, Ruling, Word
    from reviewer.model.table import Table
    from reviewer.tables.rulings import Frame

APART = 6  # borders that were two lines: the cells of a page are set apart


def tables(pages: Iterable[Page], is_head: Callable[[str, bool], bool]) -> list[Table]:
    """The tables of all pages, top to bottom; lone boxes and rules around no words are none.

    `is_head` tells the words that head columns; it is asked only where no vertical line shows them.
    """
    found: list[Table] = []
    for page in pages:
        before = found[-1] if found and found[-1].page == page.number - 1 else None
        drawn, shaded = _frames(page)
        guessed = rowless(page, drawn, shaded, is_head, before)
        kept = [
            f for f in drawn + shaded if not any(f.meets(g) and f.left < g.right and g.left < f.right for g in guessed)
        ]
        for frame in sorted([*kept, *guessed], key=lambda f: f.top):
            new = table(frame, page.words, page.number, is_head, before)
            if new is not None:
                found.append(new)
                before = None
    return found


def _frames(page: Page) -> tuple[list[Frame], list[Frame]]:
    """What drawn lines frame, and what coloured areas do; their edges count only where nothing is drawn."""
    rulings = without_boxes(page.rulings, page.words)
    drawn, shaded = (_framed([r for r in rulings if r.shade is shade], page.words) for shade in (False, True))
    inner = [frame for frame in drawn if not _is_around(frame, drawn + shaded)]
    alone = [frame for frame in shaded if not any(frame.meets(other) for other in inner)]
    bands = banded(alone, page.words)
    every = inner + bands
    lined, coloured = ([f for f in some if not _is_around(f, every)] for some in (inner, bands))
    return lined, coloured


def _framed(rulings: Sequence[Ruling], words: Sequence[Word]) -> list[Frame]:
    across, down = merged(rulings)
    lines = closed(across, words, flat=True), closed(down, words, flat=False)
    if len(across) + len(down) >= sum(map(len, lines)) + APART:
        lines = stretched(lines[0]), stretched(lines[1])
    return frames(*lines, words)


def _is_around(frame: Frame, every: Iterable[Frame]) -> bool:
    """Whether a frame is a mere box around others: the page's border, its running head and foot, a layout."""
    edges = frame.left, frame.top, frame.right, frame.bottom
    inner = [line.at for line in (*frame.horizontal, *frame.vertical)]
    if any(min(abs(at - edge) for edge in edges) > TOUCH for at in inner):
        return False
    return any(
        other is not frame
        and frame.left <= other.left + TOUCH
        and other.right <= frame.right + TOUCH
        and frame.top < other.top
        and other.bottom < frame.bottom
        for other in every
    )
