# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menu of walking the findings, deciding, noting, checking again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.desk.findings.walking import go_to_failed
from reviewer.desk.i18n import mark, tr
from reviewer.desk.menus.action import Action
from reviewer.desk.menus.signing import SIGNING
from reviewer.model.project import Status, Target

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def run_again(window: MainWindow) -> None:
    window.session.do.run_again()


def show_rules(window: MainWindow) -> None:
    one = window.session.current
    window.sheets.show_rules(one.reviewed.finding.check if one else "")
    window.sheets.rules.search.setFocus()


def note(window: MainWindow) -> None:
    window.show_side()
    window.findings.write_note()


def note_figure(window: MainWindow) -> None:
    address = window.session.selection.address
    if address is None:
        window.status.say(tr("先选择一个数字。"))
        return
    window.show_side()
    window.findings.write_note(Target(address=address))


def note_page(window: MainWindow) -> None:
    window.show_side()
    window.findings.write_note(Target(page=window.pages.view.page))


def note_report(window: MainWindow) -> None:
    window.show_side()
    window.findings.write_note(Target())


def own_finding(window: MainWindow) -> None:
    window.show_side()
    window.findings.write_finding()


def edit_own(window: MainWindow) -> None:
    window.show_side()
    window.findings.edit_own()


def delete_own(window: MainWindow) -> None:
    window.session.do.delete_finding()


def draw_region(window: MainWindow) -> None:
    window.pages.draw_region()


def next_waiting(window: MainWindow) -> None:
    window.sheets.go_back()
    window.session.go_to_waiting(1)


def previous_waiting(window: MainWindow) -> None:
    window.sheets.go_back()
    window.session.go_to_waiting(-1)


def next_failed(window: MainWindow) -> None:
    window.sheets.go_back()
    go_to_failed(window.session, 1)


def previous_failed(window: MainWindow) -> None:
    window.sheets.go_back()
    go_to_failed(window.session, -1)


def _decide(window: MainWindow, status: Status) -> None:
    window.findings.why.decide(status)


def alike(window: MainWindow) -> None:
    window.findings.why.like.decide(everywhere=False)


def alike_everywhere(window: MainWindow) -> None:
    window.findings.why.like.decide(everywhere=True)


def past(window: MainWindow) -> None:
    window.show_side()
    window.findings.why.turn_past()


def close_findings(window: MainWindow) -> None:
    window.session.do.close_findings(_chosen(window))


def reopen_findings(window: MainWindow) -> None:
    window.show_side()
    window.findings.why.exchange.ask(_chosen(window))


def _chosen(window: MainWindow) -> tuple[str, ...]:
    current = window.session.current
    return window.findings.chosen() or ((current.key,) if current else ())


def advance(window: MainWindow) -> None:
    window.findings.advance = not window.findings.advance
    window.preferences.advance = window.findings.advance


def confirm(window: MainWindow) -> None:
    _decide(window, Status.CONFIRMED)


def explain(window: MainWindow) -> None:
    _decide(window, Status.EXPLAINED)


def dismiss(window: MainWindow) -> None:
    _decide(window, Status.DISMISSED)


def misread(window: MainWindow) -> None:
    _decide(window, Status.EXTRACTION_ERROR)


def reopen(window: MainWindow) -> None:
    _decide(window, Status.OPEN)


def as_printed(window: MainWindow) -> None:
    window.tables.editing.confirm()


def show_matrix(window: MainWindow) -> None:
    """Turn to the tasks of the plan and what the annual report says about them."""
    window.show_side()
    window.tables.show_matrix()


def next_doubt(window: MainWindow) -> None:
    window.show_side()
    window.tables.editing.start()


def compare(window: MainWindow) -> None:
    window.show_side()
    window.tables.compare.toggle()


_NOTES, _SIGNING = mark("备注和自己的问题(&N)"), mark("提交、复核、关闭(&S)")

ROWS = (
    Action("next", mark("下一处待定问题"), "F8", next_waiting, "skip-forward"),
    Action("previous", mark("上一处待定问题"), "Shift+F8", previous_waiting),
    Action("next_failed", mark("下一处失败的问题（含已判定）"), "Ctrl+F8", next_failed),
    Action("previous_failed", mark("上一处失败的问题（含已判定）"), "Ctrl+Shift+F8", previous_failed),
    Action(),
    Action("confirm", mark("确认问题"), "1", confirm),
    Action("explain", mark("已说明"), "2", explain),
    Action("dismiss", mark("误报"), "3", dismiss),
    Action("misread", mark("读取错误"), "4", misread),
    Action("reopen", mark("恢复待定"), "0", reopen),
    Action("alike", mark("同类问题照此判定（本报告）"), "A", alike),
    Action("alike_everywhere", mark("同类问题照此判定（全部报告）"), "Shift+A", alike_everywhere),
    Action("past", mark("判定历史"), "H", past),
    Action("close_finding", mark("办结"), "E", close_findings),
    Action("reopen_finding", mark("重新打开已办结的问题…"), "Shift+E", reopen_findings),
    Action("advance", mark("判定后跳到下一处"), "", advance, checked=lambda window: window.findings.advance),
    Action(),
    Action("note", mark("添加备注"), "N", note, "sticky-note", under=_NOTES),
    Action("note_figure", mark("给所选数字写备注"), "Ctrl+Shift+N", note_figure, under=_NOTES),
    Action("note_page", mark("给当前页写备注"), "Shift+N", note_page, under=_NOTES),
    Action("note_report", mark("给整份报告写备注"), "Alt+N", note_report, under=_NOTES),
    Action("own", mark("添加自己的问题"), "M", own_finding, under=_NOTES),
    Action("region", mark("在页面上框选区域"), "B", draw_region, "square-dashed-mouse-pointer", under=_NOTES),
    Action("edit_own", mark("修改自己的问题"), "Shift+M", edit_own, under=_NOTES),
    Action("delete_own", mark("删除自己的问题"), "Ctrl+Del", delete_own, under=_NOTES),
    Action(),
    Action("as_printed", mark("数字与原文一致"), "F4", as_printed),
    Action("doubt", mark("对照下一处存疑"), "Shift+F4", next_doubt),
    Action("compare", mark("本表已与原文核对"), "F7", compare),
    Action("matrix", mark("工作要点落实对照"), "Ctrl+L", show_matrix),
    *(replace(row, under=_SIGNING) for row in SIGNING if row.do is not None),
    Action(),
    Action("again", mark("重新核对"), "F5", run_again, "refresh-cw"),
    Action("rules", mark("核对规则…"), "Ctrl+R", show_rules),
)
