# SPDX-License-Identifier: AGPL-3.0-or-later
"""One January morning from beginning to end, in the real window."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.model.project import Status
from tests import desks
from tests.desk.conftest import Open
from tests.driving import (
    bring,
    cell,
    current,
    current_cell,
    current_finding,
    finish,
    key,
    on_page,
    place_of,
    status_of,
    table,
)


def select_in_three_ways(desk: Desk) -> None:
    key(desk, Qt.Key.Key_F8)
    assert current_finding(desk) == desks.ROW
    desk.window.tables.tabs.setCurrentIndex(1)
    view = table(desk)
    index = cell(view, "requests/3.7/company")
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert current_finding(desk) == desks.COLUMN
    page = desk.window.pages.view
    page.show_places((place_of(desk, "requests/3.1/total"),))
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=on_page(desk, "requests/3.1/total"))
    assert (current_finding(desk), current_cell(desk)) == (desks.ROW, "requests/3.1/total")


def write(desk: Desk, words: str) -> None:
    composer = desk.window.findings.why.composer
    composer.edit.setPlainText(words)
    QTest.mouseClick(composer.save, Qt.MouseButton.LeftButton)


def decide_note_and_find(desk: Desk) -> str:
    """Confirm the row with a note, raise a finding, dismiss the column and take that back; the raised one's key."""
    key(desk, Qt.Key.Key_1)
    key(desk, Qt.Key.Key_N)
    write(desk, "请区里核实总计")
    desk.session.select_figure("requests/1/natural")
    key(desk, Qt.Key.Key_M)
    write(desk, "与台账不符")
    own = current(desk).key
    desk.session.select_finding(desks.COLUMN)
    key(desk, Qt.Key.Key_3)
    key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    return own


def assert_all_is_there(desk: Desk, own: str) -> None:
    assert status_of(desk, desks.ROW) is Status.CONFIRMED
    assert status_of(desk, desks.COLUMN) is Status.OPEN
    row, raised = desk.session.numbered(desks.ROW), desk.session.numbered(own)
    assert row
    assert [note.text for note in row.reviewed.notes] == ["请区里核实总计"]
    assert raised
    assert raised.reviewed.finding.message.zh == "与台账不符"


def test_from_import_to_export_everything_stays(
    open_desk: Open, qtbot: QtBot, report_pdf: Path, tmp_path: Path
) -> None:
    before = report_pdf.read_bytes()
    desk = open_desk()
    bring(desk, qtbot, report_pdf)
    select_in_three_ways(desk)
    own = decide_note_and_find(desk)
    assert_all_is_there(desk, own)

    desk = open_desk()
    qtbot.waitUntil(lambda: desk.session.report is not None, timeout=20_000)
    assert_all_is_there(desk, own)

    out = tmp_path / "汇总.xlsx"
    desk.window.export_to(out)
    finish(desk)
    sheet = openpyxl.load_workbook(out)["问题清单"]
    words = " ".join(str(value) for line in sheet.iter_rows(values_only=True) for value in line)
    for said in ("请区里核实总计", "与台账不符", "已确认"):
        assert said in words
    assert report_pdf.read_bytes() == before
