# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the list: why the selected finding is one, and what the auditor decides about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.checks.book import Rule
from reviewer.checks.office import book
from reviewer.checks.reasons import offered
from reviewer.desk.findings import past
from reviewer.desk.findings.likeline import LikeLine
from reviewer.desk.findings.reasonline import ReasonLine
from reviewer.desk.findings.threadline import ThreadLine
from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.scrolled import Scrolled
from reviewer.desk.look.states import severity_name, status_name
from reviewer.desk.notes.composer import Composer
from reviewer.desk.notes.panel import local_time
from reviewer.desk.selection import Numbered, section_of
from reviewer.desk.session import Session
from reviewer.model.finding import Finding, Origin, Severity
from reviewer.model.project import Event, OpenReport, Status

_MOST_NOTES = 3
REPEATS = "repeats"  # the kind of check that compares words with last year's
RULE, YEARS, EDIT, PAST = "rule", "years", "edit", "past"
WITH_REASON = (Status.EXPLAINED, Status.DISMISSED)
GAP = "&nbsp;&nbsp; "


def _decisions() -> tuple[tuple[Status, str, str], ...]:
    return (
        (Status.CONFIRMED, "1", tr("确认问题")),
        (Status.EXPLAINED, "2", tr("已说明")),
        (Status.DISMISSED, "3", tr("误报")),
        (Status.EXTRACTION_ERROR, "4", tr("读取错误")),
    )


