# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said about the rows of a returned workbook, and what to do about each."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.export.replyform import FIELDS
from reviewer.model.reply import Answer
from reviewer.model.text import Text

FOREIGN = Text("属于另一个项目，未收下。", "It belongs to another project and is not taken in.")
FOREIGN_FILE = Text(
    "该文件由另一个项目发出，请在那个项目中导入。", "The file was sent from another project; import it there."
)
NONE_KNOWN = Text(
    "没有一行能对应本项目发出的问题，请确认打开的是发出它的项目。",
    "No row is about a finding that was sent from here; check that this is the project it was sent from.",
)
UNKNOWN = Text(
    "本项目没有发出过这个标识；请与区县核对该行。", "This key was never sent from here; ask the district about the row."
)
NO_TOKEN = Text(
    "这一行没有标识，可能是区县插入的；请人工对应。",
    "The row has no key, the district may have added it; match it by hand.",
)
UNANSWERED = Text("区县没有答复。", "The district has not answered.")
ANSWERED_ELSEWHERE = Text("空行；同一问题在另一行已答复。", "An empty row; another row answers the same finding.")
SAME = Text("与以前收下的答复相同。", "The same was taken in before.")
TWICE = Text("与第 {row} 行相同。", "The same as row {row}.")
DUPLICATE = Text(
    "同一问题在第 {rows} 行有不同的答复，请选择收下哪一行。",
    "Rows {rows} answer the same differently; choose which to take.",
)
CLOSED = Text("报告已关闭；收下答复不会改变它。", "The report is closed; taking in the answer does not change it.")
UNCLEAR = Text(
    "答复“{words}”不在可选项中，收下时原样记入说明。",
    "“{words}” is none of the answers; it is kept with the explanation.",
)
NO_ANSWER = Text("写了内容，但没有选择答复。", "Something was written, but no answer was chosen.")
EDITED = Text(
    "锁定的内容与项目中的不同：{columns}（区县改动过，或发出之后更了名、换了规则文字）。",
    "Locked text differs from the project: {columns} (the district edited it, or names or rules have changed since).",
)
EDITED_KEY = Text("隐藏的校验与发出时不同。", "The hidden digest is not the one that was sent.")
GONE = Text("该问题现已不存在（数字或规则已变）。", "The finding is not there any more: figures or rules have changed.")
CHANGED = Text("发出之后报告的数字已变。", "Figures of the report have changed since it was sent.")
LOOSE = Text(
    "在“复核”表中改了数字，但不涉及所列问题；请对照原文。",
    "A figure was changed that no finding of the workbook reads; compare it with the page.",
)
MISSING = Text("发出时有这一行，发回的文件中没有。", "The row was sent and is not in the file that came back.")
WRITTEN = Text("（答复原文：{words}）", "(answer as written: {words})")
CORRECTED = Text("（更正后数字：{words}）", "(corrected figure: {words})")
TRYING = Text("试算更正后的数字", "trying corrected figures")
ASKS = {
    Answer.DISPUTED: Text("“不属实”没有写说明。", "“Not so” without an explanation."),
    Answer.CORRECTED: Text("“已更正”没有写更正后的数字。", "“Corrected” without a corrected figure."),
}


def columns(codes: Iterable[str]) -> Text:
    """Columns by their names."""
    names = [field.name for field in FIELDS if field.code in set(codes)]
    return Text("、".join(it.zh for it in names), ", ".join(it.en for it in names))
