# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PDF becomes words and rulings in the page as displayed, and pages that cannot be read are said."""

from pathlib import Path
from typing import Any

import pytest

from reviewer.errors import ReviewerError
from reviewer.files import digest
from reviewer.model.document import Document, State
from reviewer.pdf.library import mupdf
from reviewer.pdf.reading import NeedsPassword, read
from reviewer.settings import Settings


def document(path: Path, settings: Settings | None = None) -> Document:
    steps = read(path, settings or Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Document = end.value
            return found


def saved(pdf: Any, folder: Path, **options: object) -> Path:
    path = folder / "a.pdf"
    pdf.save(path, **options)
    return path


def one_page(folder: Path, text: str = "1026", rotation: int = 0) -> Path:
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_text((100, 200), text, fontsize=10)
    page.draw_line((50, 300), (350, 300))
    page.set_rotation(rotation)
    return saved(pdf, folder)


def test_a_word_has_its_place_and_the_border_of_every_character(tmp_path: Path) -> None:
    (page,) = document(one_page(tmp_path)).pages
    (word,) = page.words
    assert word.text == "1026"
    assert len(word.edges) == 5
    assert word.place.x0 == pytest.approx(100, abs=0.5)
    part = word.part(1, 3)
    assert part.text == "02"
    assert (part.place.x0, part.place.x1) == (word.edges[1], word.edges[3])


@pytest.mark.parametrize(
    ("rotation", "size", "line"),
    [(0, (400, 600), (True, 300)), (90, (600, 400), (False, 300)), (270, (600, 400), (False, 300))],
)
def test_boxes_and_lines_are_those_of_the_page_as_displayed(
    tmp_path: Path, rotation: int, size: tuple[int, int], line: tuple[bool, int]
) -> None:
    (page,) = document(one_page(tmp_path, rotation=rotation)).pages
    assert (page.width, page.height) == size
    (ruling,) = page.rulings
    assert (ruling.horizontal, round(ruling.at)) == line
    assert page.words[0].vertical is (rotation != 0)


def test_the_empty_password_opens_and_another_is_asked_for(tmp_path: Path) -> None:
    pdf = mupdf.open(one_page(tmp_path))
    for password in ("", "secret"):
        path = tmp_path / f"locked{password}.pdf"
        pdf.save(path, encryption=mupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw=password)
    assert document(tmp_path / "locked.pdf").state is State.DIGITAL
    with pytest.raises(NeedsPassword, match="locked"):
        document(tmp_path / "lockedsecret.pdf")


def test_the_digest_is_that_of_the_bytes_and_the_file_is_left_alone(tmp_path: Path) -> None:
    path = one_page(tmp_path)
    before = path.read_bytes()
    assert document(path).digest == digest(path)
    assert path.read_bytes() == before


def test_a_page_that_is_a_picture_is_scanned(tmp_path: Path) -> None:
    picture = mupdf.open(one_page(tmp_path))[0].get_pixmap()
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_image(page.rect, pixmap=picture)
    assert document(saved(pdf, tmp_path)).state is State.SCANNED


@pytest.mark.parametrize("after", [True, False])
def test_hidden_text_with_a_picture_over_the_page_is_not_what_is_printed(tmp_path: Path, after: bool) -> None:
    picture = mupdf.open(one_page(tmp_path))[0].get_pixmap()
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    if after:
        page.insert_image(page.rect, pixmap=picture)
    page.insert_text((100, 200), "9999", render_mode=3)
    if not after:
        page.insert_image(page.rect, pixmap=picture)
    assert document(saved(pdf, tmp_path)).state is State.SCANNED


def test_text_over_a_picture_of_the_whole_page_is_read(tmp_path: Path) -> None:
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    picture = mupdf.Pixmap(mupdf.csRGB, (0, 0, 40, 60), False)
    picture.clear_with(0)
    page.insert_image(page.rect, pixmap=picture)
    page.insert_text((100, 200), "1026", color=(1, 1, 1))
    found = document(saved(pdf, tmp_path))
    assert found.state is State.DIGITAL
    assert found.pages[0].words[0].text == "1026"


def test_some_scanned_pages_make_a_document_mixed(tmp_path: Path) -> None:
    pdf = mupdf.open(one_page(tmp_path))
    picture = pdf[0].get_pixmap()
    page = pdf.new_page(width=400, height=600)
    page.insert_image(page.rect, pixmap=picture)
    path = tmp_path / "mixed.pdf"
    pdf.save(path)
    assert document(path).state is State.MIXED


def test_slanted_text_of_a_watermark_is_left_out(tmp_path: Path) -> None:
    pdf = mupdf.open(one_page(tmp_path))
    point = mupdf.Point(150, 250)
    pdf[0].insert_text(point, "SAMPLE", fontsize=40, morph=(point, mupdf.Matrix(35)))
    path = tmp_path / "marked.pdf"
    pdf.save(path)
    assert [word.text for word in document(path).pages[0].words] == ["1026"]


def test_a_file_of_too_many_pages_is_refused_with_both_numbers(tmp_path: Path) -> None:
    pdf = mupdf.open()
    for _ in range(4):
        pdf.new_page()
    with pytest.raises(ReviewerError, match="4 pages, more than the limit of 3"):
        document(saved(pdf, tmp_path), Settings(most_pages=3))


def test_a_page_of_too_many_lines_keeps_its_words(tmp_path: Path) -> None:
    (page,) = document(one_page(tmp_path), Settings(most_paths=0)).pages
    assert (len(page.words), page.rulings) == (1, ())


def test_an_empty_page_is_no_scan(tmp_path: Path) -> None:
    pdf = mupdf.open(one_page(tmp_path))
    pdf.new_page()
    path = tmp_path / "blank.pdf"
    pdf.save(path)
    assert document(path).state is State.DIGITAL


def test_a_page_beyond_the_limits_is_unread_and_the_others_are_read(tmp_path: Path) -> None:
    pdf = mupdf.open(one_page(tmp_path))
    pdf.new_page().insert_text((100, 200), "one two three four")
    path = tmp_path / "dense.pdf"
    pdf.save(path)
    found = document(path, Settings(most_words=3))
    assert found.state is State.PARTLY_READ
    assert [page.unread for page in found.pages] == [False, True]
    assert found.pages[0].words[0].text == "1026"


def test_a_page_tree_that_counts_pages_that_are_not_there_is_partly_read(tmp_path: Path) -> None:
    path = one_page(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"/Count 1", b"/Count 3"))
    assert document(path).state in (State.PARTLY_READ, State.DIGITAL)


@pytest.mark.parametrize(("text", "width"), [("wide /", 600), ("- 12 -", 400)])
def test_a_page_of_one_row_on_its_side_is_read_upright_but_digits_tell_nothing(
    tmp_path: Path, text: str, width: int
) -> None:
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_text((100, 200), text, fontsize=10, rotate=90)
    (found,) = document(saved(pdf, tmp_path)).pages
    assert found.width == width


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright_and_shown_as_it_lies(tmp_path: Path, degrees: int) -> None:
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_text((100, 200), "1026 and so many letters more", fontsize=10)
    page.draw_line((50, 300), (350, 300))
    page.set_rotation(degrees)
    displayed = page.rect
    seen = mupdf.Rect(page.get_text("words")[0][:4]) * page.rotation_matrix
    (found,) = document(saved(pdf, tmp_path)).pages
    assert (found.width, found.height) == (400, 600)
    assert found.displayed == (displayed.width, displayed.height)
    assert (found.words[0].text, found.rulings[0].horizontal) == ("1026", True)
    assert found.frame is not None
    assert found.frame.place(found.words[0].place).holds((seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2)
