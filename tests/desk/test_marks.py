# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mark stands exactly where the figure stands, at every zoom, rotation and resolution."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reviewer.desk.look.states import State
from reviewer.desk.marks.bypage import PageMarks
from reviewer.desk.marks.discs import AIR, gather
from reviewer.desk.marks.painter import MarkPainter
from reviewer.desk.marks.placing import CROWD, GAP, Mark, PageFrame, lay_out, marks_of
from reviewer.desk.selection import NOTHING, Selection
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.project import Reviewed
from reviewer.model.report import PageSize
from reviewer.model.text import Text
from tests import desks
from tests.pages import spoken

FIGURE = Place(1, 100.0, 200.0, 130.0, 212.0)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_mark_is_the_facts_place_times_the_zoom(scale: float) -> None:
    frame = PageFrame(1, 595.0, 842.0, 12.0, 34.0, scale)
    assert frame.to_view(FIGURE) == QRectF(12 + 100 * scale, 34 + 200 * scale, 30 * scale, 12 * scale)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("rotation", "box"),
    [
        (0, (100.0, 200.0, 30.0, 12.0)),
        (90, (842.0 - 212.0, 100.0, 12.0, 30.0)),
        (180, (595.0 - 130.0, 842.0 - 212.0, 30.0, 12.0)),
        (270, (200.0, 595.0 - 130.0, 12.0, 30.0)),
    ],
)
def test_a_mark_turns_with_the_page(scale: float, rotation: int, box: tuple[float, ...]) -> None:
    frame = PageFrame(1, 595.0, 842.0, 0.0, 0.0, scale, rotation)
    assert frame.to_view(FIGURE) == QRectF(*(value * scale for value in box))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_point_goes_to_the_page_and_back(rotation: int) -> None:
    frame = PageFrame(1, 595.0, 842.0, 20.0, 50.0, 1.7, rotation)
    assert frame.place(frame.to_view(FIGURE)) == FIGURE
    x, y = frame.to_page(frame.to_view(FIGURE).center())
    assert FIGURE.holds(x, y)


def test_a_drawn_region_ends_at_the_edge_of_the_page() -> None:
    frame = PageFrame(2, 100.0, 100.0, 0.0, 0.0, 1.0)
    assert frame.place(QRectF(-20, 40, 200, 10)) == Place(2, 0.0, 40.0, 100.0, 50.0)


def test_pages_stand_one_under_the_other_and_in_the_middle() -> None:
    layout = lay_out((PageSize(600, 800), PageSize(800, 600)), 1.0, 0, 1000.0)
    first, second = (frame.rect for frame in layout.frames)
    assert first.center().x() == second.center().x() == 500
    assert second.top() > first.bottom()
    assert layout.frame_at(QPointF(second.center())) == layout.frames[1]


def test_a_turned_layout_swaps_width_and_height() -> None:
    (frame,) = lay_out((PageSize(600, 800),), 0.5, 90, 100.0).frames
    assert (frame.rect.width(), frame.rect.height()) == (400, 300)


def test_only_the_selected_finding_is_strong_and_the_right_side_carries_its_number() -> None:
    report = desks.open_report()
    marks = marks_of(report, desks.findings(report), Selection(desks.ROW))
    strong = [mark for mark in marks if mark.strong]
    assert {mark.finding for mark in strong} == {desks.ROW}
    assert [(mark.side, mark.number) for mark in strong if mark.number] == [(Side.RIGHT, 1)]
    assert [mark.finding for mark in marks if not mark.strong and mark.number] == [desks.COLUMN]


