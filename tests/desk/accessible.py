# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a widget must have so that everybody can use it, as questions that tests ask of the whole window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from reviewer.desk.look.labels import ElidedLabel

ACTIVE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QAbstractItemView,
    QComboBox,
    QAbstractSpinBox,
    QTabBar,
    QAbstractScrollArea,
)
WORDED = (QLabel, QPushButton, QToolButton, QCheckBox)
LEAST_TARGET = 24


def inside(widget: QWidget) -> bool:
    """Whether it is a part that Qt itself puts into another control, which has the name and the keyboard."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QLineEdit | QAbstractSpinBox | QComboBox | QTabBar):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")


def active(root: QWidget) -> Iterator[QWidget]:
    """Every control that can be seen and used now."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, ACTIVE) and widget.isVisible() and widget.isEnabled() and not inside(widget):
            is_frame = isinstance(widget, QAbstractScrollArea) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus
            if not is_frame and not (isinstance(widget, QAbstractButton) and _is_corner(widget)):
                yield widget


def _is_corner(button: QAbstractButton) -> bool:
    """Qt's own button where the heads of a table meet."""
    return type(button) is QAbstractButton


def name_of(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def said(widget: QWidget) -> str:
    """How a test names a widget to whoever must mend it."""
    parent = widget.parentWidget()
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or words}” in {type(parent).__name__}"


def nameless(root: QWidget) -> list[str]:
    return [said(widget) for widget in active(root) if not name_of(widget).strip()]


def beyond_tab(root: QWidget) -> list[str]:
    """Controls that Tab does not reach; a button that only repeats a menu's row has a key of its own."""
    return [said(widget) for widget in active(root) if not _by_tab(widget) and not _by_arrows(widget)]


def _by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _by_arrows(widget: QWidget) -> bool:
    """Whether it is one of several of which one is chosen: Tab leads to that one, and the arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(map(_by_tab, group.buttons()))


def too_small(root: QWidget) -> list[str]:
    buttons = (widget for widget in active(root) if isinstance(widget, QAbstractButton))
    return [said(it) for it in buttons if min(it.width(), it.height()) < LEAST_TARGET]


def clipped(root: QWidget) -> list[str]:
    """Words that have less room than they need, and words that reach out of what is around them."""
    found = []
    for widget in root.findChildren(QWidget):
        worded = isinstance(widget, WORDED) and not isinstance(widget, ElidedLabel)
        # What is given no room at all is meant not to be seen where there is none.
        seen = widget.isVisible() and widget.width() > 0
        if worded and seen and not inside(widget) and (_is_squeezed(widget) or _is_cut(widget)):
            found.append(f"{said(widget)}: {widget.size().toTuple()} of {widget.sizeHint().toTuple()}")
    return found


def _is_squeezed(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    need = QSize(widget.sizeHint())
    if isinstance(widget, QLabel) and not widget.text():
        return False
    return need.width() > widget.width() + 1 or need.height() > widget.height() + 1


def _is_cut(widget: QWidget) -> bool:
    """Whether it reaches out of its parent, unless it can be scrolled into view."""
    parent = widget.parentWidget()
    if parent is None or _scrolls(widget):
        return False
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(QRect(widget.pos(), widget.size()))


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def looks(widget: QWidget) -> bytes:
    """The pixels of a control, as the window shows them."""
    window = widget.window()
    corner = widget.mapTo(window, QPoint(0, 0))
    image = window.grab(QRect(corner, widget.size())).toImage()
    return b"" if image.isNull() else bytes(image.constBits())
