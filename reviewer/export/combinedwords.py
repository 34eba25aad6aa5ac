# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said over the sums: how to use them, and whose figures are not in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.export.combineddata import Data
from reviewer.export.content import Content
from reviewer.export.words import TABLES, joined
from reviewer.model.combined import Role
from reviewer.model.text import Text

_MOST = 200


def remark(row: int) -> Text:
    """How the sheet is used; the list of reports begins in `row`."""
    return Text(
        f"各格为“计入”单位的数字之和，随下方第 {row} 行起的名单重算：在“计入”一列选“是”或“否”。"
        "空白、“/”、“—”按 0 计；“缺数 n”：计入的单位中有 n 个没有读到该数或填的是文字，请补齐后再汇总。"
        "黄底：有单位的读数存疑，见批注。右边和下边为核对：绿色为平衡，红色为有差。",
        f"Each cell adds up the reports that count; choose them in the list from row {row} on. Blank, “/” and “—” "
        "count as 0; “lacks n”: n of them have no such figure, or words. Yellow: a doubtful reading, see the comment. "
        "The checks beside and below follow at once.",
    )


def complete(data: Data) -> bool:
    """Whether it is known that all who must report are in the sums, with all of their tables."""
    of = data.of
    asked = [it for it in of.parts if it.role in (Role.COUNTED, Role.OUTSIDE)]
    alone = all(it.role is Role.COUNTED and not data.unread(it) for it in asked)
    return of.listed and alone and not of.missing and not of.unplaced


def missing(data: Data) -> str:
    """Who is not in the sums, one sentence a line; says so too where nobody can know."""
    return "\n".join(data.content.say(words) for words in _missing(data))


def _missing(data: Data) -> Iterator[Text]:
    of, content = data.of, data.content
    if of.missing:
        every, count = named(of.missing, content), len(of.missing)
        yield Text(
            f"未报送，和数中没有（名单上的 {count} 个单位没有 {of.year} 年度报告）：{every}。",
            f"Not in the sums, on the list but without a report of {of.year} ({count}): {every}.",
        )
    elif of.listed:
        yield Text("名单上的单位都有本年度报告。", "All bodies on the list have a report of the year.")
    else:
        yield Text(
            "项目中没有应报名单，不知道还缺哪些单位的报告。", "There is no list of bodies: who is missing is not known."
        )
    unread = [
        f"{it.name}{_bracketed([content.say(TABLES[table]) for table in tables], content)}"
        for it in of.parts
        if it.role in (Role.COUNTED, Role.OUTSIDE) and (tables := data.unread(it))
    ]
    outside = [it.name for it in of.parts if it.role is Role.OUTSIDE]
    for names, words in (
        (unread, Text("有表没有读到：", "Tables that were not read: ")),
        (outside, Text("归属不明，预设不计入：", "Not known to be parts, not counted unless chosen: ")),
        (of.unplaced, Text("没有读出单位或年度，不在名单中：", "Body or year not read, not in the list: ")),
    ):
        if names:
            said = named(names, content)
            yield Text(f"{words.zh}{said}。", f"{words.en}{said}.")


def named(names: Sequence[str], content: Content, most: int = _MOST) -> str:
    """Names in a row, cut after `most` with how many there are."""
    said = joined(list(names[:most]), content.lang)
    if len(names) <= most:
        return said
    return said + content.say(Text(f"等 {len(names)} 个", f" and {len(names) - most} more"))


def _bracketed(names: list[str], content: Content) -> str:
    return f"（{joined(names, 'zh')}）" if content.lang == "zh" else f" ({joined(names, 'en')})"
