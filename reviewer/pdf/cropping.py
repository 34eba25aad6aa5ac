# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small pictures of what findings are about: parts of pages, one below the other, with the figures outlined."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from reviewer.errors import ReviewerError
from reviewer.model.place import Place
from reviewer.pdf.library import BROKEN
from reviewer.pdf.picture import PAGE, PAPER
from reviewer.pdf.reading import open_pdf

DPI = 130.0
MOST_PIXELS = 16_000_000  # of a page; larger ones are drawn coarser
LEAST_WIDE = 330.0  # points, so that what stands around tells where one is
MOST_HIGH = 230.0  # points of all strips together
_ASIDE, _ABOVE, _NEAR = 28.0, 9.0, 45.0
_MOST_STRIPS = 4
_LEFTWARDS = 0.8
_PACKED = 6  # the highest takes several times as long for little
_KEPT_PAGES = 2
# Fifteen greys and the colour of outlines: half a byte a pixel.
_GREYS, _OUTLINE, _GAP_GREY, _GAP_ROWS = 15, 15, 12, 5
_TO_GREY = bytes(level * (_GREYS - 1) // 255 for level in range(256))
_PALETTE = [step * 255 // (_GREYS - 1) for step in range(_GREYS) for _ in range(3)] + [200, 30, 30]

Strip = tuple[int, float, float]
"""A page (from 1) and what is cut of it, from top to bottom in points."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page drawn in grey, a byte a pixel."""

    scale: float
    width: int
    height: int
    samples: bytes


def crops(path: Path, wanted: Iterable[Sequence[Place]]) -> Iterator[bytes | None]:
    """For each group of boxes a picture as PNG; None where there is nothing to show or the page is broken.

    Pages are drawn once as long as the groups come in their order. A file that cannot be opened gives None for all.
    """
    try:
        pdf = open_pdf(path)
    except ReviewerError:
        for _ in wanted:
            yield None
        return
    sheets: dict[int, _Sheet] = {}
    try:
        for places in wanted:
            try:
                yield _crop(pdf, sheets, [it for it in places if 1 <= it.page <= len(pdf)])
            except BROKEN:
                yield None
    finally:
        pdf.close()


def strips(places: Sequence[Place], unit: float = 1.0) -> list[Strip]:
    """What is cut out for boxes: those close together in one strip; a strip that is too high loses its middle.

    `unit` of the page's points are one on paper (see `Picture`).
    """
    found: list[Strip] = []
    for it in sorted(places):
        top, bottom = it.top - _ABOVE * unit, it.bottom + _ABOVE * unit
        if found and found[-1][0] == it.page and top - found[-1][2] < _NEAR * unit:
            page, first, last = found[-1]
            found[-1] = page, first, max(last, bottom)
        elif len(found) < _MOST_STRIPS:
            found.append((it.page, top, bottom))
    if sum(bottom - top for _, top, bottom in found) <= MOST_HIGH * unit:
        return found
    room = MOST_HIGH * unit / len(found)
    return [part for strip in found for part in _without_middle(strip, room)]


def _without_middle(strip: Strip, room: float) -> list[Strip]:
    page, top, bottom = strip
    if bottom - top <= room:
        return [strip]
    return [(page, top, top + room / 2), (page, bottom - room / 2, bottom)]


def _crop(pdf: Any, sheets: dict[int, _Sheet], places: Sequence[Place]) -> bytes | None:  # noqa: ANN401  PyMuPDF ships no types
    if not places:
        return None
    unit = _unit(pdf[places[0].page - 1])
    left, right = _across(places, unit)
    rows = bytearray()
    width = math.ceil((right - left) * DPI / 72 / unit)
    for number, (page, top, bottom) in enumerate(strips(places, unit)):
        if number:
            rows += bytes([_GAP_GREY]) * width * _GAP_ROWS
        sheet = _drawn(pdf, sheets, page, unit)
        rows += _part(sheet, (left, top, bottom), width, [it for it in places if it.page == page])
    return _png(rows, width) if rows else None


def _unit(page: Any) -> float:  # noqa: ANN401
    longest = max(page.rect.width, page.rect.height)
    return float(longest / PAGE) if longest > PAPER else 1.0


def _across(places: Sequence[Place], unit: float) -> tuple[float, float]:
    aside, least = _ASIDE * unit, LEAST_WIDE * unit
    left, right = min(it.x0 for it in places) - aside, max(it.x1 for it in places) + aside
    lacking = max(least - (right - left), 0.0)
    # Lines are named at the left.
    left = max(left - lacking * _LEFTWARDS, 0.0)
    return left, max(right, left + least)


def _drawn(pdf: Any, sheets: dict[int, _Sheet], page: int, unit: float) -> _Sheet:  # noqa: ANN401
    if page not in sheets:
        while len(sheets) >= _KEPT_PAGES:
            sheets.pop(next(iter(sheets)))
        shown = pdf[page - 1]
        scale = min(DPI / 72 / unit, math.sqrt(MOST_PIXELS / max(shown.rect.width * shown.rect.height, 1.0)))
        pixmap = shown.get_pixmap(matrix=(scale, 0, 0, scale, 0, 0), alpha=False, colorspace="gray")
        sheets[page] = _Sheet(scale, pixmap.width, pixmap.height, bytes(pixmap.samples_mv))
    return sheets[page]


def _part(sheet: _Sheet, cut: tuple[float, float, float], width: int, places: Sequence[Place]) -> bytearray:
    """Rows of the strip, `width` pixels each, with the boxes outlined; white where the page has ended."""
    left, top, bottom = cut
    first = min(max(int(left * sheet.scale), 0), sheet.width)
    last = min(first + width, sheet.width)
    upper, lower = max(int(top * sheet.scale), 0), min(math.ceil(bottom * sheet.scale), sheet.height)
    white = b"\xff" * (width - (last - first))
    lines = (sheet.samples[y * sheet.width + first : y * sheet.width + last] + white for y in range(upper, lower))
    made = bytearray(b"".join(lines).translate(_TO_GREY))
    for it in places:
        x0, y0, x1, y1 = (round(side * sheet.scale) for side in it.box)
        _outline(made, width, (x0 - first - 3, y0 - upper - 3, x1 - first + 3, y1 - upper + 3))
    return made


def _outline(rows: bytearray, width: int, box: tuple[int, int, int, int]) -> None:
    """Two pixels wide; sides beyond the strip are not drawn."""
    x0, y0, x1, y1 = box
    height = len(rows) // width
    left, right = max(x0, 0), min(x1, width - 1)
    if left >= right:
        return
    for y in (y0, y0 + 1, y1 - 1, y1):
        if 0 <= y < height:
            rows[y * width + left : y * width + right + 1] = bytes([_OUTLINE]) * (right + 1 - left)
    for x in (x0, x0 + 1, x1 - 1, x1):
        if 0 <= x < width:
            for y in range(max(y0, 0), min(y1 + 1, height)):
                rows[y * width + x] = _OUTLINE


def _png(rows: bytearray, width: int) -> bytes:
    image = Image.frombytes("P", (width, len(rows) // width), bytes(rows))
    image.putpalette(_PALETTE)
    out = BytesIO()
    image.save(out, "PNG", bits=4, compress_level=_PACKED, dpi=(DPI, DPI))
    return out.getvalue()
