# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several reports bound together in one file: where each begins.

A title or the first heading alone proves nothing: contents and running heads repeat them. Another report begins
where a table of the form comes a second time, with most of its cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.forms.mapping import is_head, mapped
from reviewer.model.text import Text
from reviewer.prose.lines import lines
from reviewer.prose.title import ANNUAL_REPORT, plain, sized
from reviewer.tables.finding import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Page

FIGURES = 15  # numbers on a page that may hold a table
AS_LARGE = 0.75  # of the largest title: running heads are smaller
TWICE = 0.5  # of the cells of a table that must come again
_FIRST_HEADING = re.compile(r"[一1][、.,，]总体情况")


@dataclass(frozen=True, slots=True)
class Part:
    """One of several reports in a file: its pages, and its title if it has one."""

    pages: tuple[Page, ...]
    title: str


def parts(pages: Sequence[Page]) -> tuple[Part, ...]:
    """The reports bound in a file, in order; nothing where it holds but one."""
    starts = _starts(pages)
    figures = [sum(word.text.isdigit() for word in page.words) >= FIGURES for page in pages]
    if not any(any(figures[:at]) and any(figures[at:]) for at in starts):
        return ()
    cuts = [0, *starts, len(pages)]
    begins: list[int] = [0]
    own: set[str] = set()
    waiting: int | None = None  # where pages without a table began
    for low, high in pairwise(cuts):
        cells = {fact.address for fact in mapped(tables(pages[low:high], is_head)).facts}
        if not cells:
            waiting = low if waiting is None else waiting
            continue
        if _again(own, cells):
            begins.append(low if waiting is None else waiting)
            own = set()
        own |= cells
        waiting = None
    if len(begins) == 1:
        return ()
    ends = [*begins[1:], len(pages)]
    return tuple(Part(tuple(pages[low:high]), _title(pages[low:high])) for low, high in zip(begins, ends, strict=True))


def told(found: Sequence[Part]) -> tuple[Text, ...]:
    """That a file holds several reports, where each begins, and that but the first was read."""
    if not found:
        return ()
    first = [part.pages[0].number for part in found]
    zh = "；".join(f"第 {page} 页起：{part.title or '（无标题）'}" for page, part in zip(first, found, strict=True))
    en = "; ".join(f"from page {page}: {part.title or '(no title)'}" for page, part in zip(first, found, strict=True))
    return (
        Text(
            f"文件中装订了 {len(found)} 份年度报告（{zh}）。只读取了第一份（至第 {first[1] - 1} 页），"
            "请按上述页码拆分为单独的 PDF 后导入。",
            f"The file holds {len(found)} annual reports ({en}). Only the first was read (up to page {first[1] - 1}); "
            "split the file at these pages and import each part.",
        ),
    )


def _starts(pages: Sequence[Page]) -> list[int]:
    """Indexes of the pages after the first on which a report may begin."""
    sizes: dict[int, float] = {}
    headed: set[int] = set()
    for at, page in enumerate(pages):
        text = plain("".join(word.text for word in page.words))
        if "总体情况" in text and any(_FIRST_HEADING.match(plain(line.text)) for line in lines(page)):
            headed.add(at)
        if "公开" in text and "报告" in text:
            found, size = sized(page)
            if found.kind == ANNUAL_REPORT:
                sizes[at] = size
    largest = max(sizes.values(), default=0.0)
    titled = {at for at, size in sizes.items() if size >= AS_LARGE * largest}
    return sorted((titled | headed) - {0})


def _again(own: set[str], cells: set[str]) -> bool:
    """Whether most of the cells of a table are there already."""
    for table in {address.split("/")[0] for address in cells}:
        new = {address for address in cells if address.startswith(f"{table}/")}
        old = {address for address in own if address.startswith(f"{table}/")}
        if len(new & old) > TWICE * max(len(new), len(old)):
            return True
    return False


def _title(pages: Sequence[Page]) -> str:
    return max((sized(page) for page in pages[:2]), key=lambda one: one[1])[0].text
