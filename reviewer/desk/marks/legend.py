# SPDX-License-Identifier: AGPL-3.0-or-later
"""Under the page: what the marks on it mean, how many there are, and a switch for each kind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import Theme, small
from reviewer.desk.marks.kinds import PAPER_INKS, MarkKind, counts, kind_hint, kind_name
from reviewer.desk.marks.painter import DISC
from reviewer.desk.marks.signs import SIGN, double_wave, paint_sign
from reviewer.desk.marks.switches import MarkSwitches
from reviewer.desk.selection import suspects
from reviewer.desk.session import Session

_PAPER = QSize(18, 16)
_GAP = 5
_OFF = 0.35


class KindSwitch(QAbstractButton):
    """The sign of a kind on paper, its name where there is room, and its count; struck out while it is hidden."""

    def __init__(self, kind: MarkKind, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._theme = kind, theme
        self.count, self._wide = 0, True
        self.setFont(small(self.font()))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_count(self, count: int) -> None:
        """How many there are; a kind that the report does not have is greyed."""
        self.count = count
        self.setEnabled(count > 0)
        words = tr("{kind}：{count} 处").format(kind=kind_name(self.kind), count=count)
        self.setAccessibleName(words)
        self.setToolTip(f"{words}\n{kind_hint(self.kind)}")
        self._fit()

    def spread(self, wide: bool) -> None:
        """Say the name as well, or only the sign and the count."""
        self._wide = wide
        self._fit()

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        return f"{kind_name(self.kind)} {self.count}" if self._wide else str(self.count)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(scaled(_PAPER.width()) + 2 * _GAP + words + _GAP, scaled(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.line), 1))
            painter.drawRoundedRect(ground, 4, 4)
        paper = QRectF(0, 0, _PAPER.width(), _PAPER.height())
        painter.save()
        painter.translate(3, (self.height() - scaled(_PAPER.height())) // 2)
        painter.scale(scaled(100) / 100, scaled(100) / 100)
        painter.setOpacity(1.0 if self.isEnabled() and self.isChecked() else _OFF)
        painter.fillRect(paper, QColor("white"))
        paint_sign(painter, self.kind, _sample(self.kind, paper), QColor(PAPER_INKS[self.kind]))
        painter.restore()
        known = self.isEnabled() and self.isChecked()
        painter.setPen(QColor(self._theme.text if known else self._theme.quiet))
        words = QRectF(3 + scaled(_PAPER.width()) + _GAP, 0, self.width(), self.height())
        font = self.font()
        font.setStrikeOut(self.isEnabled() and not self.isChecked())
        painter.setFont(font)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words)
        painter.end()


def _sample(kind: MarkKind, paper: QRectF) -> QRectF:
    if kind in (MarkKind.DOUBTFUL, MarkKind.UNPLACED):
        return paper.adjusted(3, 3, -3, -3)
    size = SIGN + 2
    return QRectF(paper.center().x() - size / 2, paper.center().y() - size / 2, size, size)


class _Suspect(QWidget):
    """The two waves under the figure that would explain failures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(scaled(_PAPER.width()), scaled(_PAPER.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.scale(scaled(100) / 100, scaled(100) / 100)
        double_wave(painter, 2, _PAPER.width() - 2.0, _PAPER.height() / 2, DISC)
        painter.end()


class Legend(QFrame):
    """Follows the open report and the switches; hidden while no report is open."""

    def __init__(self, session: Session, switches: MarkSwitches, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._switches = session, switches
        self.setProperty("role", "foot")
        self.setAccessibleName(tr("图例"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(2)
        self.all = QToolButton()
        self.all.setProperty("role", "plain")
        self.all.setCheckable(True)
        self.all.setIcon(icon("eye", theme.text, theme.quiet))
        self.all.setToolTip(tr("显示或隐藏全部标记 L"))
        self.all.setAccessibleName(tr("显示或隐藏全部标记 L"))
        self.all.clicked.connect(switches.turn_all)
        row.addWidget(self.all)
        self.kinds = {kind: KindSwitch(kind, theme) for kind in MarkKind}
        for kind, button in self.kinds.items():
            button.clicked.connect(partial(switches.turn, kind))
            row.addWidget(button)
        self._sample, self.suspect = _Suspect(), QLabel(tr("可能的错处"))
        self.suspect.setProperty("role", "quiet")
        row.addSpacing(_GAP)
        row.addWidget(self._sample)
        row.addWidget(self.suspect)
        row.addStretch(1)
        session.report_changed.connect(self._show)
        switches.changed.connect(self._show)
        self._show()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Names beside all signs where there is room, else beside none; what the report has not goes last."""
        explained = bool(suspects(self._session.findings))
        layout = self.layout()
        for wide, said, noughts in ((True, explained, True), (False, explained, True), (False, False, False)):
            for kind, button in self.kinds.items():
                button.spread(wide)
                # Nearly every report has nothing unplaced: a seventh of the room is too much for its nought.
                button.setVisible(button.count > 0 or (noughts and kind is not MarkKind.UNPLACED))
            self._sample.setVisible(said)
            self.suspect.setVisible(said)
            if layout is not None:
                layout.invalidate()
                if layout.minimumSize().width() <= self.width():
                    return

    def _show(self) -> None:
        counted = counts(self._session.report, self._session.findings)
        for kind, button in self.kinds.items():
            button.show_count(counted[kind])
            button.setChecked(self._switches.shows(kind))
        self.all.setChecked(not self._switches.bare)
        self.setVisible(self._session.report is not None)
        self._make_room()
