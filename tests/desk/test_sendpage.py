# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending workbooks to districts, in the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from reviewer.desk.app import Desk
from reviewer.desk.districts.sendmodel import DISTRICT, ERRORS, FINDINGS, LAST
from reviewer.desk.districts.sendpage import SendPage, day
from reviewer.model.project import Status
from reviewer.model.reply import Follow
from tests.desks import COLUMN, ROW
from tests.driving import finish, key, report, there, wait_for


def shown(page: SendPage, column: int) -> list[str]:
    return [str(page.model.index(at, column).data() or "") for at in range(page.model.rowCount())]


def test_a_workbook_is_written_and_recorded_while_the_window_goes_on(desk: Desk, tmp_path: Path) -> None:
    page = desk.window.sheets.send
    desk.window.sheets.show_send()
    assert page.isVisible()
    assert (len(shown(page, DISTRICT)), shown(page, LAST)) == (1, [""])
    assert int(shown(page, FINDINGS)[0]) >= int(shown(page, ERRORS)[0]) >= 2
    page.folder.setText(str(tmp_path / "发出"))
    page.due.setText("2025年3月15日")
    page.contact.setText("王科长")
    page.make.click()
    assert not page.isVisible()
    finish(desk)
    [file] = (tmp_path / "发出").iterdir()
    cover = openpyxl.load_workbook(file)["封面"]
    assert "王科长" in {cell.value for row in cover.iter_rows() for cell in row}
    project = there(desk.session.project)
    [sent] = project.replies.dispatches()
    assert (Path(sent.file), sent.due) == (file, date(2025, 3, 15))
    assert {ROW, COLUMN} <= {row.key for row in sent.rows}
    thread = project.replies.threads()[report(desk).row.uuid, ROW]
    assert thread.follow(date(2025, 3, 1)) is Follow.SENT
    desk.window.sheets.show_send()
    assert shown(page, LAST)[0].startswith(f"{date.today()}")
    key(desk, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_the_page_says_what_keeps_it_from_writing(desk: Desk, tmp_path: Path) -> None:
    page = desk.window.sheets.send
    desk.window.sheets.show_send()
    assert page.make.isEnabled()
    assert "1 个工作簿" in page._sum.text()
    page.due.setText("下周")
    assert not page.make.isEnabled()
    assert "期限" in page._sum.text()
    page.due.clear()
    assert page.make.isEnabled()
    page.model.setData(page.model.index(0, DISTRICT), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not page.make.isEnabled()
    page.all.click()
    assert page.make.isEnabled()
    page.which.button(2).click()
    assert page._sum.text() == "还没有确认过的问题。"
    there(desk.session.project).decide(report(desk).row.uuid, [ROW], Status.CONFIRMED)
    desk.session.refresh()
    assert shown(page, FINDINGS) == ["1"]
    (tmp_path / "file").touch()
    page.folder.setText(str(tmp_path / "file" / "x"))
    page.make.click()
    assert page.isVisible()
    assert "file" in desk.window.message.words.text()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-3-15", date(2025, 3, 15)),
        ("2025/03/15", date(2025, 3, 15)),
        ("2025年3月15日", date(2025, 3, 15)),
        ("2025-02-30", None),
        ("3月15日", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, found: date | None) -> None:
    assert day(text) == found


def test_what_is_given_up_or_left_alone_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    page, folder = desk.window.sheets.send, tmp_path / "发出"
    desk.window.sheets.show_send()
    page.folder.setText(str(folder))
    page.make.click()
    wait_for(lambda: bool(desk.session.works.queue[0].progress))
    desk.session.works.cancel()
    finish(desk)
    assert list(folder.iterdir()) == []
    assert there(desk.session.project).replies.dispatches() == ()
    desk.window.sheets.show_send()
    page.make.click()
    desk.window.open_project(tmp_path / "另一个.review")
    finish(desk)
    assert there(desk.session.project).path.name == "另一个.review"
    assert list(folder.iterdir()) == []
    assert "没有登记" in desk.window.message.words.text()
    desk.window.open_project(tmp_path / "年报审核.review")
    wait_for(lambda: desk.session.report is not None)
    assert there(desk.session.project).replies.dispatches() == ()
