# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gathers what the window knows for the diagnostic package."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from reviewer import homes
from reviewer.desk.preferences import system_user
from reviewer.settings import Settings
from reviewer.support import logs

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.desk.work.timings import Timings


def write(out: Path, settings: Settings, session: Session, timings: Timings) -> Path:
    """Write the package at `out`; ReviewerError when that cannot be."""
    from reviewer.support import diagnostics

    project, rows = session.project, session.rows
    names = {settings.author, system_user(), platform.node(), Path.home().name} | diagnostics.names(rows)
    parts: dict[str, Any] = {
        "settings": diagnostics.settings(settings),
        "machine": diagnostics.machine(),
        "window": window(),
        "timings": list(timings.rows),
    }
    if project is not None:
        names |= {str(project.path), project.path.stem, str(project.path.parent)}
        parts["project"] = diagnostics.counts(rows, project.revision, project.path.stat().st_size)
    return diagnostics.write(out, parts, logs.kept(homes.logs()), names)


def window() -> dict[str, Any]:
    """What Qt says of platform, screens and type."""
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "font_pixels": QGuiApplication.font().pixelSize(),
        "screens": [
            {
                "size": [screen.size().width(), screen.size().height()],
                "ratio": screen.devicePixelRatio(),
                "dpi": round(screen.logicalDotsPerInch(), 1),
                "physical_dpi": round(screen.physicalDotsPerInch(), 1),
                "depth": screen.depth(),
            }
            for screen in QGuiApplication.screens()
        ],
    }
