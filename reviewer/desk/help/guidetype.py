# SPDX-License-Identifier: AGPL-3.0-or-later
"""The typography of the guide: Qt's Markdown comes without air and with headings that shout."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from reviewer.desk.look.theme import GRID, Theme

_HEADINGS = {1: 1.5, 2: 1.2, 3: 1.05}
_LINE = 135.0


def set_type(document: QTextDocument, font: QFont, theme: Theme) -> None:
    """Set a page of Markdown in the type of the window."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _set_block(block, font)
        for fragment in _code(block):
            _set_key(QTextCursor(document), fragment, font, theme)
        block = block.next()
    cursor.endEditBlock()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)


def _set_block(block: QTextBlock, font: QFont) -> None:
    cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
    shape = QTextBlockFormat(block.blockFormat())
    in_list, in_table = block.textList() is not None, cursor.currentTable() is not None
    shape.setTopMargin(0 if in_table else 2 * GRID if level else 4 if in_list else GRID)
    shape.setBottomMargin(0 if in_table else 4)
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.setBlockFormat(shape)
    if level:
        look = QTextCharFormat()
        large = QFont(font)
        large.setPixelSize(round(font.pixelSize() * _HEADINGS.get(level, 1.0)))
        large.setBold(True)
        look.setFont(large)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def _code(block: QTextBlock) -> list[tuple[int, int]]:
    """Where the keys stand: Markdown's code, start and end."""
    found, walk = [], block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        if fragment.charFormat().fontFixedPitch():
            found.append((fragment.position(), fragment.position() + fragment.length()))
        walk += 1
    return found


def _set_key(cursor: QTextCursor, span: tuple[int, int], font: QFont, theme: Theme) -> None:
    look = QTextCharFormat()
    look.setFont(font)
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QColor(theme.text))
    look.setBackground(QColor(theme.raised))
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(look)


def _set_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorder(0)
    shape.setCellPadding(4)
    shape.setTopMargin(GRID)
    table.setFormat(shape)
