# SPDX-License-Identifier: AGPL-3.0-or-later
"""A drawn page that waits in shared memory until its receiver takes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image of `width` by `height` pixels, three bytes (red, green, blue) each, rows `stride` bytes apart.

    `name` is the shared memory block; it holds the image only until `reviewer.jobs.take` is called.
    """

    name: str
    width: int
    height: int
    stride: int


def block_prefix(process: int) -> str:
    """How the names of all blocks made by that process begin, so that those of a dead one are found."""
    return f"reviewer-{process}-"
