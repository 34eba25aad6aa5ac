# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds for all tests: no screen, no minutes-long forms unless asked for, one root for imports."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# A change is judged by the same examples everywhere; `--hypothesis-profile=roaming` looks at others each time.
settings.register_profile("settled", derandomize=True)
settings.register_profile("roaming", derandomize=False)
settings.load_profile("settled")

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where every program that tests look with is to be there (EVERY_TOOL=1), a test left out for want of one fails."""
    report = yield
    wanting = any(item.get_closest_marker(name) for name in ("office", "poppler"))
    if wanting and report.skipped and os.environ.get("EVERY_TOOL"):
        report.outcome, report.longrepr = "failed", f"left out: {report.longrepr}"
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is marked long, unless `-m` says what to run."""
    if not config.option.markexpr:
        config.option.markexpr = "not long"
