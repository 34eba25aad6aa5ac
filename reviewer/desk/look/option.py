# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a delegate may know about the item it paints: the fields of Qt's style option, with their types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


@dataclass(frozen=True, slots=True)
class Look:
    """Where an item is, in which font, and whether it is selected or under the mouse."""

    rect: QRect
    font: QFont
    chosen: bool
    hovered: bool

    @property
    def metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font)


def look(option: QStyleOptionViewItem) -> Look:
    """PySide's stubs leave these fields out; this is the one place that knows."""
    fields = cast(Any, option)
    state = fields.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    return Look(QRect(fields.rect), QFont(fields.font), chosen, bool(state & QStyle.StateFlag.State_MouseOver))
