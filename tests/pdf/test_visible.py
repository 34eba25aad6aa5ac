# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page shows is what is read: hidden text is not, and where the two may differ the word is doubtful."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reviewer.model.document import Document, Page
from reviewer.pdf.characters import words as joined
from reviewer.pdf.library import mupdf
from reviewer.pdf.reading import read
from reviewer.settings import Settings

WHITE = (1, 1, 1)


def printed(folder: Path, draw: Callable[[Any], None], rotation: int = 0) -> Page:
    """A page with the figure 17 and what `draw` adds to it, as it is read."""
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_text((100, 200), "17", fontsize=10)
    page.insert_text((100, 300), "1026", fontsize=10)
    page.draw_line((50, 320), (350, 320))
    draw(page)
    page.set_rotation(rotation)
    pdf.save(folder / "a.pdf")
    steps = read(folder / "a.pdf", Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Document = end.value
            return found.pages[0]


def words(page: Page) -> dict[str, float]:
    return {word.text: word.confidence for word in page.words}


@pytest.mark.parametrize("rotation", [0, 90])
def test_white_text_on_white_and_text_under_white_are_not_there(tmp_path: Path, rotation: int) -> None:
    def draw(page: Any) -> None:
        page.insert_text((200, 200), "55", fontsize=10, color=WHITE)
        page.insert_text((100, 400), "66", fontsize=10)
        page.draw_rect((95, 385, 130, 405), fill=WHITE, color=None)

    assert words(printed(tmp_path, draw, rotation)) == {"17": 1.0, "1026": 1.0}


def test_white_text_on_a_dark_ground_and_dark_text_on_a_light_one_are_read(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((190, 185, 230, 205), fill=(0.1, 0.2, 0.5), color=None)
        page.insert_text((200, 200), "55", fontsize=10, color=WHITE)
        page.draw_rect((190, 285, 230, 305), fill=(0.8, 0.9, 0.8), color=None)
        page.insert_text((200, 300), "66", fontsize=10)

    assert words(printed(tmp_path, draw)) == {"17": 1.0, "1026": 1.0, "55": 1.0, "66": 1.0}


@pytest.mark.parametrize(("colour", "seen"), [((0.86, 0.86, 0.86), False), ((0.85, 0.1, 0.1), False), (None, True)])
def test_white_text_on_white_stays_unseen_where_a_seal_or_a_watermark_crosses_it(
    tmp_path: Path, colour: tuple[float, ...] | None, seen: bool
) -> None:
    def draw(page: Any) -> None:
        if colour:
            page.draw_line((198, 206), (206, 186), color=colour, width=6)
            page.draw_line((209, 206), (217, 186), color=colour, width=6)
        else:
            page.draw_rect((190, 185, 230, 205), fill=(0.85, 0.1, 0.1), color=None)
        page.insert_text((200, 200), "5555", fontsize=10, color=WHITE)

    assert ("5555" in words(printed(tmp_path, draw))) is seen


def test_letters_of_the_colour_of_their_ground_are_not_there(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((190, 185, 230, 205), fill=(0.3, 0.3, 0.3), color=None)
        page.insert_text((200, 200), "55", fontsize=10, color=(0.3, 0.3, 0.3))

    assert words(printed(tmp_path, draw)) == {"17": 1.0, "1026": 1.0}


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_figure_pasted_over_another_is_the_one_that_is_read(tmp_path: Path, rotation: int) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((95, 188, 125, 206), fill=WHITE, color=None)
        page.insert_text((100, 200), "18", fontsize=10)

    assert words(printed(tmp_path, draw, rotation)) == {"18": 1.0, "1026": 1.0}


def test_typed_in_text_over_a_figure_is_what_is_seen_and_a_form_field_shows_its_value(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.add_freetext_annot((95, 188, 125, 206), "18", fontsize=10, fill_color=WHITE)
        field: Any = mupdf.Widget()
        field.field_name, field.field_type, field.field_value = "a", mupdf.PDF_WIDGET_TYPE_TEXT, "55"
        field.rect = mupdf.Rect(195, 190, 240, 206)
        page.add_widget(field)

    assert words(printed(tmp_path, draw)) == {"18": 1.0, "1026": 1.0, "55": 1.0}


def test_the_sides_of_a_white_patch_are_no_rulings_however_it_is_drawn(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_polyline([(95, 388), (125, 388), (125, 406), (95, 406)], fill=WHITE, color=None, closePath=True)

    assert [ruling.at for ruling in printed(tmp_path, draw).rulings] == [320]


def test_a_figure_under_a_dark_patch_is_that_patch(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((95, 188, 125, 206), fill=(0, 0, 0), color=None)

    assert set(words(printed(tmp_path, draw))) == {"■", "1026"}


def test_a_figure_seen_through_a_shade_is_read(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_rect((95, 188, 125, 206), fill=(1, 1, 0), color=None, fill_opacity=0.3)

    assert words(printed(tmp_path, draw)) == {"17": 1.0, "1026": 1.0}


@pytest.mark.parametrize(("ink", "left"), [(False, {"1026"}), (True, {"1026", "17"})])
def test_a_figure_under_a_picture_is_gone_or_doubtful(tmp_path: Path, ink: bool, left: set[str]) -> None:
    def draw(page: Any) -> None:
        other = mupdf.open()
        patch = other.new_page(width=30, height=18)
        if ink:
            patch.insert_text((5, 12), "99", fontsize=10)
        page.insert_image((95, 188, 125, 206), pixmap=patch.get_pixmap(dpi=150))

    found = words(printed(tmp_path, draw))
    assert set(found) == left
    assert found.get("17", 0.5) < 0.9
    assert found["1026"] == 1.0


def test_a_stamp_that_one_sees_through_hides_nothing(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        pixels = bytes((200, 0, 0, 60)) * 100
        page.insert_image((60, 150, 200, 330), pixmap=mupdf.Pixmap(mupdf.csRGB, 10, 10, pixels, True))

    assert words(printed(tmp_path, draw)) == {"17": 1.0, "1026": 1.0}


def test_a_letter_so_dense_that_it_is_mostly_ink_is_seen_through_a_stamp(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.insert_text((200, 400), "8", fontsize=16, render_mode=2, border_width=0.15)
        pixels = bytes((255, 255, 255, 0)) * 99 + bytes((200, 0, 0, 255))
        page.insert_image((150, 350, 260, 430), pixmap=mupdf.Pixmap(mupdf.csRGB, 10, 10, pixels, True))

    assert "8" in words(printed(tmp_path, draw))


def test_a_figure_that_is_struck_out_is_doubtful_and_its_line_no_ruling(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_line((98, 196.5), (113, 196.5))
        page.insert_text((200, 200), "55", fontsize=10)
        page.add_strikeout_annot((200, 190, 212, 203))

    page = printed(tmp_path, draw)
    assert words(page) == {"17": 0.5, "1026": 1.0, "55": 0.5}
    assert len(page.rulings) == 1


def test_an_underlined_figure_and_one_beside_a_ruling_are_sure(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_line((98, 202), (113, 202))
        page.draw_line((50, 296), (350, 296))

    page = printed(tmp_path, draw)
    assert words(page) == {"17": 1.0, "1026": 1.0}
    assert len(page.rulings) == 3


def test_a_closed_box_of_a_reader_over_a_figure_leaves_it_in_doubt(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        box = page.add_rect_annot((95, 188, 125, 206))
        box.set_colors(stroke=WHITE, fill=WHITE)
        box.update()

    assert words(printed(tmp_path, draw)) == {"17": 0.5, "1026": 1.0}


def test_bold_print_by_printing_twice_is_one_word(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.insert_text((100.3, 200), "17", fontsize=10)

    assert [word.text for word in printed(tmp_path, draw).words] == ["17", "1026"]


def test_letters_without_width_part_no_figure() -> None:
    letters = [("1", 10), ("\u200b", 15), ("2", 15)]
    chars = [{"c": letter, "bbox": (x, 10.0, x + 5.0 * (letter != "\u200b"), 20.0)} for letter, x in letters]
    span = {"size": 10.0, "alpha": 255, "char_flags": 16, "color": 0, "chars": chars}
    raw = {"blocks": [{"lines": [{"dir": (1.0, 0.0), "spans": [span]}]}]}
    found, _, _ = joined(raw, 1, mupdf.Matrix(1, 0, 0, 1, 0, 0))
    assert [word.text for word in found] == ["12"]


def ruled(page: Any) -> None:
    for i in range(5):
        page.draw_line((50, 400 + 20 * i), (350, 400 + 20 * i))
        page.draw_line((50 + 75 * i, 400), (50 + 75 * i, 480))


def test_a_figure_that_is_a_picture_or_an_outline_in_a_table_is_something_unread_and_no_blank(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        ruled(page)
        patch = mupdf.open().new_page(width=20, height=10)
        patch.insert_text((2, 9), "99", fontsize=10)
        page.insert_image((60, 404, 80, 414), pixmap=patch.get_pixmap(dpi=150))
        page.draw_circle((160, 410), 4, fill=(0, 0, 0), color=None)
        page.draw_circle((235, 410), 15, fill=(0.9, 0.1, 0.1), color=None)
        page.insert_image((260, 100, 280, 110), pixmap=patch.get_pixmap(dpi=150))

    marks = [word.place.centre for word in printed(tmp_path, draw).words if word.text == "■"]
    assert [(round(x), round(y)) for x, y in marks] == [(70, 409), (160, 410)]
