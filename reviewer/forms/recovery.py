# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that run over a border, touch their neighbours or share one cell are parted where the page allows it.

The page allows a parting when every piece stands in its column as the other figures of the table stand in theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reviewer.forms.numbers import parse
from reviewer.model.document import Source, Word
from reviewer.model.fact import SURE, Printed
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table

TOUCH = 1.0  # points between the pieces of a word that a border cut
APART = 0.8  # of the type size: digits farther apart are of two figures
EXACT = 0.15  # of the type size: a digit more or less moves a figure's middle farther
STEADY = 1.5  # points by which figures of one alignment may be out of line
ENOUGH = 5  # figures that show how the table is aligned
NEAR_BORDER = 0.75  # of a digit: without a known alignment figures part no farther from the border
LEAN = 1.5  # points by which a figure may lean over a border
MOST = 40  # characters; longer runs are not figures


@dataclass(frozen=True, slots=True)
class Group:
    """Cells next to one another whose figures are not told apart, by address, and the partings that the page allows.

    Each of `ways` gives every address of the group its cell; none where the page allows no parting. `sound` when the
    figures only touch: the border parts them between two digits, and nothing else is allowed.
    """

    addresses: tuple[str, ...]
    ways: tuple[Mapping[str, Cell], ...]
    sound: bool


def groups(cells: Mapping[str, Sequence[Cell]], rows: Sequence[Sequence[str]], tables: Sequence[Table]) -> list[Group]:
    """The groups in `cells`; `rows` are the addresses of each printed row from left to right."""
    table_of = {id(cell): table for table in tables for cell in table.cells}
    found: list[Group] = []
    for row in rows:
        known = [(address, cells[address][0]) for address in row if len(cells.get(address, ())) == 1]
        for run in _runs(known):
            table = table_of.get(id(run[0][1]))
            # Where no line parts the columns, their borders are guessed, and nothing can be told from them.
            bands = _bands(run, table) if table and not table.unruled else None
            steady = _alignment([one for one in table.cells if _is_steady(one)]) if table else None
            ways = _ways(run, bands, steady) if bands else []
            found.append(Group(tuple(address for address, _ in run), tuple(ways), _is_sound(run, ways)))
    return found


def _runs(row: Sequence[tuple[str, Cell]]) -> Iterator[list[tuple[str, Cell]]]:
    """Neighbours in a row that share a cell with something in it, or between which a border cuts a word."""
    run: list[tuple[str, Cell]] = []
    for address, cell in row:
        if run and not _linked(run[-1][1], cell):
            if len(run) > 1:
                yield run
            run = []
        run.append((address, cell))
    if len(run) > 1:
        yield run


def _linked(one: Cell, other: Cell) -> bool:
    if one is not other and (_leans_out(one, 1) or _leans_out(other, 0)):
        return True
    if not one.words or not other.words:
        return False
    if one is other:
        return all(word.source is Source.TEXT for word in one.words)
    last, first = one.words[-1], other.words[0]
    cut = abs(first.place.x0 - last.place.x1) < TOUCH and last.place.beside(first.place)
    return cut and last.source is Source.TEXT and any(letter.isdigit() for letter in last.text + first.text)


def _leans_out(cell: Cell, side: int) -> bool:
    """Whether a figure reaches over the left (0) or the right (1) border of its cell, where no line cut it."""
    words = [w for w in cell.words if w.source is Source.TEXT and not w.vertical and any(c.isdigit() for c in w.text)]
    if side:
        return any(word.place.x1 > cell.place.x1 + LEAN for word in words)
    return any(word.place.x0 < cell.place.x0 - LEAN for word in words)


def _is_sound(run: Sequence[tuple[str, Cell]], ways: Sequence[Mapping[str, Cell]]) -> bool:
    if len(ways) != 1 or any(word.confidence < SURE for _, cell in run for word in cell.words):
        return False
    return all(ways[0][address].text == cell.text for address, cell in run)


def _bands(run: Sequence[tuple[str, Cell]], table: Table) -> list[Place] | None:
    """The place of each column of the run; None where a shared cell spans more or fewer columns than share it."""
    found: list[Place] = []
    for cell in {id(cell): cell for _, cell in run}.values():
        sharing = sum(other is cell for _, other in run)
        if sharing == 1:
            found.append(cell.place)
            continue
        if cell.columns != sharing:
            return None
        borders = table.xs[cell.column : cell.column + cell.columns + 1]
        found += [replace(cell.place, x0=left, x1=right) for left, right in pairwise(borders)]
    return found


