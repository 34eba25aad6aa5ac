# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the open report is: organisation, year and title, to be corrected by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.theme import GRID
from reviewer.desk.session import Session


class IdentityBar(QFrame):
    """One line that names the report; it opens into three fields."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._name.setProperty("role", "title")
        self.change = QPushButton(tr("更正"))
        self.change.setProperty("role", "link")
        self.organisation, self.year, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        for edit, name in ((self.organisation, tr("单位")), (self.year, tr("年度")), (self.title, tr("标题"))):
            edit.setAccessibleName(name)
        self.year.setMaxLength(4)
        self.keep, self.drop = QPushButton(tr("保存")), QPushButton(tr("放弃"))
        self.keep.setProperty("role", "primary")
        self._fields = self._form()
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 4, 2)
        head.addWidget(self._name, 1)
        head.addWidget(self.change)
        self._head = head
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._fields)
        self.change.clicked.connect(self.open)
        self.drop.clicked.connect(self._fields.hide)
        self.keep.clicked.connect(self._keep)
        for edit in (self.organisation, self.year, self.title):
            edit.returnPressed.connect(self._keep)
        session.report_changed.connect(self._show)
        session.report_opened.connect(self._fields.hide)
        self._show()

    def _form(self) -> QWidget:
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(12, GRID, 12, GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow(tr("单位"), self.organisation)
        form.addRow(tr("年度"), self.year)
        form.addRow(tr("标题"), self.title)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch(1)
        form.addRow(row)
        fields.hide()
        return fields

    def add(self, widget: QWidget) -> None:
        """Put something of another part beside the name."""
        self._head.insertWidget(1, widget)

    def open(self) -> None:
        report = self._session.report
        if report is None:
            return
        self.organisation.setText(report.row.organisation)
        self.year.setText(str(report.row.year or ""))
        self.title.setText(report.row.title)
        self._fields.show()
        self.organisation.setFocus()

    def _keep(self) -> None:
        text = self.year.text().strip()
        year = int(text) if text.isdigit() else None
        self._fields.hide()
        self._session.do.identify(self.organisation.text().strip(), year, self.title.text().strip())

    def _show(self) -> None:
        report = self._session.report
        self.setVisible(report is not None)
        if report is not None:
            row = report.row
            words = row.title or f"{row.organisation} {row.year or ''}".strip() or row.file
            self._name.show_words(words, row.file)
