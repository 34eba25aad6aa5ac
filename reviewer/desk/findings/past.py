# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was decided on a finding, when and by whom, and which figures changed since; as rich text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import status_name
from reviewer.desk.notes.panel import local_time
from reviewer.model.project import Event, Status

_MOST = 6
Change = tuple[str, str, str]
"""The address of a figure, what it was, what it is; "" where it was or is not read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: what it was before and became, and the figures that it was made on."""

    author: str
    at: datetime
    way: str
    before: Status
    after: Status
    reason: str
    read_before: tuple[str, ...]
    read: tuple[str, ...]


def changes(before: Iterable[str], now: Iterable[str]) -> tuple[Change, ...]:
    """The figures that differ between two lists of `address=value`."""
    old, new = (dict((address, value) for address, _, value in _parted(read)) for read in (before, now))
    every = dict.fromkeys((*old, *new))
    return tuple((it, old.get(it, ""), new.get(it, "")) for it in every if old.get(it) != new.get(it))


def _parted(read: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return (value.rpartition("=") for value in read)


def entries(events: Sequence[Event], key: str) -> tuple[Entry, ...]:
    """What was done to the decision on one finding, the newest first."""
    found = [_entry(event, key) for event in events]
    return tuple(reversed([it for it in found if it is not None]))


def _entry(event: Event, key: str) -> Entry | None:
    before, after = (_part(side, key) for side in (event.before, event.after))
    if before is None or after is None:
        return None
    old, new = Status(before.get("status", Status.OPEN)), Status(after.get("status", Status.OPEN))
    figures = [tuple(map(str, _list(it.get("read")))) for it in (before, after)]
    return Entry(
        event.author, event.at, event.what.rpartition(":")[0], old, new, str(after.get("reason", "")), *figures
    )


def _part(side: Mapping[str, object] | None, key: str) -> Mapping[str, str] | None:
    """The decision on a finding in one side of an event: empty when there was none, None when it is not about it."""
    decisions = (side or {}).get("decisions")
    if not isinstance(decisions, dict) or key not in decisions:
        return None
    return decisions[key] or {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def told(found: Iterable[Entry], name: Callable[[str], str]) -> str:
    """The history as rich text, a line each; `name` is what a figure is called."""
    return "<br>".join(_line(it, name) for it in found)


def _line(it: Entry, name: Callable[[str], str]) -> str:
    way = {"undo": tr("（撤销）"), "redo": tr("（恢复）")}.get(it.way, "")
    became = status_name(it.after) if it.before is it.after else f"{status_name(it.before)} → {status_name(it.after)}"
    said = [f"{local_time(it.at)} {escape(it.author)}{tr('：')}{became}{way}"]
    if it.reason:
        said.append(tr("理由：{reason}").format(reason=escape(it.reason)))
    if it.read and it.read_before:
        differ = changes(it.read_before, it.read)[:_MOST]
        said += [f"{escape(name(address))} {escape(old or '—')} → {escape(new or '—')}" for address, old, new in differ]
    return "&nbsp; ".join(said)


def table(found: Sequence[Change], name: Callable[[str], str]) -> str:
    """Changed figures side by side: what each is, what it was at the decision, what it is now."""
    heads = (tr("数字"), tr("判定时"), tr("现在"))
    rows = [f"<tr>{''.join(f'<td>{head}&nbsp;&nbsp;&nbsp;</td>' for head in heads)}</tr>"]
    for address, old, new in found[:_MOST]:
        was, now = escape(old or "—"), escape(new or "—")
        rows.append(f"<tr><td>{escape(name(address))}&nbsp;&nbsp;&nbsp;</td><td>{was}</td><td><b>{now}</b></td></tr>")
    more = tr("另有 {count} 个数字").format(count=len(found) - _MOST) if len(found) > _MOST else ""
    return f"<table cellspacing='0' cellpadding='1'>{''.join(rows)}</table>{more}"
