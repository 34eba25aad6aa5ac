# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PDF file becomes a Document: pages of words and rulings, in the page as displayed.

PyMuPDF gives text and paths in the unrotated page; the conversion to the displayed page happens
here and nowhere else.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from reviewer.errors import ReviewerError
from reviewer.files import digest
from reviewer.model.document import Document, Page
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.pdf.asides import asides, cut_off
from reviewer.pdf.characters import words
from reviewer.pdf.kinds import other_kind
from reviewer.pdf.library import BROKEN, mupdf
from reviewer.pdf.paths import rulings
from reviewer.pdf.pictured import pictured
from reviewer.pdf.pixels import View
from reviewer.pdf.turning import ALONG, Turn, direction, turned, upright
from reviewer.pdf.visible import once, seen, struck

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from reviewer.model.document import Word
    from reviewer.settings import Settings

TEXT_FLAGS = mupdf.TEXT_PRESERVE_WHITESPACE | mupdf.TEXT_MEDIABOX_CLIP | mupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
COVERS_PAGE = 0.6
REMARKS = (
    mupdf.PDF_ANNOT_TEXT,
    mupdf.PDF_ANNOT_HIGHLIGHT,
    mupdf.PDF_ANNOT_UNDERLINE,
    mupdf.PDF_ANNOT_SQUIGGLY,
    mupdf.PDF_ANNOT_STRIKE_OUT,
    mupdf.PDF_ANNOT_SQUARE,
    mupdf.PDF_ANNOT_CIRCLE,
    mupdf.PDF_ANNOT_LINE,
    mupdf.PDF_ANNOT_POLYGON,
    mupdf.PDF_ANNOT_POLY_LINE,
    mupdf.PDF_ANNOT_INK,
    mupdf.PDF_ANNOT_CARET,
    mupdf.PDF_ANNOT_POPUP,
)
SHAPES = (mupdf.PDF_ANNOT_SQUARE, mupdf.PDF_ANNOT_CIRCLE, mupdf.PDF_ANNOT_POLYGON)


class NeedsPassword(ReviewerError):
    """The file opens only with a password."""


def read(path: Path, settings: Settings) -> Generator[Progress, None, Document]:
    """Read all pages of the PDF at `path`.

    Raises NeedsPassword or ReviewerError for a file that is no readable PDF.
    """
    pdf = open_pdf(path)
    sha256 = digest(path)
    try:
        count = len(pdf)
        if count == 0:
            raise _unreadable(path, Text("没有任何页面", "has no pages"))
        if count > settings.most_pages:
            raise ReviewerError(
                Text(
                    f"“{path.name}”有 {count} 页，超过上限 {settings.most_pages} 页，未读取。",
                    f"“{path.name}” has {count} pages, more than the limit of {settings.most_pages}, and was not read.",
                ),
                Text("请只导入年度报告所在的页。", "Import only the pages of the annual report."),
            )
        pages = []
        for number in range(1, count + 1):
            yield Progress(number - 1, count, Text(f"第 {number} 页", f"page {number}"))
            pages.append(_page(pdf, number, settings))
        cut = cut_off(pdf, path)
        return Document(sha256, tuple(pages), cut, asides(pdf, cut=cut))
    finally:
        pdf.close()


