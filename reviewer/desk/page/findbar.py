# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bar in which words of the open PDF are looked for, and the paint on the page where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.roomybar import RoomyBar
from reviewer.desk.marks.placing import PageFrame
from reviewer.desk.page.readwords import hits_in
from reviewer.desk.page.wordsearch import WordSearch

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from reviewer.desk.look.theme import Theme
    from reviewer.desk.page.view import PageView
    from reviewer.desk.session import Session
    from reviewer.desk.work.jobs import JobBridge
    from reviewer.model.leaves import Hit

PAUSE = 200
"""Milliseconds without a key after which what was typed is looked for."""

_HIT, _CURRENT = QColor("#ffe66b"), QColor("#ff9d3c")
_EDGE = QColor("#a34b00")
_SEE_THROUGH = 0.4


class _Words(QLineEdit):
    """Enter goes on, with Shift back; Esc leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(RoomyBar):
    """Hidden until it is opened; follows the report that is open."""

    def __init__(
        self, session: Session, view: PageView, bridge: JobBridge, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._theme = session, view, theme
        self._path: Path | None = None
        self._shown: Hit | None = None
        self.search = WordSearch(bridge, self._read_words, self)
        self.words = _Words()
        self.words.setPlaceholderText(tr("在报告中查找…"))
        self.words.setAccessibleName(tr("在报告中查找"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(96)
        self.words.setMaximumWidth(240)
        self.count, self.note = QLabel(), QLabel()
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(4, 0, 4, 2)
        self.note.hide()
        self.back = self._button("chevron-up", tr("上一处 Shift+Enter"))
        self.on = self._button("chevron-down", tr("下一处 Enter"))
        close = self._button("x", tr("关闭查找 Esc"))
        self._arrange(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self.words.textChanged.connect(lambda _: self._timer.start())
        self.words.stepped.connect(self.step)
        self.words.left.connect(self.close_bar)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.close_bar)
        self.search.changed.connect(self._show)
        view.underlays.append(self.paint)
        self.hide()

    def _arrange(self, close: QToolButton) -> None:
        """The note has a line of its own: it must not give way to buttons."""
        box, row = QVBoxLayout(self), QHBoxLayout()
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.note)
        row.setSpacing(4)
        for part, stretch in ((self.words, 1), (self.count, 0), (self.back, 0), (self.on, 0)):
            row.addWidget(part, stretch)
        row.addStretch(1)
        row.addWidget(close)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "plain")
        button.setIcon(icon(name, self._theme.text, self._theme.quiet))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    # -- what is looked for ------------------------------------------------------------------

    def open_bar(self) -> None:
        """Show the bar with the words of last time ready to be typed over."""
        if self.isHidden():
            self.show()
            self.look()
        self.words.setFocus()
        self.words.selectAll()

    def close_bar(self) -> None:
        """Take the bar and its paint away."""
        self.hide()
        self._timer.stop()
        self.search.start(None, 0, "", 1)
        self._view.setFocus()

    def show_document(self, path: Path | None) -> None:
        """Look for the same words in another file."""
        self._path = path
        if self.isVisible():
            self.look()
        else:
            self.search.start(None, 0, "", 1)

    def look(self) -> None:
        self._timer.stop()
        self.search.start(self._path, len(self._view.layout_of_pages.frames), self.words.text(), self._view.page)

    def step(self, by: int) -> None:
        """Go to the next or previous hit; words that were just typed are looked for first."""
        if self._timer.isActive() or self.search.wanted != self.words.text():
            self.look()
        else:
            self.search.step(by)

    def _read_words(self, wanted: str, pages: Collection[int]) -> tuple[Hit, ...]:
        report = self._session.report
        return hits_in(report, wanted, pages) if report is not None and pages else ()

    # -- what is shown -----------------------------------------------------------------------

    def _show(self) -> None:
        found = self.search
        some = bool(found.hits)
        self.back.setEnabled(some)
        self.on.setEnabled(some)
        more = "…" if found.is_busy else ""
        nothing = tr("没有找到") if found.wanted.strip() and not found.is_busy else ""
        self.count.setText(f"{found.number}/{len(found.hits)}{more}" if some else nothing or more)
        self.note.setText(self._said())
        self.note.setVisible(bool(self.note.text()))
        if found.current is not self._shown and found.current is not None:
            self._view.show_places(found.current)
        self._shown = found.current
        self._view.viewport().update()

    def _said(self) -> str:
        """What an auditor must know about hits that may be missing."""
        found = self.search
        if found.trouble is not None:
            return tr("这份 PDF 打不开，无法查找。")
        if not found.wanted.strip() or not found.wordless:
            return ""
        report = self._session.report
        scans = {at for at, page in enumerate(report.reading.pages, 1) if page.scanned} if report else set()
        if not scans & set(found.wordless):
            return ""
        if len(found.wordless) == 1:
            return tr("第 {page} 页是扫描件，没有可搜索的文字，只查了识别出的内容。").format(page=found.wordless[0])
        return tr("{count} 页是扫描件，没有可搜索的文字，只查了识别出的内容。").format(count=len(found.wordless))

    def paint(self, painter: QPainter, frame: PageFrame) -> None:
        """Tint the hits of one page, the current one in another colour and framed."""
        painter.save()
        dark = self._view.dark
        # Multiplied, the tint leaves the ink as black as it was; on dark paper it lies thinly over light ink.
        if not dark:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setOpacity(_SEE_THROUGH if dark else 1.0)
        for hit, place in self.search.on_page.get(frame.number, ()):
            current = hit is self.search.current
            painter.setPen(QPen(_EDGE, 1.5) if current else Qt.PenStyle.NoPen)
            painter.setBrush(_CURRENT if current else _HIT)
            painter.drawRect(frame.to_view(place).adjusted(-1, -1, 1, 1))
        painter.restore()
