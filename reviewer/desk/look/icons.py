# SPDX-License-Identifier: AGPL-3.0-or-later
"""Icons of one set (resources/icons), drawn in the colour of the theme at every resolution."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewer import resources
from reviewer.desk.look.scaling import scaled

SIZE = 16


def _ratios() -> tuple[int, ...]:
    """How many pixels to a point the screens at hand have; more than that would only make the start longer."""
    return tuple(sorted({1, *(ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens())}))


def icon(name: str, colour: str, faint: str | None = None) -> QIcon:
    """The icon `name` in `colour` (disabled: `faint`); FileNotFoundError when the set lacks it."""
    drawing = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    made, ratios, side = QIcon(), _ratios(), scaled(SIZE)
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint or colour)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
        for ratio in ratios:
            pixmap = QPixmap(QSize(side, side) * ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            made.addPixmap(pixmap, mode)
    return made
