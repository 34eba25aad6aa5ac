# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of findings in the real window: filters, groups, reasons, what is alike, history, second looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.findings.filters import Filter, Grouping, Head
from reviewer.desk.findings.model import DETAIL, HEAD, NUMBERED
from reviewer.desk.selection import NOTHING
from reviewer.model.finding import Severity
from reviewer.model.project import Status
from tests import desks
from tests.desk.conftest import Open
from tests.driving import bring, current_finding, key, status, status_of, there

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SOUND = {"requests_3_1_company": "1"}


def focused(desk: Desk) -> QWidget:
    return there(desk.window.focusWidget())


def heads(desk: Desk) -> list[Head]:
    model = desk.window.findings.model
    found = (model.index(row).data(HEAD) for row in range(model.rowCount()))
    return [head for head in found if head is not None]


def shown(desk: Desk) -> list[str]:
    model = desk.window.findings.model
    found = (model.index(row).data(NUMBERED) for row in range(model.rowCount()))
    return [one.key for one in found if one is not None]


def undo_name(desk: Desk) -> str:
    return desk.session.language.say(there(there(desk.session.project).journal.next_undo))


@pytest.fixture
def chosen(desk: Desk) -> Desk:
    """The first of two faults is selected and the list has the keyboard."""
    desk.session.select_finding(desks.ROW)
    desk.window.findings.list.setFocus()
    return desk


# -- what is shown ---------------------------------------------------------------------------


def test_the_slash_filters_by_words_and_escape_shows_all_again(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_Slash)
    field = chosen.window.findings.bar.field
    assert focused(chosen) is field
    QTest.keyClicks(field, "t3-sum7")
    assert shown(chosen) == [desks.COLUMN]
    assert chosen.session.selection.finding == desks.ROW
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert shown(chosen) == [one.key for one in chosen.session.findings]
    assert field.isHidden()
    assert focused(chosen) is chosen.window.findings.list


def test_words_are_looked_for_in_reasons_too(chosen: Desk) -> None:
    chosen.session.do.decide(Status.EXPLAINED)
    chosen.session.do.explain([desks.ROW], "Phone call on Monday")
    chosen.window.findings.bar.write()
    QTest.keyClicks(chosen.window.findings.bar.field, "monday")
    assert shown(chosen) == [desks.ROW]
    assert "Phone call" in chosen.window.findings.model.index(0).data(DETAIL)


def test_a_severity_narrows_the_list(desk: Desk) -> None:
    bar = desk.window.findings.bar
    bar.severities[Severity.WARNING].trigger()
    assert desks.ROW not in shown(desk)
    bar.severities[None].trigger()
    assert desks.ROW in shown(desk)


def test_what_is_rare_has_a_chip_only_where_it_occurs_and_nothing_is_quiet(desk: Desk) -> None:
    bar = desk.window.findings.bar
    assert bar.chips[Filter.STALE].isHidden()
    assert bar.chips[Filter.OWN].isHidden()
    assert bar.chips[Filter.DONE].property("empty")
    desk.session.select_figure("requests/1/natural")
    desk.session.do.add_finding("mine", Severity.ERROR)
    assert bar.chips[Filter.OWN].text() == "自己添加 1"
    bar.chips[Filter.OWN].click()
    assert [there(desk.session.numbered(it)).by_person for it in shown(desk)] == [True]


