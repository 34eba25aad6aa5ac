# SPDX-License-Identifier: AGPL-3.0-or-later
"""The marks of a report sorted by page, so that painting a page looks at no other; no Qt widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewer.desk.marks.discs import Disc, gather
from reviewer.desk.marks.kinds import MarkKind
from reviewer.desk.marks.placing import BY_FINDING, Mark
from reviewer.model.place import Place


@dataclass(frozen=True, slots=True)
class PageMarks:
    """The marks of one page: boxes to paint, one of a kind at a place; those that carry a number, and their discs."""

    boxes: tuple[Mark, ...] = ()
    numbered: tuple[Mark, ...] = ()
    discs: tuple[Disc, ...] = ()


BARE = PageMarks()


def by_page(marks: Iterable[Mark], hidden: frozenset[MarkKind] = frozenset()) -> Mapping[int, PageMarks]:
    """Marks sorted by page once, without faint ones of the kinds that are hidden.

    A figure that is strong is not framed faintly as well; of several findings at a place the gravest frames it.
    """
    shown = [mark for mark in marks if mark.strong or mark.kind not in hidden]
    strong = {mark.place for mark in shown if mark.strong}
    boxes: dict[int, dict[tuple[Place, object], Mark]] = {}
    numbered: dict[int, list[Mark]] = {}
    for mark in shown:
        page = mark.place.page
        if mark.number is not None:
            numbered.setdefault(page, []).append(mark)
        framed = mark.kind in BY_FINDING and not mark.strong
        if framed and mark.place in strong:
            continue
        here = boxes.setdefault(page, {})
        sort: object = "finding" if framed else (mark.strong, mark.kind, mark.side)
        before = here.get((mark.place, sort))
        if before is None or (framed and _graver(mark, before)):
            here[mark.place, sort] = mark
    return {
        page: _of_page(boxes.get(page, {}).values(), numbered.get(page, ())) for page in boxes.keys() | numbered.keys()
    }


def _of_page(boxes: Iterable[Mark], numbered: Sequence[Mark]) -> PageMarks:
    return PageMarks(tuple(boxes), tuple(numbered), gather(numbered))


def _graver(mark: Mark, than: Mark) -> bool:
    """Undecided before settled, an error before a doubt, what is set aside last."""
    ranks = [(one.kind is MarkKind.ASIDE, one.settled, one.kind is not MarkKind.FAILED) for one in (mark, than)]
    return ranks[0] < ranks[1]
