# SPDX-License-Identifier: AGPL-3.0-or-later
"""What went to and fro with the districts about the findings of the open report, and where each stands."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from reviewer.desk.i18n import tr
from reviewer.model.reply import Answer, Dispatch, Follow, Reply, Thread

if TYPE_CHECKING:
    from reviewer.desk.selection import Numbered
    from reviewer.desk.session import Session

_MOST = 4
CLOSE, REOPEN = "close", "reopen"


def follow_name(follow: Follow) -> str:
    names = {
        Follow.SENT: tr("已发出"),
        Follow.OVERDUE: tr("已逾期"),
        Follow.ANSWERED: tr("已答复"),
        Follow.DISPUTED: tr("不属实"),
        Follow.CORRECTED: tr("已更正"),
        Follow.CLOSED: tr("已办结"),
        Follow.REOPENED: tr("重新打开"),
    }
    return names[follow]


def answer_name(answer: Answer) -> str:
    names = {Answer.AGREED: tr("属实"), Answer.DISPUTED: tr("不属实"), Answer.CORRECTED: tr("已更正")}
    return names[answer]


class Following:
    """`session.following`: the threads of the open report by the key of the finding."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.threads: Mapping[str, Thread] = {}

    def marked(self, uuid: str, findings: Sequence[Numbered]) -> tuple[Numbered, ...]:
        """The findings, each with where it stands; read anew."""
        project, today = self._session.project, date.today()
        found = self._session.attempt(lambda: project.replies.threads(uuid)) if project else None
        self.threads = {key: it for (_, key), it in (found or {}).items()}
        stands = {key: it.follow(today) for key, it in self.threads.items()}
        return tuple(replace(one, follow=stands[one.key]) if one.key in stands else one for one in findings)

    def closed(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those of the findings that are closed."""
        stands = {one.key: one.follow for one in self._session.findings}
        return tuple(key for key in keys if stands.get(key) is Follow.CLOSED)

    def told(self, one: Numbered) -> str:
        """The thread of a finding in a few lines of rich text, with what can be done about it; "" where it has none."""
        thread = self.threads.get(one.key)
        if thread is None or one.follow is None:
            return ""
        name = self._session.name_of
        entries = [(it.at, _sent(it)) for it in thread.sent] + [(it.at, _replied(it, name)) for it in thread.replies]
        if thread.closing is not None:
            entries.append((thread.closing.at, _closed(thread)))
        lines = [words for _, words in sorted(entries, key=lambda it: it[0])]
        shown = (["…"] if len(lines) > _MOST else []) + lines[-_MOST:]
        return "<br>".join([f"<b>{follow_name(one.follow)}</b>&nbsp;&nbsp; {_link(one.follow)}", *shown])


def _link(follow: Follow) -> str:
    if follow is Follow.CLOSED:
        return f'<a href="{REOPEN}">{tr("重新打开…（Shift+E）")}</a>'
    return f'<a href="{CLOSE}">{tr("办结（E）")}</a>'


def _sent(it: Dispatch) -> str:
    words = tr("{time} 发给{district}，{due}前答复") if it.due else tr("{time} 发给{district}")
    due = it.due.isoformat() if it.due else ""
    return html.escape(words.format(time=_time(it.at), district=it.district, due=due))


def _replied(it: Reply, name: Callable[[str], str]) -> str:
    said = [answer_name(it.answer) if it.answer else tr("未选答复")]
    said += [it.explanation] if it.explanation else []
    said += [tr("{figure} 更正为 {printed}").format(figure=name(at), printed=printed) for at, printed in it.figures]
    said += [who] if (who := " ".join(part for part in (it.person, it.day) if part)) else []
    words = tr("{time} 收到：{said}").format(time=_time(it.at), said=" · ".join(said))
    return html.escape(words).replace("\n", "<br>")


def _closed(thread: Thread) -> str:
    it = thread.closing
    assert it is not None
    words = f"{_time(it.at)} {it.author} {follow_name(it.follow)}"
    return html.escape(f"{words}：{it.reason}" if it.reason else words)


def _time(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
