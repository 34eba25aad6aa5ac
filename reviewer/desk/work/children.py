# SPDX-License-Identifier: AGPL-3.0-or-later
"""The children of the window: who reads, who draws, who leafs, who makes files.

What they run is imported when the first of them is wanted, for none of it may delay the window.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.jobs.parent import Jobs
    from reviewer.settings import Settings

PAGES_PER_CHILD = 5000


def reading(settings: Settings) -> Jobs:
    """Those that read reports."""
    from reviewer.jobs.parent import Jobs
    from reviewer.reviewing import review

    return Jobs(review, settings, settings.readers)


def making(settings: Settings) -> Jobs:
    """The one that makes files."""
    from reviewer.dispatch.making import makers

    return makers(settings)


def drawing(settings: Settings) -> Jobs:
    """The one that draws pages."""
    from reviewer.desk.page.drawing import draw
    from reviewer.jobs.parent import Jobs

    return Jobs(draw, _of_pages(settings), 1)


def leafing(settings: Settings) -> Jobs:
    """The one that goes through a whole file: small pictures, words looked for."""
    from reviewer.desk.page.drawing import leaf
    from reviewer.jobs.parent import Jobs

    return Jobs(leaf, _of_pages(settings), 1)


def _of_pages(settings: Settings) -> Settings:
    """A page is no file: a child that draws is not renewed in the middle of a long one."""
    return replace(settings, files_per_child=PAGES_PER_CHILD)
