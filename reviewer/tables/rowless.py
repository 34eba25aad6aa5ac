# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables whose rows no line parts: lines are put where white parts heads, labels and rows of figures.

What comes out is a frame like any other, so that columns are found, and carried over pages, as in tables
that have lines between their rows.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from reviewer.tables.leaves import head_lines
from reviewer.tables.rulings import Frame, Line
from reviewer.tables.textlines import stretches, text_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model.document import Page
    from reviewer.model.table import Table
    from reviewer.tables.blocks import Block
    from reviewer.tables.textlines import TextLine

DEEP = 4  # lines within which words stand over heads
EDGE = 2.0  # points of white around the outermost words
MOST = 0.6  # of the width of the figures, or of the height of the table: a line so long parts them
ALIKE = 1.5  # points by which words set below one another may differ where they begin
OFTEN = 3  # words that begin at one place make it the edge of a column of labels
SAME_WHITE = 1.0  # points by which the white between two rows may differ from row to row
LEADING = 0.45  # of the type size: less white parts the lines of one label
OUTER = 24.0  # points by which a table may be narrower on its next page


def rowless(
    page: Page,
    drawn: Sequence[Frame],
    shaded: Sequence[Frame],
    is_head: Callable[[str, bool], bool],
    before: Table | None,
) -> list[Frame]:
    """Frames for the tables of a page of which the frames that lines and coloured areas make do not part the rows."""
    result: list[Frame] = []
    found = [*drawn, *shaded]
    for stretch in (part for whole in stretches(text_lines(page.words, is_head)) for part in _by_frame(whole, drawn)):
        own = _table_in(stretch, bool(before and not result))
        if own and not (_is_parted(own, found) and _are_closed(own, shaded)):
            result.append(_framed(own, drawn, shaded, is_head, before))
    return result


def _by_frame(stretch: Sequence[TextLine], drawn: Sequence[Frame]) -> list[list[TextLine]]:
    """The lines of a stretch, cut where another frame that lines draw begins."""
    result: list[list[TextLine]] = [[]]
    last: Frame | None = None
    for line in stretch:
        frame = next((frame for frame in drawn if _holds(frame, line)), None)
        if frame is not None and last is not None and frame is not last:
            result.append([])
        last = frame or last
        result[-1].append(line)
    return result


def _table_in(stretch: Sequence[TextLine], goes_on: bool) -> list[TextLine]:
    """From what stands over the first heads to the last row of figures and the rest of its label."""
    heads = [i for i, line in enumerate(stretch) if line.heads]
    rows = [i for i, line in enumerate(stretch) if line.data and (line.full or (heads and i > heads[0]))]
    if not rows or not (heads or (goes_on and sum(stretch[i].full for i in rows) > 1)):
        return []
    first, last = min(heads[:1] + rows), rows[-1]
    edge = min(block.start for i in rows for block in stretch[i].figures)
    while last + 1 < len(stretch) and _is_rest(stretch[last], stretch[last + 1], edge):
        last += 1
    while first and stretch[first].top - stretch[first - 1].bottom < stretch[first].size * 1.5:
        first -= 1
    return list(stretch[first : last + 1])


def _is_rest(line: TextLine, below: TextLine, edge: float) -> bool:
    return below.top - line.bottom < LEADING * line.size and not below.figures and below.blocks[-1].end < edge


def _is_parted(own: Sequence[TextLine], found: Sequence[Frame]) -> bool:
    """Whether drawn lines frame all heads and rows of figures, and part every two rows."""
    rows = [line for line in own if line.data and not line.heads]
    for line in (line for line in own if line.full or line.heads):
        if not any(_holds(frame, line) for frame in found):
            return False
    pairs = [(a, b) for a, b in pairwise(rows) if not any(a.top < line.top < b.top and line.heads for line in own)]
    parted = [_between(a, b, found) is not None for a, b in pairs]
    heads = [_drawn(a, b, found, over.start, over.end) is not None for a, b, over in _over_heads(own)]
    # The lines of a wrapped figure have no line between them either: one line between two rows says enough.
    if any(parted) or any(heads):
        return True
    return not (heads or len(parted) > 1 or any(_are_labelled(pair) for pair in pairs))


def _are_labelled(rows: Iterable[TextLine]) -> bool:
    """Whether all rows have words before many figures, as the lines of a wrapped figure do not."""
    return all(line.full and not line.blocks[0].figure for line in rows)


