# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stages of signing in words: what was signed, by whom and when, and what changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reviewer.desk.i18n import tr
from reviewer.model.signing import Changed, Kind, Mark, Signing, Step


def stage_name(step: Step | None) -> str:
    names = {
        None: tr("未提交"),
        Step.PREPARED: tr("待复核"),
        Step.REVIEWED: tr("已复核"),
        Step.RETURNED: tr("已退回"),
        Step.CLOSED: tr("已关闭"),
    }
    return names[step]


def signed_by(mark: Mark) -> str:
    """Who and when, in the time of this place."""
    return f"{mark.author} {mark.at.astimezone():%Y-%m-%d %H:%M}"


def short(it: Signing) -> str:
    """The stage and who signed it, as a chip has room for."""
    name = stage_name(it.step)
    return f"{name} · {it.last.author}" if it.last else name


def told(it: Signing) -> tuple[str, ...]:
    """The story of the signatures, newest first, a line for each."""
    marks = (
        (it.closed, tr("已关闭：{who}")),
        (it.returned, tr("已退回：{who}")),
        (it.reviewed, tr("复核通过：{who}")),
        (it.prepared, tr("提交复核：{who}")),
        (it.reopened, tr("重新打开：{who}")),
    )
    return tuple(_told(mark, words) for mark, words in marks if mark is not None) or (tr("尚未提交复核"),)


def _told(mark: Mark, words: str) -> str:
    more = [mark.reason] if mark.reason else []
    more += [tr("与编制人为同一人")] if mark.same else []
    more += [tr("当时待定 {count} 处").format(count=mark.open)] if mark.open else []
    said = words.format(who=signed_by(mark))
    return tr("{words}（{more}）").format(words=said, more="; ".join(more)) if more else said


def changed_words(changes: Iterable[Changed]) -> str:
    """What is not as it was signed; nothing where all is."""
    counts = Counter(it.kind for it in changes)
    names = {
        Kind.READING: tr("读取结果 {count}"),
        Kind.IDENTITY: tr("报告信息 {count}"),
        Kind.CORRECTION: tr("更正 {count}"),
        Kind.FINDING: tr("核对结果 {count}"),
        Kind.DECISION: tr("判定 {count}"),
        Kind.NOTE: tr("备注 {count} 条"),
        Kind.REPLY: tr("区县回复 {count} 条"),
        Kind.CLOSING: tr("办结 {count}"),
    }
    parts = [names[kind].format(count=counts[kind]) for kind in Kind if counts[kind]]
    return tr("签后有改动：{parts}").format(parts="  ".join(parts)) if parts else ""
