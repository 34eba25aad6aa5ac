# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the changes of a project are called in the window: one name for each code of an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.model.project import Event, Status
from reviewer.model.text import Text

NAMES = {
    "create": Text("新建项目", "create the project"),
    "start": Text("沿用上年项目", "begin with last year's project"),
    "import": Text("导入", "import"),
    "read_again": Text("重新读取", "read again"),
    "new_version": Text("导入可读的文件", "import a readable file"),
    "corrected_version": Text("换成更正稿", "put a corrected version in force"),
    "run_again": Text("重新核对", "run the checks again"),
    "settle": Text("与相关报告核对", "check against related reports"),
    "decide": Text("判定", "decision"),
    "reason": Text("填写判定理由", "give a reason"),
    "note": Text("添加备注", "add a note"),
    "edit_note": Text("修改备注", "edit a note"),
    "delete_note": Text("删除备注", "delete a note"),
    "attach": Text("附上截图", "attach a picture"),
    "add_finding": Text("添加问题", "add a finding"),
    "edit_finding": Text("修改问题", "edit a finding"),
    "delete_finding": Text("删除问题", "delete a finding"),
    "correct": Text("更正数字", "correct a figure"),
    "take_back": Text("撤回更正", "take back a correction"),
    "confirm": Text("确认数字与原件一致", "confirm a figure"),
    "compare": Text("标记已与原文核对", "tick a table as compared"),
    "uncompare": Text("取消核对标记", "take the tick off a table"),
    "tick_lost": Text("核对标记失效", "tick taken back"),
    "list_bodies": Text("更新应报名单", "update the list of bodies"),
    "edit_body": Text("修改应报单位", "change a body"),
    "drop_bodies": Text("从应报名单删除", "take off the list"),
    "send": Text("发出区级工作簿", "send a workbook"),
    "replies": Text("收到回复", "take in replies"),
    "close_finding": Text("问题办结", "close a finding"),
    "reopen_finding": Text("重新打开问题", "open a finding again"),
    "identify": Text("更正报告信息", "name the report"),
    "prepare": Text("提交复核", "submit for review"),
    "approve": Text("复核通过", "approve"),
    "send_back": Text("退回", "send back"),
    "close": Text("关闭报告", "close the report"),
    "reopen": Text("重新打开报告", "reopen the report"),
    "close_project": Text("关闭项目", "close the project"),
    "reopen_project": Text("重新打开项目", "reopen the project"),
    "merge": Text("合并工作包", "merge a package"),
    "both_notes": Text("两份备注都保留", "keep both notes"),
    "resolve": Text("处理合并冲突", "settle a conflict"),
}
STATUSES = {
    Status.OPEN: Text("恢复待定", "open again"),
    Status.CONFIRMED: Text("确认问题", "confirmed"),
    Status.EXPLAINED: Text("已说明", "explained"),
    Status.DISMISSED: Text("误报", "dismissed"),
    Status.EXTRACTION_ERROR: Text("读取错误", "misread"),
}
_SEVERAL = Text("{count} 处问题：{name}", "{count} findings: {name}")
_IN_REPORTS = Text("{name}（{count} 份报告）", "{name} (in {count} reports)")
_SAME = Text("{name}（与编制人为同一人）", "{name} (by the preparer)")
_REVERSED = {"undo": Text("撤销：{name}", "undo: {name}"), "redo": Text("恢复：{name}", "redo: {name}")}


def name(event: Event) -> Text:
    """What was done, in a few words; an undone or redone change is named after the change."""
    way, _, _ = event.what.rpartition(":")
    told = step((event,))
    return _REVERSED[way].format(name=told) if way else told


def step(events: Sequence[Event]) -> Text:
    """What was done to one report or to several at once, in a few words."""
    way, _, what = events[0].what.rpartition(":")
    told = NAMES.get(what, Text(what, what))
    decided = [each for event in events for each in _decided(event, way).items()]
    if what == "decide" and decided:
        told = _decision(decided)
    if what == "approve" and any(map(_by_preparer, events)):
        told = _SAME.format(name=told)
    return _IN_REPORTS.format(name=told, count=len(events)) if len(events) > 1 else told


def _by_preparer(event: Event) -> bool:
    """Whether a report was approved by the person who prepared it."""
    signed = (event.after or {}).get("signing")
    return isinstance(signed, dict) and bool((signed.get("") or {}).get("reviewed", {}).get("same"))


def _decided(event: Event, way: str) -> Mapping[str, object]:
    """The decisions that the change was about, each as JSON or None; of an undone one, those it took away."""
    decided = ((event.before if way == "undo" else event.after) or {}).get("decisions")
    return decided if isinstance(decided, Mapping) else {}


def _decision(decided: Sequence[tuple[str, object]]) -> Text:
    """`误报 T3-ROW`, or what was said of several at once and of how many."""
    states = {state.get("status") for _, state in decided if isinstance(state, Mapping)}
    one = states.pop() if len(states) == 1 else None
    told = STATUSES[Status(one)] if one else NAMES["decide"]
    if len(decided) > 1:
        return _SEVERAL.format(name=told, count=len(decided))
    code = decided[0][0].partition("@")[0]
    return Text(f"{told.zh} {code}".strip(), f"{told.en} {code}".strip())
