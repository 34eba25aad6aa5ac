# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages as pixels: in the right place, of the right size, and never a way to harm the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.errors import ReviewerError
from reviewer.jobs.parent import Jobs, Succeeded, take
from reviewer.model.pixels import Pixels
from reviewer.model.place import Place
from reviewer.pdf import rendering
from reviewer.pdf.library import mupdf
from reviewer.pdf.rendering import render
from reviewer.settings import Settings

Box = tuple[float, float, float, float]

BOXES: dict[str, tuple[str, str | None]] = {
    "plain": ("[0 0 300 200]", None),
    "shifted MediaBox": ("[100 -50 400 150]", None),
    "CropBox": ("[0 0 500 400]", "[120 80 420 280]"),
    "shifted MediaBox and CropBox": ("[-50 30 450 430]", "[70 110 370 310]"),
}
WIDTH, HEIGHT = 300, 200  # of every page above, before /Rotate
SQUARE = (30, 20, 50, 40)  # red, from the top left of the unturned page; x0, top, x1, bottom


@pytest.fixture(autouse=True)
def nothing_open() -> Iterator[None]:
    yield
    while rendering._documents:
        rendering._documents.popitem()[1].close()


def drawn(
    path: Path, page: int = 1, scale: float = 1.0, rotation: int = 0, part: Place | None = None
) -> tuple[Pixels, bytes]:
    """The pixels and their bytes, drawn in this process."""
    steps = render(str(path), page, scale, rotation, part)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        pixels: Pixels = end.value
        return pixels, take(pixels)


def red_box(pixels: Pixels, data: bytes) -> Box:
    """Where red pixels are: x0, top, x1, bottom, the last two exclusive."""
    red = [
        (x, y)
        for y in range(pixels.height)
        for x in range(pixels.width)
        if data[(at := y * pixels.stride + 3 * x)] > 200 and data[at + 1] < 100
    ]
    xs, ys = [x for x, _ in red], [y for _, y in red]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def turned(box: Box, quarter_turns: int, width: int, height: int) -> Box:
    """The box after so many clockwise quarter turns of a page of that size."""
    x0, top, x1, bottom = box
    for _ in range(quarter_turns):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return x0, top, x1, bottom


def page_with_square(path: Path, boxes: str = "plain", rotate: int = 0) -> Path:
    media, crop = BOXES[boxes]
    left, _, _, top = (float(number) for number in (crop or media).strip("[]").split())
    pdf = mupdf.open()
    page = pdf.new_page()
    pdf.xref_set_key(page.xref, "MediaBox", media)
    if crop:
        pdf.xref_set_key(page.xref, "CropBox", crop)
    pdf.xref_set_key(page.xref, "Rotate", str(rotate))
    # Written by hand, in the coordinates of the PDF, so that the library is not its own witness.
    x0, upper, x1, lower = SQUARE
    content = f"1 0 0 rg {left + x0} {top - lower} {x1 - x0} {lower - upper} re f"
    stream = pdf.get_new_xref()
    pdf.update_object(stream, "<<>>")
    pdf.update_stream(stream, content.encode("ascii"), new=True)
    pdf.xref_set_key(page.xref, "Contents", f"{stream} 0 R")
    pdf.save(path)
    pdf.close()
    return path


def pages(path: Path, count: int = 1, width: float = 100, height: float = 50, **how: object) -> Path:
    pdf = mupdf.open()
    for _ in range(count):
        pdf.new_page(width=width, height=height)
    pdf.save(path, **how)
    pdf.close()
    return path


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", BOXES)
def test_a_square_is_drawn_at_its_place(tmp_path: Path, boxes: str, rotate: int) -> None:
    path = page_with_square(tmp_path / "a.pdf", boxes, rotate)
    pixels, data = drawn(path, scale=2.0)
    place = turned(SQUARE, rotate // 90, WIDTH, HEIGHT)
    assert red_box(pixels, data) == tuple(2 * side for side in place)
    assert (pixels.width, pixels.height) == ((600, 400) if rotate % 180 == 0 else (400, 600))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90])
