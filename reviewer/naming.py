# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the changes of a project are called in the window: one name for each code of an event."""

from __future__ import annotations

from reviewer.model.project import Event
from reviewer.model.text import Text

NAMES = {
    "create": Text("新建项目", "create the project"),
    "start": Text("沿用上年项目", "begin with last year's project"),
    "import": Text("导入", "import"),
    "read_again": Text("重新读取", "read again"),
    "new_version": Text("导入可读的文件", "import a readable file"),
    "run_again": Text("重新核对", "run the checks again"),
    "settle": Text("与相关报告核对", "check against related reports"),
    "decide": Text("判定", "decision"),
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
_SEVERAL = Text("{name}（{count} 条）", "{name} ({count})")
_SAME = Text("{name}（与编制人为同一人）", "{name} (by the preparer)")
_REVERSED = {"undo": Text("撤销：{name}", "undo: {name}"), "redo": Text("恢复：{name}", "redo: {name}")}


def name(event: Event) -> Text:
    """What was done, in a few words; an undone or redone change is named after the change."""
    way, _, what = event.what.rpartition(":")
    told = NAMES.get(what, Text(what, what))
    decided = (event.after or {}).get("decisions")
    if isinstance(decided, dict) and len(decided) > 1:
        told = _SEVERAL.format(name=told, count=len(decided))
    signed = (event.after or {}).get("signing")
    if what == "approve" and isinstance(signed, dict) and (signed.get("") or {}).get("reviewed", {}).get("same"):
        told = _SAME.format(name=told)
    return _REVERSED[way].format(name=told) if way else told
