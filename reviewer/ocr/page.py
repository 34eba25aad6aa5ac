# SPDX-License-Identifier: AGPL-3.0-or-later
"""The story of one scanned page: turned upright, made straight, ruled, and its words read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from reviewer.model.document import Page, Ruling, Source, Word
from reviewer.model.fact import SURE
from reviewer.model.frame import Frame
from reviewer.model.place import Place
from reviewer.ocr.bent import bend, flattened
from reviewer.ocr.engine import WIDER, Said, engine
from reviewer.ocr.lines import strokes, without
from reviewer.ocr.pieces import middles, parted, pieces, stacked
from reviewer.ocr.pixels import arrays, dusted, faint, flat, ink, lit
from reviewer.ocr.seals import without_grey, without_pale
from reviewer.ocr.spaced import spaced
from reviewer.ocr.straight import straightening
from reviewer.ocr.turned import turned, upright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.frame import Bend
    from reviewer.model.picture import Picture
    from reviewer.ocr.engine import Engine
    from reviewer.ocr.lines import Stroke
    from reviewer.ocr.pieces import Piece
    from reviewer.ocr.pixels import Grey, Matrix

STAINED = 0.002  # of a page that is dark: less is a blank page, more without a word was not read
UNCLEAR = "\ufffd"  # ink that says nothing
LEAST = 0.5  # score below which detected text is not what it says
LOOK_ALIKE = str.maketrans("oOQDU○〇°。◦lI|丨Ⅰi!一ー―–~～", "0000000000111111" + "1—————" + "—")
SHORT = 2.5  # times its height: the width of a piece that may be a figure
GUESSED = 0.8  # the most confidence in a letter that was taken for a digit
STROKES = "1/7lI|丿ノ,，、"  # what a slash is taken for
LEAST_INK = 8  # pixels from which a shape can be told
FLAT = 1.5  # times as wide as high: a dash
VERY_FLAT = 4.0  # times as wide as high: a dash, though its ink has holes
FEW = 3  # characters that a broken dash is taken for; so many digits are not so flat
SOLID = 0.6  # of its box that the ink of a dash fills
LEANS = 0.2  # of its height that a slash is wide
STRAIGHT = 0.9  # correlation of across and down along a thin slash
LEANING = 0.8  # along a thick one; next to none along a "1"
FIGURE = re.compile(r"[-—]?[\d.,，]*\d[\d.,，]*[%％]?|[-—]+|[/／]")
FIGURE_HEIGHT = 0.72  # of the type size: ink of a digit
HAN_HEIGHT = 0.92  # of the type size: ink of a Chinese character


@dataclass(frozen=True, slots=True)
class Sheet:
    """A straight page kept for a second look: as PNG, without its rulings; and those."""

    scale: float
    clean: bytes
    lines: tuple[Stroke, ...]


def read(picture: Picture, threads: int) -> tuple[Page, Sheet]:
    """The page of a picture, in the frame of its straight picture; and that picture."""
    models = engine(threads)
    page, boxes, quarter = upright(models, arrays(picture), lambda grey: _straight(grey, picture.scale))
    scale = picture.scale
    lines = strokes(faint(page.grey, scale), scale)
    clean = without_grey(without(page.grey, lines, value=255), scale)
    mask = without(ink(clean), lines)
    found = pieces(boxes, mask, lines, scale)
    words = tuple(_words(models, found, clean, mask, lines, picture.page, scale))
    rulings = tuple(_ruling(line, scale) for line in lines)
    height, width = page.grey.shape
    lost = not words and float(np.mean(mask > 0)) > STAINED
    frame = _frame(page, quarter, picture)
    result = Page(picture.page, width / scale, height / scale, words, rulings, True, lost, frame)
    return result, Sheet(scale, _png(clean), tuple(lines))


@dataclass(frozen=True, slots=True)
class Straight:
    """A straight page, the projection from it to the picture it came from, and the bend of its paper."""

    grey: Grey
    matrix: Matrix
    bend: Bend | None = None


def _straight(grey: Grey, scale: float) -> Straight:
    page = dusted(without_pale(flat(lit(grey, scale)), scale), scale)
    matrix = straightening(faint(page, scale), scale)
    if matrix is None:
        matrix = np.eye(3)
    else:
        size = (page.shape[1], page.shape[0])
        flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        page = cv2.warpPerspective(page, matrix, size, flags=flags, borderValue=255.0)
    bent = bend(faint(page, scale), scale)
    return Straight(flattened(page, bent, scale) if bent else page, matrix, bent)


def _frame(page: Straight, quarter: int, picture: Picture) -> Frame:
    """From points of the straight page to points of the page as displayed."""
    to_pixels = np.diag([picture.scale, picture.scale, 1.0])
    displayed = np.diag([picture.unit, picture.unit, 1.0]) @ np.linalg.inv(to_pixels)
    whole = displayed @ turned(quarter, picture.width, picture.height) @ page.matrix @ to_pixels
    a, b, c, d, e, f, g, h, i = (whole / whole[2, 2]).flatten().tolist()
    return Frame((a, b, c, d, e, f, g, h, i), *picture.points, page.bend)


def _ruling(line: Stroke, scale: float) -> Ruling:
    return Ruling(line.horizontal, (line.at + 0.5) / scale, line.start / scale, line.end / scale)


def _png(grey: Grey) -> bytes:
    return cv2.imencode(".png", grey, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()


def _words(
    models: Engine, found: Sequence[Piece], clean: Grey, mask: Grey, lines: Sequence[Stroke], page: int, scale: float
) -> Iterator[Word]:
    columns = [p for p in found if p.upright and len(stacked(p, mask)) > 1]
    flat_ones = [p for p in found if p not in columns]
    for piece, said in _parted(models, flat_ones, clean, mask):
        word = _word(piece, said, lines, page, scale)
        if word:
            yield from spaced(word, piece, mask, scale)
    for piece in columns:
        yield from _upright(models, piece, clean, mask, page, scale)


def _parted(models: Engine, found: Sequence[Piece], clean: Grey, mask: Grey) -> Iterator[tuple[Piece, Said]]:
    """Pieces and what they say, neighbouring figures between no lines read one by one."""
    again: list[Piece] = []
    for piece, said in zip(found, _twice(models, found, clean), strict=True):
        parts = parted(piece, mask) if len(said.text) > 1 and FIGURE.fullmatch(said.text) else [piece]
        if len(parts) > 1:
            again.extend(parts)
        else:
            yield piece, said
    yield from zip(again, _twice(models, again, clean), strict=True)


def _twice(models: Engine, found: Sequence[Piece], clean: Grey) -> list[Said]:
    """What each piece says; figures that are not sure are read a second time, in a wider field."""
    crops = [crop(clean, piece.clear) for piece in found]
    said = [figures(one, piece) for one, piece in zip(models.read(crops), found, strict=True)]
    said = [marked(one, crop(clean, piece.box)) for one, piece in zip(said, found, strict=True)]
    unsure = [i for i, one in enumerate(said) if one.score < SURE and _may_be_figure(one.text, found[i])]
    for i, second in zip(unsure, models.read([crops[i] for i in unsure], WIDER), strict=True):
        again = marked(figures(second, found[i]), crop(clean, found[i].box))
        said[i] = _agreed(said[i], again)
    return said


def marked(said: Said, ink_: Grey) -> Said:
    """A lone stroke that leans is a "/" and a flat one a "—", whatever it was taken for; `ink_` is just its box."""
    on_paper = cv2.copyMakeBorder(ink_, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=255.0)
    dark = cv2.threshold(on_paper, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    ys, xs = np.nonzero(dark)
    if len(ys) < LEAST_INK or len(said.text) > FEW:
        return said
    high, wide = np.ptp(ys) + 1, np.ptp(xs) + 1
    if wide >= VERY_FLAT * high:
        return Said("—", (SURE,), (0.5,))
    if len(said.text) == FEW:
        return said
    if wide >= FLAT * high:
        solid = len(ys) > SOLID * wide * high and said.score < SURE
        return Said("—", (SURE,), (0.5,)) if solid else said
    if said.text not in set(STROKES) or min(wide, high) < LEANS * max(wide, high):
        return said
    if np.corrcoef(xs, ys)[0, 1] > -(STRAIGHT if said.text == "7" else LEANING):
        return said
    return Said("/", (SURE,), said.centres)


def _may_be_figure(text: str, piece: Piece) -> bool:
    return any(letter.isdigit() for letter in text) or piece.width < SHORT * piece.height


def _agreed(first: Said, second: Said) -> Said:
    """Two readings of one piece: the better one, which is not sure when they differ."""
    better = max(first, second, key=lambda one: one.score)
    if first.text == second.text:
        return better
    return replace(better, scores=tuple(min(score, LEAST) for score in better.scores))


def crop(grey: Grey, box: tuple[int, int, int, int]) -> Grey:
    """The part of a page, on white paper where it reaches beyond the edge."""
    x0, top, x1, bottom = box
    return grey[max(0, top) : max(1, bottom), max(0, x0) : max(1, x1)]


def figures(said: Said, piece: Piece) -> Said:
    """A reading that is all digits and their look-alikes, as digits."""
    plain = said.text.translate(LOOK_ALIKE)
    if plain == said.text or not FIGURE.fullmatch(plain):
        return said
    if plain in ("—", "-") and piece.height > 0.5 * piece.width:
        return said
    changed = [a != b for a, b in zip(plain, said.text, strict=True)]
    scores = tuple(min(s, GUESSED) if c else s for s, c in zip(said.scores, changed, strict=True))
    return Said(plain, scores, said.centres)


def _word(piece: Piece, said: Said, lines: Sequence[Stroke], page: int, scale: float) -> Word | None:
    text, score = said.text, said.score
    if piece.weak and not piece.alone and score < SURE:
        return None  # dirt beside print
    if score < LEAST and not piece.detected:
        inside = any(s.horizontal and s.at < piece.top and s.start < piece.x0 < s.end for s in lines)
        if not inside or piece.height < FIGURE_HEIGHT * 6 * scale:
            return None
        text, score = text or UNCLEAR, min(score, LEAST)
    if not text:
        text, score = UNCLEAR, 0.0
    x0, top, x1, bottom = (v / scale for v in (piece.x0, piece.top, piece.x1, piece.bottom))
    size, middle = _size(text, bottom - top), (top + bottom) / 2
    place = Place(page, x0, middle - size / 2, x1, middle + size / 2)
    left, right = piece.clear[0] / scale, piece.clear[2] / scale
    centres = [left + c * (right - left) for c in said.centres] if len(said.centres) == len(text) else []
    edges = middles(centres, x0, x1) if len(centres) == len(text) else _even(len(text), x0, x1)
    return Word(text, place, edges, size=size, source=Source.OCR, confidence=score)


def _even(count: int, start: float, end: float) -> tuple[float, ...]:
    return tuple(start + (end - start) * i / count for i in range(count + 1))


def _size(text: str, height: float) -> float:
    """The type size of a line whose ink is so high."""
    if all(letter in "-—一" for letter in text):
        return max(height, 9.0)
    return height / (FIGURE_HEIGHT if text.isascii() else HAN_HEIGHT)


def _upright(models: Engine, piece: Piece, clean: Grey, mask: Grey, page: int, scale: float) -> Iterator[Word]:
    """Characters below one another, as one vertical word."""
    rows = stacked(piece, mask)
    x0, x1 = piece.clear[0], piece.clear[2]
    said = models.read([crop(clean, (x0, top - 2, x1, bottom + 2)) for top, bottom in rows])
    kept = [(row, one) for row, one in zip(rows, said, strict=True) if one.text]
    if not kept:
        return
    text = "".join(one.text for _, one in kept)
    place = Place(page, piece.x0 / scale, piece.top / scale, piece.x1 / scale, piece.bottom / scale)
    edges = [place.top]
    for (top, bottom), one in kept:
        edges += [(top + (bottom - top) * (i + 1) / len(one.text)) / scale for i in range(len(one.text))]
    confidence = min(one.score for _, one in kept)
    yield Word(text, place, tuple(edges), True, piece.width / scale, Source.OCR, confidence)
