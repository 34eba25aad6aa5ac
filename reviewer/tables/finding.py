# SPDX-License-Identifier: AGPL-3.0-or-later
"""All tables of a document, from its rulings and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.tables.grid import table
from reviewer.tables.rulings import frames, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewer.model.document import Page
    from reviewer.model.table import Table
    from reviewer.tables.rulings import Frame


def tables(pages: Iterable[Page], is_head: Callable[[str, bool], bool]) -> list[Table]:
    """The tables of all pages, top to bottom; lone boxes and rules around no words are none.

    `is_head` tells the words that head columns; it is asked only where no vertical line shows them.
    """
    found: list[Table] = []
    for page in pages:
        before = found[-1] if found and found[-1].page == page.number - 1 else None
        for frame in _frames(page):
            new = table(frame, page.words, page.number, is_head, before)
            if new is not None:
                found.append(new)
                before = None
    return found


def _frames(page: Page) -> list[Frame]:
    """What drawn lines frame; the edges of coloured areas count only where nothing is drawn."""
    drawn = frames(*merged(ruling for ruling in page.rulings if not ruling.shade), page.words)
    shaded = frames(*merged(ruling for ruling in page.rulings if ruling.shade), page.words)
    alone = [frame for frame in shaded if not any(frame.meets(other) for other in drawn)]
    return sorted(drawn + alone, key=lambda frame: frame.top)
