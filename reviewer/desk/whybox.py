# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the list: why the selected finding is one, and what the auditor decides about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.checks.book import Rule
from reviewer.checks.office import book
from reviewer.desk.composer import Composer
from reviewer.desk.i18n import tr
from reviewer.desk.notes import local_time
from reviewer.desk.scrolled import Scrolled
from reviewer.desk.selection import Numbered, section_of
from reviewer.desk.session import Session
from reviewer.desk.states import severity_name, status_name
from reviewer.desk.yearspage import REPEATS
from reviewer.model.finding import Finding, Origin, Severity
from reviewer.model.project import Status

_MOST_NOTES = 3
RULE, YEARS, EDIT = "rule", "years", "edit"
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
        self._said = QLabel()
        self._said.setProperty("role", "quiet")
        self._said.setWordWrap(True)
        self.buttons: dict[Status, QPushButton] = {}
        self.composer = Composer()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(6)
        self._words = Scrolled((self.why, self._basis, self._said))
        box.addWidget(self._words)
        box.addLayout(self._button_row())
        box.addWidget(self.composer)
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

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for status, key, words in _decisions():
            button = QPushButton(f"{key} {words}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, status=status: self._decide(status))
            self.buttons[status] = button
            row.addWidget(button)
        self.note = QPushButton(tr("N 备注"))
        self.note.clicked.connect(self.note_wanted)
        row.addWidget(self.note)
        row.addStretch(1)
        self.reopen = QPushButton(tr("0 恢复待定"))
        self.reopen.setProperty("role", "link")
        self.reopen.clicked.connect(lambda: self._decide(Status.OPEN))
        row.addWidget(self.reopen)
        return row

    def _decide(self, status: Status) -> None:
        self._session.do.decide(status, self._chosen())
        self._show()

    def _show(self, _origin: object = None) -> None:
        one = self._session.current
        for status, button in self.buttons.items():
            button.setEnabled(one is not None)
            button.setChecked(one is not None and one.reviewed.status is status)
        self.note.setEnabled(self._session.report is not None)
        self.reopen.setVisible(one is not None and one.reviewed.status is not Status.OPEN)
        writing = not self.composer.isHidden()
        self._words.setVisible(not writing)
        for part in (self.why, self._basis, self._said):
            part.setVisible(one is not None and not writing)
        if writing:
            return
        if one is None:
            self.why.setText(self._hint())
            self.why.show()
            return
        say = self._session.language.say
        finding = one.reviewed.finding
        rule = _rule(finding)
        why = say(finding.why) or (say(rule.meaning) if rule else "")
        self.why.setText(f"<b>{tr('为什么？')}</b>&nbsp; {_escaped(why)}" if why else "")
        self.why.setVisible(bool(why))
        self._basis.setText(self._basis_of(one))
        self._basis.setVisible(bool(self._basis.text()))
        said = self._said_about(one)
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _hint(self) -> str:
        if self._session.report is None:
            return tr("打开一份报告后，在这里说明问题并作出判定。")
        return tr("选择一个问题，或点击页面、表格中的数字。")

    def _basis_of(self, one: Numbered) -> str:
        finding = one.reviewed.finding
        rule = _rule(finding)
        if finding.origin is Origin.PERSON:
            words = tr("人工添加的问题 · {severity}").format(severity=severity_name(finding.severity))
            return f'{words}{GAP}<a href="{EDIT}">{tr("修改")}</a>'
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

    def follow(self, link: str) -> None:
        """A link of the explanation: to the rule in the book, or to last year's words."""
        one = self._session.current
        if link == EDIT:
            self.edit_wanted.emit()
        elif one is not None and link == RULE:
            self.rule_wanted.emit(one.reviewed.finding.check)
        elif one is not None:
            self.years_wanted.emit(section_of(one.reviewed.finding))

    def _said_about(self, one: Numbered) -> str:
        """Who decided, what changed since, and the last notes."""
        lines = []
        decision = one.reviewed.decision
        if decision is not None and decision.status is not Status.OPEN:
            lines.append(
                tr("{author} 于 {time} 判定：{status}").format(
                    author=decision.author, time=local_time(decision.at), status=status_name(decision.status)
                )
            )
        if one.reviewed.stale and decision is not None:
            before = [value for value in decision.read if value not in one.reviewed.finding.read]
            after = [value for value in one.reviewed.finding.read if value not in decision.read]
            words = tr("判定之后数字变了：{before} → {after}，请再看一次。")
            lines.append(words.format(before=self._named(before), after=self._named(after)))
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

    def _named(self, read: list[str]) -> str:
        """`requests/3.1/total=289` with the name of the figure instead of its address."""
        parts = [value.rpartition("=") for value in read[:3]]
        return "，".join(f"{self._session.name_of(address)} {value}" for address, _, value in parts) or "—"


def _rule(finding: Finding) -> Rule | None:
    """The rule in force that raised it; looked up anew, for the office's files may have been loaded again."""
    return next((rule for rule in book().rules if rule.code == finding.check), None)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
