# SPDX-License-Identifier: AGPL-3.0-or-later
"""How large a page is shown: scales in logical pixels per point, and how they follow the window."""

from __future__ import annotations

from enum import StrEnum

from reviewer.desk.marks.placing import GAP
from reviewer.model.report import PageSize

ACTUAL = 96.0 / 72.0
"""The scale at which paper has its size on a screen of 96 pixels per inch."""

LEAST, MOST = 0.1, 8.0


class Fit(StrEnum):
    """How the scale follows the window."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


def bounded(scale: float) -> float:
    return min(max(scale, LEAST), MOST)


def fitted(fit: Fit, page: PageSize, rotation: int, width: float, height: float) -> float:
    """The scale at which `page`, turned by `rotation`, fits a view of that size in logical pixels."""
    turned = rotation % 180 == 90
    across, down = (page.height, page.width) if turned else (page.width, page.height)
    scale = (width - 2 * GAP) / across
    if fit is Fit.PAGE:
        scale = min(scale, (height - 2 * GAP) / down)
    return bounded(scale)
