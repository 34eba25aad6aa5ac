# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work goes on beside the user's, can be ended at once, and leaves all whole however it ends."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from alembic import command
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from reviewer.desk.app import Desk
from reviewer.desk.work.longwork import Work
from reviewer.model.body import Body
from reviewer.model.progress import Progress
from reviewer.model.project import Status
from reviewer.model.report import Review, Verdict
from reviewer.model.text import Text
from reviewer.project import Project
from reviewer.reviewing import check
from reviewer.store import reports, sqlite, upgrading
from tests import desks, reviews
from tests.desk.conftest import Open
from tests.driving import LONG, finish, key, report, status, there, wait_for

MANY = 40
MOST_SECONDS = 0.1


@pytest.fixture
def many(open_desk: Open, tmp_path: Path) -> Desk:
    """A project of many reports, each with two faults, that an older rule book has checked."""
    desk = open_desk()
    project = there(desk.session.project)
    read = desks.reading()
    found = check(read)
    for number in range(MANY):
        source = reviews.pdf(tmp_path, f"{number}.pdf", str(number))
        named = replace(read, digest="", organisation=f"云岚市第{number}局")
        project.keep(source, Review(named, found, Verdict.FAIL))
    for _ in project.settling():
        pass
    age(project)
    desk.session.refresh()
    desk.session.open_report(desk.session.rows[0].uuid)
    return desk


def age(project: Project) -> None:
    with project.journal.store.writing() as db:
        for uuid in reports.uuids(db):
            reports.checked(db, reports.key(db, uuid), Verdict.FAIL, "old")


