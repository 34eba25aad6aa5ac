# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every action of the window as one row: its words, its key, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.desk import commands
from reviewer.desk.i18n import mark

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


@dataclass(frozen=True, slots=True)
class Action:
    """A row of a menu; without `words` it is a line between rows."""

    menu: str
    name: str = ""
    words: str = ""
    key: str = ""
    do: Callable[[MainWindow], None] | None = None
    icon: str = ""


FILE, EDIT, VIEW, REVIEW, HELP = "file", "edit", "view", "review", "help"

MENUS = (
    (FILE, mark("文件(&F)")),
    (EDIT, mark("编辑(&E)")),
    (VIEW, mark("查看(&V)")),
    (REVIEW, mark("核对(&R)")),
    (HELP, mark("帮助(&H)")),
)

ACTIONS = (
    Action(FILE, "new", mark("新建项目…"), "Ctrl+N", commands.new_project, "file-plus"),
    Action(FILE, "start", mark("以上年项目新建…"), "", commands.start_after),
    Action(FILE, "open", mark("打开项目…"), "Ctrl+O", commands.open_project, "folder-open"),
    Action(FILE),
    Action(FILE, "import", mark("导入报告…"), "Ctrl+I", commands.import_files, "download"),
    Action(FILE, "folder", mark("导入文件夹…"), "Ctrl+Shift+I", commands.import_folder),
    Action(FILE, "import_list", mark("导入应报名单…"), "", commands.import_list),
    Action(FILE, "export", mark("导出工作簿…"), "Ctrl+E", commands.export_workbook),
    Action(FILE, "chase", mark("导出催报名单…"), "", commands.export_chase),
    Action(FILE),
    Action(FILE, "quit", mark("退出"), "Ctrl+Q", commands.quit_program),
    Action(EDIT, "undo", mark("撤销"), "Ctrl+Z", commands.undo, "undo-2"),
    Action(EDIT, "redo", mark("恢复"), "Ctrl+Y", commands.redo, "redo-2"),
    Action(EDIT),
    Action(EDIT, "copy", mark("复制表格单元格\tCtrl+C"), "", commands.copy),
    Action(EDIT, "search", mark("搜索报告"), "Ctrl+F", commands.search, "search"),
    Action(EDIT, "identify", mark("更正单位、年度、标题…"), "F3", commands.identify),
    Action(VIEW, "wider", mark("放大"), "Ctrl++", commands.zoom_in, "plus"),
    Action(VIEW, "smaller", mark("缩小"), "Ctrl+-", commands.zoom_out, "minus"),
    Action(VIEW, "real", mark("实际大小"), "Ctrl+0", commands.real_size),
    Action(VIEW, "width", mark("适合宽度"), "Ctrl+2", commands.fit_width, "move-horizontal"),
    Action(VIEW, "whole", mark("整页"), "Ctrl+1", commands.fit_page, "scan"),
    Action(VIEW, "turn", mark("向右转"), "R", commands.turn, "rotate-cw"),
    Action(VIEW),
    Action(VIEW, "next_page", mark("下一页"), "Ctrl+PgDown", commands.next_page),
    Action(VIEW, "previous_page", mark("上一页"), "Ctrl+PgUp", commands.previous_page),
    Action(VIEW, "go", mark("到指定页"), "Ctrl+G", commands.go_to_page),
    Action(VIEW),
    Action(VIEW, "next_report", mark("下一份报告"), "Ctrl+Down", commands.next_report),
    Action(VIEW, "previous_report", mark("上一份报告"), "Ctrl+Up", commands.previous_report),
    Action(VIEW, "pane", mark("下一个区域"), "F6", commands.next_pane),
    Action(VIEW),
    Action(VIEW, "roll", mark("应报名单"), "Ctrl+B", commands.show_roll),
    Action(VIEW, "fold_reports", mark("收起或展开报告栏"), "F9", commands.fold_reports, "panel-left"),
    Action(VIEW, "fold_page", mark("收起或展开页面栏"), "Ctrl+F9", commands.fold_page),
    Action(VIEW, "fold_side", mark("收起或展开表格和问题栏"), "Shift+F9", commands.fold_side, "panel-right"),
    Action(VIEW),
    Action(VIEW, "years", mark("与上年报告对照"), "Ctrl+D", commands.show_years),
    Action(VIEW),
    Action(VIEW, "theme", mark("深色或浅色"), "", commands.other_theme),
    Action(VIEW, "language", mark("English"), "", commands.other_language),
    Action(REVIEW, "next", mark("下一处待定问题"), "F8", commands.next_waiting, "skip-forward"),
    Action(REVIEW, "previous", mark("上一处待定问题"), "Shift+F8", commands.previous_waiting),
    Action(REVIEW),
    Action(REVIEW, "confirm", mark("确认问题"), "1", commands.confirm),
    Action(REVIEW, "explain", mark("已说明"), "2", commands.explain),
    Action(REVIEW, "dismiss", mark("误报"), "3", commands.dismiss),
    Action(REVIEW, "misread", mark("读取错误"), "4", commands.misread),
    Action(REVIEW, "reopen", mark("恢复待定"), "0", commands.reopen),
    Action(REVIEW),
    Action(REVIEW, "note", mark("添加备注"), "N", commands.note, "sticky-note"),
    Action(REVIEW, "own", mark("添加自己的问题"), "M", commands.own_finding),
    Action(REVIEW, "region", mark("在页面上框选区域"), "B", commands.draw_region, "square-dashed-mouse-pointer"),
    Action(REVIEW, "delete_own", mark("删除自己的问题"), "Ctrl+Del", commands.delete_own),
    Action(REVIEW),
    Action(REVIEW, "as_printed", mark("数字与原文一致"), "F4", commands.as_printed),
    Action(REVIEW, "doubt", mark("对照下一处存疑"), "Shift+F4", commands.next_doubt),
    Action(REVIEW, "compare", mark("本表已与原文核对"), "F7", commands.compare),
    Action(REVIEW, "matrix", mark("工作要点落实对照"), "Ctrl+L", commands.show_matrix),
    Action(REVIEW),
    Action(REVIEW, "again", mark("重新核对"), "F5", commands.run_again, "refresh-cw"),
    Action(REVIEW, "rules", mark("核对规则…"), "Ctrl+R", commands.show_rules),
    Action(HELP, "about", mark("关于"), "", commands.about),
)