def open_pdf(path: Path) -> Any:  # noqa: ANN401  PyMuPDF ships no types
    """Open a PDF for reading; one that opens with the empty password is like any other."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise ReviewerError(
            Text(f"“{path.name}”打不开：{error.strerror}。", f"“{path.name}” cannot be opened: {error.strerror}."),
            Text("请检查文件是否存在、是否有读取权限。", "Check that it exists and that you may read it."),
        ) from error
    if not head:
        raise _unreadable(path, Text("是空文件", "is empty"))
    if b"%PDF" not in head:
        raise other_kind(path, head) or _unreadable(path, Text("不是 PDF 文件", "is not a PDF"))
    try:
        pdf = mupdf.open(path, filetype="pdf")
        locked = pdf.needs_pass and not pdf.authenticate("")
    except BROKEN as error:
        raise _unreadable(path, Text("已损坏或不完整", "is damaged or incomplete")) from error
    if locked:
        pdf.close()
        raise NeedsPassword(
            Text(f"“{path.name}”需要密码才能打开。", f"“{path.name}” needs a password."),
            Text(
                "请向报送单位索取无密码的 PDF 后重新导入。",
                "Ask the sender for a PDF without a password and import it again.",
            ),
        )
    return pdf


def _unreadable(path: Path, what: Text) -> ReviewerError:
    return ReviewerError(
        Text(f"“{path.name}”{what.zh}。", f"“{path.name}” {what.en}."),
        Text("请向报送单位重新索取 PDF 原件。", "Ask the sender for the PDF again."),
    )


def _page(pdf: Any, number: int, settings: Settings) -> Page:  # noqa: ANN401
    try:
        page = pdf[number - 1]
        marks = _drop_remarks(page)
        raw = page.get_text("rawdict", flags=TEXT_FLAGS)
        displayed = width, height = page.rect.width, page.rect.height
        frame, lies, matrix = None, None, page.rotation_matrix
        runs = direction(raw, matrix)
        if runs != ALONG:  # the page lies on its side, or upside down
            lies, frame = upright(runs, width, height)
            matrix = Turn.after(matrix, lies)
            width, height = (width, height) if runs[0] else (height, width)
        found, hidden, colours = words(raw, number, matrix)
        if len(found) > settings.most_words:
            return Page(number, *displayed, (), (), unread=True)
        if _is_scan(page, readable=bool(found), hidden=hidden) or _is_garbled(page, found):
            return Page(number, *displayed, (), (), scanned=True)
        drawings = page.get_cdrawings()
        lines = rulings(drawings, matrix, width, height, settings.most_paths)
        view = View(page, matrix, lies)
        shown = once(seen(view, found, drawings, colours))
        unread = pictured(view, number, drawings, found, lines)
        shown, lines = struck(shown, lines, [turned(mark, matrix) for mark in marks])
    except BROKEN:
        # One broken page must not cost the other pages.
        return Page(number, 0.0, 0.0, (), (), unread=True)
    return Page(number, width, height, (*shown, *unread), lines, frame=frame)


def _drop_remarks(page: Any) -> list[tuple[float, float, float, float]]:  # noqa: ANN401
    """Take away, in memory only, what a reader of the PDF marked on the page; typed-in text stays.

    The boxes of marks that strike out or cover what they lie on are returned.
    """
    marks = []
    if page.first_annot is not None:
        for annot in list(page.annots(types=REMARKS)):
            if annot.type[0] == mupdf.PDF_ANNOT_STRIKE_OUT or (annot.type[0] in SHAPES and annot.colors["fill"]):
                marks.append(tuple(annot.rect))
            page.delete_annot(annot)
    return marks


def _is_scan(page: Any, *, readable: bool, hidden: bool) -> bool:  # noqa: ANN401
    """Whether what is printed on the page is a picture (or outlines) and not the text layer.

    A picture over the whole page that is painted after the text covers it; hidden text below or
    above such a picture is somebody's OCR and not what is printed.
    """
    if readable and not hidden and not page.get_images():
        return False
    area = abs(page.rect)
    log = page.get_bboxlog()
    covering = [i for i, (kind, box, *_) in enumerate(log) if kind == "fill-image" and _area(box) >= COVERS_PAGE * area]
    if not readable:
        paths = sum(kind in ("fill-path", "stroke-path", "fill-shade") for kind, *_ in log)
        return bool(covering) or hidden or any(kind == "fill-image" for kind, *_ in log) or paths > OUTLINES
    shown = [i for i, (kind, *_) in enumerate(log) if kind in ("fill-text", "stroke-text")]
    return bool(covering) and sum(i > covering[-1] for i in shown) < len(shown) / 2


def _is_garbled(page: Any, found: Sequence[Word]) -> bool:  # noqa: ANN401
    """Whether fonts do not tell which characters they print, so that the text is not what one sees."""
    text = "".join(word.text for word in found)
    strange = sum(unicodedata.category(letter) in ("Cc", "Co", "Cn", "Cs") or letter == UNKNOWN for letter in text)
    chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    if strange <= STRANGE * len(text) and chinese >= CHINESE * len(text):
        return False
    plain = "".join(page.get_text("text", flags=TEXT_FLAGS & ~mupdf.TEXT_CID_FOR_UNKNOWN_UNICODE).split())
    private = sum(unicodedata.category(letter) == "Co" or letter == UNKNOWN for letter in plain)
    return private > STRANGE * len(plain)


OUTLINES = 200
UNKNOWN = "\ufffd"
STRANGE = 0.05  # of a page's characters that are none
CHINESE = 0.1  # of the characters of a page in Chinese, at the least


def _area(box: tuple[float, float, float, float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
