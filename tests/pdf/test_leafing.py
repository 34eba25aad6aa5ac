# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words are found however they are set, in the page as displayed; bookmarks lead to pages."""

from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeVar

import pymupdf
import pytest

from reviewer.model.progress import Progress
from reviewer.pdf.leafing import outline, search

mupdf: Any = pymupdf
T = TypeVar("T")


def done(job: Generator[Progress, None, T]) -> T:
    while True:
        try:
            next(job)
        except StopIteration as end:
            value: T = end.value
            return value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Spaced letters, a word over two lines, a page turned and cut, and one without words."""
    pdf = mupdf.open()
    page = pdf.new_page()
    page.insert_text((72, 100), "中 国 政 府 ABC", fontname="china-s", fontsize=14)
    page.insert_text((72, 700), "政务公开工作", fontname="china-s")
    page.insert_text((72, 720), "年度报告１２３", fontname="china-s")
    page = pdf.new_page()
    page.insert_text((72, 100), "政府", fontname="china-s")
    page.set_rotation(90)
    page.set_cropbox((50, 50, 500, 700))
    pdf.new_page()
    pdf.set_toc([[1, "一", 1], [2, " 二 ", 2], [1, "三", 3]])
    file = tmp_path / "leaves.pdf"
    pdf.save(file)
    return file


def test_spaces_width_capitals_and_line_breaks_do_not_count(path: Path) -> None:
    (spaced,) = done(search(str(path), "政府ａbc", 1, 1)).hits
    assert len(spaced) == 1
    (broken,) = done(search(str(path), "工作 年度报告 12", 1, 3)).hits
    assert [place.page for place in broken] == [1, 1]
    assert broken[0].bottom < broken[1].bottom
    assert done(search(str(path), "政府信息", 1, 3)).hits == ()


def test_boxes_are_those_of_the_page_as_displayed(path: Path) -> None:
    (hit,) = done(search(str(path), "政府", 2, 2)).hits
    with mupdf.open(path) as pdf:
        page = pdf[1]
        (box,) = page.search_for("政府")
        shown = mupdf.Rect(box) * page.rotation_matrix
        shown.normalize()
        width = page.rect.width
    assert width == 650
    assert (hit[0].x0, hit[0].x1) == pytest.approx((shown.x0, shown.x1), abs=1)
    assert (hit[0].top, hit[0].bottom) == pytest.approx((shown.y0, shown.y1), abs=1)


def test_pages_without_words_are_told_and_the_pages_beyond_the_last_are_none(path: Path) -> None:
    found = done(search(str(path), "政府", 1, 99))
    assert found.wordless == (3,)
    assert [hit[0].page for hit in found.hits] == [1, 2]
    assert done(search(str(path), "  ", 1, 3)).hits == ()


def test_bookmarks_come_with_their_depth_and_page(path: Path) -> None:
    assert [(entry.words, entry.level, entry.page) for entry in done(outline(str(path)))] == [
        ("一", 0, 1),
        ("二", 1, 2),
        ("三", 0, 3),
    ]
