# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drawing of a page as a job: imported by the window, run by a child, and free of PyMuPDF until it runs."""

from __future__ import annotations

from collections.abc import Generator

from reviewer.model.pixels import Pixels
from reviewer.model.place import Place
from reviewer.model.progress import Progress


def draw(
    path: str, page: int, scale: float, rotation: int = 0, part: Place | None = None
) -> Generator[Progress, None, Pixels]:
    """See `reviewer.pdf.rendering.render`."""
    from reviewer.pdf.rendering import render

    return (yield from render(path, page, scale, rotation, part))
