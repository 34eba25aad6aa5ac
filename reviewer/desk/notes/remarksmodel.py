# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the search over notes found, in groups: one report or one author after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import severity_name
from reviewer.desk.notes.panel import local_time
from reviewer.model.remark import Remark

Index = QModelIndex | QPersistentModelIndex
REMARK = Qt.ItemDataRole.UserRole + 1
LEAD = Qt.ItemDataRole.UserRole + 2


class Group(StrEnum):
    """What stands over the hits."""

    REPORT = "report"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the list: a head of a group (`remark` None) or something found, with what it is on in words."""

    lead: str
    remark: Remark | None = None


class RemarksModel(QAbstractListModel):
    """Groups in the order of their newest hit; heads cannot be chosen."""

    def __init__(
        self, report: Callable[[str], str], about: Callable[[Remark], str], parent: QObject | None = None
    ) -> None:
        """`report` names a report by its UUID, `about` says what something is on."""
        super().__init__(parent)
        self._report, self._about = report, about
        self._lines: tuple[Hit, ...] = ()

    def show(self, found: tuple[Remark, ...], group: Group) -> None:
        """Show these, newest first within their group."""
        self.beginResetModel()
        by: dict[str, list[Remark]] = {}
        for one in found:
            by.setdefault(one.report if group is Group.REPORT else one.author, []).append(one)
        lines: list[Hit] = []
        for key, them in by.items():
            name = self._report(key) if group is Group.REPORT else key
            lines.append(Hit(tr("{name}（{count} 条）").format(name=name, count=len(them))))
            lines += [Hit(self._lead(one, group), one) for one in them]
        self._lines = tuple(lines)
        self.endResetModel()

    def _lead(self, one: Remark, group: Group) -> str:
        kind = tr("自己的问题（{severity}）").format(severity=severity_name(one.severity)) if one.severity else ""
        where = self._report(one.report) if group is Group.AUTHOR else ""
        parts = (where, kind, self._about(one), one.author, local_time(one.at))
        return " · ".join(part for part in parts if part)

    def first(self) -> QModelIndex:
        """The first hit; not valid when there is none."""
        return self.index(1) if len(self._lines) > 1 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == REMARK:
            return line.remark
        if role == LEAD:
            return line.lead
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.remark.text}\n{line.lead}" if line.remark else line.lead
        return line.remark.text if line.remark and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].remark is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
