# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that are no text: small pictures and outlines of letters between rulings, which the text layer lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.model.document import Word
from reviewer.model.place import Place
from reviewer.pdf.pixels import Pixels, View
from reviewer.pdf.turning import Box, Matrix, turned
from reviewer.pdf.visible import PATCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.model.document import Ruling

LOW, HIGH = 4.5, 40.0  # points: smaller things are dots, larger ones pictures or seals
LONG = 120.0  # points
THIN = 1.0  # points
DARK = 0.35  # of full light: letters are dark; what is coloured may be a seal's
FEW = 8  # rulings: fewer make no table


def pictured(
    view: View,
    number: int,
    drawings: Iterable[Mapping[str, Any]],
    words: Sequence[Word],
    rulings: Sequence[Ruling],
) -> tuple[Word, ...]:
    """A word `■` for everything of a figure's size that is printed as a picture or an outline inside the rulings.

    It says that something stands there which was not read, so that its cell is no blank.
    """
    if len(rulings) < FEW:
        return ()
    page, turn = view.page, view.turn
    boxes = [box for box in (*_images(page, turn), *_outlines(drawings, turn)) if _is_of_a_figure(box)]
    across = [x for r in rulings for x in ((r.start, r.end) if r.horizontal else (r.at,))]
    down = [y for r in rulings for y in ((r.at,) if r.horizontal else (r.start, r.end))]
    area = Place(number, min(across), min(down), max(across), max(down))
    places = [Place(number, *box) for box in boxes]
    inside = [place for place in places if area.holds(*place.centre) and not any(_meet(place, w.place) for w in words)]
    if not inside:
        return ()
    pixels = Pixels(view)
    return tuple(
        Word(PATCH, place, (place.x0, place.x1), size=place.height) for place in inside if pixels.is_dark(place)
    )


def _images(page: Any, turn: Matrix) -> Iterator[Box]:  # noqa: ANN401
    if page.get_images():
        yield from (turned(image["bbox"], turn) for image in page.get_image_info())


def _outlines(drawings: Iterable[Mapping[str, Any]], turn: Matrix) -> Iterator[Box]:
    """Dark filled shapes that are no boxes."""
    for drawing in drawings:
        fill = drawing.get("fill")
        if drawing["type"] == "f" and fill and max(fill) <= DARK:
            kinds = [item[0] for item in drawing["items"]]
            if "c" in kinds or kinds.count("l") > 4:
                yield turned(drawing["rect"], turn)


def _is_of_a_figure(box: Box) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return THIN <= wide <= LONG and LOW <= high <= HIGH


def _meet(one: Place, other: Place) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
