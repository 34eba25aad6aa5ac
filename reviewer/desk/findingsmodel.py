# SPDX-License-Identifier: AGPL-3.0-or-later
"""The item models of the list of findings: all of a report, and those a filter lets through."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from reviewer.desk.i18n import tr
from reviewer.desk.selection import Numbered
from reviewer.desk.states import State, state_name, status_name
from reviewer.model.finding import Origin
from reviewer.model.project import Status
from reviewer.model.text import Lang

Index = QModelIndex | QPersistentModelIndex
NUMBERED = Qt.ItemDataRole.UserRole + 1
DETAIL = Qt.ItemDataRole.UserRole + 2


class Filter(StrEnum):
    """What the chips over the list let through."""

    ALL = "all"
    FAIL = "fail"
    JUDGE = "judge"
    UNKNOWN = "unknown"
    DONE = "done"


_STATES = {Filter.FAIL: State.FAIL, Filter.JUDGE: State.JUDGE, Filter.UNKNOWN: State.UNKNOWN}


def passes(one: Numbered, wanted: Filter) -> bool:
    if wanted is Filter.ALL:
        return True
    if wanted is Filter.DONE:
        return one.reviewed.status is not Status.OPEN
    return one.state is _STATES[wanted]


def count(findings: Iterable[Numbered], wanted: Filter) -> int:
    return sum(passes(one, wanted) for one in findings)


def pages_named(one: Numbered) -> str:
    """The pages of a finding: 第5页, or 第5–6页."""
    pages = sorted({anchor.place.page for anchor in one.reviewed.finding.anchors})
    if not pages:
        return ""
    span = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
    return tr("第 {page} 页").format(page=span)


class FindingsModel(QAbstractListModel):
    """One row a finding, in the order of their numbers."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._findings: tuple[Numbered, ...] = ()

    def show(self, findings: tuple[Numbered, ...]) -> None:
        """Replace the rows; when only decisions changed, the list keeps its place and its selection."""
        if [one.key for one in findings] == [one.key for one in self._findings]:
            self._findings = findings
            if findings:
                self.dataChanged.emit(self.index(0), self.index(len(findings) - 1))
            return
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def row_of(self, key: str | None) -> int:
        return next((row for row, one in enumerate(self._findings) if one.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._findings[index.row()]
        finding = one.reviewed.finding
        if role == NUMBERED:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return finding.message.say(self._lang)
        if role == DETAIL:
            return self._detail(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (state_name(one.state), str(one.number), finding.message.say(self._lang))
            return " ".join((*words, status_name(one.reviewed.status)))
        return None

    def _detail(self, one: Numbered) -> str:
        """The line under the sentence: code, pages, notes, and what makes the finding special."""
        finding = one.reviewed.finding
        code = tr("自己添加") if finding.origin is Origin.PERSON else finding.check
        parts = [code, pages_named(one)]
        if finding.doubt:
            parts.append(tr("读取存疑"))
        if one.reviewed.notes:
            parts.append(tr("备注 {count}").format(count=len(one.reviewed.notes)))
        if one.reviewed.comes_back:
            parts.append(tr("上年也有"))
        if one.reviewed.stale:
            parts.append(tr("数字已变，请再看"))
        return " · ".join(part for part in parts if part)


class FilteredFindings(QSortFilterProxyModel):
    """The rows that the chosen chip lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = Filter.ALL

    def choose(self, wanted: Filter) -> None:
        self.wanted = wanted
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        one = self.sourceModel().index(source_row, 0, source_parent).data(NUMBERED)
        return passes(one, self.wanted)