def _are_closed(own: Sequence[TextLine], shaded: Sequence[Frame]) -> bool:
    """Whether coloured areas, where they make a table, part the words of each row: white rows have no edges."""
    lines = [line for line in own if line.full or line.heads]
    frames = [frame for frame in shaded if any(_holds(frame, line) for line in own)]
    if len(frames) > 1 or not all(_holds(frame, line) for frame in frames for line in lines):
        return False
    return not frames or all(_are_apart(line, frames[0]) for line in lines)


def _holds(frame: Frame, line: TextLine) -> bool:
    return frame.holds((line.blocks[0].start + line.blocks[-1].end) / 2, line.middle)


def _are_apart(line: TextLine, frame: Frame) -> bool:
    walls = [w.at for w in frame.vertical if w.drawn(line.top, line.bottom) > MOST * (line.bottom - line.top)]
    pairs = [pair for pair in pairwise(line.blocks) if pair[0].figure or pair[1].figure or line.heads]
    return all(any(a.end - EDGE < at < b.start + EDGE for at in walls) for a, b in pairs)


def _over_heads(own: Sequence[TextLine]) -> Iterable[tuple[TextLine, TextLine, Block]]:
    """Words that stand over heads: their line, that of the heads, and the words."""
    for i, above in enumerate(own):
        if above.heads or above.figures:
            continue
        heads = list(takewhile(lambda line: not line.figures, own[i + 1 : i + 1 + DEEP]))
        for block in (b for b in above.blocks if b not in above.named):
            for below in heads:
                if below.heads and any(block.start < b.end and b.start < block.end for b in below.named):
                    yield above, below, block
                    break


def _between(above: TextLine, below: TextLine, found: Iterable[Frame]) -> float | None:
    """The height of a line that is drawn between two rows over most of their figures."""
    figures = [block for line in (above, below) for block in (line.figures or line.blocks)]
    return _drawn(above, below, found, min(b.start for b in figures), max(b.end for b in figures))


def _drawn(above: TextLine, below: TextLine, found: Iterable[Frame], left: float, right: float) -> float | None:
    for frame in found:
        for line in frame.horizontal:
            if above.middle < line.at < below.middle and line.drawn(left, right) > MOST * (right - left):
                return line.at
    return None


def _framed(
    own: Sequence[TextLine],
    drawn: Sequence[Frame],
    shaded: Sequence[Frame],
    is_head: Callable[[str, bool], bool],
    before: Table | None,
) -> Frame:
    """The frame of a table: drawn upright lines hold for all rows that most of them run through."""
    found = [*drawn, *shaded]
    left, right = min(line.blocks[0].start for line in own) - EDGE, max(line.blocks[-1].end for line in own) + EDGE
    around = [frame for frame in found if any(frame.holds((left + right) / 2, line.middle) for line in own)]
    left, right = min([left, *(f.left for f in around)]), max([right, *(f.right for f in around)])
    if before and before.unruled and (not any(line.heads for line in own) or _almost(left, right, before)):
        left, right = min(left, before.xs[0]), max(right, before.xs[-1])  # as columns are carried by their places
    top, bottom = own[0].top - EDGE, own[-1].bottom + EDGE
    lines: list[Line] = [Line(top, ((left, right),)), Line(bottom, ((left, right),))]
    for first, end in _sections(own):
        lines += _lines_of(own[first:end], own[end] if end < len(own) else None, found, (left, right), is_head)
    upright = [
        Line(
            line.at,
            ((top, bottom),) if line.drawn(top, bottom) > MOST * (bottom - top) else _clipped(line, top, bottom),
        )
        for frame in around
        if frame in drawn
        for line in frame.vertical
    ]
    return Frame(
        tuple(sorted(lines, key=lambda line: line.at)),
        tuple(sorted((u for u in upright if u.spans), key=lambda u: u.at)),
        guessed=True,
    )


def _almost(left: float, right: float, before: Table) -> bool:
    return 0 <= left - before.xs[0] < OUTER and 0 <= before.xs[-1] - right < OUTER


def _clipped(line: Line, top: float, bottom: float) -> tuple[tuple[float, float], ...]:
    spans = ((max(start, top), min(end, bottom)) for start, end in line.spans)
    return tuple((start, end) for start, end in spans if end > start)


