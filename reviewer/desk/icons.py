# SPDX-License-Identifier: AGPL-3.0-or-later
"""Icons of one set (resources/icons), drawn in the colour of the theme at every resolution."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewer import resources

SIZE = 16
_RATIOS = (1, 2, 3)


def icon(name: str, colour: str, faint: str | None = None) -> QIcon:
    """The icon `name` in `colour` (disabled: `faint`); FileNotFoundError when the set lacks it."""
    drawing = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint or colour)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
        for ratio in _RATIOS:
            pixmap = QPixmap(QSize(SIZE, SIZE) * ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            made.addPixmap(pixmap, mode)
    return made