def test_the_sentence_in_which_a_selected_finding_s_words_stand_is_lit_with_them() -> None:
    prose = spoken("一、总体情况", "全年收到申请12件，其中网上申请7件。均已答复。", "二、主动公开政府信息情况")
    figure = prose.sentences[1].quantities[0].places[0]
    heading = prose.headings[0].place
    found = tuple(
        Finding(code, code, Outcome.FAIL, Severity.ERROR, Text(code, code), anchors=(Anchor(place, Side.LEFT),))
        for code, place in (("N-NEW", figure), ("S-LEN", heading))
    )
    report = desks.open_report()
    report = replace(report, reading=replace(report.reading, prose=prose), findings=tuple(map(Reviewed, found)))
    listed = desks.findings(report)
    strong = [mark for mark in marks_of(report, listed, Selection("N-NEW@N-NEW")) if mark.strong]
    assert [(mark.place, mark.side) for mark in strong] == [
        *((place, Side.CONTEXT) for place in prose.sentences[1].places),
        (figure, Side.LEFT),
    ]
    # A heading says itself what it is.
    strong = [mark for mark in marks_of(report, listed, Selection("S-LEN@S-LEN")) if mark.strong]
    assert [mark.place for mark in strong] == [heading]
    assert not any(mark.side is Side.CONTEXT for mark in marks_of(report, listed, NOTHING))


def test_every_figure_of_a_failed_check_is_lit_where_it_is_printed() -> None:
    report = desks.open_report()
    lit = {mark.place for mark in marks_of(report, desks.findings(report), NOTHING)}
    for one in report.findings:
        for anchor in one.finding.anchors:
            assert report.facts[anchor.address or ""].places[0] in lit


def test_a_finding_on_a_crowd_of_figures_lights_them_only_while_it_is_selected() -> None:
    anchors = tuple(Anchor(Place(1, x, 10.0, x + 1, 20.0), Side.LEFT) for x in range(CROWD + 5))
    blanks = Finding("FMT-BLANK", "requests", Outcome.FAIL, Severity.WARNING, Text("空白", "blank"), anchors=anchors)
    report = desks.open_report()
    report = replace(report, findings=(Reviewed(blanks),))
    listed = desks.findings(report)
    assert len(marks_of(report, listed, NOTHING)) == 1
    assert len(marks_of(report, listed, Selection(blanks.key))) == CROWD + 5


def painted(mark: Mark, frame: PageFrame, ratio: int, ground: str = "#ffffff") -> QImage:
    image = QImage(int(frame.rect.right()) * ratio, int(frame.rect.bottom()) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    painter = QPainter(image)
    MarkPainter().paint(painter, frame, mark)
    painter.end()
    return image


def changed(image: QImage) -> tuple[int, int, int, int]:
    """The box of pixels that are not white."""
    white = QColor("#ffffff").rgb()
    spots = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) != white]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_painted_mark_hugs_the_figure_at_every_resolution(qapp: QApplication, ratio: int) -> None:
    frame = PageFrame(1, 60.0, 40.0, 0.0, 0.0, 1.0)
    place = Place(1, 20.0, 15.0, 40.0, 25.0)
    box = changed(painted(Mark(place, Side.LEFT, State.FAIL, strong=True), frame, ratio))
    expected = [(20 - AIR) * ratio, (15 - AIR) * ratio, (40 + AIR) * ratio, (25 + AIR) * ratio]
    assert box == pytest.approx(expected, abs=1.5 * ratio)


def test_a_strong_mark_leaves_black_ink_black(qapp: QApplication) -> None:
    frame = PageFrame(1, 60.0, 40.0, 0.0, 0.0, 1.0)
    mark = Mark(Place(1, 20.0, 15.0, 40.0, 25.0), Side.RIGHT, State.FAIL, strong=True)
    assert painted(mark, frame, 1, ground="#000000").pixelColor(30, 20) == QColor("#000000")


def test_the_two_sides_differ_in_stroke_and_not_only_in_colour(qapp: QApplication) -> None:
    frame = PageFrame(1, 120.0, 60.0, 0.0, 0.0, 1.0)
    place = Place(1, 20.0, 20.0, 100.0, 40.0)
    top = int(20 - AIR)
    runs = {}
    for side in (Side.LEFT, Side.RIGHT):
        image = painted(Mark(place, side, State.FAIL, strong=True), frame, 1)
        dark = [image.pixelColor(x, top).lightness() < 190 for x in range(30, 90)]
        runs[side] = sum(a != b for a, b in pairwise(dark))
    assert runs[Side.LEFT] == 0
    assert runs[Side.RIGHT] > 6


