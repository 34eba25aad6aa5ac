# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menu of how large, which page, which column, which sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.desk.i18n import mark
from reviewer.desk.menus import marks
from reviewer.desk.menus.action import Action
from reviewer.desk.page.zoom import Fit
from reviewer.desk.selection import section_of

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow

ROOM = 440
"""Logical pixels of width for a page that is read beside another."""


def show_roll(window: MainWindow) -> None:
    window.sheets.turn_roll()


def show_remarks(window: MainWindow) -> None:
    window.sheets.show_remarks()


def show_returned(window: MainWindow) -> None:
    window.sheets.show_returned()


def show_charts(window: MainWindow) -> None:
    window.sheets.show_charts()


def show_overview(window: MainWindow) -> None:
    window.sheets.turn_overview()


def show_years(window: MainWindow) -> None:
    one = window.session.current
    window.sheets.show_years(section_of(one.reviewed.finding) if one else "")


def show_versions(window: MainWindow) -> None:
    window.sheets.show_versions()


def next_report(window: MainWindow) -> None:
    window.session.step_report(1)


def previous_report(window: MainWindow) -> None:
    window.session.step_report(-1)


def zoom_in(window: MainWindow) -> None:
    window.pages.view.zoom(1)


def zoom_out(window: MainWindow) -> None:
    window.pages.view.zoom(-1)


def real_size(window: MainWindow) -> None:
    window.pages.view.set_percent(100)


def fit_width(window: MainWindow) -> None:
    window.pages.fit(Fit.WIDTH)


def fit_page(window: MainWindow) -> None:
    window.pages.fit(Fit.PAGE)


def turn(window: MainWindow) -> None:
    window.pages.view.turn(1)


def next_page(window: MainWindow) -> None:
    window.pages.step(1)


def previous_page(window: MainWindow) -> None:
    window.pages.step(-1)


def go_to_page(window: MainWindow) -> None:
    window.pages.page_box.setFocus()
    window.pages.page_box.selectAll()


def next_pane(window: MainWindow) -> None:
    window.step_focus()


def fold_reports(window: MainWindow) -> None:
    window.columns.fold_reports()


def fold_page(window: MainWindow) -> None:
    window.columns.fold_page()


def fold_side(window: MainWindow) -> None:
    window.fold_side()


def group_findings(window: MainWindow) -> None:
    window.show_side()
    window.findings.bar.next_grouping()


def fold_strip(window: MainWindow) -> None:
    window.pages.across.fold_strip()


def pair(window: MainWindow) -> None:
    """Two pages beside each other need the room of tables and findings, until one of them goes."""
    pages = window.pages.across
    paired = not pages.is_paired
    if paired and not window.side_folded and pages.width() < 2 * ROOM:
        pages.made_room = True
        window.fold_side(True)
    pages.pair(paired)
    if not paired and pages.made_room:
        pages.made_room = False
        window.fold_side(False)


def _are_dark(window: MainWindow) -> bool:
    return window.preferences.dark_pages


def dark_pages(window: MainWindow) -> None:
    window.preferences.dark_pages = not window.preferences.dark_pages
    window.pages.across.show_dark(window.preferences.dark_pages and window.theme.name == "dark")


def other_theme(window: MainWindow) -> None:
    window.change_theme("light" if window.theme.name == "dark" else "dark")


def other_language(window: MainWindow) -> None:
    window.change_language("zh" if window.session.language.lang == "en" else "en")


_ZOOM, _GO, _COLUMNS = mark("缩放(&Z)"), mark("前往(&G)"), mark("各栏(&C)")

ROWS = (
    Action("overview", mark("总览"), "Ctrl+M", show_overview),
    Action("roll", mark("应报名单"), "Ctrl+B", show_roll),
    Action("charts", mark("统计图"), "Ctrl+Shift+M", show_charts),
    Action("remarks", mark("查找备注"), "Ctrl+Shift+F", show_remarks),
    Action("replies", mark("区县回复"), "Ctrl+Shift+B", show_returned),
    Action(),
    Action("years", mark("与上年报告对照"), "Ctrl+D", show_years),
    Action("pair", mark("并排另一份报告"), "Ctrl+Shift+D", pair, "columns-2"),
    Action("strip", mark("缩略图和目录"), "Ctrl+T", fold_strip, "gallery-vertical"),
    Action("versions", mark("与更正前对照"), "", show_versions),
    Action("grouping", mark("问题分组：不分、按检查、按页"), "G", group_findings),
    Action(),
    Action("wider", mark("放大"), "Ctrl++", zoom_in, "plus", under=_ZOOM),
    Action("smaller", mark("缩小"), "Ctrl+-", zoom_out, "minus", under=_ZOOM),
    Action("real", mark("实际大小"), "Ctrl+0", real_size, under=_ZOOM),
    Action("width", mark("适合宽度"), "Ctrl+2", fit_width, "move-horizontal", under=_ZOOM),
    Action("whole", mark("整页"), "Ctrl+1", fit_page, "scan", under=_ZOOM),
    Action("turn", mark("向右转"), "R", turn, "rotate-cw", under=_ZOOM),
    *marks.ROWS,
    Action("next_page", mark("下一页"), "Ctrl+PgDown", next_page, under=_GO),
    Action("previous_page", mark("上一页"), "Ctrl+PgUp", previous_page, under=_GO),
    Action("go", mark("到指定页"), "Ctrl+G", go_to_page, under=_GO),
    Action("next_report", mark("下一份报告"), "Ctrl+Down", next_report, under=_GO),
    Action("previous_report", mark("上一份报告"), "Ctrl+Up", previous_report, under=_GO),
    Action("pane", mark("下一个区域"), "F6", next_pane, under=_GO),
    Action("fold_reports", mark("收起或展开报告栏"), "F9", fold_reports, "panel-left", under=_COLUMNS),
    Action("fold_page", mark("收起或展开页面栏"), "Ctrl+F9", fold_page, under=_COLUMNS),
    Action("fold_side", mark("收起或展开表格和问题栏"), "Shift+F9", fold_side, "panel-right", under=_COLUMNS),
    Action(),
    Action("dark_pages", mark("页面也用深色"), "", dark_pages, checked=_are_dark),
    Action("theme", mark("深色或浅色"), "", other_theme),
    Action("language", mark("English"), "", other_language),
)
