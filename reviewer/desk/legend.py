# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the page: what the amber and wavy marks on it mean, as far as the open report has any."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.markpainter import DISC, DOUBT, DOUBT_WASH
from reviewer.desk.selection import suspects
from reviewer.desk.session import Session
from reviewer.desk.shapes import wave

_BOXED, _DOUBT, _SUSPECT = "boxed", "doubt", "suspect"


class _Sample(QWidget):
    """One mark as it is on paper, which is white in every theme."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(QSize(22, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._kind == _BOXED:
            painter.setPen(QPen(DOUBT, 1.6, Qt.PenStyle.DotLine))
            painter.setBrush(DOUBT_WASH)
            painter.drawRoundedRect(box, 3, 3)
        else:
            painter.setPen(QPen(DOUBT if self._kind == _DOUBT else DISC, 1.4))
            painter.drawPolyline(wave(box.left(), box.right(), box.center().y()))
        painter.end()


class Legend(QFrame):
    """Hidden while no such mark is on the pages."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(6)
        self.words: dict[str, QLabel] = {}
        self._samples: dict[str, _Sample] = {}
        for kind in (_BOXED, _DOUBT, _SUSPECT):
            self._samples[kind], self.words[kind] = _Sample(kind), QLabel()
            self.words[kind].setProperty("role", "quiet")
            row.addWidget(self._samples[kind])
            row.addWidget(self.words[kind])
            row.addSpacing(10)
        row.addStretch(1)
        session.report_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        report, findings = self._session.report, self._session.findings
        unread = len(report.reading.unread) if report else 0
        doubtful = sum(fact.doubtful for fact in report.facts.values()) if report else 0
        said = {
            _BOXED: tr("未归入任何一格 {count}").format(count=unread) if unread else "",
            _DOUBT: tr("读取存疑 {count}").format(count=doubtful) if doubtful else "",
            _SUSPECT: tr("可能的错处") if suspects(findings) else "",
        }
        for kind, words in said.items():
            self.words[kind].setText(words)
            self.words[kind].setVisible(bool(words))
            self._samples[kind].setVisible(bool(words))
        self.setVisible(unread + doubtful > 0)