def test_a_number_covers_neither_a_figure_nor_another_number(qapp: QApplication) -> None:
    frame = PageFrame(1, 400.0, 300.0, 0.0, 0.0, 1.0)
    figures = [Place(1, x, y, x + 12.0, y + 9.0) for x in range(60, 330, 30) for y in range(60, 230, 16)]
    page = QImage(400, 300, QImage.Format.Format_RGB32)
    page.fill(QColor("#ffffff"))
    marks = [Mark(figures[40 + at], Side.RIGHT, State.FAIL, strong=at == 0, number=at + 1) for at in range(3)]
    spots = [spot for _, spot in MarkPainter().discs_of(frame, PageMarks(discs=gather(marks)), page, figures)]
    assert len(spots) == 3
    assert not any(spot.intersects(frame.to_view(place)) for spot in spots for place in figures)
    assert not any(a.intersects(b) for a in spots for b in spots if a is not b)


def test_a_number_avoids_words_that_are_no_figures(qapp: QApplication) -> None:
    frame = PageFrame(1, 200.0, 100.0, 0.0, 0.0, 1.0)
    page = QImage(200, 100, QImage.Format.Format_RGB32)
    page.fill(QColor("#ffffff"))
    painter = QPainter(page)
    painter.fillRect(112, 20, 60, 60, QColor("#000000"))
    painter.end()
    mark = Mark(Place(1, 80.0, 40.0, 110.0, 52.0), Side.RIGHT, State.FAIL, strong=True, number=1)
    ((_, spot),) = MarkPainter().discs_of(frame, PageMarks(discs=gather((mark,))), page)
    assert not spot.intersects(QRectF(112, 20, 60, 60))


def test_the_pages_in_sight_are_those_between_its_edges_and_a_point_finds_its_page() -> None:
    layout = lay_out([PageSize(595, 842), PageSize(842, 595)] * 30, 1.3, 0, 900)
    for top in range(0, round(layout.height), 700):
        seen = [one for one in layout.frames if one.rect.bottom() >= top and one.rect.top() <= top + 900]
        assert list(layout.visible(top, top + 900)) == seen
    for frame in layout.frames:
        assert layout.frame_at(frame.rect.center()) == frame
    assert layout.frame_at(QPointF(450, layout.frames[1].y - GAP / 2)) is None


def test_on_a_dark_page_too_numbers_stand_on_paper(qapp: QApplication) -> None:
    paper, ink = QColor("#1b2027"), QColor("#f2f5f8")
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(paper)
    painter = QPainter(image)
    # Print on all sides of the figure but the lower left one.
    painter.fillRect(QRectF(300, 9, 300, 391), ink)
    painter.fillRect(QRectF(9, 9, 591, 186), ink)
    painter.end()
    frame = PageFrame(1, 600, 400, 0, 0, 1.0)
    mark = Mark(Place(1, 260, 200, 298, 212), None, State.FAIL, False, 1)
    ((_, spot),) = MarkPainter().discs_of(frame, PageMarks(discs=gather((mark,))), image)
    assert image.copy(spot.toAlignedRect()).scaled(1, 1).pixelColor(0, 0).lightness() < 60
    assert image.pixelColor(spot.center().toPoint()) == paper


def test_marks_are_light_on_a_dark_page_and_the_ink_stays_lighter_than_their_wash(qapp: QApplication) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#1b2027"))
    painter = QPainter(image)
    painter.fillRect(QRectF(60, 40, 20, 20), QColor("#f2f5f8"))
    mark = Mark(Place(1, 50, 30, 150, 70), Side.LEFT, State.FAIL, True, 1)
    frame = PageFrame(1, 200, 100, 0, 0, 1.0)
    MarkPainter().paint_page(painter, frame, PageMarks((mark,)), image, dark=True)
    painter.end()
    edge = max(image.pixelColor(x, 50).lightness() for x in range(45, 50))
    wash, ink = image.pixelColor(120, 50).lightness(), image.pixelColor(70, 50).lightness()
    assert edge > 120
    assert 31 < wash < 110 < ink - 80
