# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: what the corrected version of the open report changed, finding by finding and figure."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import of_verdict, state_name, status_name
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.notes.panel import local_time
from reviewer.desk.session import Session
from reviewer.desk.table.provenance import shown
from reviewer.model.finding import Finding
from reviewer.model.version import Fate, FindingChange, Version, VersionChanges


def fate_name(fate: Fate) -> str:
    """What became of a finding, in a few words."""
    return {
        Fate.NEW: tr("更正后新增"),
        Fate.CHANGED: tr("仍未通过，数字有变，请再看一次"),
        Fate.SAME: tr("仍未通过，没有变化"),
        Fate.UNKNOWN: tr("更正后无法核对，不能视为已消除"),
        Fate.CORRECTED: tr("更正后已消除"),
    }[fate]


class VersionsPage(QFrame):
    """Both versions at the top, then the findings by what became of them, then every figure that is another one."""

    closed = Signal()
    pages_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.changes: VersionChanges | None = None
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setAccessibleName(tr("与更正前对照"))
        title = QLabel(tr("与更正前对照"))
        title.setProperty("role", "big")
        self.pages = QPushButton(tr("并排看页面"))
        self.pages.clicked.connect(self.pages_wanted)
        back = QPushButton(tr("返回（Esc）"))
        back.setProperty("role", "primary")
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.pages)
        head.addWidget(back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.words, 1)

    def show_report(self) -> bool:
        """Compare the open report with the version before; False when it has none."""
        report, project = self._session.report, self._session.project
        if report is None or project is None:
            return False
        self.changes = self._session.attempt(lambda: project.version_changes(report.row.uuid))
        if self.changes is None:
            return False
        self.words.setHtml("".join(self._html(self.changes)))
        return True

    def _html(self, it: VersionChanges) -> Iterator[str]:
        raised = self._theme.raised
        yield '<table width="100%" cellspacing="0" cellpadding="8"><tr>'
        for name, version in ((tr("更正前"), it.before), (tr("更正稿（现行）"), it.now)):
            yield f'<td width="50%" bgcolor="{raised}"><b>{escape(name)}</b><br>{self._version(version)}</td>'
        yield "</tr></table>"
        for fate in dict.fromkeys(change.fate for change in it.findings):
            some = [change for change in it.findings if change.fate is fate]
            yield self._heading(tr("{name}（{count}）").format(name=fate_name(fate), count=len(some)))
            yield self._table((tr("页"), tr("问题"), tr("认定")), [self._finding(change) for change in some])
        if not it.findings:
            yield self._quiet(tr("前后都没有未通过的检查。"))
        yield self._heading(tr("改动的数字（{count}）").format(count=len(it.figures)))
        if not it.figures:
            yield self._quiet(tr("没有改动的数字。"))
            return
        rows = [
            (escape(self._session.name_of(one.address)), escape(shown(one.before)), f"<b>{escape(shown(one.now))}</b>")
            for one in it.figures
        ]
        yield self._table((tr("位置"), tr("更正前"), tr("更正稿")), rows)

    def _version(self, it: Version) -> str:
        counts = tr("结论：{verdict}（未通过 {failed}，需判断 {review}，无法核对 {unknown}）").format(
            verdict=state_name(of_verdict(it.verdict)),
            failed=it.failed,
            review=it.review,
            unknown=it.not_evaluable,
        )
        who = tr("{author} 于 {time} 导入").format(author=it.author, time=local_time(it.at))
        said = (it.file, counts, who)
        return "<br>".join(escape(line) for line in said)

    def _finding(self, it: FindingChange) -> tuple[str, str, str]:
        shown_one = it.finding
        said = escape(self._say(shown_one))
        if it.fate is Fate.CHANGED:
            said = f'<span style="color:{self._theme.quiet}"><s>{escape(self._say(it.before))}</s></span><br>{said}'
        decided = escape(status_name(it.decision.status)) if it.decision else "—"
        pages = sorted({anchor.place.page for anchor in shown_one.anchors}) if shown_one else []
        return "、".join(map(str, pages)) or "—", said, decided

    def _say(self, it: Finding | None) -> str:
        return f"{it.check}　{self._session.language.say(it.message)}" if it else ""

    def _heading(self, words: str) -> str:
        return f'<p style="margin:16px 8px 4px 8px"><b>{escape(words)}</b></p>'

    def _quiet(self, words: str) -> str:
        return f'<p style="margin:4px 8px; color:{self._theme.quiet}">{escape(words)}</p>'

    def _table(self, heads: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> str:
        widths = ("12%", "68%", "20%") if heads[0] == tr("页") else ("60%", "20%", "20%")
        quiet = self._theme.quiet
        head = "".join(
            f'<td width="{width}" style="color:{quiet}">{escape(words)}</td>'
            for width, words in zip(widths, heads, strict=True)
        )
        body = "".join(f"<tr>{''.join(f'<td valign=top>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return f'<table width="100%" cellspacing="0" cellpadding="6"><tr>{head}</tr>{body}</table>'
