# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rule book as a list: every rule with its meaning and basis, and what the office has made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from reviewer.checks.book import Rule, builtin
from reviewer.checks.office import Book
from reviewer.desk.i18n import tr
from reviewer.desk.look.states import severity_name
from reviewer.model.text import Lang

Index = QModelIndex | QPersistentModelIndex
LISTED = Qt.ItemDataRole.UserRole + 1
SEARCHED = Qt.ItemDataRole.UserRole + 2


class From(StrEnum):
    """Where a rule comes from: the product, or the office's files."""

    PRODUCT = "product"
    CHANGED = "changed"
    OFF = "off"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule as it is in force (as declared, where it is switched off); `before` is the product's when changed."""

    rule: Rule
    source: From
    before: Rule | None = None


def listed(book: Book) -> tuple[Listed, ...]:
    """The product's rules in their order, those that the office switched off among them, then the office's own."""
    known = {rule.code: rule for rule in builtin()}
    force = {rule.code: rule for rule in book.rules}
    own = tuple(Listed(rule, From.OWN) for code, rule in force.items() if code not in known)
    return tuple(_product(rule, force) for rule in known.values()) + own


def _product(rule: Rule, force: Mapping[str, Rule]) -> Listed:
    now = force.get(rule.code)
    if now is None:
        return Listed(rule, From.OFF)
    return Listed(now, From.PRODUCT if now == rule else From.CHANGED, None if now == rule else rule)


def source_name(source: From) -> str:
    names = {
        From.PRODUCT: tr("程序自带"),
        From.CHANGED: tr("本单位已改"),
        From.OFF: tr("本单位已停用"),
        From.OWN: tr("本单位自定"),
    }
    return names[source]


def heads() -> tuple[str, ...]:
    """The names of the columns."""
    return (
        tr("编号"),
        tr("程度"),
        tr("名称"),
        tr("含义"),
        tr("依据"),
        tr("格式"),
        tr("起始年度"),
        tr("来源"),
    )


class RulesModel(QAbstractTableModel):
    """One row a rule."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self.rows: tuple[Listed, ...] = ()

    def show(self, book: Book) -> None:
        self.beginResetModel()
        self.rows = listed(book)
        self.endResetModel()

    def row_of(self, code: str) -> int:
        return next((at for at, one in enumerate(self.rows) if one.rule.code == code), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(heads())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.rows[index.row()]
        if role == LISTED:
            return one
        if role == SEARCHED:
            return " ".join((*self._cells(one), one.rule.name.zh, one.rule.name.en)).casefold()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cells(one)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return None

    def _cells(self, one: Listed) -> tuple[str, ...]:
        rule, said = one.rule, severity_name(one.rule.severity)
        if one.before is not None and one.before.severity is not rule.severity:
            said = tr("{now}（原为{before}）").format(now=said, before=severity_name(one.before.severity))
        return (
            rule.code,
            said,
            rule.name.say(self._lang),
            rule.meaning.say(self._lang),
            rule.basis.say(self._lang),
            "、".join(rule.versions) if rule.versions else tr("全部"),
            str(rule.since or ""),
            source_name(one.source),
        )


class FoundRules(QSortFilterProxyModel):
    """The rules that every word of a search stands in, in the order of the book."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def search(self, words: str) -> None:
        self._words = tuple(words.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        said = str(self.sourceModel().index(source_row, 0, source_parent).data(SEARCHED))
        return all(word in said for word in self._words)
