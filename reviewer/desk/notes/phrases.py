# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of frequent remarks beside the editor: those of the product and one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.preferences import Preferences
from reviewer.desk.session import Session
from reviewer.forms.phrases import filled, phrases

KEY = "Ctrl+Shift+J"
_WIDEST = 420


def values_of(session: Session) -> dict[str, str]:
    """What the fields of a remark stand for: the open report, and the figure that is selected."""
    report = session.report
    if report is None:
        return {}
    address = session.selection.address
    if address is None and session.current is not None:
        anchors = session.current.reviewed.finding.anchors
        address = next((anchor.address for anchor in anchors if anchor.address), None)
    fact = report.facts.get(address or "")
    row = report.row
    return {
        "body": row.organisation,
        "year": "" if row.year is None else str(row.year),
        "figure": fact.text.strip() if fact else "",
    }


class PhraseButton(QPushButton):
    """`chosen` gives the remark to insert, its fields filled in; `written` says what stands in the editor."""

    chosen = Signal(str)

    def __init__(
        self, session: Session, preferences: Preferences, written: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("常用语"), parent)
        self._session, self._preferences, self._written = session, preferences, written
        self.setToolTip(tr("插入常用语（{key}）").format(key=KEY))
        self.setProperty("role", "chip")
        self.list = QMenu(self)
        self.list.setToolTipsVisible(True)
        self.setMenu(self.list)
        self.list.aboutToShow.connect(self.fill)

    def listen(self, within: QWidget) -> None:
        """Let the key work wherever the keyboard is in `within`."""
        key = QShortcut(QKeySequence(KEY), within)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.showMenu)

    def fill(self) -> None:
        """Make the list anew: the fields are those of what is selected now."""
        self.list.clear()
        values, lang, own = values_of(self._session), self._session.language.lang, self._preferences.phrases
        for group in (tuple(it.say(lang) for it in phrases()), own):
            for text in group:
                self._add(self.list, filled(text, values), self.chosen.emit)
            self.list.addSeparator()
        said = self._written().strip()
        keep = self.list.addAction(tr("把已写的文字存为常用语"), lambda: self.keep(said))
        keep.setEnabled(bool(said) and said not in own)
        if own:
            gone = self.list.addMenu(tr("删除常用语"))
            for text in own:
                self._add(gone, text, self.remove)

    def _add(self, menu: QMenu, text: str, act: Callable[[str], None]) -> None:
        line = " ".join(text.split())
        short = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, _WIDEST)
        action = menu.addAction(short.replace("&", "&&"), lambda: act(text))
        action.setToolTip(text)

    def keep(self, text: str) -> None:
        """Have this among one's own remarks."""
        if text and text not in self._preferences.phrases:
            self._preferences.phrases = (*self._preferences.phrases, text)
            self._session.said.emit(tr("已存为常用语。"), False)

    def remove(self, text: str) -> None:
        self._preferences.phrases = tuple(one for one in self._preferences.phrases if one != text)
