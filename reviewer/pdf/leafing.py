# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leafing through a PDF: words in its text layer, and its bookmarks; as jobs of a child."""

from __future__ import annotations

import math
from array import array
from collections import OrderedDict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewer.model.folding import fold, occurrences
from reviewer.model.leaves import Entry, Found, Hit
from reviewer.model.place import Place
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.pdf.library import BROKEN
from reviewer.pdf.reading import TEXT_FLAGS
from reviewer.pdf.rendering import Key, document, identity
from reviewer.pdf.turning import turned

MOST_PAGES = 3000
MOST_ENTRIES = 2000


@dataclass(slots=True)
class _Letters:
    """The folded letters of a page, with the line and the box (x0, top, x1, bottom) of each."""

    text: str = ""
    lines: array[int] = field(default_factory=lambda: array("l"))
    boxes: array[float] = field(default_factory=lambda: array("f"))


_letters: OrderedDict[tuple[Key, int], _Letters] = OrderedDict()  # by file and page, the one used last comes last


def search(path: str, wanted: str, first: int, last: int) -> Generator[Progress, None, Found]:
    """Look for `wanted` on the pages `first` to `last` (from 1); spaces, width and line breaks do not count.

    Boxes are those of the page as displayed. Raises ReviewerError for a file that cannot be opened.
    """
    yield Progress(0, 1, Text("查找", "searching"))
    pdf, file = document(Path(path)), identity(Path(path))
    folded = fold(wanted)[0]
    hits: list[Hit] = []
    wordless = []
    for number in range(first, min(last, len(pdf)) + 1):
        letters = _letters_of(pdf, file, number)
        if not letters.text:
            wordless.append(number)
        hits += (_hit(letters, number, *span) for span in occurrences(letters.text, folded))
    return Found(tuple(hits), tuple(wordless))


def _letters_of(pdf: Any, file: Key, number: int) -> _Letters:  # noqa: ANN401  PyMuPDF ships no types
    key = (file, number)
    if key not in _letters:
        try:
            _letters[key] = _read(pdf[number - 1])
        except BROKEN:
            _letters[key] = _Letters()  # one broken page has no words, and the others have theirs
    _letters.move_to_end(key)
    while len(_letters) > MOST_PAGES:
        _letters.popitem(last=False)
    return _letters[key]


def _read(page: Any) -> _Letters:  # noqa: ANN401
    made = _Letters()
    matrix = page.rotation_matrix
    said: list[str] = []
    for line, (letter, box) in _printed(page):
        plain, _ = fold(letter)
        said.append(plain)
        for _ in plain:
            made.lines.append(line)
            made.boxes.extend(turned(box, matrix))
    made.text = "".join(said)
    return made


def _printed(page: Any) -> Iterator[tuple[int, tuple[str, Any]]]:  # noqa: ANN401
    """Every letter with the count of its line and its box in the unturned page."""
    raw = page.get_text("rawdict", flags=TEXT_FLAGS)
    lines = (line for block in raw["blocks"] for line in block.get("lines", ()))
    for count, line in enumerate(lines):
        for span in line["spans"]:
            yield from ((count, (char["c"], char["bbox"])) for char in span["chars"])


def _hit(letters: _Letters, page: int, start: int, end: int) -> Hit:
    parts: dict[int, list[Place]] = {}
    for at in range(start, end):
        place = Place(page, *(round(value, 2) for value in letters.boxes[4 * at : 4 * at + 4]))
        parts.setdefault(letters.lines[at], []).append(place)
    return tuple(Place.around(part) for part in parts.values())


def outline(path: str) -> Generator[Progress, None, tuple[Entry, ...]]:
    """The bookmarks that lead to a page of the file, in order; none when it has none."""
    yield Progress(0, 1, Text("书签", "bookmarks"))
    pdf = document(Path(path))
    try:
        return tuple(_entries(pdf.outline, 0, len(pdf), []))
    except BROKEN:
        return ()


def _entries(node: Any, level: int, pages: int, made: list[Entry]) -> list[Entry]:  # noqa: ANN401
    while node is not None and len(made) < MOST_ENTRIES:
        words = " ".join((node.title or "").split())
        if words and 0 <= node.page < pages:
            top = node.y if math.isfinite(node.y) else 0.0
            made.append(Entry(words, level, node.page + 1, max(0.0, round(top, 1))))
        # A bookmark below itself must not hold us for ever.
        if node.down is not None and level < _DEEPEST:
            _entries(node.down, level + 1, pages, made)
        node = node.next
    return made


_DEEPEST = 8
