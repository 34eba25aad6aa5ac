# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a file is made until it is whole."""

from __future__ import annotations

from pathlib import Path


def beside(scratch: Path, out: Path) -> Path:
    """The folder in which a file is made until it is whole, on the disk of `out`; nothing else is ever in it."""
    return out.parent / f".{scratch.name}.tmp"
