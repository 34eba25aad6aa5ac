# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: the user guide, with its contents and a search; it needs no network."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.help.guide import Page, pages
from reviewer.desk.help.guidetype import set_type
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme

_CONTENTS, _LINE = 240, 760


class GuideText(QTextBrowser):
    """Shows text and nothing else: no file and no address is ever asked for it."""

    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None


class HelpPage(QFrame):
    """Contents on the left, the page on the right; the guide is read when it is first shown."""

    closed = Signal()

    def __init__(self, language: Language, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang, self._theme = language.lang, theme
        self._pages: tuple[Page, ...] = ()
        self._shown: tuple[Page, ...] = ()
        self._titles = QStringListModel(self)
        self.contents = QListView()
        self.contents.setModel(self._titles)
        self.contents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setFixedWidth(scaled(_CONTENTS))
        self.contents.setAccessibleName(tr("目录"))
        self.contents.setProperty("role", "contents")
        self.contents.selectionModel().currentChanged.connect(self._chosen)
        self.text = GuideText()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(tr("使用说明"))
        self.text.anchorClicked.connect(self._follow)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.text, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head())
        box.addLayout(row, 1)

    def _head(self) -> QFrame:
        title = QLabel(tr("使用说明"))
        title.setProperty("role", "big")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("在说明中查找…"))
        self.search.setAccessibleName(tr("在说明中查找"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(scaled(240))
        self.search.addAction(icon("search", self._theme.quiet), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.find_next)
        self._hits = QLabel()
        self._hits.setProperty("role", "quiet")
        self.back = QPushButton(tr("返回（Esc）"))
        self.back.clicked.connect(self.closed)
        head = QFrame()
        head.setProperty("role", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(title)
        row.addStretch(1)
        for part in (self._hits, self.search, self.back):
            row.addWidget(part)
        return head

    # -- pages -------------------------------------------------------------------------------

    @property
    def topic(self) -> str:
        """The page that is shown; "" before the first."""
        at = self.contents.currentIndex().row()
        return self._shown[at].topic if 0 <= at < len(self._shown) else ""

    def show_topic(self, topic: str, heading: str = "") -> None:
        """Turn to a page, at one of its headings when it has it; an unknown topic is the first page."""
        self._load()
        self.search.clear()
        at = next((n for n, page in enumerate(self._shown) if page.topic == topic), 0)
        self.contents.setCurrentIndex(self._titles.index(at))
        if heading:
            self._go_to_heading(heading)

    def _load(self) -> None:
        if not self._pages:
            self._pages = pages(self._lang)
            self._list(self._pages)

    def _list(self, shown: tuple[Page, ...]) -> None:
        self._shown = shown
        self._titles.setStringList([page.title for page in shown])

    def _chosen(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._shown):
            self.text.setMarkdown(self._shown[index.row()].text)
            set_type(self.text.document(), self.text.font(), self._theme)
            self._set_width()
            self._mark()

    def _set_width(self) -> None:
        """Lines no longer than the eye likes."""
        root = self.text.document().rootFrame()
        shape = root.frameFormat()
        shape.setMargin(3 * GRID)
        shape.setRightMargin(max(3 * GRID, self.text.viewport().width() - scaled(_LINE)))
        root.setFrameFormat(shape)

    def _go_to_heading(self, heading: str) -> None:
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and heading in block.text():
                self.text.setTextCursor(QTextCursor(block))
                top = self.text.document().documentLayout().blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top) - GRID)
                return
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        topic = link.path().removesuffix(".md")
        if not link.scheme() and any(page.topic == topic for page in self._pages):
            self.show_topic(topic, link.fragment())

    # -- search ------------------------------------------------------------------------------

    def _search(self, words: str) -> None:
        self._load()
        before, wanted = self.topic, words.strip().lower()
        self._list(tuple(page for page in self._pages if wanted in page.text.lower()))
        at = next((n for n, page in enumerate(self._shown) if page.topic == before), 0)
        self.contents.setCurrentIndex(self._titles.index(at))
        if not self._shown:
            self.text.clear()
        count = tr("{count} 页").format(count=len(self._shown)) if self._shown else tr("没有找到")
        self._hits.setText(count if wanted else "")
        self._mark()

    def _mark(self) -> None:
        """Light every place where the words stand."""
        words, found = self.search.text().strip(), []
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.judge_ground))
        look.setForeground(QColor(self._theme.text))
        cursor = self.text.document().find(words) if words else QTextCursor()
        while not cursor.isNull():
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = cursor, look  # type: ignore[attr-defined]
            found.append(one)
            cursor = self.text.document().find(words, cursor)
        self.text.setExtraSelections(found)

    def find_next(self) -> None:
        """Go to the next place where the words stand, on the next page after the last of this one."""
        words = self.search.text().strip()
        if not words or not self._shown or self.text.find(words):
            return
        at = (self.contents.currentIndex().row() + 1) % len(self._shown)
        self.contents.setCurrentIndex(self._titles.index(at))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.find(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_width()
