# SPDX-License-Identifier: AGPL-3.0-or-later
"""A second document beside the open one: last year's report, the plan, or any other of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.roomybar import RoomyBar
from reviewer.desk.marks.placing import marks_of
from reviewer.desk.page.pairing import WORK_PLAN, Kind, Partner, answering, partners, stops
from reviewer.desk.page.standing import START, Spot, Standing
from reviewer.desk.page.view import PageView
from reviewer.desk.page.zoom import Fit
from reviewer.desk.reports.model import name_of
from reviewer.desk.selection import NOTHING, in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.desk.look.theme import Theme
    from reviewer.desk.page.pictures import PageImages
    from reviewer.desk.session import Session
    from reviewer.model.project import OpenReport

LEAST = 320
"""Logical pixels below which a page cannot be read beside another."""


class Beside(QFrame):
    """Its own view with its own zoom; follows the first by sections when the two are linked."""

    close_wanted = Signal()

    def __init__(
        self, session: Session, first: PageView, images: PageImages, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._first, self._images, self._theme = session, first, images, theme
        self._kind, self._moving = Kind.LAST, False
        self.report: OpenReport | None = None
        self.partner: Partner | None = None
        self._partners: tuple[Partner, ...] = ()
        self._stops: tuple[dict[str, float], dict[str, float]] = ({}, {})
        self.view = PageView(images, theme)
        self.view.setAccessibleName(tr("并排的报告页面"))
        self.view.setMinimumWidth(LEAST // 2)
        self.nothing = QLabel(tr("项目里没有别的报告可以并排显示。"))
        self.nothing.setProperty("role", "quiet")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self.view, 1)
        box.addWidget(self.nothing, 1)
        self.picker.activated.connect(self._picked)
        first.verticalScrollBar().valueChanged.connect(lambda _: self._follow(back=False))
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._follow(back=True))
        self.view.page_changed.connect(lambda page: self._page.setText(f"{page}/{self._count}"))
        session.report_opened.connect(self.refresh)
        session.reading_changed.connect(self.refresh)

    def _bar(self) -> RoomyBar:
        bar = RoomyBar()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self.picker = _picker()
        self._page = QLabel()
        self._page.setProperty("role", "quiet")
        smaller = self._button("minus", tr("缩小这一份"), lambda: self.view.zoom(-1))
        larger = self._button("plus", tr("放大这一份"), lambda: self.view.zoom(1))
        width = self._button("move-horizontal", tr("这一份适合宽度"), lambda: self.view.set_fit(Fit.WIDTH))
        self.link = self._button("link", tr("两份按章节同步滚动"), lambda: self._follow(back=False))
        self.link.setCheckable(True)
        row.addWidget(self.picker, 1)
        for part in (self._page, smaller, larger, width, self.link):
            row.addWidget(part)
        row.addWidget(self._button("x", tr("关闭并排 Ctrl+Shift+D"), self.close_wanted.emit))
        bar.spare((self._page, width, smaller, larger))
        return bar

    def _button(self, name: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "plain")
        button.setIcon(icon(name, self._theme.text, self._theme.quiet))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _=False: act())
        return button

    # -- which document ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Offer what there is beside the open report: what was chosen, or the same kind of document."""
        own = self._session.report
        if self.isHidden() or own is None:
            return
        last = self._session.last_year()
        replaced = self._session.replaced()
        self._partners = partners(self._session.rows, own.row, last.key if last else None, replaced)
        self.picker.clear()
        for one in self._partners:
            self.picker.addItem(said(one))
        before = self.partner.key if self.partner and self._kind in (Kind.OTHER, Kind.VERSION) else None
        at = next((n for n, one in enumerate(self._partners) if one.key == before), 0)
        self.nothing.setVisible(not self._partners)
        self.view.setVisible(bool(self._partners))
        self.picker.setEnabled(bool(self._partners))
        if self._partners:
            self.picker.setCurrentIndex(at)
            self._show(self._partners[at])

    def _picked(self, at: int) -> None:
        self._kind = self._partners[at].kind
        self._show(self._partners[at])
        self.view.setFocus()

    def show_replaced(self) -> None:
        """Show the file that the one in force has taken the place of, in step with it."""
        before = next((one for one in self._partners if one.kind is Kind.VERSION), None)
        if before is not None:
            self.return_to(before.key, Standing())
            self.link.setChecked(True)
            self._follow(back=False)

    def return_to(self, key: str, standing: Standing) -> None:
        """Show this document as it was left, where it is one of those that are offered."""
        at = next((n for n, one in enumerate(self._partners) if one.key == key), None)
        if at is not None:
            self.picker.setCurrentIndex(at)
            self._kind = self._partners[at].kind
            self._show(self._partners[at])
            self.view.restore_zoom(standing.zoom)
            self.view.go_to_spot(standing.spot)

    def _show(self, partner: Partner) -> None:
        """Open a document with its marks, all of them faint."""
        project, own = self._session.project, self._session.report
        version = partner.replaced.digest if partner.replaced else None
        report = self._session.load(partner.row.uuid, version)
        if project is None or own is None or report is None:
            return
        same = self.partner is not None and self.partner.key == partner.key
        at, self.report, self.partner = self.view.spot if same else START, report, partner
        path = self._session.attempt(lambda: project.pdf(partner.row.uuid, version))
        pages = report.reading.pages
        self._stops = stops(own.reading.prose, own.reading.pages), stops(report.reading.prose, pages)
        self.view.set_dark(self._first.dark)
        self.view.show_document(path, tuple(pages), at)
        taken = tuple(place for fact in report.facts.values() for place in fact.places)
        self.view.show_marks(marks_of(report, in_order(report.findings), NOTHING), taken)
        self._page.setText(f"{self.view.page}/{self._count}")
        self._follow(back=False)

    def clear(self) -> None:
        """Keep and ask for nothing while nobody looks."""
        self.report = self.partner = None
        self.view.show_document(None, ())
        self._images.want([], self.view)

    @property
    def _count(self) -> int:
        return len(self.report.reading.pages) if self.report else 0

    # -- in step -----------------------------------------------------------------------------

    def _follow(self, back: bool) -> None:
        """Bring the other document (or, `back`, the first one) to the spot that answers."""
        if self._moving or not self.link.isChecked() or self.isHidden() or not self._count:
            return
        one, other = (self.view, self._first) if back else (self._first, self.view)
        counts = len(one.layout_of_pages.frames), len(other.layout_of_pages.frames)
        here, there = reversed(self._stops) if back else self._stops
        spot = one.spot
        at = answering(max(0.0, spot.page - 1 + spot.down), here, there, counts)
        page = min(int(at), counts[1] - 1)
        self._moving = True
        other.go_to_spot(Spot(page + 1, other.spot.across, at - page))
        self._moving = False


def _picker() -> QComboBox:
    """A list in which one can type any part of a name."""
    picker = QComboBox()
    picker.setEditable(True)
    picker.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    picker.setMinimumWidth(140)
    picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    picker.setAccessibleName(tr("并排显示哪一份"))
    completer = QCompleter(picker.model(), picker)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    picker.setCompleter(completer)
    return picker


def said(partner: Partner) -> str:
    """A document in the picker: what it is to the open one, whose, and of which year."""
    if partner.replaced is not None:
        at = partner.replaced.at.astimezone()
        return f"{tr('更正前')}  {partner.replaced.file}  {at:%Y-%m-%d}"
    kind = Kind.PLAN if partner.row.form == WORK_PLAN else partner.kind
    kinds = {Kind.LAST: tr("上年"), Kind.PLAN: tr("工作要点"), Kind.REPORT: tr("年度报告")}
    name = name_of(partner.row)
    year = str(partner.row.year) if partner.row.year else ""
    return "  ".join(part for part in (kinds.get(kind, ""), name, year) if part)