class Turns:
    """The longest that the window's thread was busy between two turns of the event loop."""

    def __init__(self) -> None:
        QTest.qWait(400)  # What opening the report still paints is not asked for here.
        self.longest, self._last = 0.0, time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    def forget(self) -> None:
        """Leave out what the user did just now."""
        self._last = time.thread_time()

    def _turn(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


def test_no_turn_is_long_while_all_reports_are_checked_again_and_decisions_go_on(many: Desk) -> None:
    project = there(many.session.project)
    turns = Turns()
    key(many, Qt.Key.Key_F5)
    wait_for(lambda: "重新核对 " in many.window.status.step.text())
    assert many.window.status.cancel.isVisible()
    many.session.select_finding(desks.ROW)
    key(many, Qt.Key.Key_1)
    turns.forget()
    assert status(many) is Status.CONFIRMED
    assert project.behind()
    finish(many)
    assert turns.longest < MOST_SECONDS
    assert project.behind() == ()
    assert status(many) is Status.CONFIRMED
    assert many.window.status.step.text() == "已重新核对。"
    assert not many.window.status.cancel.isVisible()


def test_escape_ends_it_and_what_is_left_comes_first_the_next_time(many: Desk) -> None:
    project = there(many.session.project)
    before = project.report(many.session.rows[-1].uuid)
    key(many, Qt.Key.Key_F5)
    wait_for(lambda: len(project.behind()) < MANY - 3)
    many.window.pages.view.setFocus()
    key(many, Qt.Key.Key_Escape)
    left = project.behind()
    assert 0 < len(left) < MANY
    assert not many.session.works.queue
    assert f"还有 {len(left)} 份" in many.window.status.step.text()
    assert project.report(many.session.rows[-1].uuid) == before
    assert next(project.running_again()).uuid == left[0]


def test_another_project_ends_work_on_this_one(many: Desk, tmp_path: Path) -> None:
    key(many, Qt.Key.Key_F5)
    QTest.qWait(50)
    many.open_project(tmp_path / "另一个.review")
    assert there(many.session.project).path.name == "另一个.review"
    finish(many)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_workbook_is_made_beside_the_work_and_a_cancelled_one_leaves_nothing(
    many: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "出"
    out.mkdir()
    turns = Turns()
    many.window.export_to(out / "甲.xlsx")
    many.window.export_to(out / "乙.xlsx")
    assert many.window.status.more.text() == "另有 1 项"
    assert many.window.status.more.menu().actions()[0].text() == "取消：导出工作簿"
    qtbot.waitUntil(lambda: "读取" in many.window.status.step.text(), timeout=LONG)
    many.session.select_finding(desks.ROW)
    key(many, Qt.Key.Key_2)
    turns.forget()
    assert status(many) is Status.EXPLAINED
    qtbot.waitUntil(lambda: (out / "甲.xlsx").exists(), timeout=LONG)
    wait_for(lambda: len(many.session.works.queue) == 1 and any(name.endswith(".tmp") for name in files(out)))
    many.window.status.cancel.click()
    finish(many)
    assert files(out) == {"甲.xlsx"}
    assert turns.longest < MOST_SECONDS
    openpyxl.load_workbook(out / "甲.xlsx").close()


def test_what_waits_is_cancelled_from_the_list(many: Desk, tmp_path: Path) -> None:
    many.window.export_to(tmp_path / "甲.xlsx")
    many.window.export_to(tmp_path / "乙.xlsx")
    many.window.status.more.menu().actions()[0].trigger()
    assert not many.window.status.more.isVisible()
    finish(many)
    assert (tmp_path / "甲.xlsx").exists()
    assert not (tmp_path / "乙.xlsx").exists()


def test_a_place_that_takes_no_file_is_said(many: Desk, tmp_path: Path) -> None:
    many.window.export_to(tmp_path / "没有" / "甲.xlsx")
    finish(many)
    assert "没有" in many.window.message.words.text()
    assert "不存在" in many.window.message.words.text()


def test_the_time_left_is_guessed_from_the_pace(desk: Desk) -> None:
    works = desk.session.works
    now = 100.0
    works._clock = lambda: now
    work = Work("导出", progress=Progress(5, 20, Text("读取", "reading")), began=40.0)
    assert works.state(work).left == 180.0
    assert works.state(work).part == 0.25
    now = 41.0
    assert works.state(work).left is None


def test_a_step_that_breaks_ends_its_work_and_the_next_begins(desk: Desk, qtbot: QtBot) -> None:
    def broken() -> Generator[Progress, None, None]:
        yield Progress(1, 2, Text("一", "one"))
        raise ZeroDivisionError

    def good() -> Generator[Progress, None, int]:
        yield Progress(1, 2, Text("二", "two"))
        return 7

    got: list[int] = []
    with qtbot.captureExceptions() as raised:
        desk.session.works.run("坏", broken())
        desk.session.works.run("好", good(), got.append)
        finish(desk)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert got == [7]
    assert report(desk).row.organisation


def test_what_an_older_rule_book_has_checked_is_offered_when_the_project_opens(many: Desk, open_desk: Open) -> None:
    again = open_desk()
    wait_for(lambda: f"{MANY} 份报告不是用现行规则核对的" in again.window.status.step.text())


def test_a_list_of_bodies_has_the_reports_that_it_concerns_checked_in_steps(many: Desk) -> None:
    project = there(many.session.project)
    many.session.do.add_body("云岚市")
    for number in range(4):
        many.session.do.edit_body(Body(f"云岚市第{number}局", parent="云岚市"))
    finish(many)
    assert project.settle() == ()
    key(many, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    finish(many)
    assert len(project.bodies.all()) == 4
    assert project.settle() == ()


def first_structure(path: Path) -> Path:
    """An empty project as the first version of the program made it."""
    engine = sqlite.engine(path)
    with engine.connect().execution_options(writes=True) as db, db.begin():
        config = upgrading._config(upgrading.SCRIPTS)
        config.attributes["connection"] = db
        command.upgrade(config, "0001")
        values = "'p', '0.1', '李', '2026-01-05T08:30:00+00:00'"
        db.execute(text(f"INSERT INTO project (uuid, made_with, author, at) VALUES ({values})"))
    engine.dispose()
    return path


def test_an_older_project_is_upgraded_by_a_child_and_opened_then(open_desk: Open, tmp_path: Path) -> None:
    path = first_structure(tmp_path / "旧.review")
    desk = open_desk()
    assert desk.open_project(path)
    assert there(desk.session.project).path != path
    finish(desk)
    assert there(desk.session.project).path == path
    assert len(list(tmp_path.glob("旧.review.0001-*.backup"))) == 1
