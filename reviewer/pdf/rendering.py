# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page becomes pixels in shared memory, in the coordinates of Place."""

from __future__ import annotations

import math
import os
import secrets
from collections import OrderedDict
from collections.abc import Generator
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

from reviewer.errors import ReviewerError
from reviewer.model.pixels import Pixels, block_prefix
from reviewer.model.place import Place
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.pdf.library import mupdf
from reviewer.pdf.reading import COVERS_PAGE, open_pdf

MOST_PIXELS = 60_000_000
LONGEST_SIDE = 32_000  # pixels; painting systems count them with 16 bits
MOST_DOCUMENTS = 3
DARK_PAPER, DARK_INK = 0x1B2027, 0xF2F5F8

Key = tuple[str, int, int]  # path, time of the last change in ns, size: a file that was replaced is opened anew
_documents: OrderedDict[Key, Any] = OrderedDict()  # the one used last comes last
_blocks: list[SharedMemory] = []


def render(
    path: str, page: int, scale: float, rotation: int = 0, part: Place | None = None, dark: bool = False
) -> Generator[Progress, None, Pixels]:
    """Draw a page (from 1) with `scale` pixels per point, turned `rotation` degrees clockwise beyond its /Rotate.

    What is at a Place of the page is at that Place times `scale` when `rotation` is 0; with a `part`, only what lies
    in that box of the page as displayed is drawn. A `dark` picture has light and dark changed round and its hues kept,
    unless the page is one large picture itself. The scale is lowered for a picture that would become too large;
    width and height tell. Raises ReviewerError for a file or page that cannot be shown, ValueError for a scale or
    rotation that makes no sense.
    """
    if not 0 < scale < math.inf or rotation % 90:
        raise ValueError(f"scale {scale}, rotation {rotation}")
    yield Progress(0, 1, Text("绘制页面", "drawing the page"))
    # On Windows a block lives only while somebody has it open; by the next order the receiver has.
    while _blocks:
        _blocks.pop().close()
    file = Path(path)
    pdf = document(file)
    if not 1 <= page <= len(pdf):
        raise ReviewerError(
            Text(f"“{file.name}”没有第 {page} 页。", f"“{file.name}” has no page {page}."),
            Text("文件可能已被替换，请重新导入。", "The file may have been replaced; import it again."),
        )
    try:
        shown = pdf[page - 1]
        pixmap = _drawn(shown, scale, rotation, part)
        if dark and not is_pictured(shown):
            _darken(pixmap)
        return _shared(pixmap)
    except mupdf.mupdf.FzErrorSystem:
        raise  # Out of memory, or the file cannot be read any more; not the page's fault.
    except (RuntimeError, ValueError, mupdf.mupdf.FzErrorBase) as error:
        raise ReviewerError(
            Text(f"“{file.name}”第 {page} 页无法显示。", f"Page {page} of “{file.name}” cannot be shown."),
            Text(
                "该页可能已损坏；请在 PDF 阅读器中核对，或向报送单位重新索取 PDF 原件。",
                "It may be damaged; look at it in a PDF reader, or ask the sender for the PDF again.",
            ),
        ) from error


def identity(file: Path) -> Key:
    """What tells a file from one that replaced it."""
    try:
        state = file.stat()
    except OSError:
        return str(file), 0, 0  # `open_pdf` says what is wrong
    return str(file), state.st_mtime_ns, state.st_size


def document(file: Path) -> Any:  # noqa: ANN401  PyMuPDF ships no types
    """The opened file, which stays open while it is one of the last few."""
    key = identity(file)
    if key not in _documents:
        _documents[key] = open_pdf(file)
    _documents.move_to_end(key)
    while len(_documents) > MOST_DOCUMENTS:
        _documents.popitem(last=False)[1].close()
    return _documents[key]


def _drawn(page: Any, scale: float, rotation: int, part: Place | None) -> Any:  # noqa: ANN401
    """The pixmap of the displayed page or a part of it, turned, with its top left corner at the first pixel."""
    width, height = page.rect.width, page.rect.height
    s = _bearable(part.width, part.height, scale) if part else _bearable(width, height, scale)
    matrix = {
        0: (s, 0, 0, s, 0, 0),
        90: (0, s, -s, 0, s * height, 0),
        180: (-s, 0, 0, -s, s * width, s * height),
        270: (0, -s, s, 0, 0, s * width),
    }[rotation % 360]
    return page.get_pixmap(matrix=matrix, alpha=False, clip=part.box if part else None)


def is_pictured(page: Any) -> bool:  # noqa: ANN401
    """Whether most of a page is one picture: a scan or a photograph, whose light is not ours to change."""
    if not page.get_images():
        return False
    enough = COVERS_PAGE * abs(page.rect)
    pictures = (mupdf.Rect(box) & page.rect for kind, box, *_ in page.get_bboxlog() if kind == "fill-image")
    return any(abs(box) >= enough for box in pictures if not box.is_empty)


def _darken(pixmap: Any) -> None:  # noqa: ANN401
    mupdf.mupdf.fz_invert_pixmap_luminance(pixmap.this)
    pixmap.tint_with(DARK_PAPER, DARK_INK)


def _bearable(width: float, height: float, scale: float) -> float:
    """The scale, or a lower one that keeps the image within its limits."""
    area, side = width * height, max(width, height)
    return min(scale, math.sqrt(MOST_PIXELS / area), LONGEST_SIDE / side)


def _shared(pixmap: Any) -> Pixels:  # noqa: ANN401
    samples = pixmap.samples_mv
    name = f"{block_prefix(os.getpid())}{secrets.token_hex(4)}"
    block = SharedMemory(name, create=True, size=len(samples))
    _blocks.append(block)
    if block.buf is not None:
        block.buf[: len(samples)] = samples
    return Pixels(name, pixmap.width, pixmap.height, pixmap.stride)
