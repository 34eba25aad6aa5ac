# SPDX-License-Identifier: AGPL-3.0-or-later
"""A corrected file is offered as a new version and never forced to be one; what leaves the window says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from PySide6.QtCore import Qt

from reviewer.desk.app import Desk
from reviewer.desk.page.view import PageView
from reviewer.desk.work import outgoing
from reviewer.dispatch.lettering import Written
from reviewer.model.project import Status
from reviewer.pdf.library import mupdf
from tests import desks
from tests.desk.conftest import Open
from tests.driving import finish, key, report, there, wait_for

RIGHTED: dict[str, Any] = {"requests_3_1_company": "1", "requests_1_total": "99"}


def give(desk: Desk, *paths: Path) -> None:
    """Import files that are asked about, and wait for the question."""
    asked = len(desk.importer.offers.waiting) + len(paths)
    desk.importer.add(paths)
    wait_for(lambda: len(desk.importer.offers.waiting) == asked and not desk.importer.running)


def files(desk: Desk) -> list[str]:
    return [row.file for row in desk.session.rows]


def test_a_corrected_file_is_asked_about_compared_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    window, project = desk.window, there(desk.session.project)
    uuid, old = report(desk).row.uuid, report(desk).row.file
    failed = [one.key for one in desk.session.findings]
    project.decide(uuid, failed[:1], Status.CONFIRMED)
    assert not window.version_bar.isVisible()
    give(desk, desks.pdf(tmp_path / "更正.pdf", seed=3, **RIGHTED))
    assert window.version_bar.isVisible()
    assert "更正.pdf" in window.version_bar.words.text()
    assert old in window.version_bar.words.text()
    assert files(desk) == [old]
    window.version_bar.corrected.click()
    finish(desk)
    assert not window.version_bar.isVisible()
    assert files(desk) == ["更正.pdf"]
    assert (report(desk).row.uuid, report(desk).row.file) == (uuid, "更正.pdf")

    window.actions_by_name["versions"].trigger()
    page = window.sheets.versions
    assert window.sheets.currentWidget() is page
    words = page.words.toPlainText()
    for said in (old, "更正.pdf", "更正后新增（2）", "更正后已消除（2）", "已确认", "改动的数字（2）", "99"):
        assert said in words
    key(desk, Qt.Key.Key_Escape)
    assert not window.sheets.covered

    window.actions_by_name["undo"].trigger()
    finish(desk)
    assert files(desk) == [old]
    assert [one.key for one in desk.session.findings] == failed
    window.actions_by_name["versions"].trigger()
    assert not window.sheets.covered
    assert "没有更正前的版本" in window.status.step.text()


def test_the_page_shows_the_file_in_force_and_the_one_before_beside_it(desk: Desk, tmp_path: Path) -> None:
    window, across = desk.window, desk.window.pages.across
    old, first = report(desk).row.file, shown(across.view)
    give(desk, desks.pdf(tmp_path / "更正.pdf", seed=3, **RIGHTED))
    window.version_bar.corrected.click()
    finish(desk)
    assert first.stem != report(desk).reading.digest == shown(across.view).stem
    window.actions_by_name["versions"].trigger()
    window.sheets.versions.pages.click()
    assert not window.sheets.covered
    beside = there(across.beside)
    assert "更正前" in beside.picker.currentText()
    assert old in beside.picker.currentText()
    assert shown(beside.view) == first
    assert there(beside.report).facts["requests/1/total"].text != "99" == report(desk).facts["requests/1/total"].text
    assert any(beside.view.marks.of(page).boxes for page in (1, 2, 3))
    shot = there(beside.view._shot(beside.view.layout_of_pages.frames[0]))
    wait_for(lambda: beside.view._images.image(shot) is not None)
    window.actions_by_name["undo"].trigger()
    finish(desk)
    assert shown(across.view) == first
    assert beside.picker.count() == 0


def shown(view: PageView) -> Path:
    """The file whose pages a view shows."""
    return there(view._shot(view.layout_of_pages.frames[0])).path


def test_another_report_stays_another_report(desk: Desk, tmp_path: Path) -> None:
    first = report(desk).row.file
    give(desk, desks.pdf(tmp_path / "甲.pdf", seed=3, **RIGHTED), desks.pdf(tmp_path / "乙.pdf", requests_1_total="98"))
    bar = desk.window.version_bar
    assert "另有 1 份待选" in bar.words.text()
    bar.other.click()
    finish(desk)
    assert bar.isVisible()
    assert "另有" not in bar.words.text()
    bar.other.click()
    finish(desk)
    assert not bar.isVisible()
    assert (files(desk)[0], sorted(files(desk)[1:])) == (first, sorted(["甲.pdf", "乙.pdf"]))


def test_a_file_that_nobody_answered_for_is_kept_when_the_project_closes(
    desk: Desk, open_desk: Open, tmp_path: Path
) -> None:
    give(desk, desks.pdf(tmp_path / "更正.pdf", seed=3, **RIGHTED))
    before = files(desk)
    assert files(open_desk()) == [*before, "更正.pdf"]


def test_an_annotated_copy_an_original_and_letters_leave_the_window(desk: Desk, tmp_path: Path) -> None:
    window, project, open_report = desk.window, there(desk.session.project), report(desk)
    project.decide(open_report.row.uuid, [desk.session.findings[0].key], Status.CONFIRMED)
    out = tmp_path / "批注.pdf"
    outgoing.export_pdf(window, "annotated", "批注 PDF", out)
    wait_for(lambda: not desk.session.works.queue)
    with mupdf.open(out) as pdf:
        assert sum(len(list(page.annots())) for page in pdf) >= len(desk.session.findings)
    original = project.pdf(open_report.row.uuid)
    outgoing.export_pdf(window, "original", "原件", tmp_path / "原件.pdf")
    wait_for(lambda: not desk.session.works.queue)
    assert (tmp_path / "原件.pdf").read_bytes() == original.read_bytes()

    before = original.read_bytes()
    outgoing.export_pdf(window, "annotated", "批注 PDF", original)
    wait_for(lambda: not desk.session.works.queue)
    assert "不能写到" in window.message.words.text()
    assert original.read_bytes() == before


def test_letters_say_what_is_not_in_them(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    outgoing.tell_letters(window, Written(("a",), ("文号",), 3))
    for said in ("已生成 1 份", "还有 3 处", "{{文号}}"):
        assert said in window.message.words.text()
    outgoing.tell_letters(window, Written())
    assert "没有已确认的问题" in window.message.words.text()
    outgoing.save_template(window, tmp_path / "模板.docx")
    assert docx.Document(str(tmp_path / "模板.docx")).tables
    outgoing.save_template(window, tmp_path / "没有" / "模板.docx")
    assert "无法写入" in window.message.words.text()
