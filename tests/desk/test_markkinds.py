# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each kind of mark has its own colour and shape, hides nothing, and is the same on the page and in the table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from time import process_time

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reviewer.desk.i18n import Language
from reviewer.desk.look.states import State
from reviewer.desk.marks.bypage import by_page
from reviewer.desk.marks.discs import AIR, DISC_CROWD, gather
from reviewer.desk.marks.joins import joining
from reviewer.desk.marks.kinds import PAPER_INKS, MarkKind, counts, of_figures
from reviewer.desk.marks.painter import MarkPainter
from reviewer.desk.marks.placing import Mark, PageFrame, marks_of
from reviewer.desk.selection import NOTHING, Selection
from reviewer.desk.table.grid import grid_of
from reviewer.desk.table.model import TableModel
from reviewer.forms.planform import form_of
from reviewer.model.finding import Side
from reviewer.model.place import Place
from reviewer.model.project import Correction, Note, OpenReport, Status, Target
from reviewer.model.report import PageSize
from tests import desks

FIGURE = Place(1, 30.0, 20.0, 50.0, 30.0)
NOW = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
WHITE = QColor("#ffffff").rgb()
ROOM = 8.0
"""How far a sign may stand over or under the figure, in logical pixels."""


def paint(mark: Mark, frame: PageFrame, ratio: float, ground: str = "#ffffff") -> QImage:
    width, height = round(frame.rect.right() * ratio), round(frame.rect.bottom() * ratio)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    painter = QPainter(image)
    MarkPainter().paint(painter, frame, mark)
    painter.end()
    return image


def touched(image: QImage) -> frozenset[tuple[int, int]]:
    every = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return frozenset(spot for spot in every if image.pixel(*spot) != WHITE)


def faint(kind: MarkKind, place: Place = FIGURE) -> Mark:
    return Mark(place, None, State.FAIL, strong=False, kind=kind)


def test_no_two_kinds_share_a_colour_or_a_shape(qapp: QApplication) -> None:
    frame = PageFrame(1, 80.0, 50.0, 0.0, 0.0, 2.0)
    shapes = {kind: touched(paint(faint(kind), frame, 1)) for kind in MarkKind}
    for one, other in combinations(MarkKind, 2):
        assert PAPER_INKS[one] != PAPER_INKS[other]
        union, shared = shapes[one] | shapes[other], shapes[one] & shapes[other]
        assert len(shared) < 0.6 * len(union), f"{one} looks like {other}"


