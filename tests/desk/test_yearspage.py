# SPDX-License-Identifier: AGPL-3.0-or-later
"""This year's words beside last year's, and last year's figure beside this year's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look.theme import LIGHT
from reviewer.desk.table.model import ADDRESS
from reviewer.desk.table.provenance import year_before
from reviewer.model.related import Known
from reviewer.model.report import Reading, Review, Verdict
from reviewer.project import Project
from reviewer.reviewing import check, verdict
from tests import desks, literals, reviews
from tests.desk.conftest import Open
from tests.driving import cell, finish, key, report, table
from tests.pages import spoken

SAID = (
    "严格落实公文公开属性认定，规范做好信息发布，丰富政府公报内容，全年共编辑公报{}期，刊登政策文件{}件。"
    "做好信息公开申请办理工作，完善登记、审核、答复各个环节，答复准确及时，群众满意程度不断提高。"
    "健全监督保障机制，定期开展业务培训，邀请专家授课，提升工作人员的业务能力和服务水平。"
)


def year(number: int, issues: int, files: int, **figures: str) -> Reading:
    prose = spoken("一、总体情况", SAID.format(issues, files), "六、其他需要报告的事项", "无其他需要报告的事项。")
    facts = literals.requests(**figures)
    return replace(literals.reading(facts), organisation="云岚市", year=number, prose=prose)


def kept(desk: Desk, tmp_path: Path) -> Project:
    """The open project with two years' reports, which nobody has checked against one another yet."""
    project = desk.session.project
    assert isinstance(project, Project)
    for it in (year(2023, 4, 215, requests_1_total="77"), year(2024, 11, 70)):
        source = reviews.pdf(tmp_path, f"{it.year}.pdf", str(it.year))
        found = check(it)
        project.keep(source, Review(replace(it, digest=""), found, verdict(it, found)))
    return project


@pytest.fixture
def two_years(open_desk: Open, tmp_path: Path, qtbot: QtBot) -> Desk:
    desk = open_desk()
    kept(desk, tmp_path).settle()
    desk.session.refresh()
    desk.session.open_report(desk.session.rows[1].uuid)
    return desk


def test_a_repeated_section_leads_to_last_year_s_words(two_years: Desk) -> None:
    desk = two_years
    desk.session.select_finding("Y-SAME@prose/1")
    why = desk.window.findings.why._basis
    assert '<a href="years">' in why.text()
    why.linkActivated.emit("years")
    page = desk.window.sheets.years
    assert desk.window.sheets.currentWidget() is page
    assert [chip.text() for chip in page.chips.values()] == ["一 100%", "六 100%"]
    shown = page.words.toPlainText()
    assert "云岚市 2024" in page._names[0].text()
    assert "云岚市 2023" in page._names[1].text()
    assert "刊登政策文件70件" in shown
    assert "刊登政策文件215件" in shown
    html = page.words.toHtml()
    for figure in ("11", "70", "4", "215"):
        assert f">{figure}</span>" in html
    assert LIGHT.right in html
    QTest.keyClick(page.words, Qt.Key.Key_Escape)
    assert not desk.window.sheets.covered


def test_the_menu_opens_it_and_says_when_there_is_no_year_before(two_years: Desk) -> None:
    desk = two_years
    key(desk, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.sheets.currentWidget() is desk.window.sheets.years
    # The comparison follows the open report, and ends at the first year.
    desk.session.open_report(desk.session.rows[0].uuid)
    assert not desk.window.sheets.covered
    key(desk, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not desk.window.sheets.covered
    assert "上一年度" in desk.window.status.step.text()


def test_a_cell_s_tip_has_last_year_s_figure(two_years: Desk) -> None:
    view = table(two_years)
    at = cell(view, "requests/1/total")
    assert at.data(ADDRESS) == "requests/1/total"
    tip = str(at.data(Qt.ItemDataRole.ToolTipRole))
    assert "上年（云岚市 2023）：77" in tip.splitlines()
    two_years.session.open_report(two_years.session.rows[0].uuid)
    assert "上年" not in str(cell(table(two_years), "requests/1/total").data(Qt.ItemDataRole.ToolTipRole))


def test_a_figure_of_another_form_is_not_last_year_s_figure() -> None:
    now = desks.open_report()
    facts = literals.requests(requests_1_total="77")
    last = Known("k", "f.pdf", "云岚市", 2023, None, {"requests": "2019"}, facts)
    assert year_before(now, last, "requests/1/total") == ""
    same = replace(last, forms=now.reading.forms)
    assert "77" in year_before(now, same, "requests/1/total")
    unsure = replace(same, facts={"requests/1/total": replace(facts["requests/1/total"], confidence=0.4)})
    assert "存疑" in year_before(now, unsure, "requests/1/total")
    assert year_before(now, None, "requests/1/total") == ""


def test_no_report_is_compared_with_itself(two_years: Desk) -> None:
    assert report(two_years).row.verdict in set(Verdict)
    last = two_years.session.last_year()
    assert last is not None
    assert last.key == two_years.session.rows[0].uuid


def test_reports_that_an_import_left_unrelated_are_checked_when_their_project_opens(
    open_desk: Open, tmp_path: Path
) -> None:
    desk = open_desk()
    path = kept(desk, tmp_path).path
    desk.session.attach(None)
    assert desk.open_project(path)
    finish(desk)
    desk.session.open_report(desk.session.rows[1].uuid)
    assert "Y-SAME" in {one.reviewed.finding.check for one in desk.session.findings}