@pytest.mark.parametrize("width", [300, 480, 640])
def test_chips_go_to_the_next_line_before_one_is_cut(desk: Desk, width: int) -> None:
    bar = desk.window.findings.bar
    for chip in bar.chips.values():
        chip.show()
    bar.resize(width, bar.heightForWidth(width))
    there(bar.layout()).activate()
    boxes = [chip.geometry() for chip in bar.chips.values()]
    assert all(chip.width() >= chip.sizeHint().width() for chip in bar.chips.values())
    assert all(bar.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


# -- groups ----------------------------------------------------------------------------------


def test_g_groups_by_check_and_by_page_and_numbers_stay(chosen: Desk) -> None:
    numbers = {one.key: one.number for one in chosen.session.findings}
    key(chosen, Qt.Key.Key_G)
    assert [head.name for head in heads(chosen)] == list(dict.fromkeys(it.split("@")[0] for it in shown(chosen)))
    assert current_finding(chosen) == desks.ROW
    key(chosen, Qt.Key.Key_G)
    assert [head.words for head in heads(chosen)] == ["第 1 页"]
    model = chosen.window.findings.model
    rows = (model.index(row).data(NUMBERED) for row in range(model.rowCount()))
    assert {one.key: one.number for one in rows if one is not None} == numbers
    key(chosen, Qt.Key.Key_G)
    assert heads(chosen) == []


def test_a_head_counts_folds_and_has_nothing_decided_under_it(chosen: Desk) -> None:
    chosen.session.select_finding(shown(chosen)[0])
    rows = chosen.window.findings.list
    key(chosen, Qt.Key.Key_G)
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert chosen.session.selection == NOTHING
    before = list(shown(chosen))
    key(chosen, Qt.Key.Key_1)
    assert {status_of(chosen, it) for it in before} == {Status.OPEN}
    QTest.keyClick(rows, Qt.Key.Key_Left)
    assert heads(chosen)[0].folded
    assert heads(chosen)[0].count == heads(chosen)[0].waiting == len(before) - len(shown(chosen))
    assert rows.currentIndex().data(HEAD) == heads(chosen)[0]
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert shown(chosen) == before
    assert "已收起" not in rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_finding_chosen_elsewhere_unfolds_its_group(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_G)
    chosen.window.findings.model.fold(desks.COLUMN.split("@")[0], True)
    chosen.session.select_finding(desks.COLUMN)
    assert current_finding(chosen) == desks.COLUMN


def test_the_grouping_is_remembered(desk: Desk, open_desk: Open) -> None:
    key(desk, Qt.Key.Key_G)
    again = open_desk()
    assert again.window.findings.bar.grouping is Grouping.CHECK
    assert heads(again)


# -- reasons ---------------------------------------------------------------------------------


def test_a_key_decides_at_once_and_a_reason_may_follow(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_3)
    assert status(chosen) is Status.DISMISSED
    line = chosen.window.findings.why.reason
    assert focused(chosen) is line.box
    QTest.keyClicks(line.edit, "as printed")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert there(there(chosen.session.current).reviewed.decision).reason == "as printed"
    assert line.isHidden()
    assert focused(chosen) is chosen.window.findings.list
    assert undo_name(chosen) == "填写判定理由"


def test_own_reasons_come_first_and_the_arrow_chooses_them(chosen: Desk) -> None:
    chosen.session.do.decide(Status.DISMISSED, [desks.COLUMN])
    chosen.session.do.explain([desks.COLUMN], "our own words")
    key(chosen, Qt.Key.Key_3)
    line = chosen.window.findings.why.reason
    assert line.box.count() > 3
    QTest.keyClick(line.edit, Qt.Key.Key_Down)
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert there(there(chosen.session.current).reviewed.decision).reason == "our own words"


def test_escape_leaves_the_decision_without_a_reason(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_2)
    QTest.keyClicks(focused(chosen), "no")
    QTest.keyClick(focused(chosen), Qt.Key.Key_Escape)
    assert there(there(chosen.session.current).reviewed.decision).reason == ""
    assert status(chosen) is Status.EXPLAINED
    assert focused(chosen) is chosen.window.findings.list


def test_a_reason_may_begin_with_a_digit_and_undo_is_a_command_while_none_is_written(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_2)
    QTest.keyClicks(focused(chosen), "2024 agreed")
    assert status(chosen) is Status.EXPLAINED
    QTest.keyClick(focused(chosen), Qt.Key.Key_Return)
    assert there(there(chosen.session.current).reviewed.decision).reason == "2024 agreed"
    key(chosen, Qt.Key.Key_4)
    assert chosen.window.findings.why.reason.isHidden()
    key(chosen, Qt.Key.Key_3)
    key(chosen, Qt.Key.Key_Z, CONTROL)
    assert status(chosen) is Status.EXTRACTION_ERROR


def test_a_reason_that_was_begun_is_kept_when_one_goes_on(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_2)
    QTest.keyClicks(focused(chosen), "begun")
    chosen.session.select_finding(desks.COLUMN)
    assert there(there(chosen.session.numbered(desks.ROW)).reviewed.decision).reason == "begun"
    assert there(chosen.session.current).key == desks.COLUMN
    assert chosen.window.findings.why.reason.isHidden()


# -- many at once ----------------------------------------------------------------------------


def test_many_selected_are_decided_and_explained_in_one_step_each(chosen: Desk) -> None:
    chosen.window.findings.list.selectAll()
    count = len(chosen.session.findings)
    assert chosen.window.findings.why.several.text().startswith(f"已选 {count} 处")
    key(chosen, Qt.Key.Key_3)
    assert undo_name(chosen) == f"{count} 处问题：误报"
    QTest.keyClicks(focused(chosen), "one form")
    QTest.keyClick(focused(chosen), Qt.Key.Key_Return)
    assert {there(one.reviewed.decision).reason for one in chosen.session.findings} == {"one form"}
    key(chosen, Qt.Key.Key_Z, CONTROL)
    key(chosen, Qt.Key.Key_Z, CONTROL)
    assert {one.reviewed.status for one in chosen.session.findings} == {Status.OPEN}


def test_all_alike_in_other_reports_are_told_first_and_undone_at_once(
    chosen: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    first = there(chosen.session.report).row.uuid
    for seed in (5, 7):
        bring(chosen, qtbot, desks.pdf(tmp_path / f"{seed}.pdf", seed=seed))
    chosen.session.open_report(first)
    chosen.session.select_finding(desks.ROW)
    like = chosen.window.findings.why.like
    key(chosen, Qt.Key.Key_A, SHIFT)
    assert status(chosen) is Status.OPEN
    key(chosen, Qt.Key.Key_1)
    assert like.here.isHidden()
    assert like.everywhere.text() == "Shift+A 全部 2 份报告 2 处"
    key(chosen, Qt.Key.Key_A, SHIFT)
    assert like.isHidden()
    assert undo_name(chosen) == "2 处问题：确认问题（2 份报告）"
    assert [row.undecided for row in chosen.session.rows].count(1) == 3
    key(chosen, Qt.Key.Key_Z, CONTROL)
    assert sorted(row.undecided for row in chosen.session.rows) == [1, 2, 2]


# -- walking ---------------------------------------------------------------------------------


def test_ctrl_f8_goes_through_failed_findings_decided_or_not_and_on_to_other_reports(
    chosen: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    bring(chosen, qtbot, desks.pdf(tmp_path / "sound.pdf", seed=5, **SOUND))
    bring(chosen, qtbot, desks.pdf(tmp_path / "other.pdf", seed=7))
    first, _, third = (row.uuid for row in chosen.session.rows)
    chosen.session.open_report(first)
    fails = [one.key for one in chosen.session.findings if one.reviewed.finding.outcome == "fail"]
    chosen.session.do.decide(Status.CONFIRMED, fails)
    chosen.session.select(NOTHING)
    for wanted in fails:
        key(chosen, Qt.Key.Key_F8, CONTROL)
        assert (there(chosen.session.report).row.uuid, chosen.session.selection.finding) == (first, wanted)
    key(chosen, Qt.Key.Key_F8, CONTROL)
    assert (there(chosen.session.report).row.uuid, chosen.session.selection.finding) == (third, fails[0])
    key(chosen, Qt.Key.Key_F8, CONTROL | SHIFT)
    assert (there(chosen.session.report).row.uuid, chosen.session.selection.finding) == (first, fails[-1])


def test_a_decision_stays_or_goes_on_as_one_likes_it(chosen: Desk, open_desk: Open) -> None:
    key(chosen, Qt.Key.Key_1)
    assert chosen.session.selection.finding == desks.ROW
    chosen.window.actions_by_name["advance"].trigger()
    key(chosen, Qt.Key.Key_1)
    key(chosen, Qt.Key.Key_4)
    assert chosen.session.selection.finding == desks.COLUMN
    again = open_desk()
    assert again.window.findings.advance
    assert again.window.actions_by_name["advance"].isChecked()


# -- history and second looks ----------------------------------------------------------------


def test_h_shows_who_decided_what_before_and_hides_it_again(chosen: Desk) -> None:
    why = chosen.window.findings.why
    key(chosen, Qt.Key.Key_1)
    chosen.window.findings.list.selectAll()
    chosen.session.do.decide(Status.DISMISSED, chosen.window.findings.chosen())
    chosen.session.do.explain([desks.ROW], "a < b")
    chosen.session.select_finding(desks.ROW)
    assert "历史 3（H）" in why._basis.text()
    key(chosen, Qt.Key.Key_H)
    lines = why.past.text().split("<br>")
    assert len(lines) == 3
    assert "a &lt; b" in lines[0]
    assert "李审计：已确认 → 误报" in lines[1]
    assert "待定 → 已确认" in lines[2]
    key(chosen, Qt.Key.Key_H)
    assert why.past.isHidden()


def test_changed_figures_stand_side_by_side_and_enter_keeps_the_decision(chosen: Desk) -> None:
    why, bar = chosen.window.findings.why, chosen.window.findings.bar
    chosen.session.do.decide(Status.EXPLAINED)
    chosen.session.do.explain([desks.ROW], "kept")
    old = there(chosen.session.report).facts[desks.CULPRIT].text
    chosen.session.do.correct(desks.CULPRIT, "5")
    assert there(chosen.session.current).reviewed.stale
    assert f"<td>{old}</td><td><b>5</b></td>" in why.changed.text()
    assert bar.chips[Filter.STALE].text() == "需再看 1"
    bar.chips[Filter.STALE].click()
    assert shown(chosen) == [desks.ROW]
    QTest.keyClick(chosen.window.findings.list, Qt.Key.Key_Return)
    renewed = there(chosen.session.numbered(desks.ROW)).reviewed
    assert (renewed.stale, renewed.status, there(renewed.decision).reason) == (False, Status.EXPLAINED, "kept")
    assert why.reason.isHidden()
    assert why.changed.isHidden()


def test_the_same_key_renews_a_decision_and_enter_does_nothing_else(chosen: Desk) -> None:
    QTest.keyClick(chosen.window.findings.list, Qt.Key.Key_Return)
    assert status(chosen) is Status.OPEN
    key(chosen, Qt.Key.Key_1)
    chosen.session.do.correct(desks.CULPRIT, "5")
    assert there(chosen.session.current).reviewed.stale
    key(chosen, Qt.Key.Key_1)
    assert not there(chosen.session.current).reviewed.stale


def test_a_finding_that_vanished_and_came_back_is_decided_as_before(chosen: Desk) -> None:
    key(chosen, Qt.Key.Key_1)
    chosen.session.do.correct(desks.CULPRIT, "1")
    assert chosen.session.numbered(desks.ROW) is None
    chosen.session.do.correct(desks.CULPRIT, "7")
    back = there(chosen.session.numbered(desks.ROW)).reviewed
    assert (back.status, back.stale) == (Status.CONFIRMED, True)
    chosen.session.do.take_back(desks.CULPRIT)
    back = there(chosen.session.numbered(desks.ROW)).reviewed
    assert (back.status, back.stale) == (Status.CONFIRMED, False)
    assert QGuiApplication.modalWindow() is None
