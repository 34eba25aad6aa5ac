# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of bodies as a table: who is part of whom, whom to ask, when due, and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.shapes import state_icon
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import Theme
from reviewer.model.body import STANDS, Body, Listed, Roll, Stand

Index = QModelIndex | QPersistentModelIndex
NAME, PARENT, DISTRICT, CONTACT, DUE, STAND, NOTE = range(7)
_EDITABLE = (PARENT, DISTRICT, CONTACT, DUE, NOTE)
_STATES = {
    Stand.OVERDUE: State.FAIL,
    Stand.LATE: State.JUDGE,
    Stand.MISSING: State.INCOMPLETE,
    Stand.UNDATED: State.UNKNOWN,
    Stand.IN_TIME: State.PASS,
}
_INDENT = "　"


class Show(StrEnum):
    """Which bodies are shown."""

    ALL = "all"
    MISSING = "missing"
    LATE = "late"


def by_tree(bodies: Sequence[Listed]) -> tuple[tuple[Listed, int], ...]:
    """Every body under the one that it is part of, with its depth; in the order of the list among equals."""
    names = {it.key for it in bodies}
    below: dict[str, list[Listed]] = {}
    for it in bodies:
        below.setdefault(it.parent if it.parent in names else "", []).append(it)
    found: list[tuple[Listed, int]] = []

    def climb(parent: str, depth: int) -> None:
        for it in below.get(parent, ()):
            found.append((it, depth))
            climb(it.key, depth + 1)

    climb("", 0)
    return tuple(found)


class RollModel(QAbstractTableModel):
    """One row a body; what is edited goes to `change`, and what it makes of it comes back with the next `show`."""

    def __init__(
        self, change: Callable[[Body], None], language: Language, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._change, self._language, self._theme = change, language, theme
        self._year = 0
        self.rows: tuple[tuple[Listed, int], ...] = ()
        self.names: tuple[str, ...] = ()

    def show(self, roll: Roll, wanted: Show) -> None:
        self.beginResetModel()
        kept = {Show.MISSING: roll.missing, Show.LATE: roll.late}.get(wanted)
        self.rows = by_tree(roll.bodies) if kept is None else tuple((it, 0) for it in kept)
        self.names = tuple(it.body.name for it in roll.bodies)
        self._year = roll.year
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads()[section]
        return None

    @staticmethod
    def _heads() -> tuple[str, ...]:
        return (tr("应报单位"), tr("上级"), tr("区县"), tr("联系人"), tr("截止日期"), tr("状态"), tr("备注"))

    def flags(self, index: Index) -> Qt.ItemFlag:
        made = super().flags(index)
        if index.column() == NAME:
            return made | Qt.ItemFlag.ItemIsUserCheckable
        return made | Qt.ItemFlag.ItemIsEditable if index.column() in _EDITABLE else made

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        it, depth = self.rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _INDENT * depth + it.body.name if column == NAME else self._words(it, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._edited(it, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME:
            return Qt.CheckState.Checked if it.body.expected else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == STAND and it.stand in _STATES:
            return state_icon(_STATES[it.stand], self._theme)
        if role == Qt.ItemDataRole.ForegroundRole and self._is_guess(it, column):
            return QColor(self._theme.quiet)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(it, column)
        return None

    def _words(self, it: Listed, column: int) -> str:
        body = it.body
        if column == STAND:
            words = self._language.say(STANDS[it.stand])
            days = tr(" {days} 天").format(days=it.days) if it.days else ""
            return words + days + (tr("（日期待核）") if it.doubt else "")
        due = it.due.isoformat() if it.due else "—"
        said = {PARENT: it.parent or "—", DISTRICT: body.district, CONTACT: body.contact, DUE: due, NOTE: body.note}
        return said[column]

    @staticmethod
    def _edited(it: Listed, column: int) -> str | None:
        body = it.body
        due = body.due.isoformat() if body.due else ""
        said = {PARENT: body.parent, DISTRICT: body.district, CONTACT: body.contact, DUE: due, NOTE: body.note}
        return said.get(column, body.name)

    @staticmethod
    def _is_guess(it: Listed, column: int) -> bool:
        return (column == PARENT and it.guessed) or (column == DUE and it.usual) or not it.on_list

    @staticmethod
    def _tip(it: Listed, column: int) -> str | None:
        if column == PARENT and it.guessed:
            return tr("按名称推断；双击可改。")
        if column == DUE and it.usual:
            return tr("该类单位的常规日期；双击可改。")
        if column == STAND and it.printed:
            return tr("报告中印有的日期：{date}").format(date=it.printed.isoformat())
        if column == STAND and it.stand is Stand.UNDATED:
            return tr("报告中没有印出发布日期，不知道是否逾期。")
        if column == NAME and not it.on_list:
            return tr("不在名单上，由报告得知；勾选后列入名单。")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        body = self.rows[index.row()][0].body
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            self._change(replace(body, expected=Qt.CheckState(value) is Qt.CheckState.Checked))
            return True
        changed = self._changed(body, index.column(), value) if role == Qt.ItemDataRole.EditRole else None
        if changed is not None and changed != body:
            self._change(changed)
        return changed is not None

    def _changed(self, body: Body, column: int, value: object) -> Body | None:
        """The body as edited; None for what makes no sense, such as a date that is none."""
        if column == PARENT:
            return replace(body, parent=None if value is None else str(value))
        words = str(value or "").strip()
        if column == DUE:
            try:
                return replace(body, due=date.fromisoformat(words) if words else None)
            except ValueError:
                return None
        edits = {
            DISTRICT: replace(body, district=words),
            CONTACT: replace(body, contact=words),
            NOTE: replace(body, note=words),
        }
        return edits.get(column)
