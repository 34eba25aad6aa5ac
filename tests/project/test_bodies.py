# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of bodies in a project: its commands, and what they mean for the checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import update

from reviewer.errors import ReviewerError
from reviewer.model.body import Body, Stand
from reviewer.model.finding import Outcome
from reviewer.model.report import Review
from reviewer.project import Project
from reviewer.reviewing import check, verdict
from reviewer.store import schema
from tests import reviews
from tests.literals import requests
from tests.pages import spoken
from tests.reviews import reopened

LIST = (Body("云岚市"), Body("云岚市甲区", contact="张三 123"), Body("云岚市乙区", due=date(2025, 2, 15)))


@pytest.fixture(autouse=True)
def _rule_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.reviewing.check", check)


def kept(project: Project, tmp_path: Path, organisation: str, closing: str = "", **changes: str) -> str:
    """A report of 2024 with table 3 in the project, under which a date may stand."""
    source = tmp_path / f"{organisation}.pdf"
    source.write_bytes(f"%PDF {organisation} {changes}".encode())
    it = reviews.review(source, organisation=organisation, year=2024).reading
    words = ("一、总体情况", "全年公开信息1,026条。", closing) if closing else ("一、总体情况", "全年。")
    it = replace(it, facts=tuple(requests(**changes).values()), prose=spoken(*words))
    found = check(it)
    return project.keep(source, Review(it, found, verdict(it, found)))


def outcomes(project: Project, uuid: str, code: str) -> set[Outcome]:
    report = project.report(uuid)
    found = {it.finding.outcome for it in report.findings if it.finding.check == code}
    return found | ({Outcome.PASS} if report.passes.get(code) else set())


def test_a_list_is_one_event_that_can_be_undone_and_survives_reopening(project: Project) -> None:
    project.bodies.put(LIST)
    assert project.bodies.all() == LIST
    assert project.journal.history()[-1].what == "list_bodies"
    project.journal.undo()
    assert project.bodies.all() == ()
    project.journal.redo()
    with reopened(project) as again:
        assert again.bodies.all() == LIST


def test_the_same_list_again_is_no_change(project: Project) -> None:
    project.bodies.put(LIST)
    events = project.journal.history()
    project.bodies.put(LIST)
    assert project.journal.history() == events


def test_a_new_list_takes_nothing_away_that_it_leaves_open(project: Project) -> None:
    project.bodies.put(LIST)
    project.bodies.edit(replace(LIST[1], parent=""))
    project.bodies.put([Body("云岚市 甲区人民政府", due=date(2025, 2, 1)), Body("云岚市丙区")])
    first, second, third, last = project.bodies.all()
    assert (first, third, last.name) == (LIST[0], LIST[2], "云岚市丙区")
    assert (second.contact, second.due, second.parent) == ("张三 123", date(2025, 2, 1), "")


def test_one_body_is_changed_dropped_and_brought_back(project: Project) -> None:
    project.bodies.put(LIST)
    project.bodies.edit(replace(LIST[1], contact="李四", due=date(2025, 2, 18)))
    assert project.bodies.all()[1].contact == "李四"
    project.bodies.drop(["云岚市乙区"])
    assert len(project.bodies.all()) == 2
    project.journal.undo()
    project.journal.undo()
    assert project.bodies.all() == LIST


def test_a_body_cannot_be_part_of_itself(project: Project) -> None:
    listed = (LIST[0], replace(LIST[1], parent="云岚市"), Body("云岚市甲区教育局", parent="云岚市甲区"))
    project.bodies.put(listed)
    with pytest.raises(ReviewerError, match="below it"):
        project.bodies.edit(replace(LIST[0], parent="云岚市甲区教育局"))
    with pytest.raises(ReviewerError):
        project.bodies.put([Body("丙局", parent="丙局")])
    assert project.bodies.all() == listed


def test_only_with_the_list_are_missing_parts_known_and_the_sum_is_checked(project: Project, tmp_path: Path) -> None:
    city, part = kept(project, tmp_path, "云岚市"), kept(project, tmp_path, "云岚市甲区")
    project.settle()
    assert outcomes(project, city, "C-SUM") == set()
    project.bodies.put(LIST)
    assert outcomes(project, city, "C-SUM") == {Outcome.NOT_EVALUABLE}
    project.bodies.edit(replace(LIST[2], expected=False))
    assert outcomes(project, city, "C-SUM") == {Outcome.PASS}
    project.journal.undo()
    assert outcomes(project, city, "C-SUM") == {Outcome.NOT_EVALUABLE}
    assert outcomes(project, part, "C-SUM") == set()


def test_an_edited_parent_moves_the_figures_to_another_whole(project: Project, tmp_path: Path) -> None:
    city = kept(project, tmp_path, "云岚市")
    kept(project, tmp_path, "不知何处", requests_1_company="9")
    project.settle()
    assert Outcome.FAIL not in outcomes(project, city, "C-MAX")
    project.bodies.edit(Body("不知何处", parent="云岚市", expected=False))
    assert Outcome.FAIL in outcomes(project, city, "C-MAX")


def test_the_date_printed_under_a_report_tells_whether_it_was_late(project: Project, tmp_path: Path) -> None:
    kept(project, tmp_path, "云岚市甲区", closing="云岚市甲区人民政府2025年2月23日")
    kept(project, tmp_path, "云岚市乙区")
    project.bodies.put(LIST)
    city, first, second = project.bodies.roll(date(2025, 3, 20)).bodies
    assert (city.stand, city.days, city.usual) == (Stand.OVERDUE, 10, True)
    assert (first.stand, first.days, first.printed) == (Stand.LATE, 3, date(2025, 2, 23))
    assert (second.stand, second.printed) == (Stand.UNDATED, None)


def test_the_printed_date_is_noted_so_that_no_prose_is_read_for_the_list(project: Project, tmp_path: Path) -> None:
    kept(project, tmp_path, "云岚市甲区", closing="云岚市甲区人民政府2025年2月23日")
    kept(project, tmp_path, "云岚市乙区")
    project.bodies.put(LIST)
    before = project.bodies.roll(date(2025, 3, 20))
    with project.journal.store.writing() as db:
        db.execute(update(schema.report).values(published=None, published_doubt=False))
    assert project.bodies.roll(date(2025, 3, 20)) == before
    with reopened(project) as again:
        with again.journal.store.writing() as db:
            db.execute(update(schema.reading).values(prose=None))
        assert again.bodies.roll(date(2025, 3, 20)) == before


def test_a_list_comes_from_a_workbook_and_the_chase_list_goes_into_one(project: Project, tmp_path: Path) -> None:
    kept(project, tmp_path, "云岚市甲区", closing="云岚市甲区人民政府2025年2月23日")
    book = Workbook()
    page = book.worksheets[0]
    for line in (
        ["单位", "联系人", "截止日期"],
        ["云岚市甲区", "张三", "2月20日"],
        ["云岚市乙区", "李四", None],
        ["", "王五"],
    ):
        page.append(line)
    book.save(tmp_path / "名单.xlsx")
    found = project.bodies.take_in(tmp_path / "名单.xlsx")
    assert (len(found.bodies), len(found.remarks)) == (2, 1)
    assert project.bodies.all()[0].due == date(2025, 2, 20)
    out = project.bodies.export_chase(tmp_path / "催报.xlsx", today=date(2025, 2, 10))
    rows = [[cell.value for cell in line][1:9] for line in load_workbook(out)["催报名单"].iter_rows(min_row=4)]
    assert [(row[0], row[5], row[7]) for row in rows] == [("云岚市乙区", "未报送", None), ("云岚市甲区", "逾期报送", 3)]
