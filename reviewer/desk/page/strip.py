# SPDX-License-Identifier: AGPL-3.0-or-later
"""The strip beside the page: all pages as small pictures, or the outline of the report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.theme import GRID
from reviewer.desk.page.drawing import OUTLINE
from reviewer.desk.page.outlining import here, outline_of, states_of_pages
from reviewer.desk.page.thumbnails import Thumbnails
from reviewer.model.place import Place

if TYPE_CHECKING:
    from reviewer.desk.look.theme import Theme
    from reviewer.desk.page.pictures import PageImages
    from reviewer.desk.page.view import PageView
    from reviewer.desk.session import Session
    from reviewer.model.leaves import Entry
    from reviewer.model.report import PageSize

Index = QModelIndex | QPersistentModelIndex
PAGES, HEADINGS = "pages", "headings"
WIDTHS = {PAGES: (132, 132), HEADINGS: (168, 320)}
"""The least and the most that the strip takes of the page's room, in logical pixels."""
_AT_FIRST = {PAGES: 132, HEADINGS: 216}


class OutlineModel(QAbstractListModel):
    """Entries, set in by their depth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\u3000" * entry.level + entry.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("{words}（第 {page} 页）").format(words=entry.words, page=entry.page)
        return None


class SideStrip(QFrame):
    """Follows the session; asks for pictures and bookmarks only while it is seen."""

    kind_turned = Signal()

    def __init__(
        self, session: Session, view: PageView, images: PageImages, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._aside, self._theme = session, view, images.aside, theme
        self.setProperty("role", "column")
        self._path: Path | None = None
        self._asked = ""
        self._bookmarks: tuple[Entry, ...] | None = None
        self.thumbnails = Thumbnails(images, theme)
        self.outline, self.headings = QListView(), OutlineModel(self)
        self.outline.setModel(self.headings)
        self.outline.setAccessibleName(tr("目录"))
        self.outline.setProperty("role", "outline")
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(tr("这份报告没有目录。"))
        self.nothing.setProperty("role", "quiet")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(GRID, GRID, GRID, GRID)
        self.stack = QStackedWidget()
        for part in (self.thumbnails, self.outline, self.nothing):
            self.stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addWidget(self.stack, 1)
        self._connect(images)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(GRID, 4, GRID, 4)
        group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for kind, name, tip in ((PAGES, "gallery-vertical", tr("缩略图")), (HEADINGS, "list-tree", tr("目录"))):
            button = QToolButton()
            button.setProperty("role", "plain")
            button.setCheckable(True)
            button.setIcon(icon(name, self._theme.text, self._theme.quiet))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _=False, kind=kind: self.show_kind(kind))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[kind] = button
        self.buttons[PAGES].setChecked(True)
        row.addStretch(1)
        return row

    def _connect(self, images: PageImages) -> None:
        self.thumbnails.chosen.connect(self._view.go_to_page)
        self.outline.clicked.connect(self._go)
        self.outline.activated.connect(self._go)
        self._view.page_changed.connect(self._page)
        self._session.report_changed.connect(self._changed)
        images.aside.succeeded.connect(self._arrived)

    # -- what is shown -----------------------------------------------------------------------

    @property
    def kind(self) -> str:
        return HEADINGS if self.buttons[HEADINGS].isChecked() else PAGES

    @property
    def wanted_width(self) -> int:
        """What suits the kind shown, in logical pixels."""
        return _AT_FIRST[self.kind]

    def show_kind(self, kind: str) -> None:
        """Show the pages or the headings."""
        self.buttons[kind].setChecked(True)
        self._arrange()
        self.kind_turned.emit()

    def unfold(self, shown: bool) -> None:
        self.setVisible(shown)
        self._arrange()

    def show_document(self, path: Path | None, pages: tuple[PageSize, ...]) -> None:
        self._path, self._bookmarks, self._asked = path, None, ""
        self.thumbnails.show_document(path, pages)
        self._changed()
        self._arrange()

    def _changed(self) -> None:
        self.thumbnails.pages.show_states(states_of_pages(self._session.findings))

    def _arrange(self) -> None:
        least, most = WIDTHS[self.kind]
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)
        if self.kind == PAGES:
            self.stack.setCurrentWidget(self.thumbnails)
        else:
            self._ask()
            entries = self._entries()
            if entries != self.headings.entries:
                self.headings.show_entries(entries)
            self.stack.setCurrentWidget(self.outline if entries else self.nothing)
        self._page(self._view.page)

    def _entries(self) -> tuple[Entry, ...]:
        """The bookmarks of the file, else what was read."""
        report = self._session.report
        return self._bookmarks or (outline_of(report) if report else ())

    def _ask(self) -> None:
        if self._bookmarks is None and not self._asked and self._path is not None and not self.isHidden():
            self._asked = f"{OUTLINE}/{self._path}"
            self._aside.submit(self._asked, OUTLINE, str(self._path))

    def _arrived(self, key: str, found: object) -> None:
        if key == self._asked and isinstance(found, tuple):
            self._bookmarks = found
            self._arrange()

    # -- going -------------------------------------------------------------------------------

    def _go(self, index: QModelIndex) -> None:
        entry = self.headings.entries[index.row()]
        self._view.go_to_height(Place(entry.page, 0, entry.top, 1, entry.top + 1))

    def _page(self, page: int) -> None:
        if self.isHidden():
            return
        self.thumbnails.show_page(page)
        at = here(self.headings.entries, page, float("inf"))
        if self.kind == HEADINGS and at >= 0 and self._view.page != self._entry_page():
            self.outline.setCurrentIndex(self.headings.index(at))

    def _entry_page(self) -> int:
        row = self.outline.currentIndex().row()
        return self.headings.entries[row].page if 0 <= row < len(self.headings.entries) else 0
