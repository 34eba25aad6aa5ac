# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the product's own files are: the only code that knows a source tree from a frozen bundle."""

from __future__ import annotations

import sys
from pathlib import Path

_BUNDLE = getattr(sys, "_MEIPASS", None)
_ROOT = Path(_BUNDLE) if _BUNDLE else Path(__file__).resolve().parent.parent


def path(name: str) -> Path:
    """The file or folder `name` below `resources/`; FileNotFoundError when the product lacks it."""
    found = _ROOT / "resources" / name
    if not found.exists():
        raise FileNotFoundError(f"resources/{name}")
    return found
