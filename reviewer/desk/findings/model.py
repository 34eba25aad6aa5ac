# SPDX-License-Identifier: AGPL-3.0-or-later
"""The item model of the list of findings: those that the filter lets through, under heads where wanted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.desk.findings.filters import Filter, Grouping, Head, Line, Wanted, arranged, group_of
from reviewer.desk.findings.following import follow_name
from reviewer.desk.i18n import tr
from reviewer.desk.look.states import state_name, status_name
from reviewer.desk.selection import Numbered
from reviewer.model.finding import Origin, Severity
from reviewer.model.text import Lang

Index = QModelIndex | QPersistentModelIndex
NUMBERED = Qt.ItemDataRole.UserRole + 1
DETAIL = Qt.ItemDataRole.UserRole + 2
HEAD = Qt.ItemDataRole.UserRole + 3


def pages_named(one: Numbered) -> str:
    """The pages of a finding: 第5页, or 第5–6页."""
    pages = sorted({anchor.place.page for anchor in one.reviewed.finding.anchors})
    if not pages:
        return ""
    span = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
    return tr("第 {page} 页").format(page=span)


class FindingsModel(QAbstractListModel):
    """One row a finding in the order of their numbers, which are also those on the page, or the head of a group."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._findings: tuple[Numbered, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self.wanted, self.grouping = Wanted(), Grouping.NONE
        self._folded: frozenset[str] = frozenset()

    # -- what is shown -----------------------------------------------------------------------

    def show(self, findings: tuple[Numbered, ...]) -> None:
        """Replace the findings; when only decisions changed, the list keeps its place and its selection."""
        self._findings = findings
        self._arrange()

    def choose(self, chip: Filter) -> None:
        self.wanted = replace(self.wanted, chip=chip)
        self._arrange()

    def narrow(self, severity: Severity | None, words: str) -> None:
        """Let through only what is so bad and has these words."""
        self.wanted = replace(self.wanted, severity=severity, words=words)
        self._arrange()

    def group(self, grouping: Grouping) -> None:
        self.grouping, self._folded = grouping, frozenset()
        self._arrange()

    def fold(self, name: str, folded: bool) -> None:
        """Fold a group away, or show what is in it."""
        self._folded = self._folded | {name} if folded else self._folded - {name}
        self._arrange()

    def reveal(self, key: str | None) -> None:
        """Unfold the group that a finding is in."""
        name = next((group_of(one, self.grouping) for one in self._findings if one.key == key), None)
        if name in self._folded:
            self.fold(name, False)

    def _arrange(self) -> None:
        lines = arranged(self.wanted.lets(self._findings, self._lang), self.grouping, self._folded, self._lang)
        same = len(lines) == len(self._lines) and all(map(_same, lines, self._lines))
        if not same:
            self.beginResetModel()
        self._lines = lines
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def row_of(self, key: str | None) -> int:
        """The row of a finding; -1 when it is not shown."""
        if key is None:
            return -1
        return next((row for row, it in enumerate(self._lines) if isinstance(it, Numbered) and it.key == key), -1)

    def row_of_head(self, name: str) -> int:
        """The row of a group's head; -1 when it is not shown."""
        return next((row for row, it in enumerate(self._lines) if isinstance(it, Head) and it.name == name), -1)

    # -- for Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        return _of_head(line, role) if isinstance(line, Head) else self._of_finding(line, role)

    def _of_finding(self, one: Numbered, role: int) -> object:
        finding = one.reviewed.finding
        if role == NUMBERED:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return finding.message.say(self._lang)
        if role == DETAIL:
            return self._detail(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (state_name(one.state), str(one.number), finding.message.say(self._lang))
            stands = follow_name(one.follow) if one.follow else ""
            return " ".join((*words, status_name(one.reviewed.status), stands)).rstrip()
        return None

    def _detail(self, one: Numbered) -> str:
        """The line under the sentence: code, pages, notes, and what makes the finding special."""
        finding, decision = one.reviewed.finding, one.reviewed.decision
        code = tr("自己添加") if finding.origin is Origin.PERSON else finding.check
        special = (
            (tr("数字已变，请再看"), one.reviewed.stale),
            (tr("读取存疑"), finding.doubt),
            (tr("备注 {count}").format(count=len(one.reviewed.notes)), bool(one.reviewed.notes)),
            (tr("上年也有"), one.reviewed.comes_back),
            (decision.reason if decision else "", True),
        )
        return " · ".join(part for part in (code, pages_named(one), *(words for words, so in special if so)) if part)


def _same(one: Line, other: Line) -> bool:
    """Whether two rows are of the same finding or group, whatever was decided meanwhile."""
    if isinstance(one, Head) or isinstance(other, Head):
        return isinstance(one, Head) and isinstance(other, Head) and one.name == other.name
    return one.key == other.key


def _of_head(head: Head, role: int) -> object:
    if role == HEAD:
        return head
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return head.words
    if role == Qt.ItemDataRole.AccessibleTextRole:
        words = tr("{group}，{count} 处，{waiting} 处待定")
        told = words.format(group=head.words, count=head.count, waiting=head.waiting)
        return told + tr("，已收起") if head.folded else told
    return None
