# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds for all tests: no screen, no minutes-long forms unless asked for, one root for imports."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is marked long, unless `-m` says what to run."""
    if not config.option.markexpr:
        config.option.markexpr = "not long"
