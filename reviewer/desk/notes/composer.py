# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a note or a finding of one's own is written: in place, never in a box over the work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.states import severity_name
from reviewer.desk.look.theme import GRID
from reviewer.desk.notes.attaching import Attaching
from reviewer.desk.notes.phrases import PhraseButton
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.preferences import Preferences
from reviewer.desk.session import Session
from reviewer.model.clipping import Cut
from reviewer.model.finding import Severity


class WordEdit(QPlainTextEdit):
    """Ctrl+Enter keeps, Escape drops."""

    kept = Signal()
    dropped = Signal()

    def event(self, event: QEvent) -> bool:
        """While something is written Ctrl+Enter is the field's, whatever the menu does with it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _keeps(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif _keeps(event):
            self.kept.emit()
        else:
            super().keyPressEvent(event)


def _keeps(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Composer(QWidget):
    """Asks for one text; `written` gives it, with a severity when a finding is written."""

    written = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: object = None
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("role", "title")
        self.edit = WordEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(tr("要写的内容"))
        self.edit.setFixedHeight(scaled(64))
        self.severities: dict[Severity, QPushButton] = {}
        self.save = QPushButton(tr("保存 Ctrl+Enter"))
        self.save.setProperty("role", "primary")
        drop = QPushButton(tr("放弃 Esc"))
        row = FlowRow()
        row.setSpacing(GRID)
        row.addWidget(self.save)
        row.addWidget(drop)
        row.addStretch(1)
        self._row = row
        self._choices = self._severity_row()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._about, 1)
        head.addWidget(self._choices)
        self._words = QHBoxLayout()
        self._words.setSpacing(GRID)
        self._words.addWidget(self.edit, 1)
        self.attaching: Attaching | None = None
        self.phrases: PhraseButton | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GRID)
        box.addLayout(head)
        box.addLayout(self._words)
        box.addLayout(row)
        self.save.clicked.connect(self.keep)
        self.edit.kept.connect(self.keep)
        self.edit.dropped.connect(self.drop)
        drop.clicked.connect(self.drop)
        self.hide()

    def equip(self, session: Session, images: PageImages, preferences: Preferences) -> None:
        """Give the editor a picture of the page to go with a note, and the list of frequent remarks."""
        self.attaching = Attaching(session, images)
        self.phrases = PhraseButton(session, preferences, self.edit.toPlainText)
        self.phrases.chosen.connect(self.edit.insertPlainText)
        self.phrases.listen(self)
        self._row.addWidget(self.phrases)
        self._row.addWidget(self.attaching)
        self.only_note.toggled.connect(self._show_picture)
        self._words.addWidget(self.attaching.thumb)

    def cut(self) -> Cut | None:
        """The picture that goes with what was just written."""
        return self.attaching.cut() if self.attaching else None

    def follow(self, note: str | None) -> None:
        """Give a note that was just saved the picture that is still being drawn."""
        if self.attaching is not None and note is not None:
            self.attaching.follow(note)

    def _severity_row(self) -> QWidget:
        """How bad a finding is: one of three."""
        choices, group = QWidget(), QButtonGroup(self)
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.REVIEW):
            chip = QPushButton(severity_name(severity))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(severity is Severity.ERROR)
            group.addButton(chip)
            row.addWidget(chip)
            self.severities[severity] = chip
        self.only_note = QPushButton(tr("只写备注"))
        self.only_note.setProperty("role", "chip")
        self.only_note.setCheckable(True)
        self.only_note.setToolTip(tr("记下内容，但不列为问题"))
        group.addButton(self.only_note)
        row.addWidget(self.only_note)
        return choices

    def _severity(self) -> Severity | None:
        """How bad the finding is; None when it is to be a note after all."""
        return next((severity for severity, chip in self.severities.items() if chip.isChecked()), None)

    def _show_picture(self) -> None:
        """A finding has its places; a picture goes with a note."""
        if self.attaching is not None:
            note = self._choices.isHidden() or self.only_note.isChecked()
            self.attaching.setVisible(note and self.attaching.able)
            self.attaching.show_thumb(note)

    def is_about(self, subject: object) -> bool:
        """Whether a text about this is being written already."""
        return not self.isHidden() and self._subject == subject

    def ask(
        self,
        about: str,
        hint: str,
        subject: object,
        with_severity: bool,
        text: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Open for a text about `subject`, which `about` names: a new one, or `text` to go on with."""
        self._subject = subject
        self._about.setText(about)
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.severities[severity or Severity.ERROR].setChecked(True)
        self.edit.setPlaceholderText(hint)
        self._choices.setVisible(with_severity)
        self.only_note.setVisible(not text)
        if self.attaching is not None:
            self.attaching.begin(subject)
            self._show_picture()
        self.show()
        self.edit.setFocus()

    def keep(self) -> None:
        """Hand over what was written, if anything is being written."""
        text = "" if self.isHidden() else self.edit.toPlainText().strip()
        if text:
            severity = None if self._choices.isHidden() else self._severity()
            self.drop()
            self.written.emit(text, severity)

    def drop(self) -> None:
        self.hide()
        self.closed.emit()
