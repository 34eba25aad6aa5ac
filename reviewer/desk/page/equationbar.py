# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the page: the selected finding as an equation, in the colours and strokes of its marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.shapes import paint_state
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import Theme
from reviewer.desk.session import Session
from reviewer.desk.table.figures import equation


class StateBadge(QWidget):
    """The shape of a state with the number of the finding."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: State | None = None
        self.setFixedSize(QSize(scaled(20), scaled(20)))

    def show_state(self, state: State | None) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is not None:
            painter = QPainter(self)
            paint_state(painter, QRectF(1, 1, scaled(18), scaled(18)), self._state, self._theme)
            painter.end()


class SideLabel(QLabel):
    """One side of the equation, underlined as its figures are framed on the page: solid or dashed."""

    def __init__(self, theme: Theme, left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = QPen(QColor(theme.accent if left else theme.right), 2)
        self._pen.setStyle(Qt.PenStyle.SolidLine if left else Qt.PenStyle.DashLine)
        self.setProperty("role", "left" if left else "right")
        self.setContentsMargins(0, 0, 0, 4)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._pen)
        base = self.height() - 1.5
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        painter.end()


class EquationBar(QFrame):
    """Stands beside the page and not over it, so that no digit is ever hidden."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "equation")
        self._badge = StateBadge(theme)
        self._title = ElidedLabel()
        self._title.setProperty("role", "title")
        self.left, self.right = SideLabel(theme, left=True), SideLabel(theme, left=False)
        self._sign, self._gap = QLabel(), QLabel()
        self._gap.setProperty("role", "quiet")
        head, sums = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._badge)
        head.addWidget(self._title, 1)
        sums.setSpacing(12)
        sums.setContentsMargins(28, 0, 0, 0)
        for part in (self.left, self._sign, self.right, self._gap):
            sums.addWidget(part)
        sums.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        box.addLayout(head)
        box.addLayout(sums)
        session.selected.connect(self._show)
        session.report_changed.connect(self._show)
        self._show()

    def _show(self, _origin: object = None) -> None:
        one, report = self._session.current, self._session.report
        self.setVisible(one is not None)
        if one is None or report is None:
            return
        finding = one.reviewed.finding
        self._badge.show_state(one.state)
        words = f"{one.number}　{self._session.language.say(finding.message)}"
        self._title.show_words(words)
        said = equation(finding, report.facts)
        for label in (self.left, self._sign, self.right, self._gap):
            label.setVisible(said is not None)
        if said is not None:
            self.left.setText(said.left)
            self._sign.setText(said.sign)
            self.right.setText(said.right)
            self._gap.setText(said.gap)
