# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages as displayed become pixels to be read, at about the resolution of the scan."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reviewer.model.picture import Picture
from reviewer.pdf.library import BROKEN
from reviewer.pdf.reading import open_pdf
from reviewer.settings import Settings

USUAL_DPI = 200.0  # of a page that is no single picture, and the least for one that is
MOST_DPI = 300.0  # finer pixels do not read better
PAPER = 1300.0  # points: a page with a longer side (than A3) was made with a point for each pixel, or so
PAGE = 842.0  # points: the longer side of the paper that was scanned for it, most likely
COLOURED = 60  # levels between the red and the blue of a pixel that is not grey


def pictures(path: Path, numbers: Iterable[int], settings: Settings) -> Iterator[Picture | None]:
    """A picture of each of the pages; None for one that is broken or whose images are too large."""
    pdf = open_pdf(path)
    try:
        for number in numbers:
            try:
                yield _picture(pdf[number - 1], number, settings)
            except BROKEN:
                yield None
    finally:
        pdf.close()


def _picture(page: Any, number: int, settings: Settings) -> Picture | None:  # noqa: ANN401  PyMuPDF ships no types
    width, height = page.rect.width, page.rect.height
    images = page.get_image_info()
    if any(image["width"] * image["height"] > settings.most_image_pixels for image in images):
        return None
    unit = max(width, height) / PAGE if max(width, height) > PAPER else 1.0
    dpi = max([USUAL_DPI, *(unit * _dpi(image, width * height) for image in images)])
    scale = min(min(dpi, MOST_DPI) / 72 / unit, math.sqrt(settings.most_page_pixels / (width * height)))
    if min(width, height) * scale < 1:
        return None
    grey = all(image["colorspace"] == 1 for image in images) and bool(images)
    pixmap = page.get_pixmap(matrix=(scale, 0, 0, scale, 0, 0), alpha=False, colorspace="gray" if grey else "rgb")
    size = pixmap.width, pixmap.height, pixmap.n
    return Picture(number, *size, scale * unit, (width, height), bytes(pixmap.samples_mv), unit)


def _dpi(image: dict[str, Any], page_area: float) -> float:
    """The resolution of an image that is most of the page; 0 for any other."""
    x0, top, x1, bottom = image["bbox"]
    area = (x1 - x0) * (bottom - top)
    if area < page_area / 2:
        return 0.0
    return 72 * math.sqrt(image["width"] * image["height"] / area)
