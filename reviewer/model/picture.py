# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pixels of one page, to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as displayed in `channels` bytes a pixel, 1 grey or 3 RGB, without a gap between rows.

    `scale` is pixels per point; `points` are width and height of the page. On a page that is larger than paper
    `unit` of its points count as one, as type on it is so much larger.
    """

    page: int
    width: int
    height: int
    channels: int
    scale: float
    points: tuple[float, float]
    samples: bytes
    unit: float = 1.0
