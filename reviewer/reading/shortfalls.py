# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a file was not read, why, and the way out: its pages, its end, what it holds besides pages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Document

CUT = Text(
    "文件的结尾缺失（传输或复制可能中断），后面的页可能没有了；请向报送单位重新索取。",
    "The end of the file is missing (a transfer or copy may have broken off), and so may be its last pages; ask the "
    "sender for it again.",
)


def shortfalls(document: Document, gaps: tuple[Text, ...]) -> tuple[Text, ...]:
    """Pages that were not read, then `gaps`, then what may explain them."""
    found: list[Text] = []
    broken = _listed([page.number for page in document.pages if page.unread and not page.late])
    if broken:
        found.append(
            Text(
                f"第 {broken.zh} 页已损坏、过于庞大或图像无法辨认，未能读取。"
                "请对照原件；需要时请报送单位重新提供，或重新扫描（300 dpi、黑白或灰度）后导入。",
                f"Pages that are broken, too large or not legible, and were not read: {broken.en}. Look at them "
                "yourself; if need be, ask the sender for them again, or scan them anew (300 dpi, grey) and import.",
            )
        )
    late = _listed([page.number for page in document.pages if page.late])
    if late:
        found.append(
            Text(
                f"扫描页太多，识别的时限已到，第 {late.zh} 页没有读取。请只保留年度报告所在的页，或拆分文件后导入。",
                f"There are too many scanned pages for the time allowed, and these were not read: {late.en}. "
                "Keep only the pages of the annual report, or split the file, and import again.",
            )
        )
    if document.cut:
        found.append(CUT)
    return (*found, *gaps, *(document.asides if gaps else ()))


def _listed(numbers: Sequence[int]) -> Text | None:
    """Page numbers, those that follow one another as a range."""
    if not numbers:
        return None
    breaks = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
    runs = [numbers[low:high] for low, high in zip([0, *breaks], [*breaks, len(numbers)], strict=True)]
    names = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return Text("、".join(names), ", ".join(names))