@pytest.mark.parametrize("kind", list(MarkKind))
def test_no_kind_lightens_or_colours_black_ink(qapp: QApplication, kind: MarkKind) -> None:
    frame = PageFrame(1, 80.0, 50.0, 0.0, 0.0, 2.0)
    image = paint(faint(kind), frame, 1, ground="#000000")
    assert {image.pixel(x, y) for x in range(160) for y in range(100)} == {QColor("#000000").rgb()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("scale", [0.75, 1.5])
def test_a_mark_hugs_its_figure_at_every_zoom_turn_and_ratio(
    qapp: QApplication, ratio: float, rotation: int, scale: float
) -> None:
    frame = PageFrame(1, 80.0, 50.0, 0.0, 0.0, scale, rotation)
    figure = frame.to_view(FIGURE).adjusted(-AIR, -AIR, AIR, AIR)
    for mark in (Mark(FIGURE, Side.LEFT, State.FAIL, strong=True), faint(MarkKind.UNPLACED)):
        spots = touched(paint(mark, frame, ratio))
        xs, ys = [x / ratio for x, _ in spots], [y / ratio for _, y in spots]
        box = (min(xs), min(ys), max(xs) + 1 / ratio, max(ys) + 1 / ratio)
        wanted = (figure.left(), figure.top(), figure.right(), figure.bottom())
        assert box == pytest.approx(wanted, abs=1 + 1 / ratio), mark.kind
    for kind in MarkKind:
        spots = touched(paint(faint(kind), frame, ratio))
        assert spots, kind
        assert all(figure.left() - 2 <= x / ratio <= figure.right() + 4 for x, _ in spots), kind
        assert all(figure.top() - ROOM <= y / ratio <= figure.bottom() + ROOM for _, y in spots), kind


def rich() -> OpenReport:
    """A report with everything that can be marked."""
    found = {one.reviewed.finding.key: one.reviewed.finding for one in desks.findings(desks.open_report())}
    report = desks.open_report(decisions={desks.COLUMN: desks.decided(Status.DISMISSED, found[desks.COLUMN].digest)})
    facts = dict(report.facts)
    facts["requests/1/total"] = replace(facts["requests/1/total"], confidence=0.5)
    read = facts["requests/2/total"]
    corrections = (
        Correction("requests/2/total", read.text, None, "李", NOW, confirmed=True),
        Correction("requests/4/total", "99", "99", "李", NOW),
    )
    targets = (
        Target(address="requests/1/total"),
        Target(finding=desks.ROW),
        Target(place=desks.SOMEWHERE),
        Target(page=1),
        Target(),
    )
    notes = tuple(Note(f"n{at}", target, "话", "李", NOW) for at, target in enumerate(targets))
    reading = replace(report.reading, pages=(PageSize(595.0, 842.0),))
    return replace(report, facts=facts, corrections=corrections, notes=notes, reading=reading)


def test_every_kind_is_counted() -> None:
    report = rich()
    counted = counts(report, desks.findings(report))
    wanted = {
        MarkKind.FAILED: 1,
        MarkKind.ASIDE: 1,
        MarkKind.DOUBTFUL: 1,
        MarkKind.CONFIRMED: 1,
        MarkKind.CORRECTED: 1,
        MarkKind.NOTED: 5,
    }
    assert {kind: count for kind, count in counted.items() if count} == wanted
    assert not counts(None, ())


def seen_on_page(report: OpenReport) -> Mapping[str, frozenset[MarkKind]]:
    """The kinds drawn at the place of each figure."""
    pages = by_page(marks_of(report, desks.findings(report), NOTHING))
    drawn: dict[Place, set[MarkKind]] = {}
    for page in pages.values():
        for mark in page.boxes:
            if mark.kind:
                drawn.setdefault(mark.place, set()).add(mark.kind)
    return {address: frozenset(drawn.get(fact.places[0], set())) for address, fact in report.facts.items()}


def test_the_table_shows_at_each_figure_what_the_page_shows(chinese: Language) -> None:
    whole = rich()
    # Figures of other tables of this report are invented at the same places.
    report = replace(whole, facts={it: fact for it, fact in whole.facts.items() if it.startswith("requests/")})
    seen, listed = seen_on_page(report), desks.findings(report)
    model = TableModel(grid_of(form_of("requests", report.reading.forms["requests"], list(report.facts)), "zh"))
    model.show_report(report, listed, NOTHING)
    assert {it: model.figure(it).kinds for it in report.facts} == seen
    assert set().union(*seen.values()) >= set(MarkKind) - {MarkKind.JUDGE, MarkKind.UNPLACED}


def test_notes_on_a_region_a_page_and_the_report_stand_on_the_page() -> None:
    report = rich()
    noted = [mark for mark in marks_of(report, (), NOTHING) if mark.kind is MarkKind.NOTED]
    assert [mark.place for mark in noted if mark.region] == [desks.SOMEWHERE]
    flags = [mark.place for mark in noted if mark.flag]
    assert len(flags) == 2
    assert all(0 < flag.x0 < flag.x1 < 595 and 0 < flag.top < 40 for flag in flags)
    assert flags[0] != flags[1]


def test_of_several_findings_at_a_figure_the_gravest_frames_it_and_a_strong_one_alone() -> None:
    report = rich()
    listed = desks.findings(report)
    assert of_figures(report, listed)[desks.CULPRIT] == {MarkKind.FAILED}
    place = report.facts[desks.CULPRIT].places[0]
    framed = [it for page in by_page(marks_of(report, listed, NOTHING)).values() for it in page.boxes]
    assert [it.kind for it in framed if it.place == place] == [MarkKind.FAILED]
    chosen = by_page(marks_of(report, listed, Selection(desks.COLUMN)))
    assert [it.strong for page in chosen.values() for it in page.boxes if it.place == place] == [True]


def test_hidden_kinds_are_left_out_but_the_selected_finding_is_not() -> None:
    report = rich()
    marks = marks_of(report, desks.findings(report), Selection(desks.ROW))
    shown = by_page(marks, frozenset(MarkKind))
    boxes = [mark for page in shown.values() for mark in page.boxes]
    assert boxes
    assert all(mark.strong for mark in boxes)
    assert {mark.finding for page in shown.values() for mark in page.numbered} == {desks.ROW}


def numbered(number: int, place: Place, strong: bool = False) -> Mark:
    return Mark(place, Side.RIGHT, State.FAIL, strong, number, finding=f"k{number}", kind=MarkKind.FAILED)


def test_numbers_at_one_figure_gather_in_one_disc_led_by_the_selected_one() -> None:
    near = Place(1, 31.0, 20.5, 51.0, 30.5)
    far = Place(1, 30.0, 40.0, 50.0, 50.0)
    three = (numbered(4, near), numbered(3, FIGURE), numbered(9, far))
    assert [(disc.text, disc.findings) for disc in gather(three)] == [("3+", ("k3", "k4")), ("9", ("k9",))]
    chosen = gather((*three, numbered(5, FIGURE, strong=True)))
    assert [(disc.text, disc.strong) for disc in chosen] == [("5+", True), ("9", False)]
    assert chosen[0].findings == ("k3", "k4", "k5")


def test_in_a_crowd_only_the_selected_number_and_those_under_the_mouse_are_shown(qapp: QApplication) -> None:
    frame = PageFrame(1, 600.0, 2000.0, 0.0, 0.0, 1.0)
    crowd = [numbered(at, Place(1, 30.0, 20.0 * at, 50.0, 20.0 * at + 10)) for at in range(1, DISC_CROWD + 30)]
    crowd[7] = replace(crowd[7], strong=True)
    marks = by_page(crowd)[1]

    def shown(*awake: str) -> list[str]:
        return [disc.text for disc, _ in MarkPainter().discs_of(frame, marks, None, (), frozenset(awake))]

    assert shown() == ["8"]
    assert shown("k20") == ["8", "20"]
    few = by_page(crowd[:DISC_CROWD])[1]
    assert len(MarkPainter().discs_of(frame, few, None)) == DISC_CROWD


def test_parts_and_total_in_one_row_or_column_are_joined_and_nothing_else_is() -> None:
    frame = PageFrame(1, 400.0, 400.0, 0.0, 0.0, 1.0)
    row = [Place(1, x, 20.0, x + 10, 30.0) for x in (50.0, 90.0, 130.0, 200.0)]
    column = [Place(1, place.top, place.x0, place.bottom, place.x1) for place in row]

    def joined(places: list[Place]) -> int:
        sides = [Side.LEFT] * (len(places) - 1) + [Side.RIGHT]
        marks = [Mark(it, side, State.FAIL, strong=True) for it, side in zip(places, sides, strict=True)]
        bracket, arm = joining(frame, marks)
        boxes = [frame.to_view(place) for place in places]
        assert not any(box.contains(line.p1()) or box.contains(line.p2()) for line in (*bracket, *arm) for box in boxes)
        return len(bracket) + len(arm)

    assert joined(row) == joined(column) == 1 + 3 + 2
    assert joined(row[:3]) == 0
    assert joined([*row[:3], Place(1, 200.0, 90.0, 210.0, 100.0)]) == 0


def test_marks_are_sorted_by_page_once() -> None:
    places = [Place(page, 30.0, 20.0, 50.0, 30.0) for page in (3, 1, 3)]
    pages = by_page([faint(MarkKind.DOUBTFUL, places[0]), faint(MarkKind.NOTED, places[1]), numbered(1, places[2])])
    assert {page: (len(marks.boxes), len(marks.numbered)) for page, marks in pages.items()} == {1: (1, 0), 3: (2, 1)}


def test_three_hundred_marks_are_painted_within_a_frame(qapp: QApplication) -> None:
    kinds, frame = list(MarkKind), PageFrame(1, 595.0, 842.0, 0.0, 0.0, 1.33)
    places = [Place(1, 40.0 + at % 15 * 35, 60.0 + at // 15 * 35, 60.0 + at % 15 * 35, 72.0 + at // 15 * 35)
              for at in range(300)]  # fmt: skip
    marks = [replace(faint(kinds[at % 8], it), number=at, finding=str(at)) for at, it in enumerate(places)]
    shown, painter = by_page(marks)[1], MarkPainter()
    image = QImage(800, 1130, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    took = []
    for _ in range(8):
        brush = QPainter(image)
        start = process_time()
        painter.paint_page(brush, frame, shown, None, places)
        took.append(process_time() - start)
        brush.end()
    # Three times what it takes on a quiet machine.
    assert min(took) < 0.016