def test_the_view_turns_the_displayed_page_further(tmp_path: Path, rotate: int, rotation: int) -> None:
    path = page_with_square(tmp_path / "a.pdf", rotate=rotate)
    pixels, data = drawn(path, rotation=rotation)
    assert red_box(pixels, data) == turned(SQUARE, (rotate + rotation) // 90, WIDTH, HEIGHT)


def test_a_turned_page_of_odd_size_has_no_blank_edge(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = mupdf.open()
    page = pdf.new_page(width=100.25, height=50.5)
    page.draw_rect((-1, -1, 102, 52), color=(1, 0, 0), fill=(1, 0, 0))
    pdf.save(path)
    for rotation in (0, 90, 180, 270):
        pixels, data = drawn(path, scale=1.5, rotation=rotation)
        assert red_box(pixels, data) == (0, 0, pixels.width, pixels.height)
        assert {pixels.width, pixels.height} == {151, 76}


def test_words_and_pixels_agree(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = mupdf.open()
    page = pdf.new_page(width=300, height=200)
    page.insert_text((40, 100), "H", fontsize=40, color=(1, 0, 0))
    page.set_rotation(90)
    page.set_cropbox(mupdf.Rect(20, 30, 250, 180))
    box = mupdf.Rect(page.get_text("words")[0][:4]) * page.rotation_matrix
    pdf.save(path)
    ink = mupdf.Rect(red_box(*drawn(path)))
    assert box.contains(ink)
    assert ink.width > 15
    assert ink.height > 15


def test_the_scale_is_in_pixels_per_point(tmp_path: Path) -> None:
    pixels, data = drawn(pages(tmp_path / "a.pdf"), scale=1.5)
    assert (pixels.width, pixels.height) == (150, 75)
    assert len(data) == pixels.stride * pixels.height
    assert set(data) == {255}


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_huge_page_is_drawn_smaller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rotation: int) -> None:
    monkeypatch.setattr(rendering, "MOST_PIXELS", 1_000_000)
    pixels, _ = drawn(pages(tmp_path / "a.pdf", width=14_000, height=7_000), scale=3.0, rotation=rotation)
    assert 990_000 < pixels.width * pixels.height < 1_010_000
    assert max(pixels.width, pixels.height) / min(pixels.width, pixels.height) == pytest.approx(2, rel=0.01)


def test_a_long_strip_stays_within_what_can_be_painted(tmp_path: Path) -> None:
    pixels, _ = drawn(pages(tmp_path / "a.pdf", width=20_000, height=10), scale=4.0)
    assert (pixels.width, pixels.height) == (32_000, 16)


@pytest.mark.parametrize(("scale", "rotation"), [(0.0, 0), (-1.0, 0), (float("nan"), 0), (float("inf"), 0), (1.0, 45)])
def test_a_scale_or_rotation_without_sense_is_refused(tmp_path: Path, scale: float, rotation: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        drawn(pages(tmp_path / "a.pdf"), 1, scale, rotation)


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there_is_named(tmp_path: Path, page: int) -> None:
    with pytest.raises(ReviewerError, match=f"a.pdf.*{page}"):
        drawn(pages(tmp_path / "a.pdf", count=2), page)


def test_a_locked_file_says_that_it_needs_a_password(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", encryption=mupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="owner")
    with pytest.raises(ReviewerError, match="password"):
        drawn(path)


@pytest.mark.parametrize("content", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF"], ids=["empty", "text", "broken"])
def test_a_broken_file_is_an_error_a_user_can_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(ReviewerError, match=r"a\.pdf"):
        drawn(path)


def test_a_missing_file_is_an_error_a_user_can_read(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError, match=r"a\.pdf"):
        drawn(tmp_path / "a.pdf")


def test_the_last_few_documents_stay_open(tmp_path: Path) -> None:
    paths = [pages(tmp_path / f"{number}.pdf") for number in range(4)]
    for path in (*paths[:3], paths[0], paths[3]):
        drawn(path)
    assert [Path(key[0]).name for key in rendering._documents] == ["2.pdf", "0.pdf", "3.pdf"]


def test_a_file_that_was_replaced_is_opened_anew(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf")
    assert drawn(path)[0].width == 100
    pages(tmp_path / "b.pdf", width=120).replace(path)
    assert drawn(path)[0].width == 120


def test_the_file_is_never_written_to(tmp_path: Path) -> None:
    path = page_with_square(tmp_path / "a.pdf")
    before = hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns
    drawn(path)
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_pages_are_drawn_in_a_child_and_taken_here(tmp_path: Path) -> None:
    path = page_with_square(tmp_path / "a.pdf")
    with Jobs(render, Settings()) as jobs:
        for rotation in (0, 90):
            jobs.submit(str(rotation), str(path), 1, 2.0, rotation)
        images: dict[str, Pixels] = {}
        while jobs.pending:
            for message in jobs.wait(60):
                if isinstance(message, Succeeded):
                    images[message.key] = message.value
        for key, pixels in images.items():
            box = turned(SQUARE, int(key) // 90, WIDTH, HEIGHT)
            assert red_box(pixels, take(pixels)) == tuple(2 * side for side in box)
    assert len(images) == 2


@pytest.mark.parametrize("boxes", BOXES)
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_part_of_a_page_is_drawn_as_it_is_on_the_whole_page(
    tmp_path: Path, boxes: str, rotate: int, rotation: int
) -> None:
    path = page_with_square(tmp_path / "p.pdf", boxes, rotate)
    x0, top, x1, bottom = turned(SQUARE, rotate // 90, WIDTH, HEIGHT)
    part = Place(1, x0 - 6, top - 4, x1 + 10, bottom + 8)
    pixels, data = drawn(path, 1, 4.0, rotation, part)
    inside = turned((24, 16, 104, 96), rotation // 90, 144, 128)
    assert (pixels.width, pixels.height) == ((144, 128) if rotation % 180 == 0 else (128, 144))
    assert red_box(pixels, data) == inside


def test_a_part_may_be_drawn_larger_than_the_whole_page_could_be(tmp_path: Path) -> None:
    path = page_with_square(tmp_path / "p.pdf")
    pixels, _ = drawn(path, 1, 200.0, part=Place(1, 30, 20, 50, 40))
    assert (pixels.width, pixels.height) == (4000, 4000)


def test_a_dark_picture_is_light_on_dark_keeps_its_hues_and_leaves_pictures_alone(tmp_path: Path) -> None:
    pdf = mupdf.open()
    page = pdf.new_page(width=100, height=100)
    page.draw_rect((10, 10, 50, 50), fill=(0.8, 0.1, 0.1), color=(0.8, 0.1, 0.1))
    page.draw_rect((60, 60, 90, 90), fill=(0, 0, 0))
    photograph = page.get_pixmap()
    pdf.new_page(width=100, height=100).insert_image((0, 0, 100, 100), pixmap=photograph)
    path = tmp_path / "dark.pdf"
    pdf.save(path)

    def pixel(data: bytes, pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
        at = y * pixels.stride + 3 * x
        return tuple(data[at : at + 3])

    def dark(number: int) -> tuple[Pixels, bytes]:
        steps = render(str(path), number, 1.0, 0, None, True)
        try:
            while True:
                next(steps)
        except StopIteration as end:
            return end.value, take(end.value)

    pixels, data = dark(1)
    assert max(pixel(data, pixels, 5, 5)) < 60
    assert min(pixel(data, pixels, 75, 75)) > 200
    red, green, blue = pixel(data, pixels, 30, 30)
    assert red > green + 60
    assert red > blue + 60
    pixels, data = dark(2)
    assert min(pixel(data, pixels, 5, 5)) > 240
