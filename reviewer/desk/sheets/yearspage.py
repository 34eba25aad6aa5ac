# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: the open report's words beside those of last year's report, section by section."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from reviewer.checks.alongside import Change, Pair, Piece, pairs
from reviewer.checks.office import book
from reviewer.desk.findings.whybox import REPEATS
from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.session import Session
from reviewer.model.related import Known

_ALIKE = 1.01


def share(pair: Pair) -> str:
    """How alike both sides are, in per cent; a dash where one side has no words, and too little to count in words."""
    if pair.likeness is None:
        return "—"
    return f"{pair.likeness:.0%}" if pair.likeness else tr("低")


class YearsPage(QFrame):
    """What is on one side only stands on a ground of its own, and figures that changed in another ink."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.pairs: tuple[Pair, ...] = ()
        self.chips: dict[str, QPushButton] = {}
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setAccessibleName(tr("与上年报告对照"))
        self._names = (ElidedLabel(), ElidedLabel())
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addWidget(self.words, 1)

    def _head(self) -> QVBoxLayout:
        title = QLabel(tr("与上年报告对照"))
        title.setProperty("role", "big")
        key = QLabel(self._key())
        key.setTextFormat(Qt.TextFormat.RichText)
        back = QPushButton(tr("返回（Esc）"))
        back.clicked.connect(self.closed)
        first, names = QHBoxLayout(), QHBoxLayout()
        first.addWidget(title)
        first.addSpacing(2 * GRID)
        first.addWidget(key)
        first.addStretch(1)
        first.addWidget(back)
        for name in self._names:
            name.setProperty("role", "title")
            names.addWidget(name, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(first)
        whole.addLayout(self._row)
        whole.addLayout(names)
        return whole

    def _key(self) -> str:
        words = self._piece(Piece(tr("文字不同"), Change.WORDS))
        figures = self._piece(Piece(tr("数字不同"), Change.FIGURE))
        return f"{words}&nbsp;&nbsp;{figures}&nbsp;&nbsp;{escape(tr('相似度不计数字'))}"

    # -- showing -----------------------------------------------------------------------------

    def show_report(self) -> bool:
        """Put the open report beside last year's; False when there is none."""
        report, last = self._session.report, self._session.last_year()
        if report is None or last is None:
            return False
        row = report.row
        self._names[0].show_words(tr("{name}（本报告）").format(name=f"{row.organisation} {row.year}"), row.file)
        self._names[1].show_words(self._name(last), last.file)
        self.pairs = pairs(report.reading.prose, last.prose)
        self._make_chips()
        self.words.setHtml(self._html())
        return True

    @staticmethod
    def _name(last: Known) -> str:
        return tr("{name}（上年）").format(name=last.name)

    def go_to(self, section: str) -> None:
        """Scroll to one section."""
        self.words.scrollToAnchor(f"section{section}")

    def _make_chips(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.chips = {}
        for pair in self.pairs:
            title = (pair.title or pair.title_before or pair.section).partition("、")[0]
            chip = QPushButton(f"{title[:4]} {share(pair)}")
            chip.setProperty("role", "chip")
            chip.setToolTip(pair.title or pair.title_before)
            chip.clicked.connect(lambda _=False, section=pair.section: self.go_to(section))
            self.chips[pair.section] = chip
            self._row.addWidget(chip)
        self._row.addStretch(1)

    def _html(self) -> str:
        rows = "".join(self._section(pair) for pair in self.pairs)
        nothing = f"<tr><td>{escape(tr('两份报告都没有读到正文。'))}</td></tr>" if not rows else ""
        return f'<table width="100%" cellspacing="0" cellpadding="8">{rows}{nothing}</table>'

    def _section(self, pair: Pair) -> str:
        limit = next((float(it.limit) for it in book().rules if it.kind == REPEATS and it.limit is not None), _ALIKE)
        alarming = pair.likeness is not None and pair.likeness >= limit
        ink = self._theme.judge if alarming else self._theme.quiet
        said = tr("相似度 {share}").format(share=share(pair))
        head = f'<span style="color:{ink}"><b>{"▲ " if alarming else ""}{escape(said)}</b></span>'
        ground = self._theme.raised
        here = f"<b>{escape(pair.title) or escape(tr('没有这一部分'))}</b>"
        there = f"<b>{escape(pair.title_before) or escape(tr('没有这一部分'))}</b>"
        return (
            f'<tr><td width="50%" bgcolor="{ground}"><a name="section{pair.section}"></a>{here}&nbsp;&nbsp;{head}</td>'
            f'<td width="50%" bgcolor="{ground}">{there}</td></tr>'
            f'<tr><td valign="top">{self._side(pair.now)}</td><td valign="top">{self._side(pair.before)}</td></tr>'
        )

    def _side(self, pieces: tuple[Piece, ...]) -> str:
        return "".join(self._piece(piece) for piece in pieces) or "—"

    def _piece(self, piece: Piece) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        if piece.change is Change.WORDS:
            return f'<span style="background-color:{self._theme.judge_ground}; color:{self._theme.text}">{text}</span>'
        if piece.change is Change.FIGURE:
            return f'<span style="color:{self._theme.right}"><b><u>{text}</u></b></span>'
        return text
