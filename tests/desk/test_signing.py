# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people at the window: submitting, reviewing, closing, and merging each other's work."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer import reviewing
from reviewer.desk.app import Desk
from reviewer.desk.reports.signingbar import SigningBar
from reviewer.model.merging import Merged
from reviewer.model.project import Status, Target
from reviewer.model.report import Review
from reviewer.model.signing import Step
from tests import desks
from tests.copies import copied, said
from tests.driving import finish, hand, key, report, status_of, there, wait_for

CONTROL = Qt.KeyboardModifier.ControlModifier


def bar(desk: Desk) -> SigningBar:
    return desk.window.signing


def step(desk: Desk) -> Step | None:
    return report(desk).row.signing.step


def become(desk: Desk, name: str) -> None:
    there(desk.session.project).journal.author = name


def give(desk: Desk, reason: str) -> None:
    field = bar(desk).reason
    assert QApplication.focusWidget() is field
    field.setText(reason)
    QTest.keyClick(field, Qt.Key.Key_Return)


def do(desk: Desk, name: str) -> None:
    desk.window.actions_by_name[name].trigger()


def offered(desk: Desk, *names: str) -> list[bool]:
    return [desk.window.actions_by_name[name].isEnabled() for name in names]


def test_a_report_is_submitted_reviewed_sent_back_and_closed(desk: Desk) -> None:
    desk.window.activateWindow()
    assert bar(desk).isHidden()
    assert offered(desk, "prepare", "approve", "send_back", "reopen_report") == [True, False, False, False]
    key(desk, Qt.Key.Key_Return, CONTROL)
    assert step(desk) is Step.PREPARED
    assert "李审计" in bar(desk).chip.text()
    become(desk, "王复核")
    desk.window.reports.for_me.setChecked(True)
    assert desk.window.reports.reports.rowCount() == 1
    do(desk, "send_back")
    give(desk, "第三表请再核对")
    assert step(desk) is Step.RETURNED
    assert "第三表请再核对" in bar(desk).words.text()
    assert desk.window.reports.reports.rowCount() == 0
    desk.window.reports.for_me.setChecked(False)
    do(desk, "prepare")
    assert offered(desk, "prepare", "approve") == [False, True]
    do(desk, "approve")
    assert "同一人" in bar(desk).words.toolTip()
    do(desk, "close")
    assert not bar(desk).good.isEnabled()
    give(desk, "单位已撤销")
    assert report(desk).row.frozen


