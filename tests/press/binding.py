# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed pages become a PDF file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pymupdf

from reviewer.model.place import Place
from tests.press.flow import Flow
from tests.press.sheet import Canvas


def bound(flow: Flow, lying: Mapping[int, int] | None = None) -> bytes:
    """The pages as one PDF; the same pages give the same bytes.

    `lying` says by how many degrees, clockwise, pages (by number) are turned although their text is not.
    """
    make: Any = pymupdf.Document
    document = make()
    for canvas in flow.pages:
        document.new_page(width=canvas.sheet.width, height=canvas.sheet.height)
    contents = [canvas.content() for canvas in flow.pages]
    resources = flow.typeface.embed(document, document[0])
    for number, (canvas, content) in enumerate(zip(flow.pages, contents, strict=True)):
        stream = document.get_new_xref()
        document.update_object(stream, "<<>>")
        document.update_stream(stream, content, new=True)
        page = document.page_xref(number)
        document.xref_set_key(page, "MediaBox", _array(canvas.sheet.media_box))
        document.xref_set_key(page, "CropBox", _array(canvas.sheet.crop_box))
        document.xref_set_key(page, "Rotate", str((canvas.sheet.turn + (lying or {}).get(number + 1, 0)) % 360))
        document.xref_set_key(page, "Resources", resources)
        document.xref_set_key(page, "Contents", f"{stream} 0 R")
    flow.typeface.shrink(document)
    return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))


def lain(place: Place, page: Canvas, degrees: int) -> Place:
    """Where a place of an upright page stands when the page is turned by `degrees`, clockwise."""
    p, width, height = place, page.sheet.width, page.sheet.height
    if degrees == 90:
        return replace(p, x0=height - p.bottom, top=p.x0, x1=height - p.top, bottom=p.x1)
    if degrees == 180:
        return replace(p, x0=width - p.x1, top=height - p.bottom, x1=width - p.x0, bottom=height - p.top)
    if degrees == 270:
        return replace(p, x0=p.top, top=width - p.x1, x1=p.bottom, bottom=width - p.x0)
    return p


def _array(numbers: Sequence[float]) -> str:
    return "[" + " ".join(f"{number:.3f}" for number in numbers) + "]"
