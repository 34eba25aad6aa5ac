# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plain text in lines of a given width, with some stretches marked; nothing in it is ever taken for markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from reviewer.desk.look.theme import Theme

_LINE_SEPARATOR = "\u2028"


def laid_out(
    text: str, font: QFont, width: float, theme: Theme | None = None, marks: Sequence[tuple[int, int]] = ()
) -> tuple[QTextLayout, float]:
    """The text ready to be drawn, and its height; the marks stand on a ground of their own and in bold."""
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if theme is not None:
        layout.setFormats([_range(text, mark, theme) for mark in marks])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _range(text: str, mark: tuple[int, int], theme: Theme) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setBackground(QColor(theme.judge_ground))
    look.setForeground(QColor(theme.text))
    look.setFontWeight(QFont.Weight.Bold)
    # PySide's stubs leave its fields out.
    made: Any = QTextLayout.FormatRange()
    # Qt counts in units of UTF-16, of which rare characters take two.
    made.start = _units(text[: mark[0]])
    made.length = _units(text[mark[0] : mark[1]])
    made.format = look
    ranged: QTextLayout.FormatRange = made
    return ranged


def _units(text: str) -> int:
    return len(text) + sum(one > "\uffff" for one in text)
