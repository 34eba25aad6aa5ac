# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small pictures of what findings are about."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reviewer.model.place import Place
from reviewer.pdf.cropping import DPI, LEAST_WIDE, MOST_HIGH, crops, strips
from reviewer.pdf.library import mupdf
from tests import desks

OUTLINE = 15


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desks.pdf(tmp_path_factory.mktemp("crop") / "a.pdf")


def picture(png: bytes | None) -> Image.Image:
    assert png is not None
    return Image.open(BytesIO(png))


def test_a_figure_is_outlined_where_it_stands(pdf: Path) -> None:
    place = Place(1, 300.0, 400.0, 330.0, 412.0)
    shown = picture(*crops(pdf, [[place]]))
    assert shown.width == pytest.approx(LEAST_WIDE * DPI / 72, abs=1)
    assert shown.height == pytest.approx((12 + 18) * DPI / 72, abs=2)
    red = [at for at, level in enumerate(shown.tobytes()) if level == OUTLINE]
    columns, rows = {at % shown.width for at in red}, {at // shown.width for at in red}
    assert max(columns) - min(columns) == pytest.approx(30 * DPI / 72 + 6, abs=2)
    assert max(rows) - min(rows) == pytest.approx(12 * DPI / 72 + 6, abs=2)
    palette = shown.getpalette()
    assert palette is not None
    assert palette[3 * OUTLINE : 3 * OUTLINE + 3] == [200, 30, 30]


def test_boxes_far_apart_come_as_strips_below_each_other(pdf: Path) -> None:
    far = [
        Place(1, 300.0, 100.0, 330.0, 112.0),
        Place(1, 300.0, 700.0, 330.0, 712.0),
        Place(2, 300.0, 90.0, 310.0, 99.0),
    ]
    assert strips(far[:2]) == [(1, 91.0, 121.0), (1, 691.0, 721.0)]
    assert [page for page, _, _ in strips(far)] == [1, 1, 2]
    assert picture(*crops(pdf, [far[:2]])).height == pytest.approx(60 * DPI / 72 + 5, abs=3)


def test_a_strip_that_is_too_high_loses_its_middle() -> None:
    column = [Place(1, 300.0, 100.0 + 20 * at, 310.0, 110.0 + 20 * at) for at in range(25)]
    found = strips(column)
    assert len(found) == 2
    assert (found[0][1], found[1][2]) == (91.0, 599.0)
    assert sum(bottom - top for _, top, bottom in found) == MOST_HIGH


@pytest.mark.parametrize("places", [[], [Place(99, 1.0, 1.0, 9.0, 9.0)]])
def test_what_is_on_no_page_has_no_picture(pdf: Path, places: list[Place]) -> None:
    assert list(crops(pdf, [places])) == [None]


def test_boxes_beyond_the_page_do_no_harm(pdf: Path) -> None:
    beyond = [Place(1, -50.0, -20.0, 900.0, 5.0), Place(1, 590.0, 830.0, 2000.0, 2000.0), Place(1, 5.0, 2.0, 3.0, 1.0)]
    assert all(made is None or picture(made).width > 0 for made in crops(pdf, [[it] for it in beyond]))


def test_a_file_that_is_no_pdf_gives_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no pdf")
    assert list(crops(tmp_path / "x.pdf", [[Place(1, 1.0, 1.0, 9.0, 9.0)]] * 2)) == [None, None]


def test_a_page_of_a_point_for_each_pixel_is_shown_as_on_paper(tmp_path: Path) -> None:
    document = mupdf.open()
    page = document.new_page(width=2480, height=3508)
    page.insert_text((1000, 1000), "125", fontsize=44)
    document.save(tmp_path / "large.pdf")
    shown = picture(*crops(tmp_path / "large.pdf", [[Place(1, 1000.0, 960.0, 1080.0, 1005.0)]]))
    assert shown.width == pytest.approx(LEAST_WIDE * DPI / 72, abs=2)
    assert 40 < shown.height < 70
    assert shown.tobytes().count(0) > 20