class WhyBox(QFrame):
    """Buttons bear their keys; the one that was chosen stays pressed."""

    note_wanted = Signal()
    edit_wanted = Signal()
    decided = Signal()
    rule_wanted = Signal(str)
    years_wanted = Signal(str)

    def __init__(self, session: Session, chosen: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._chosen = session, chosen
        self.setProperty("role", "note")
        self.why = QLabel()
        self.why.setWordWrap(True)
        self._basis = QLabel()
        self._basis.setProperty("role", "quiet")
        self._basis.setWordWrap(True)
        self._basis.setTextFormat(Qt.TextFormat.RichText)
        self._basis.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._basis.linkActivated.connect(self.follow)
        self.changed, self.past, self._said = QLabel(), QLabel(), QLabel()
        for label in (self.changed, self.past, self._said):
            label.setProperty("role", "quiet" if label is not self.changed else "")
            label.setWordWrap(True)
        for label in (self.changed, self.past):
            label.setTextFormat(Qt.TextFormat.RichText)
        self._past_of: str | None = None
        self._events: tuple[OpenReport, tuple[Event, ...]] | None = None
        self.buttons: dict[Status, QPushButton] = {}
        self.composer = Composer()
        self.reason, self.like, self.several = ReasonLine(), LikeLine(session), QLabel()
        self.exchange = ThreadLine(session)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        self._words = Scrolled((self.changed, self.why, self.exchange.words, self._basis, self.past, self._said))
        box.addWidget(self._words)
        box.addWidget(self.several)
        box.addLayout(self._button_row())
        box.addWidget(self.exchange)
        box.addWidget(self.reason)
        box.addWidget(self.like)
        box.addWidget(self.composer)
        self.reason.given.connect(session.do.explain)
        session.selected.connect(self._show)
        session.report_changed.connect(self._show)
        self.composer.closed.connect(self._show)
        self._show()

    def write(
        self,
        about: str,
        hint: str,
        subject: object,
        with_severity: bool,
        text: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Open the editor in place of the explanation."""
        self.composer.ask(about, hint, subject, with_severity, text, severity)
        self._show()

    def _button_row(self) -> FlowRow:
        row = FlowRow()
        row.setSpacing(6)
        for status, key, words in _decisions():
            button = QPushButton(f"{key} {words}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, status=status: self.decide(status))
            self.buttons[status] = button
            row.addWidget(button)
        self.note = QPushButton(tr("N 备注"))
        self.note.clicked.connect(self.note_wanted)
        row.addWidget(self.note)
        row.addStretch(1)
        self.reopen = QPushButton(tr("0 恢复待定"))
        self.reopen.setProperty("role", "link")
        self.reopen.clicked.connect(lambda: self.decide(Status.OPEN))
        row.addWidget(self.reopen)
        return row

    def count_chosen(self) -> None:
        """Say that a decision is about several findings, before it is made."""
        count = len(self._chosen())
        self.several.setText(tr("已选 {count} 处：判定和理由对全部有效。").format(count=count))
        self.several.setVisible(count > 1)

    def decide(self, status: Status) -> None:
        """Decide on all that is chosen, at once; then there is room for a reason where one is usual."""
        self.reason.keep()
        current = self._session.current
        keys = tuple(self._chosen()) or ((current.key,) if current else ())
        if not keys:
            return
        again = current is not None and current.reviewed.stale and current.reviewed.status is status
        self._session.do.decide(status, keys)
        self._show()
        if status in WITH_REASON and not again and self.isVisible():
            self._ask_reason(status, keys)
        elif status is not Status.OPEN:
            self.decided.emit()

    def _ask_reason(self, status: Status, keys: Sequence[str]) -> None:
        project, first = self._session.project, self._session.numbered(keys[0])
        decision = first.reviewed.decision if first else None
        if project is None or decision is None or decision.status is not status:
            return
        own = self._session.attempt(lambda: project.decisions.reasons(status)) or ()
        self.reason.ask(keys, offered(status, self._session.language.lang, own), decision.reason)
        self.like.hide()

    def renew(self) -> None:
        """Say that the decision on the selected finding holds for the figures of now too."""
        one = self._session.current
        if one is not None and one.reviewed.stale:
            self.decide(one.reviewed.status)

    def turn_past(self) -> None:
        """Show what was decided on the selected finding before, or hide it again."""
        one = self._session.current
        self._past_of = one.key if one is not None and self._past_of != one.key else None
        self._show()

    def _show(self, _origin: object = None) -> None:
        one = self._session.current
        for status, button in self.buttons.items():
            button.setEnabled(one is not None)
            button.setChecked(one is not None and one.reviewed.status is status)
        self.note.setEnabled(self._session.report is not None)
        self.reopen.setVisible(one is not None and one.reviewed.status is not Status.OPEN)
        self._follow_reason(one)
        self.count_chosen()
        self.like.show_for(one if self.reason.isHidden() else None)
        writing = not self.composer.isHidden()
        self.exchange.show_for(one if not writing else None)
        self._words.setVisible(not writing)
        for part in (self.changed, self.why, self._basis, self.past, self._said):
            part.setVisible(one is not None and not writing)
        if one is not None and not writing:
            self._explain(one)
        elif not writing:
            self.why.setText(self._hint())
            self.why.show()

    def _follow_reason(self, one: Numbered | None) -> None:
        """A reason belongs to its decision: it is kept when one goes on, and dropped when that was undone."""
        if not self.reason.isHidden() and (one is None or one.key not in self.reason.keys):
            self.reason.keep()
        elif one is not None and one.reviewed.status not in WITH_REASON:
            self.reason.drop()

    def _explain(self, one: Numbered) -> None:
        say, finding = self._session.language.say, one.reviewed.finding
        rule, looks_back = _rule(finding), self._past_of == one.key
        why = say(finding.why) or (say(rule.meaning) if rule else "")
        texts = (
            (self.changed, self._changed_since(one)),
            (self.why, f"<b>{tr('为什么？')}</b>&nbsp; {_escaped(why)}" if why and not looks_back else ""),
            (self._basis, GAP.join(part for part in (self._basis_of(one), self._link_to_past(one)) if part)),
            (self.past, self._past(one) if looks_back else ""),
            (self._said, "" if looks_back else self._said_about(one)),
        )
        for label, words in texts:
            label.setText(words)
            label.setVisible(bool(words))

    def _changed_since(self, one: Numbered) -> str:
        """The figures that changed since the decision, old and new side by side."""
        decision = one.reviewed.decision
        if decision is None or not one.reviewed.stale:
            return ""
        found = past.changes(decision.read, one.reviewed.finding.read)
        words = tr("判定之后有变化，请再看一次；回车维持“{status}”。").format(status=status_name(decision.status))
        return f"<b>{words}</b>" + (past.table(found, self._session.name_of) if found else "")

    def _history(self, one: Numbered) -> tuple[past.Entry, ...]:
        """What was decided on it; read once for a report as long as nothing changes."""
        report, project = self._session.report, self._session.project
        if report is None or project is None:
            return ()
        if self._events is None or self._events[0] is not report:
            events = self._session.attempt(lambda: project.decisions.past(report.row.uuid))
            self._events = report, events or ()
        return past.entries(self._events[1], one.key)

    def _link_to_past(self, one: Numbered) -> str:
        count = len(self._history(one)) if one.reviewed.decision is not None else 0
        return f'<a href="{PAST}">{tr("历史 {count}（H）").format(count=count)}</a>' if count else ""

    def _past(self, one: Numbered) -> str:
        return past.told(self._history(one), self._session.name_of) or tr("还没有判定过。")

    def _hint(self) -> str:
        if self._session.report is None:
            return tr("打开一份报告后，在这里说明问题并作出判定。")
        return tr("选择一个问题，或点击页面、表格中的数字。")

    def _basis_of(self, one: Numbered) -> str:
        finding = one.reviewed.finding
        rule = _rule(finding)
        if finding.origin is Origin.PERSON:
            words = tr("人工添加的问题 · {severity}").format(severity=severity_name(finding.severity))
            return f'{words}{_escaped(self._raised(one))}{GAP}<a href="{EDIT}">{tr("修改")}</a>'
        if rule is None:
            return ""
        say = self._session.language.say
        code = f'<a href="{RULE}">{_escaped(rule.code)}</a>'
        words = tr("检查 {code}：{name}　依据：{basis}").format(
            code=code, name=_escaped(say(rule.name)), basis=_escaped(say(rule.basis))
        )
        # Rich text makes one space of a wide one.
        words = words.replace("\u3000", GAP)
        beside = rule.kind == REPEATS and self._session.last_year() is not None
        return f'{words}{GAP}<a href="{YEARS}">{tr("与上年报告对照")}</a>' if beside else words

    def _raised(self, one: Numbered) -> str:
        """Who raised a finding of a person's, and when."""
        project, report = self._session.project, self._session.report
        known = project.notes.writers(report.row.uuid).get(one.key) if project and report else None
        return f" · {known[0]} · {local_time(known[1])}" if known else ""

    def follow(self, link: str) -> None:
        """A link of the explanation: to the rule in the book, or to last year's words."""
        one = self._session.current
        if link == EDIT:
            self.edit_wanted.emit()
        elif link == PAST:
            self.turn_past()
        elif one is not None and link == RULE:
            self.rule_wanted.emit(one.reviewed.finding.check)
        elif one is not None:
            self.years_wanted.emit(section_of(one.reviewed.finding))

    def _said_about(self, one: Numbered) -> str:
        """Who decided and why, and the last notes."""
        lines = []
        decision = one.reviewed.decision
        if decision is not None and decision.status is not Status.OPEN:
            lines.append(
                tr("{author} 于 {time} 判定：{status}").format(
                    author=decision.author, time=local_time(decision.at), status=status_name(decision.status)
                )
                + (tr("，理由：{reason}").format(reason=decision.reason) if decision.reason else "")
            )
        lines += self._before(one)
        lines += [f"{note.author}：{note.text}" for note in one.reviewed.notes[-_MOST_NOTES:]]
        return "\n".join(lines)

    def _before(self, one: Numbered) -> list[str]:
        """The same failure in an earlier year, and how it was explained."""
        it = one.reviewed.precedent
        if it is None:
            return []
        who = tr("，{author}，{time}").format(author=it.author, time=local_time(it.at)) if it.at else ""
        words = tr("上年同一问题（{year} 年）：{status}{who}").format(
            year=it.year, status=status_name(it.status), who=who
        )
        return [words, *(f"　{author}：{text}" for author, text in it.notes)]


def _rule(finding: Finding) -> Rule | None:
    """The rule in force that raised it; looked up anew, for the office's files may have been loaded again."""
    return next((rule for rule in book().rules if rule.code == finding.check), None)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
