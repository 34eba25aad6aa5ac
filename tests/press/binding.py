# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed pages become a PDF file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pymupdf

from tests.press.flow import Flow


def bound(flow: Flow) -> bytes:
    """The pages as one PDF; the same pages give the same bytes."""
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
        document.xref_set_key(page, "Rotate", str(canvas.sheet.turn))
        document.xref_set_key(page, "Resources", resources)
        document.xref_set_key(page, "Contents", f"{stream} 0 R")
    flow.typeface.shrink(document)
    return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))


def _array(numbers: Sequence[float]) -> str:
    return "[" + " ".join(f"{number:.3f}" for number in numbers) + "]"
