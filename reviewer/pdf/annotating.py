# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy of a PDF with annotations: the way back from a Place to the page, the only one there is."""

from __future__ import annotations

import html
import io
import unicodedata
from collections import Counter
from collections.abc import Generator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.errors import ReviewerError
from reviewer.model.annotation import Annotation, Front, Shape
from reviewer.model.place import Place
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.pdf.library import BROKEN, mupdf
from reviewer.pdf.reading import open_pdf

MOST_LETTERS = 2000  # of an annotation: viewers show no more of it on a screen
OPACITY = 0.35  # the inks are dark, and what lies below must stay legible
SLIP = 16.0  # points, the side of a slip as MuPDF draws it
EDGE = 1.0  # points, the line of a frame, which is drawn around the box that it is given
BESIDE = 24.0  # points from slip to slip at a page's corner
_MARGIN = 50.0
_A4 = (0.0, 0.0, 595.0, 842.0)
_STYLE = """
@font-face {font-family: own; src: url(own);}
* {font-family: own; font-size: 10pt; line-height: 1.5;}
h1 {font-size: 16pt; font-weight: normal;}
p {margin: 0 0 4pt 0;}
.where {color: #5b6b7c; margin: 8pt 0 0 0;}
"""


def annotate(
    source: Path, out: Path, marks: Sequence[Annotation], front: Front | None, font: Path
) -> Generator[Progress, None, int]:
    """Write a copy of `source` with `marks`, behind the pages of `front`; `font` is for these.

    What cannot be drawn onto its page is put as a slip onto the first page that takes it: how many these are is
    returned. ReviewerError when `source` is no readable PDF, or when none of its pages takes a mark; OSError when
    `out` cannot be written. Signatures in the copy do not hold any more, those of `source` are untouched.
    """
    pdf = open_pdf(source)
    try:
        slips: Counter[int] = Counter()
        left = []
        for at, mark in enumerate(marks):
            yield Progress(at, len(marks) + 1, Text("写入批注", "writing annotations"))
            if not _put(pdf, mark.page, mark, slips):
                left.append(mark)
        for mark in left:
            if not any(_put(pdf, page, _as_slip(mark), slips) for page in range(1, len(pdf) + 1)):
                raise _unfit(source)
        yield Progress(len(marks), len(marks) + 1, Text("保存副本", "saving the copy"))
        if front is not None:
            with mupdf.open("pdf", _printed(front, font)) as pages:
                pdf.insert_pdf(pages, start_at=0)
        pdf.save(out, deflate=True)
    except BROKEN as error:
        raise _unfit(source) from error
    finally:
        pdf.close()
    return len(left)


def plain(words: str, most: int = MOST_LETTERS) -> str:
    """Words without control characters but line ends, cut with an ellipsis."""
    kept = "".join(letter for letter in words if letter == "\n" or unicodedata.category(letter) not in _NO_LETTERS)
    return kept if len(kept) <= most else kept[: most - 1].rstrip() + "…"


_NO_LETTERS = ("Cc", "Cf", "Cs")


def _put(pdf: Any, number: int, mark: Annotation, slips: Counter[int]) -> bool:  # noqa: ANN401  no types
    """Draw a mark on a page; whether the page took it."""
    if not 1 <= number <= len(pdf):
        return False
    try:
        page = pdf[number - 1]
        drawn = _drawn(page, mark, slips)
        _describe(drawn, mark)
    except BROKEN:
        return False
    return True


def _drawn(page: Any, mark: Annotation, slips: Counter[int]) -> Any:  # noqa: ANN401
    colour = tuple(int(mark.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    if mark.shape is Shape.HIGHLIGHT and mark.boxes:
        # As turned as the page is: the corners of a highlight tell which way its text runs.
        drawn = page.add_highlight_annot([mupdf.Rect(*box.box).quad * page.derotation_matrix for box in mark.boxes])
        drawn.set_opacity(OPACITY)
    elif mark.shape is Shape.FRAME and mark.boxes:
        drawn = page.add_rect_annot(_unturned(page, mark.boxes[0].inset(EDGE)))
        drawn.set_border(width=EDGE)
    else:
        drawn = page.add_text_annot(_corner(page, mark, slips), "", icon="Note")
    drawn.set_colors(stroke=colour)
    return drawn


def _describe(drawn: Any, mark: Annotation) -> None:  # noqa: ANN401
    when = _time(mark.at) if mark.at else None
    named = {"title": plain(mark.author, 200), "subject": plain(mark.subject, 200), "content": plain(mark.words)}
    drawn.set_info(**named, **({"creationDate": when, "modDate": when} if when else {}))
    drawn.update()


def _unturned(page: Any, box: Place) -> Any:  # noqa: ANN401
    """From the page as displayed to PyMuPDF's own page, which is the one before /Rotate."""
    return (mupdf.Rect(*box.box) * page.derotation_matrix).normalize()


def _corner(page: Any, mark: Annotation, slips: Counter[int]) -> Any:  # noqa: ANN401
    """Where a slip goes; those on no point of the page stand in a row at its top, and none leaves the page."""
    wide, high = page.rect.width, page.rect.height
    if mark.boxes:
        left, top = mark.boxes[0].x0, mark.boxes[0].top
    else:
        many = max(1, int((wide - 2 * SLIP) // BESIDE))
        row, column = divmod(slips[page.number], many)
        left, top = SLIP + column * BESIDE, SLIP / 2 + row * BESIDE
        slips[page.number] += 1
    left, top = (max(0.0, min(value, most - SLIP)) for value, most in ((left, wide), (top, high)))
    # A slip is upright on any page: its corner stays where it is, and the rest is drawn from there.
    return mupdf.Point(left, top) * page.derotation_matrix


def _as_slip(mark: Annotation) -> Annotation:
    return Annotation(mark.page, Shape.SLIP, (), mark.colour, mark.author, mark.subject, mark.words, mark.at)


def _time(at: datetime) -> str:
    """Such as `D:20260131093000+08'00'`."""
    zone = at.strftime("%z") or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _printed(front: Front, font: Path) -> bytes:
    """The pages in front as a PDF; every text is text, whatever it says."""
    said = [f"<h1>{_escaped(front.heading)}</h1>", *(f"<p>{_escaped(line)}</p>" for line in front.lines)]
    said += [f'<p class="where">{_escaped(where)}</p><p>{_escaped(what)}</p>' for where, what in front.listed]
    archive = mupdf.Archive()
    archive.add(font.read_bytes(), "own")
    story = mupdf.Story("".join(said), user_css=_STYLE, archive=archive)
    made, paper = io.BytesIO(), mupdf.Rect(_A4)
    inside = mupdf.Rect(_MARGIN, _MARGIN, paper.width - _MARGIN, paper.height - _MARGIN)
    writer = mupdf.DocumentWriter(made)
    story.write(writer, lambda _number, _filled: (paper, inside, None))
    writer.close()
    with mupdf.open("pdf", made.getvalue()) as pdf:
        pdf.subset_fonts()
        return bytes(pdf.tobytes(garbage=3, deflate=True))


def _escaped(words: str) -> str:
    return "<br>".join(html.escape(line) for line in plain(words).split("\n"))


def _unfit(source: Path) -> ReviewerError:
    return ReviewerError(
        Text(f"“{source.name}”无法写入批注。", f"“{source.name}” cannot be annotated."),
        Text("文件可能已损坏；可改为导出原件。", "It may be damaged; export the original instead."),
    )
