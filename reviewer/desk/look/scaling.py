# SPDX-License-Identifier: AGPL-3.0-or-later
"""How large the user wants text: every size in pixels that holds text follows it."""

from __future__ import annotations

_percent = [100]


def set_scale(percent: int) -> None:
    """Text in so many per cent of its own size, from now on."""
    _percent[0] = percent


def scaled(pixels: int) -> int:
    """So many pixels at the size of text that was chosen."""
    return round(pixels * _percent[0] / 100)
