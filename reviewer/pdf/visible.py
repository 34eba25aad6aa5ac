# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which words of the text layer the page shows: white on white, painted over and struck out figures are told apart.

What was painted when, and in which colours, tells the words to look at; their pixels tell whether anything is seen.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reviewer.model.document import Word
from reviewer.pdf.pixels import LIGHT, Pixels, wide
from reviewer.pdf.turning import Box, Matrix, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.model.document import Ruling
    from reviewer.pdf.pixels import View

FAINT = 0.3  # opacity
ALIKE = 0.25  # of full light by which letters and their ground may differ and be suspected
DARK = 160  # level: a patch darker than this is seen as a patch
AREA = 3.0  # points: a thinner filled shape is a line
COVERED = 0.7  # of a word's width and height
PARTLY = 0.3  # of them: so much less of a word may be another word
CLEAR = 0.9  # opacity of a shape that hides what is under it
WHITE = 0.98
UNSURE = 0.5
PATCH = "■"
STRIKE = (0.3, 0.7)  # of a word's height from its top, between which a line strikes it out
OVERHANG = 1.0  # times the type size by which such a line may be longer than its word
LONG_ENOUGH = 0.6  # of the word's width
SAME = 0.25  # of the type size: the same word so near itself is printed twice to look bold


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text as painted: its box on the displayed page, its number in the order of painting, its colour."""

    letters: str
    box: Box
    order: int
    colour: tuple[float, ...]
    opacity: float


@dataclass(frozen=True, slots=True)
class _Area:
    """A filled shape or an opaque image as painted; an image has no `colour`."""

    box: Box
    order: int
    colour: tuple[float, ...] | None


def seen(
    view: View,
    found: Sequence[Word],
    drawings: Sequence[Mapping[str, Any]],
    colours: Iterable[int],
) -> tuple[Word, ...]:
    """The words as a reader of the page sees them.

    Words that do not show are left out, those under a dark patch are that patch, and those of which it is not sure
    whether they show are doubtful. `colours` are those of the text, as sRGB numbers.
    """
    page, turn = view.page, view.turn
    areas = [*_fills(drawings, turn), *_images(page, turn)]
    if not areas and all(min(_rgb(colour)) < LIGHT for colour in colours):
        return tuple(found)
    texts = [_text(span, turn) for span in page.get_texttrace()]
    suspected = [text for text in texts if text.opacity > 0 and _is_suspect(text, areas)]
    if not suspected:
        return tuple(found)
    pixels = Pixels(view)
    return tuple(new for word in found for new in _as_seen(word, suspected, texts, areas, pixels))


def once(found: Sequence[Word]) -> tuple[Word, ...]:
    """The words without those printed a second time at the same place to look bold."""
    kept: dict[str, list[Word]] = {}
    for word in found:
        same = kept.setdefault(word.text, [])
        if not any(_is_over(word, other) for other in same):
            same.append(word)
    first = {id(word) for words in kept.values() for word in words}
    return tuple(word for word in found if id(word) in first)


def struck(
    found: Sequence[Word], lines: Sequence[Ruling], marks: Sequence[Box]
) -> tuple[tuple[Word, ...], tuple[Ruling, ...]]:
    """Words that a line or one of the `marks` strikes out are doubtful; the other rulings."""
    level = sorted((i for i, word in enumerate(found) if not word.vertical), key=lambda i: found[i].place.centre[1])
    heights = [found[i].place.centre[1] for i in level]
    tallest = max((found[i].place.height for i in level), default=0.0)
    out = {i for i, word in enumerate(found) if any(_holds(mark, *word.place.centre) for mark in marks)}
    strikes: set[int] = set()
    for number, line in enumerate(lines):
        if not line.horizontal or line.shade:
            continue
        for k in range(bisect_left(heights, line.at - tallest / 2), len(level)):
            if heights[k] > line.at + tallest / 2:
                break
            if _strikes(line, found[level[k]]):
                out.add(level[k])
                strikes.add(number)
    if not out:
        return tuple(found), tuple(lines)
    words = tuple(replace(w, confidence=min(w.confidence, UNSURE)) if i in out else w for i, w in enumerate(found))
    return words, tuple(line for number, line in enumerate(lines) if number not in strikes)


def _strikes(line: Ruling, word: Word) -> bool:
    p = word.place
    by = OVERHANG * word.size
    return (
        any(letter.isalnum() for letter in word.text)
        and p.top + STRIKE[0] * p.height < line.at < p.top + STRIKE[1] * p.height
        and p.x0 - by <= line.start
        and line.end <= p.x1 + by
        and min(line.end, p.x1) - max(line.start, p.x0) >= LONG_ENOUGH * p.width
    )


def _is_over(word: Word, other: Word) -> bool:
    near = SAME * word.size
    return abs(word.place.x0 - other.place.x0) <= near and abs(word.place.top - other.place.top) <= near


def _fills(drawings: Iterable[Mapping[str, Any]], turn: Matrix) -> Iterator[_Area]:
    for drawing in drawings:
        x0, top, x1, bottom = drawing["rect"]
        fill = drawing.get("fill")
        hides = "f" in drawing["type"] and drawing.get("fill_opacity", 1.0) >= CLEAR
        if fill and hides and x1 - x0 > AREA and bottom - top > AREA:
            yield _Area(turned(drawing["rect"], turn), drawing["seqno"], tuple(fill))


def _images(page: Any, turn: Matrix) -> Iterator[_Area]:  # noqa: ANN401
    """Images in the order of painting; through those with a mask one may see, and pixels tell."""
    if not page.get_images():
        return
    masked = [image["bbox"] for image in page.get_image_info() if image.get("has-mask")]
    for order, (kind, box, *_) in enumerate(page.get_bboxlog()):
        if kind == "fill-image":
            through = any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < 1 for other in masked)
            yield _Area(turned(box, turn), order, (0.5,) if through else None)


def _text(span: Mapping[str, Any], turn: Matrix) -> _Text:
    colour = tuple(span["color"])
    if len(colour) == 4:  # cyan, magenta, yellow, black
        colour = tuple(max(0.0, 1 - ink - colour[3]) for ink in colour[:3])
    opacity = 0.0 if span["type"] == 3 else float(span["opacity"])
    letters = "".join(chr(char[0]) for char in span["chars"])
    return _Text(letters, turned(span["bbox"], turn), span["seqno"], colour or (0.0,), opacity)


def _is_suspect(text: _Text, areas: Sequence[_Area]) -> bool:
    if min(text.colour) >= LIGHT or text.opacity < FAINT:
        return True
    under = [area for area in areas if _meet(area.box, text.box)]
    if any(area.order > text.order for area in under):
        return True
    ground = max((area for area in under if area.colour), key=lambda area: area.order, default=None)
    return ground is not None and _alike(text.colour, ground.colour or ())


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < ALIKE for a, b in zip(wide(one), wide(other), strict=True))


def _as_seen(
    word: Word, suspected: Sequence[_Text], texts: Sequence[_Text], areas: Sequence[_Area], pixels: Pixels
) -> Iterator[Word]:
    """The word, the patch that hides it, or nothing."""
    x, y = word.place.centre
    here = [text for text in texts if _holds(text.box, x, y)]
    own = [text for text in here if word.text in text.letters] or here
    if not any(text in suspected for text in own):
        yield word
        return
    order = max(text.order for text in own)
    later = [area for area in areas if area.order > order]
    over = [area for area in later if _covers(area.box, word, COVERED)]
    level = pixels.level(word, max(own, key=lambda text: text.order).colour)
    if level is not None:
        if level < DARK and over:
            yield Word(PATCH, word.place, (word.edges[0], word.edges[-1]), word.vertical, word.size)
    elif over and any(text.order > over[-1].order and _meet(text.box, _core(word)) for text in texts):
        return  # what was printed on top of it is a word of its own
    elif any(_is_opaque(area) for area in later if _covers(area.box, word, PARTLY)):
        yield replace(word, confidence=min(word.confidence, UNSURE))
    else:
        yield word


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _core(word: Word) -> Box:
    """The middle of a word's height: words of the lines above and below do not reach it."""
    p, by = word.place, 0.3 * word.place.height
    return p.x0, p.top + by, p.x1, p.bottom - by


def _is_opaque(area: _Area) -> bool:
    """Whether nothing shows through: a plain image, or white; other colours may be a marker's."""
    return area.colour is None or min(area.colour) >= WHITE


def _covers(box: Box, word: Word, share: float) -> bool:
    p = word.place
    wide = min(box[2], p.x1) - max(box[0], p.x0)
    high = min(box[3], p.bottom) - max(box[1], p.top)
    return wide >= share * p.width and high >= share * p.height


def _rgb(colour: int) -> tuple[float, float, float]:
    return (colour >> 16 & 255) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255
