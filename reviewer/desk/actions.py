# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every menu of the window with its rows, in order."""

from __future__ import annotations

from reviewer.desk.i18n import mark
from reviewer.desk.menus import edit, file, help, review, view

MENUS = (
    (mark("文件(&F)"), file.ROWS),
    (mark("编辑(&E)"), edit.ROWS),
    (mark("查看(&V)"), view.ROWS),
    (mark("核对(&R)"), review.ROWS),
    (mark("帮助(&H)"), help.ROWS),
)

ACTIONS = tuple(row for _, rows in MENUS for row in rows)
