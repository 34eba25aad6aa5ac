# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the page each kind of mark is named, counted and switched; the menu and the key agree with it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look.theme import THEMES
from reviewer.desk.marks.kinds import PAPER_INKS, MarkKind
from reviewer.desk.selection import NOTHING
from reviewer.model.project import Status, Target
from tests import desks
from tests.desk.conftest import Open
from tests.desk.test_theme import contrast
from tests.driving import key, on_page, place_of, report, there

LEFT = Qt.MouseButton.LeftButton


def kinds_on_pages(desk: Desk) -> set[MarkKind | None]:
    marks = desk.window.pages.view.marks
    boxes = [box for page in range(1, len(report(desk).reading.pages) + 1) for box in marks.of(page).boxes]
    return {box.kind for box in boxes}


def test_every_ink_stands_out_from_paper_and_from_the_table() -> None:
    for kind, ink in PAPER_INKS.items():
        assert contrast(ink, "#ffffff") >= 4.5, kind
        for theme in THEMES:
            assert contrast(theme.of_mark(kind), theme.window) >= 4.5, (kind, theme.name)
            assert contrast(QColor(theme.of_mark(kind)), theme.raised) >= 4.5, (kind, theme.name)


def test_a_kind_is_switched_by_legend_and_menu_and_stays_so_at_the_next_start(
    desk: Desk, open_desk: Open, qtbot: QtBot
) -> None:
    legend, actions = desk.window.pages.legend, desk.window.actions_by_name
    failed, noted = legend.kinds[MarkKind.FAILED], legend.kinds[MarkKind.NOTED]
    assert failed.isVisible()
    assert failed.accessibleName() == "失败：2 处"
    assert failed.isEnabled()
    assert (noted.accessibleName(), noted.isEnabled()) == ("有备注：0 处", False)
    desk.session.do.add_note("看这里", Target(page=1))
    assert (noted.accessibleName(), noted.isEnabled()) == ("有备注：1 处", True)
    desk.session.select(NOTHING)
    assert kinds_on_pages(desk) >= {MarkKind.FAILED, MarkKind.NOTED}
    QTest.mouseClick(failed, LEFT)
    assert kinds_on_pages(desk) == {MarkKind.NOTED}
    menu = there(actions["mark_failed"].parent())
    assert menu is desk.window
    actions["mark_noted"].trigger()
    assert kinds_on_pages(desk) == set()
    assert (noted.isChecked(), failed.isChecked(), actions["mark_noted"].isChecked()) == (False, False, False)
    again = open_desk()
    qtbot.waitUntil(lambda: again.session.report is not None)
    assert again.window.pages.switches.hidden == {MarkKind.FAILED, MarkKind.NOTED}


def test_one_key_takes_all_marks_off_the_page_and_puts_them_back(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    before = kinds_on_pages(desk)
    assert before
    desk.window.pages.view.setFocus()
    key(desk, Qt.Key.Key_L)
    assert kinds_on_pages(desk) == set()
    assert not desk.window.pages.legend.all.isChecked()
    assert "按 L 恢复" in desk.window.status.step.text()
    assert not desk.window.actions_by_name["marks"].isChecked()
    key(desk, Qt.Key.Key_L)
    assert kinds_on_pages(desk) == before
    key(desk, Qt.Key.Key_L)
    QTest.mouseClick(desk.window.pages.legend.kinds[MarkKind.FAILED], LEFT)
    assert desk.window.pages.switches.shows(MarkKind.FAILED)
    assert kinds_on_pages(desk) == before


def test_the_names_of_the_kinds_give_way_before_any_is_cut_off(desk: Desk, qtbot: QtBot) -> None:
    legend = desk.window.pages.legend

    def whole() -> bool:
        shown = [button for button in legend.kinds.values() if button.isVisible()]
        return all(it.width() >= it.sizeHint().width() and it.geometry().right() <= legend.width() for it in shown)

    said = []
    for width in (1800, 900):
        desk.window.resize(width, 700)
        qtbot.waitUntil(whole)
        said.append(legend.kinds[MarkKind.FAILED].words)
    assert said == ["失败 2", "2"]


def test_the_tip_of_a_figure_tells_equation_decision_correction_and_notes_and_runs_no_markup(desk: Desk) -> None:
    pages = desk.window.pages
    desk.session.do.add_note("<b>不是</b> & 标记", Target(address=desks.CULPRIT))
    desk.session.do.decide(Status.EXPLAINED, [desks.ROW])
    desk.session.do.correct(desks.CULPRIT, "3")
    place = place_of(desk, desks.CULPRIT)
    told = pages.tip.at(place.page, *place.centre)
    for words in ("&lt;b&gt;不是&lt;/b&gt; &amp; 标记", "李审计", "人工更正：3", "原读数：2", "已说明", "数字已变"):
        assert words in told, words
    for anchor in there(desk.session.numbered(desks.ROW)).reviewed.finding.anchors:
        assert desk.session.name_of(there(anchor.address)) in told
    assert pages.tip.at(place.page, 1.0, 1.0) == ""


def test_a_click_on_a_number_goes_through_its_findings_and_its_tip_tells_them_all(desk: Desk) -> None:
    view = desk.window.pages.view
    desk.session.select(NOTHING)
    keys = [one.key for one in desk.session.findings]
    assert desk.window.pages.tip.of_numbers(keys).count("<b>") == len(keys)
    view.numbers_clicked.emit(tuple(keys))
    assert desk.session.selection.finding == keys[0]
    view.numbers_clicked.emit(tuple(keys))
    assert desk.session.selection.finding == keys[1]
    view.numbers_clicked.emit(tuple(keys[:2]))
    assert desk.session.selection.finding == keys[0]


def test_a_number_on_the_page_can_be_clicked_where_it_stands(desk: Desk) -> None:
    view = desk.window.pages.view
    desk.session.select(NOTHING)
    place = place_of(desk, desks.CULPRIT)
    view.show_places((place,))
    view.viewport().repaint()
    around = on_page(desk, desks.CULPRIT)
    scroll = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    points = [around + QPointF(x, y).toPoint() for x in range(-400, 400, 4) for y in range(-300, 300, 4)]
    hit = next(it for it in points if view.marks.findings_at(place.page, QPointF(it) + scroll))
    keys = view.marks.findings_at(place.page, QPointF(hit) + scroll)
    QTest.mouseClick(view.viewport(), LEFT, pos=hit)
    assert desk.session.selection.finding == keys[0]


def test_without_a_report_there_is_no_legend(open_desk: Open) -> None:
    assert open_desk().window.pages.legend.isHidden()
