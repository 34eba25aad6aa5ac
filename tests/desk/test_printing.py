# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is printed of a report: read back from the PDF that is kept of it."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain, repeat
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look.states import State
from reviewer.desk.marks.painter import LEFT_WASH
from reviewer.desk.marks.placing import Mark
from reviewer.desk.printing.paper import Heads, Marked, paint_marked, prepare, printing
from reviewer.desk.printing.printpage import FINDINGS, PAGE, SHEET, PrintPage
from reviewer.desk.printing.reviewsheet import Writer
from reviewer.model.finding import Severity, Side
from reviewer.model.place import Place
from reviewer.model.progress import drained
from reviewer.model.project import Target
from reviewer.model.report import PageSize
from tests import desks
from tests.driving import key, there

READ = """
import sys, json, pymupdf
pages = pymupdf.open(sys.argv[1])
print(json.dumps([[page.get_text(), list(page.rect), len(page.get_drawings()), len(page.get_images()),
                   [font[3] for font in page.get_fonts()]] for page in pages]))
"""


def read(path: Path) -> list[tuple[str, list[float], int, int, list[str]]]:
    """Text, size, numbers of drawings and of pictures, and fonts of each page; in a process of its own."""
    import json

    ran = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    return [tuple(page) for page in json.loads(ran.stdout)]


def words(path: Path) -> str:
    return "".join("".join(page[0].split()) for page in read(path))


@pytest.fixture
def page(desk: Desk) -> PrintPage:
    """The page of printing over a report of which something was decided and said."""
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_3)
    desk.session.do.add_note("请区里 <b>核实</b>\n& 回复", Target(finding=desks.ROW))
    desk.session.do.add_note("整份报告偏短", Target())
    desk.session.do.confirm([desks.CULPRIT])
    desk.session.select_figure("requests/1/natural")
    desk.session.do.add_finding("盖章缺失", Severity.ERROR)
    desk.session.do.compare("disclosure", True)
    desk.session.select_finding(desks.COLUMN)
    key(desk, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return there(desk.window.sheets.printing)


def saved(page: PrintPage, out: Path) -> bool:
    """Whether the file is there once what the page has begun is done."""
    page.save(out)
    works = page._session.works
    while works.queue:
        QCoreApplication.processEvents()
    return out.exists()


def choose(page: PrintPage, which: int) -> None:
    page.choices.button(which).click()


def test_the_review_sheet_says_all_that_was_found_decided_and_said(page: PrintPage, tmp_path: Path) -> None:
    out = tmp_path / "审核单.pdf"
    assert page.isVisible()
    assert page.which == SHEET
    assert saved(page, out)
    said = words(out)
    for wanted in (
        "政府信息公开年度报告审核单", "云岚市栖霞谷区", "结论", "按现有判定：", "表二：李审计", "表三：未核对",
        "核对发现的问题", "T3-ROW", "误报", "<b>核实</b>&回复", "审核人添加的问题（1）", "盖章缺失",
        "更正和确认的数字", "与原件一致", "整份报告偏短", "审核人：____", "复核人：____", "第1页，共",
    ):  # fmt: skip
        assert wanted in said, wanted
    text, box, _, _, fonts = read(out)[0]
    assert [round(side) for side in box[2:]] == [595, 842]
    assert fonts
    assert {path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"} == set()
    assert text


def test_the_list_has_the_findings_and_nothing_to_sign(page: PrintPage, tmp_path: Path) -> None:
    choose(page, FINDINGS)
    assert saved(page, tmp_path / "清单.pdf")
    said = words(tmp_path / "清单.pdf")
    assert "T3-SUM7" in said
    assert "复核人" not in said


def test_a_page_with_its_marks_waits_for_its_picture_and_is_printed_with_them(
    page: PrintPage, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(page, PAGE)
    assert page.page.isEnabled()
    assert not page.keep.isEnabled()
    qtbot.waitUntil(page.keep.isEnabled, timeout=60_000)
    assert page.waiting.isHidden()
    out = tmp_path / "页.pdf"
    assert saved(page, out)
    [(_, _, _, pictures, _)] = read(out)
    assert pictures >= 1


def test_a_page_is_printed_in_each_turn_and_leaving_the_project_leaves_no_file(
    page: PrintPage, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "审核单.pdf"
    page.save(out)
    works = desk.session.works
    [work] = works.queue
    # A machine so slow that each step fills a slice.
    monkeypatch.setattr(works, "_clock", chain((0.0, 0.0), repeat(1.0)).__next__)
    works._slice()
    assert work.progress is not None
    assert 0 < work.progress.done < work.progress.total
    assert len(list(tmp_path.glob(".*.tmp"))) == 1
    works.leave()
    assert not out.exists()
    assert list(tmp_path.glob("**/*.tmp")) == []


def test_a_place_that_takes_no_file_is_said(page: PrintPage, tmp_path: Path, desk: Desk) -> None:
    assert not saved(page, tmp_path / "没有" / "审核单.pdf")
    assert "没有" in desk.window.message.words.text()
    assert list(tmp_path.glob("**/*.tmp")) == []


def test_escape_leads_back_and_printing_is_offered_for_reports_only(page: PrintPage, desk: Desk) -> None:
    key(desk, Qt.Key.Key_Escape)
    assert desk.window.columns.isVisible()
    assert desk.window.actions_by_name["print"].isEnabled()


def test_heads_of_a_table_come_again_on_every_page(page: PrintPage, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    writer = Writer()
    writer.table(("编号", "问题"), [(str(number), "问题" * 40) for number in range(60)], (10, 90))
    printer = prepare(QPrinter(QPrinter.PrinterMode.HighResolution), "清单")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "长.pdf"))
    assert drained(printing(printer, writer.document, Heads("左", "右", "下")))
    pages = read(tmp_path / "长.pdf")
    assert len(pages) > 1
    for number, (text, *_) in enumerate(pages, start=1):
        assert "编号" in text
        assert f"第 {number} 页，共 {len(pages)} 页" in text


def test_a_wash_on_paper_leaves_the_ink_as_black_as_it_was() -> None:
    picture = QImage(400, 400, QImage.Format.Format_RGB888)
    picture.fill(QColor("#ffffff"))
    for x in range(100, 120):
        for y in range(100, 120):
            picture.setPixelColor(x, y, QColor("#000000"))
    mark = Mark(Place(1, 20, 20, 80, 80), Side.LEFT, State.FAIL, strong=True)
    paper = QImage(400, 400, QImage.Format.Format_RGB32)
    paper.fill(QColor("#ffffff"))
    painter = QPainter(paper)
    paint_marked(painter, paper.rect().toRectF(), Marked(1, PageSize(100, 100), picture, (mark,)))
    painter.end()
    assert paper.pixelColor(110, 110).lightness() < 20
    assert paper.pixelColor(200, 200) == LEFT_WASH
