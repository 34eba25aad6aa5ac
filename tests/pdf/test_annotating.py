# SPDX-License-Identifier: AGPL-3.0-or-later
"""Annotations lie where the finding is, on any page, as this program's reader and two others see them."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reviewer import resources
from reviewer.errors import ReviewerError
from reviewer.model.annotation import Annotation, Front, Shape
from reviewer.model.place import Place
from reviewer.model.progress import drained
from reviewer.pdf.annotating import MOST_LETTERS, annotate, plain
from reviewer.pdf.library import mupdf

Box = tuple[float, float, float, float]

BOXES = {
    "plain": ("[0 0 300 200]", None),
    "shifted": ("[100 -50 400 150]", None),
    "cropped": ("[0 0 500 400]", "[120 80 420 280]"),
    "shifted and cropped": ("[-50 30 450 430]", "[70 110 370 310]"),
}
HERE, THERE = Place(1, 60.25, 50.5, 110.75, 70.0), Place(1, 20.0, 100.0, 60.0, 130.0)
NEAR = 0.5  # points
FONT = resources.path("fonts/ReviewerSansSC-Regular.otf")
AT = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
RED, TEAL = "#b3261e", "#00707a"


def page(path: Path, boxes: str = "plain", rotate: int = 0) -> Path:
    media, crop = BOXES[boxes]
    pdf = mupdf.open()
    xref = pdf.new_page().xref
    pdf.xref_set_key(xref, "MediaBox", media)
    if crop:
        pdf.xref_set_key(xref, "CropBox", crop)
    pdf.xref_set_key(xref, "Rotate", str(rotate))
    pdf.save(path)
    return path


def mark(shape: Shape = Shape.HIGHLIGHT, *boxes: Place, words: str = "合计不符", at: int = 1) -> Annotation:
    return Annotation(at, shape, boxes, RED if shape is Shape.HIGHLIGHT else TEAL, "张三", "SUM-1", words, AT)


def made(source: Path, *marks: Annotation, front: Front | None = None) -> Path:
    out = source.with_name("out.pdf")
    drained(annotate(source, out, marks, front, FONT))
    return out


def seen(path: Path, number: int = 0) -> list[tuple[str, Box, dict[str, str]]]:
    """Every annotation of a page by MuPDF: its kind, where the page as displayed has it, and what it says."""
    with mupdf.open(path) as pdf:
        shown = pdf[number]
        return [
            (it.type[1], tuple((_extent(it) * shown.rotation_matrix).normalize()), it.info) for it in shown.annots()
        ]


def _extent(annot: Any) -> Any:
    """A highlight is drawn a little larger than the boxes that it is on."""
    points = annot.vertices
    if not points:
        return annot.rect
    xs, ys = zip(*points, strict=True)
    return mupdf.Rect(min(xs), min(ys), max(xs), max(ys))


def written(path: Path, key: bytes) -> list[Box]:
    """What the bytes of the file say of `key`, brought to the page as displayed without any library."""
    data = path.read_bytes()

    def numbers(name: bytes) -> list[float]:
        found = re.search(name + rb"\s*\[([^\]]*)\]", data)
        return [float(it) for it in found[1].split()] if found else []

    left, low, right, high = numbers(rb"/CropBox") or numbers(rb"/MediaBox")
    turned = re.search(rb"/Rotate (\d+)", data)
    boxes = []
    for found in re.findall(key + rb"\s*\[([^\]]*)\]", data):
        at = [float(it) for it in found.split()]
        box = (min(at[::2]) - left, high - max(at[1::2]), max(at[::2]) - left, high - min(at[1::2]))
        wide, tall = right - left, high - low
        for _ in range(int(turned[1]) // 90 if turned else 0):
            box = (tall - box[3], box[0], tall - box[1], box[2])
            wide, tall = tall, wide
        boxes.append(box)
    return boxes


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", BOXES)
def test_annotations_lie_at_their_places_on_turned_and_cropped_pages(tmp_path: Path, boxes: str, rotate: int) -> None:
    out = made(page(tmp_path / "a.pdf", boxes, rotate), mark(Shape.HIGHLIGHT, HERE), mark(Shape.FRAME, THERE))
    (light, first, said), (frame, second, _) = seen(out)
    assert (light, frame) == ("Highlight", "Square")
    assert first == pytest.approx(HERE.box, abs=NEAR)
    assert second == pytest.approx(THERE.box, abs=NEAR)
    assert (said["title"], said["subject"], said["content"]) == ("张三", "SUM-1", "合计不符")
    assert said["modDate"] == "D:20260131093000+00'00'"
    assert written(out, b"/QuadPoints")[0] == pytest.approx(HERE.box, abs=NEAR)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_slip_stands_upright_at_its_corner(tmp_path: Path, rotate: int) -> None:
    out = made(page(tmp_path / "a.pdf", "cropped", rotate), mark(Shape.SLIP, HERE), mark(Shape.SLIP))
    places = [box for kind, box, _ in seen(out) if kind == "Text"]
    assert places[0][:2] == pytest.approx((HERE.x0, HERE.top), abs=NEAR)
    assert all(value >= 0 for value in places[1])


def test_the_original_stays_as_it_is(tmp_path: Path) -> None:
    source = page(tmp_path / "a.pdf")
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    made(source, mark(Shape.HIGHLIGHT, HERE), front=Front("批注"))
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before


def test_what_is_on_no_page_of_the_file_is_not_lost(tmp_path: Path) -> None:
    out = made(page(tmp_path / "a.pdf"), mark(Shape.HIGHLIGHT, HERE, at=9, words="第九页"))
    assert [(kind, said["content"]) for kind, _, said in seen(out)] == [("Text", "第九页")]


def test_words_are_words(tmp_path: Path) -> None:
    assert plain("a\x00b\x1b[31m\u202ec\nd") == "ab[31mc\nd"
    assert len(plain("长" * 9999)) == MOST_LETTERS
    assert plain("长" * 9999).endswith("…")
    out = made(page(tmp_path / "a.pdf"), mark(Shape.HIGHLIGHT, HERE, words=")/JS(x) <b>&amp;\x07"))
    assert seen(out)[0][2]["content"] == ")/JS(x) <b>&amp;"


def test_the_page_in_front_lists_the_findings_in_a_font_of_its_own(tmp_path: Path) -> None:
    listed = tuple((f"第 {number} 页", f"<b>第 {number} 处</b>：283 ≠ 290") for number in range(60))
    out = made(page(tmp_path / "a.pdf"), mark(Shape.HIGHLIGHT, HERE), front=Front("审核批注", ("长宁区",), listed))
    with mupdf.open(out) as pdf:
        words = "".join(it.get_text() for it in pdf).replace("\xa0", " ")
        fonts = {name for it in list(pdf)[:-1] for _, kind, _, name, *_ in it.get_fonts() if kind != "n/a"}
        assert len(list(pdf[len(pdf) - 1].annots())) == 1
    assert "审核批注" in words
    assert "<b>第 59 处</b>：283 ≠ 290" in words
    assert {name.partition("+")[2] for name in fonts} == {"Reviewer Sans SC Regular"}  # a part of it only
    assert out.stat().st_size < 300_000


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(ReviewerError, match=r"a\.pdf"):
        made(source, mark(Shape.HIGHLIGHT, HERE))
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.poppler
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs poppler's pdftoppm")
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_another_program_draws_them_there_too(tmp_path: Path, rotate: int) -> None:
    source = page(tmp_path / "a.pdf", "cropped", rotate)
    for shape, slack in ((Shape.FRAME, NEAR), (Shape.HIGHLIGHT, 6.0)):  # the ends of a highlight are round
        out = made(source, mark(shape, THERE))
        left, top, right, bottom = _difference(_drawn(out), _drawn(out, "-hide-annotations"))
        assert (left, right) == pytest.approx((THERE.x0, THERE.x1), abs=slack)
        assert (top, bottom) == pytest.approx((THERE.top, THERE.bottom), abs=2.0 if slack > NEAR else NEAR)


_SCALE = 4  # pixels a point


def _drawn(path: Path, *more: str) -> tuple[int, bytes]:
    """The first page as poppler draws it: its width in pixels, and three bytes a pixel."""
    order = ["pdftoppm", "-cropbox", "-r", str(72 * _SCALE), *more, str(path)]
    made = subprocess.run(order, capture_output=True, check=True).stdout
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", made)
    assert head is not None
    return int(head[1]), made[head.end() :]


def _difference(one: tuple[int, bytes], other: tuple[int, bytes]) -> Box:
    """The box around all pixels that differ, in points."""
    (wide, first), (_, second) = one, other
    at = [index // 3 for index in range(0, len(first), 3) if first[index : index + 3] != second[index : index + 3]]
    xs, ys = [it % wide for it in at], [it // wide for it in at]
    return min(xs) / _SCALE, min(ys) / _SCALE, (max(xs) + 1) / _SCALE, (max(ys) + 1) / _SCALE
