# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawing a page and leafing through a file as jobs: imported by the window, run by children, free of PyMuPDF here."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from reviewer.model.pixels import Pixels
from reviewer.model.place import Place
from reviewer.model.progress import Progress


def draw(
    path: str, page: int, scale: float, rotation: int = 0, part: Place | None = None, dark: bool = False
) -> Generator[Progress, None, Pixels | None]:
    """See `reviewer.pdf.rendering.render`; without a path nothing is drawn, but all is loaded for the first page."""
    from reviewer.pdf.rendering import render

    if not path:
        return None
    return (yield from render(path, page, scale, rotation, part, dark))


DRAW, SEARCH, OUTLINE = "draw", "search", "outline"


def leaf(what: str, *args: Any) -> Generator[Progress, None, Any]:  # noqa: ANN401  each job has its own arguments
    """What can wait while a page in sight is drawn: a small picture, words, bookmarks; see `reviewer.pdf.leafing`."""
    from reviewer.pdf import leafing, rendering

    jobs: dict[str, Callable[..., Generator[Progress, None, Any]]] = {
        DRAW: rendering.render,
        SEARCH: leafing.search,
        OUTLINE: leafing.outline,
    }
    return (yield from jobs[what](*args))
