# SPDX-License-Identifier: AGPL-3.0-or-later
"""Unruled columns seen from above: heads, and figures that stand below one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.tables.blocks import Block

CLEAR = 1.0  # points of white between two columns
OVERLAP = 0.3  # points that figures of one column share
REACH = 0.5  # of the distance between two heads: a figure farther from a head has another column


@dataclass(slots=True)
class Cluster:
    """Figures whose widths overlap, and the rows that they stand in."""

    start: float
    end: float
    rows: set[int] = field(default_factory=set)


def clusters(figures: Iterable[Block]) -> list[Cluster]:
    """Figures joined where they stand below one another, left to right; two side by side never are."""
    found: list[Cluster] = []
    ends: dict[int, float] = {}  # of the figures of the last cluster, by row: lines of a wrapped one overlap
    for figure in sorted(figures, key=lambda block: block.start):
        beside = figure.start >= ends.get(figure.row, float("inf")) - OVERLAP
        if found and figure.start < found[-1].end - OVERLAP and not beside:
            found[-1].end = max(found[-1].end, figure.end)
        else:
            found.append(Cluster(figure.start, figure.end))
            ends = {}
        found[-1].rows.add(figure.row)
        ends[figure.row] = max(figure.end, ends.get(figure.row, figure.end))
    return found


def borders_between(heads: Sequence[Block], figures: Sequence[Block]) -> list[float]:
    """The borders between all columns that have a head or a figure."""
    columns = [Cluster(head.start, head.end) for head in heads]
    pitch = min((b.centre - a.centre for a, b in pairwise(heads)), default=float("inf"))
    rest = clusters(figures)
    if len(rest) == len(heads):  # each has its own, however far from its head it is set
        return [
            _half(max(a.end, c.end), min(b.start, d.start))
            for (a, c), (b, d) in pairwise(zip(heads, rest, strict=True))
        ]
    pairs = sorted(
        ((_gap(cluster, head), i, k) for i, cluster in enumerate(rest) for k, head in enumerate(heads)),
    )
    placed: set[int] = set()
    for gap, i, k in pairs:
        # Two figures of one row cannot stand in one column.
        if i not in placed and gap <= REACH * pitch and not columns[k].rows & rest[i].rows:
            columns[k] = Cluster(
                min(columns[k].start, rest[i].start), max(columns[k].end, rest[i].end), columns[k].rows | rest[i].rows
            )
            placed.add(i)
    columns += [cluster for i, cluster in enumerate(rest) if i not in placed]
    columns.sort(key=lambda column: column.start + column.end)
    return [_half(a.end, b.start) for a, b in pairwise(columns)]


def _half(end: float, start: float) -> float:
    return (end + start) / 2


def _gap(cluster: Cluster, head: Block) -> float:
    return max(0.0, cluster.start - head.end, head.start - cluster.end)