def _sections(own: Sequence[TextLine]) -> list[tuple[int, int]]:
    """First line and end of each part: heads with all that stands over them, and the rows below."""
    starts = [0]
    last_row = None
    for i, line in enumerate(own):
        if line.heads and last_row is not None and not any(own[k].heads for k in range(last_row + 1, i)):
            starts.append(last_row + 1)
        if line.data and not line.heads:
            last_row = i
    return [*pairwise([*starts, len(own)])]


def _lines_of(
    own: Sequence[TextLine],
    next_: TextLine | None,
    found: Sequence[Frame],
    edges: tuple[float, float],
    is_head: Callable[[str, bool], bool],
) -> list[Line]:
    """The lines of one part of the table."""
    heads = [i for i, line in enumerate(own) if line.heads]
    rows = [i for i, line in enumerate(own) if line.data and not line.heads and (not heads or i > heads[0])]
    if not rows:
        return []
    edge = min(block.start for i in rows for block in own[i].figures)
    labels = _label_edges(own[rows[0] :], edge)
    over = own[: rows[0]]
    leaves, floor = head_lines(over, edge, edges, is_head)
    cuts = _white(own, floor, own[rows[0]], edge, labels) if heads else []
    for above, below in ((own[a], own[b]) for a, b in pairwise(rows)):
        drawn = _between(above, below, found)
        cuts += [drawn] if drawn is not None else _white(own, above.middle, below, edge, labels)
    result = [*leaves, *(Line(at, _spans(edges, labels)) for at in cuts)]
    if next_ is not None:
        last = own[rows[-1]]
        tail = [line for line in own[rows[-1] :] if line is last or line.blocks[-1].end < edge]
        result.append(
            Line(
                (max(line.bottom for line in tail[:1]) + min(next_.top, own[-1].bottom + 2 * EDGE)) / 2,
                _spans(edges, labels),
            )
        )
    return result


def _spans(edges: tuple[float, float], labels: Sequence[float]) -> tuple[tuple[float, float], ...]:
    return tuple(pairwise([edges[0], *labels, edges[1]]))


def _label_edges(rows: Sequence[TextLine], edge: float) -> list[float]:
    """Where the second and later columns of labels begin: many words begin there and few run over it."""
    blocks = [b for line in rows for b in line.blocks if not b.figure and b.end < edge]
    if not blocks:
        return []
    groups: list[list[Block]] = []
    for block in sorted(blocks, key=lambda b: b.start):
        if groups and block.start - groups[-1][0].start <= ALIKE:
            groups[-1].append(block)
        else:
            groups.append([block])
    found: list[float] = []
    for group in groups[1:]:
        at = group[0].start - ALIKE / 2
        if len(group) >= OFTEN and sum(b.crosses(at, ALIKE) for b in blocks) <= len(group):
            found.append(at)
    return found


def _white(own: Sequence[TextLine], low: float, below: TextLine, edge: float, labels: Sequence[float]) -> list[float]:
    """Where white parts the rows between a height and a row of figures; more than once where a row is blank."""
    column = labels[-1] if labels else float("-inf")
    # Figures set at the top of their row stand over its label, and then the label's first line tells.
    beside = any(line.bottom > below.top and line.middle <= below.middle and _is_label(line, edge) for line in own)
    reach = below.size / 2 if beside else below.size
    lines = [
        (line.top, line.bottom, line.size)
        for line in own
        if low - line.size < line.middle <= below.middle + reach
        and any(b.end > column and not b.figure and b.start < edge for b in line.blocks)
    ]
    low_line = [line for line in own if line.middle <= low + 0.1 and line.bottom > low]
    floor = max((line.bottom for line in low_line), default=low)
    gaps = [(b[0] - a[1], (a[1] + b[0]) / 2) for a, b in pairwise(lines) if low < (a[1] + b[0]) / 2 < below.middle]
    if not gaps:
        return [(floor + below.top) / 2]
    widest = max(gap for gap, _ in gaps)
    size = below.size
    wide = [at for gap, at in gaps if gap >= widest - SAME_WHITE and gap > LEADING * size]
    return wide or [max(gaps)[1]]


def _is_label(line: TextLine, edge: float) -> bool:
    return not line.blocks[0].figure and line.blocks[0].start < edge