def test_what_is_closed_is_greyed_out_and_opens_again_with_a_reason(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    desk.session.sign.close("归档")
    window = desk.window
    assert offered(desk, "confirm", "note", "identify", "compare", "export", "pack", "undo") == [False] * 4 + [True] * 3
    assert not any(button.isEnabled() for button in window.findings.why.buttons.values())
    assert not window.identity.change.isEnabled()
    desk.session.do.decide(Status.CONFIRMED)
    assert "关闭" in window.message.words.text()
    assert status_of(desk, desks.ROW) is Status.OPEN
    do(desk, "again")
    finish(desk)
    assert "1 份报告未重新核对" in window.status.step.text()
    bar(desk).buttons["reopen"].click()
    give(desk, "补充材料")
    assert offered(desk, "confirm", "note", "identify", "compare") == [True] * 4
    assert window.identity.change.isEnabled()


def test_a_closed_project_says_so_and_is_opened_again(desk: Desk) -> None:
    do(desk, "close_project")
    give(desk, "年度归档")
    assert "项目已关闭" in bar(desk).chip.text()
    assert offered(desk, "import", "close", "reopen_project", "merge") == [False, False, True, False]
    do(desk, "reopen_project")
    QTest.keyClick(bar(desk).reason, Qt.Key.Key_Escape)
    assert report(desk).row.frozen
    do(desk, "reopen_project")
    give(desk, "补报")
    assert not report(desk).row.frozen


def test_what_changed_after_the_sign_off_is_named(desk: Desk) -> None:
    desk.session.sign.prepare()
    assert bar(desk).changed.isHidden()
    desk.session.do.decide(Status.CONFIRMED, [desks.ROW])
    desk.session.do.add_note("请再看", Target())
    assert bar(desk).changed.text() == "签后有改动：判定 1  备注 1 条"
    assert bar(desk).isVisible()


def test_a_package_dropped_on_the_window_is_merged_and_conflicts_are_chosen(desk: Desk, tmp_path: Path) -> None:
    project, uuid = there(desk.session.project), report(desk).row.uuid
    with copied(project.path, tmp_path / "王") as other:
        other.decide(uuid, [desks.ROW, desks.COLUMN], Status.CONFIRMED)
        package = other.packages.pack(tmp_path / "王.reviewpack").path
    desk.session.do.decide(Status.DISMISSED, [desks.ROW])
    hand(desk, package)
    page, sheets = desk.window.sheets.conflicts, desk.window.sheets
    assert sheets.currentWidget() is page
    assert page.model.rowCount() == 1
    assert [page.model.index(0, column).data().split("　")[0] for column in (2, 3)] == ["误报", "确认问题"]
    assert status_of(desk, desks.COLUMN) is Status.CONFIRMED
    sheets.go_back()
    assert desk.window.actions_by_name["conflicts"].text() == "合并冲突（1）…"
    do(desk, "conflicts")
    QTest.keyClick(page.table, Qt.Key.Key_2)
    assert status_of(desk, desks.ROW) is Status.CONFIRMED
    assert page.model.rowCount() == 0
    assert not page.buttons["all_ours"].isEnabled()
    desk.session.do.step_history(back=True)
    assert page.model.rowCount() == 1
    hand(desk, package)
    assert "都已合并过" in desk.window.status.step.text()


def test_of_a_file_read_again_and_a_closing_the_figures_that_differ_are_named(desk: Desk, tmp_path: Path) -> None:
    project, uuid = there(desk.session.project), report(desk).row.uuid
    with copied(project.path, tmp_path / "王") as other:
        was = other.report(uuid).reading
        facts = tuple(
            replace(it, text="7", value=Decimal(7)) if it.address == desks.CULPRIT else it for it in was.facts
        )
        read = replace(was, facts=facts)
        other.keep(other.pdf(uuid), Review(read, found := reviewing.check(read), reviewing.verdict(read, found)))
        package = other.packages.pack(tmp_path / "王.reviewpack").path
    desk.session.sign.close("归档")
    hand(desk, package)
    page = desk.window.sheets.conflicts
    told = [page.model.index(0, column).data().split("　")[0] for column in (1, 2, 3)]
    assert told == ["读取结果：1 处数字不同（表三 三（一）予以公开 商业企业）", "读作 2", "读作 7"]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for temporary files, here and in children: other tests unpack at the same time."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setenv("TMPDIR", str(made))
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


def test_what_a_merge_brings_is_checked_afterwards_and_a_cancelled_check_is_offered_again(
    temporary: Path, desk: Desk, tmp_path: Path
) -> None:
    project, uuid = there(desk.session.project), report(desk).row.uuid
    with copied(project.path, tmp_path / "王") as other:
        other.correct(uuid, "requests/1/natural", "999")
        package = other.packages.pack(tmp_path / "王.reviewpack").path
        checked = said(other)
    merged: list[Merged] = []
    desk.session.sign.merge(package, merged.append)
    assert [work.name for work in desk.session.works.shown] == ["读取工作包"]
    wait_for(lambda: bool(merged))
    desk.session.works.cancel(desk.session.works.queue[0])
    assert project.behind() == (uuid,)
    assert report(desk).facts["requests/1/natural"].text == "999"
    do(desk, "again")
    finish(desk)
    assert project.behind() == ()
    assert said(project) == checked
    assert list(temporary.glob("reviewpack-*")) == []


def test_a_package_is_packed_in_the_background_and_a_bad_one_is_refused(
    temporary: Path, desk: Desk, tmp_path: Path
) -> None:
    project, away = there(desk.session.project), tmp_path / "away"
    away.mkdir()
    out = away / "带走.reviewpack"
    desk.session.sign.pack(out)
    desk.session.works.cancel()
    finish(desk)
    assert not list(away.iterdir())
    desk.session.sign.pack(out)
    finish(desk)
    assert "1 份 PDF" in desk.window.status.step.text()
    assert str(out) in desk.window.status.step.text()
    assert [it.name for it in away.iterdir()] == [out.name]
    assert project.packages.merge(out).known
    out.write_bytes(out.read_bytes()[:-2000])
    desk.window.merge_package(out)
    finish(desk)
    assert out.name in desk.window.message.words.text()
    assert list(temporary.glob("reviewpack-*")) == []