def _is_steady(cell: Cell) -> bool:
    """Whether a cell shows how figures are aligned: one figure on one line, surely read, with room to spare."""
    if len(cell.words) != 1 or cell.columns > 1:
        return False
    word = cell.words[0]
    return word.confidence >= SURE and parse(word.text).printed is Printed.NUMBER and not word.vertical


def _alignment(cells: Sequence[Cell]) -> tuple[int, float] | None:
    """Whether figures keep to the left (0), the middle (1) or the right (2) of their cells, and how far from it."""
    if len(cells) < ENOUGH or len({len(cell.words[0].text) for cell in cells}) < 2:
        return None
    offsets = [_offsets(cell.words[0].place, cell.place) for cell in cells]
    best: tuple[float, int, float] | None = None
    for kind in range(3):
        values = [one[kind] for one in offsets]
        middle = median(values)
        spread = sorted(abs(value - middle) for value in values)[int(0.8 * len(values))]
        if spread <= STEADY and (best is None or spread < best[0]):
            best = spread, kind, middle
    return best[1:] if best else None


def _offsets(figure: Place, cell: Place) -> tuple[float, float, float]:
    return figure.x0 - cell.x0, figure.centre[0] - cell.centre[0], figure.x1 - cell.x1


def _ways(
    run: Sequence[tuple[str, Cell]], bands: Sequence[Place], steady: tuple[int, float] | None
) -> list[Mapping[str, Cell]]:
    """All ways to part the letters of the run among its columns that the page allows."""
    words = [word for cell in {id(cell): cell for _, cell in run}.values() for word in cell.words]
    letters = [word.part(i, i + 1) for word in words for i in range(len(word.text))]
    line = all(a.place.beside(b.place) and not b.vertical for a, b in pairwise(letters))
    if not line or len(letters) > MOST:
        return []
    found: list[Mapping[str, Cell]] = []
    for parts in _partings(letters, bands, steady):
        if any(parts):
            pairs = zip(run, bands, parts, strict=True)
            found.append({address: _cell(cell, band, part) for (address, cell), band, part in pairs})
    return found


def _partings(
    letters: Sequence[Word], bands: Sequence[Place], steady: tuple[int, float] | None
) -> Iterator[list[Sequence[Word]]]:
    if not bands:
        if not letters:
            yield []
        return
    for end in range(len(letters) + 1):
        part = letters[:end]
        if part and not _stands(part, bands[0], steady):
            continue
        for rest in _partings(letters[end:], bands[1:], steady):
            yield [part, *rest]


def _stands(part: Sequence[Word], band: Place, steady: tuple[int, float] | None) -> bool:
    """Whether letters are one figure that stands in a column as figures of the table do."""
    figure = parse("".join(letter.text for letter in part))
    if figure.printed in (Printed.TEXT, Printed.BLANK) or not figure.clear:
        return False
    size = part[0].size
    if any(b.place.x0 - a.place.x1 > APART * size for a, b in pairwise(part)):
        return False
    place = Place.around(letter.place for letter in part)
    if steady:
        return abs(_offsets(place, band)[steady[0]] - steady[1]) <= EXACT * size
    over = NEAR_BORDER * place.width / len(part)
    return band.x0 - over <= place.x0 and place.x1 <= band.x1 + over


def _cell(cell: Cell, band: Place, part: Sequence[Word]) -> Cell:
    """A cell of its own for a piece, sure as far as the page goes."""
    words = tuple(replace(letter, source=Source.RECOVERED, confidence=1.0) for letter in part)
    joined = (_word(words),) if words else ()
    return Cell(cell.row, cell.column, cell.rows, 1, band, joined)


def _word(letters: Sequence[Word]) -> Word:
    first = letters[0]
    place = Place.around(letter.place for letter in letters)
    edges = (*(letter.edges[0] for letter in letters), letters[-1].edges[-1])
    return replace(first, text="".join(letter.text for letter in letters), place=place, edges=edges)
