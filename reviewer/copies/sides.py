# SPDX-License-Identifier: AGPL-3.0-or-later
"""A conflict between two copies in words: what it is about, and what each side says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reviewer.model.merging import Conflict, differing, figures_read
from reviewer.model.project import Status
from reviewer.model.reply import Follow
from reviewer.model.text import Text

State = Mapping[str, Any]

_WHAT = {
    "version": Text("采用的文件", "File in force"),
    "reading": Text("读取结果：{count} 处数字不同{key}", "What was read: {count} figures differ{key}"),
    "identity": Text("报告信息", "Name of the report"),
    "corrections": Text("数字更正 {key}", "Correction of {key}"),
    "findings": Text("自己的问题", "Finding of one's own"),
    "decisions": Text("判定：{key}", "Decision: {key}"),
    "notes": Text("备注", "Note"),
    "comparisons": Text("核对标记 {key}", "Tick of {key}"),
    "closings": Text("办结：{key}", "Closing: {key}"),
    "signing": Text("签署", "Signatures"),
    "bodies": Text("应报单位 {key}", "Body {key}"),
    "closing": Text("项目关闭", "Closing of the project"),
}
_STATUS = {
    Status.OPEN: Text("待定", "open"),
    Status.CONFIRMED: Text("确认问题", "confirmed"),
    Status.EXPLAINED: Text("已说明", "explained"),
    Status.DISMISSED: Text("误报", "dismissed"),
    Status.EXTRACTION_ERROR: Text("读取错误", "misread"),
}
_FOLLOW = {Follow.CLOSED: Text("已办结", "settled"), Follow.REOPENED: Text("重新打开", "opened again")}
_SIGNED = (
    ("closed", Text("已关闭", "closed")),
    ("returned", Text("已退回", "sent back")),
    ("reviewed", Text("复核通过", "approved")),
    ("prepared", Text("已提交复核", "submitted")),
    ("reopened", Text("已重新打开", "reopened")),
)
MOST_NAMED = 3
"""Figures of two readings that are named one by one."""
_BLANK, _UNREAD = Text("空白", "blank"), Text("未读到", "not read")
_NOTHING = Text("（无）", "(nothing)")


def what(it: Conflict, key: str = "") -> Text:
    """What the copies disagree about; `key` is its name for people where it has one."""
    told = _WHAT.get(it.part, Text(it.part, it.part))
    if it.part == "reading":
        named = Text(f"（{key}）", f" ({key})") if key else Text("", "")
        return told.format(count=len(differing(it)), key=named)
    return told.format(key=key or it.key)


def says(it: Conflict, state: State | None) -> Text:
    """What one side says, in a few words; of a reading the figures that the other one has otherwise."""
    if state is None:
        return _NOTHING
    if it.part == "reading":
        return _read(differing(it), figures_read(state))
    tell = _SAYS.get(it.part)
    return tell(state) if tell else _plain(", ".join(f"{name} {value}" for name, value in state.items()))


def _plain(words: object) -> Text:
    return Text(str(words), str(words))


def _decision(it: State) -> Text:
    return _with_reason(_STATUS[Status(it["status"])], it)


def _closing(it: State) -> Text:
    return _with_reason(_FOLLOW[Follow(it["follow"])], it)


def _with_reason(told: Text, it: State) -> Text:
    reason = it.get("reason", "")
    return Text(f"{told.zh}：{reason}", f"{told.en}: {reason}") if reason else told


def _note(it: State) -> Text:
    return Text(f"{it['text']}（附图）", f"{it['text']} (with a picture)") if it.get("picture") else _plain(it["text"])


def _signing(it: State) -> Text:
    for name, told in _SIGNED:
        if name in it:
            return _with_reason(told, it[name])
    return _NOTHING


def _read(addresses: Sequence[str], figures: Mapping[str, tuple[str, str | None]]) -> Text:
    texts = [figures[address][0] or _BLANK if address in figures else _UNREAD for address in addresses[:MOST_NAMED]]
    said = Text("、".join(it if isinstance(it, str) else it.zh for it in texts), ", ".join(map(_english, texts)))
    more = "…" if len(addresses) > MOST_NAMED else ""
    return Text(f"读作 {said.zh}{more}", f"read as {said.en}{more}")


def _english(it: str | Text) -> str:
    return it if isinstance(it, str) else it.en


def _identity(it: State) -> Text:
    return _plain(" ".join(str(it[name]) for name in ("organisation", "year", "title") if it.get(name)))


_SAYS: Mapping[str, Callable[[State], Text]] = {
    "version": lambda it: _plain(f"SHA-256 {it['digest'][:12]}"),
    "identity": _identity,
    "corrections": lambda it: _plain(it["printed"]),
    "findings": lambda it: Text(*it["message"]),
    "decisions": _decision,
    "notes": _note,
    "comparisons": lambda _: Text("已核对", "compared"),
    "closings": _closing,
    "signing": _signing,
    "closing": _signing,
    "bodies": lambda it: _plain(" ".join(str(value) for value in it.values() if value)),
}
