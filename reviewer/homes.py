# SPDX-License-Identifier: AGPL-3.0-or-later
"""The folders of a user outside any project; none is made before something is put there."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "disclosure-reviewer"


def data() -> Path:
    """What the program keeps for the user outside any project."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def demonstration() -> Path:
    """Where the demonstration project is kept."""
    return data() / "demo"


def logs() -> Path:
    """Where the log of the window is kept."""
    return data() / "logs"


def rules() -> Path:
    """Where the office keeps its own rule files."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "rules"
