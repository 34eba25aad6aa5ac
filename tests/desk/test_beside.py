# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two documents side by side: likely ones first, in step by sections, and nothing kept when it is closed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.page.beside import Beside, said
from reviewer.desk.page.pairing import Kind, answering, partners, stops
from reviewer.desk.page.standing import Spot
from reviewer.model.place import Place
from reviewer.model.prose import Heading, Prose
from reviewer.model.report import PageSize
from reviewer.model.version import Replaced
from tests import desks
from tests.desk.conftest import Open
from tests.driving import bring, key, report, there

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_last_years_report_comes_first_then_the_plan_then_the_same_bodys_others() -> None:
    own = desks.row("own", "栖霞谷区")
    rows = [
        own,
        desks.row("far", "白鹭湾区"),
        desks.row("older", "栖霞谷区", year=2021),
        desks.row("plan", "栖霞谷区", form="work-plan"),
        desks.row("last", "栖霞谷区", year=2023),
        desks.row("empty", "栖霞谷区", pages=0),
    ]
    found = partners(rows, own, "last")
    assert [one.row.uuid for one in found] == ["last", "plan", "older", "far"]
    assert [one.kind for one in found] == [Kind.LAST, Kind.PLAN, Kind.OTHER, Kind.OTHER]
    assert partners(rows, rows[3], None)[0].kind is Kind.REPORT
    assert said(found[0]) == "上年  栖霞谷区  2023"
    older = Replaced("f" * 64, "初稿.pdf", datetime(2025, 1, 31, 4, tzinfo=UTC))
    found = partners(rows, own, "last", [older])
    assert [one.kind for one in found][:3] == [Kind.LAST, Kind.PLAN, Kind.VERSION]
    assert (found[2].key, said(found[2])) == (f"own/{'f' * 64}", "更正前  初稿.pdf  2025-01-31")


def test_sections_begin_together_and_what_lies_between_is_stretched() -> None:
    one, other = {"1": 0.5, "2": 1.0, "3": 3.0}, {"2": 2.0, "3": 3.0, "9": 3.5}
    assert answering(1.0, one, other, (4, 6)) == 2.0
    assert answering(2.0, one, other, (4, 6)) == 2.5
    assert answering(3.5, one, other, (4, 6)) == 4.5
    assert answering(0.5, one, other, (4, 6)) == 1.0
    assert answering(9.0, one, other, (4, 6)) == 6.0


@pytest.mark.parametrize("at", [0.0, 1.25, 2.9])
def test_without_sections_in_common_pages_answer_to_pages(at: float) -> None:
    assert answering(at, {"1": 0.2}, {}, (3, 2)) == min(at, 2.0)


def test_sections_in_another_order_never_lead_outside() -> None:
    one, other = {"1": 0.5, "2": 1.5, "3": 2.5}, {"1": 2.0, "2": 0.5, "3": 2.5}
    spots = [answering(step / 10, one, other, (3, 3)) for step in range(31)]
    assert spots == sorted(spots)
    assert (spots[0], spots[-1]) == (0.0, 3.0)


def test_a_section_begins_where_its_heading_stands() -> None:
    prose = Prose(
        (Heading("1", "一", "总体情况", Place(2, 0, 421, 9, 440)), Heading("", "", "附", Place(1, 0, 0, 9, 9)))
    )
    assert stops(prose, [PageSize(595, 842)] * 2) == {"1": 1.5}


def test_a_second_report_is_laid_beside_the_open_one_and_taken_away(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bring(desk, qtbot, desks.pdf(tmp_path / "另一份.pdf", seed=5))
    window, across = desk.window, desk.window.pages.across
    assert across.beside is None
    assert not window.side.isHidden()
    key(desk, Qt.Key.Key_D, CTRL_SHIFT)
    beside: Beside = there(across.beside)
    assert window.side.isHidden()
    assert beside.picker.count() == 1
    assert there(beside.report).row.uuid != report(desk).row.uuid
    qtbot.waitUntil(lambda: min(across.view.width(), beside.view.width()) > 400)
    across.fold_strip(False)
    qtbot.waitUntil(lambda: abs(across.view.width() - beside.width()) < 9 and across.strip.width() == 132)
    across.fold_strip(True)
    frame = beside.view.layout_of_pages.frames[0]
    shot = there(beside.view._shot(frame))
    qtbot.waitUntil(lambda: beside.view._images.image(shot) is not None, timeout=30_000)
    assert not any(mark.strong for page in (1, 2) for mark in beside.view.marks.of(page).boxes)
    zoom = beside.view.percent
    across.view.zoom(1)
    assert beside.view.percent == zoom
    beside.link.click()
    across.view.go_to_page(2)
    assert beside.view.page == 2
    beside.view.go_to_page(1)
    assert across.view.page == 1
    other = there(beside.report).row.uuid
    desk.session.open_report(other)
    assert there(beside.report).row.uuid != other
    key(desk, Qt.Key.Key_D, CTRL_SHIFT)
    assert beside.isHidden()
    assert beside.report is None
    assert not window.side.isHidden()


def test_what_lay_beside_the_open_report_lies_there_again_at_the_next_start(
    desk: Desk, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    for seed, name in enumerate(("另一份.pdf", "第三份.pdf"), 5):
        bring(desk, qtbot, desks.pdf(tmp_path / name, seed=seed))
    across = desk.window.pages.across
    key(desk, Qt.Key.Key_D, CTRL_SHIFT)
    beside = there(across.beside)
    beside.picker.setCurrentIndex(1)
    beside.picker.activated.emit(1)
    beside.view.zoom(2)
    beside.view.go_to_spot(Spot(2, 0.5, 0.25))
    uuid, standing = there(beside.report).row.uuid, beside.view.standing
    assert standing.page == 2
    again = open_desk().window
    beside = there(again.pages.across.beside)
    found = beside.view.standing
    assert (there(beside.report).row.uuid, found.page, found.zoom) == (uuid, 2, standing.zoom)
    assert found.down == pytest.approx(standing.down, abs=0.005)
    assert again.side.isHidden()
    again.actions_by_name["pair"].trigger()
    assert not again.side.isHidden()
    assert open_desk().window.pages.across.beside is None
