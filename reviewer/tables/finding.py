# SPDX-License-Identifier: AGPL-3.0-or-later
"""All tables of a page, from its rulings and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.tables.grid import table
from reviewer.tables.rulings import frames, merged

if TYPE_CHECKING:
    from reviewer.model.document import Page
    from reviewer.model.table import Table


def tables(page: Page) -> list[Table]:
    """The page's tables from top to bottom; lone boxes and rules around no words are none."""
    found = [table(frame, page.words, page.number) for frame in frames(*merged(page.rulings), page.words)]
    return [t for t in found if t is not None]
