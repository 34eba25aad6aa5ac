# SPDX-License-Identifier: AGPL-3.0-or-later
"""The column of the page: its bar, the view, and the equation under it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.roomybar import RoomyBar
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import Theme
from reviewer.desk.marks.legend import Legend
from reviewer.desk.marks.placing import marks_of
from reviewer.desk.marks.switches import MarkSwitches
from reviewer.desk.marks.tip import MarkTip
from reviewer.desk.page.equationbar import EquationBar, StateBadge
from reviewer.desk.page.findbar import FindBar
from reviewer.desk.page.keydrawing import KeyDrawing
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.page.readingdesk import ReadingDesk
from reviewer.desk.page.remarkmenu import offer_remarks
from reviewer.desk.page.view import PageView
from reviewer.desk.page.welcome import Welcome
from reviewer.desk.page.zoom import Fit
from reviewer.desk.selection import Selection
from reviewer.desk.session import Session
from reviewer.model.place import Place
from reviewer.model.project import OpenReport


class PageColumn(QFrame):
    """Follows the session: the open report's pages, its marks, and the selected place in view."""

    import_wanted = Signal()
    drawn = Signal()
    note_wanted = Signal()
    finding_wanted = Signal()

    def __init__(self, session: Session, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self.images = session, theme, images
        self._marked: tuple[OpenReport, Selection] | None = None
        self.view = PageView(images, theme)
        self.keys = KeyDrawing(self.view, lambda: self.draw_region(False))
        self.welcome, self._coming = Welcome(), False
        self.welcome.import_wanted.connect(self.import_wanted)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.across = ReadingDesk(session, self.view, images, theme)
        self.stack.addWidget(self.across)
        self.bar = self._bar()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        self.finder = FindBar(session, self.view, images.aside, theme)
        box.addWidget(self.finder)
        box.addWidget(self.stack, 1)
        self.switches = MarkSwitches(self)
        self.switches.changed.connect(self._switched)
        self.legend = Legend(session, self.switches, theme)
        box.addWidget(self.legend)
        box.addWidget(EquationBar(session, theme))
        self.tip = MarkTip(session, theme)
        self._connect(session)
        self._opened()

    def _connect(self, session: Session) -> None:
        self.view.clicked.connect(lambda page, x, y: session.select_point(page, x, y, self))
        self.view.numbers_clicked.connect(lambda keys: session.select_next_of(keys, self))
        self.view.tell, self.view.tell_numbers = self.tip.at, self.tip.of_numbers
        self.view.menu_wanted.connect(self._menu)
        self.view.region_drawn.connect(self._region)
        self.view.page_changed.connect(self._page)
        self.view.zoom_changed.connect(self._zoomed)
        session.report_opened.connect(self._opened)
        session.reading_changed.connect(self._read_otherwise)
        session.report_changed.connect(self._changed)
        session.rows_changed.connect(self._greet)
        session.selected.connect(self._selected)

    # -- the bar -----------------------------------------------------------------------------

    def _bar(self) -> RoomyBar:
        bar = RoomyBar()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self._name_page()
        self._make_switches()
        parts: tuple[QWidget | None, ...] = (
            self.strip_button,
            self._button("chevron-left", tr("上一页 Ctrl+PgUp"), lambda: self.step(-1)),
            self.page_box,
            self._of,
            self._button("chevron-right", tr("下一页 Ctrl+PgDn"), lambda: self.step(1)),
            None,
            self._button("minus", tr("缩小 Ctrl+-"), lambda: self.view.zoom(-1)),
            self._percent,
            self._button("plus", tr("放大 Ctrl++"), lambda: self.view.zoom(1)),
            self.width_button,
            self.whole_button,
            None,
            self.turn_button,
            self.region_button,
            self.pair_button,
            None,
        )
        for part in parts:
            if part is None:
                row.addSpacing(12)
            else:
                row.addWidget(part)
        self._waiting = QLabel()
        self._waiting.setProperty("role", "quiet")
        row.addWidget(self._waiting)
        row.addStretch(1)
        tally = self._tally()
        row.addWidget(tally)
        buttons = (self.turn_button, self.region_button, self.pair_button)
        bar.spare((self._waiting, self._percent, *buttons, tally, self.strip_button))
        return bar

    def _name_page(self) -> None:
        """The field with the page's number, how many there are, and how large they are shown."""
        self.page_box = QSpinBox()
        self.page_box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page_box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page_box.setFixedWidth(scaled(44))
        self.page_box.setKeyboardTracking(False)
        self.page_box.setAccessibleName(tr("页码"))
        self.page_box.valueChanged.connect(self.view.go_to_page)
        # Digits are decisions again as soon as the page is there.
        self.page_box.lineEdit().returnPressed.connect(self.view.setFocus)
        self._of = QLabel()
        self._percent = QLabel()
        self._percent.setMinimumWidth(scaled(44))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _make_switches(self) -> None:
        """The buttons that stay down while what they show is shown, and the one that turns the page."""
        self.width_button = self._button("move-horizontal", tr("适合宽度 Ctrl+2"), lambda: self.fit(Fit.WIDTH))
        self.whole_button = self._button("scan", tr("整页 Ctrl+1"), lambda: self.fit(Fit.PAGE))
        self.region_button = self._button("square-dashed-mouse-pointer", tr("框选区域 B"), self.draw_region)
        for button in (self.width_button, self.whole_button, self.region_button):
            button.setCheckable(True)
        self.turn_button = self._button("rotate-cw", tr("向右转 R"), lambda: self.view.turn(1))
        desk = self.across
        self.strip_button = self._button("gallery-vertical", tr("缩略图和目录 Ctrl+T"), lambda: desk.fold_strip())
        self.pair_button = self._button("columns-2", tr("并排另一份报告 Ctrl+Shift+D"), desk.pair_wanted.emit)
        for button, turned in ((self.strip_button, desk.strip_turned), (self.pair_button, desk.pair_turned)):
            button.setCheckable(True)
            turned.connect(button.setChecked)

    def _tally(self) -> QWidget:
        """How many findings of each kind the report has."""
        tally = QWidget()
        row = QHBoxLayout(tally)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        self._counts = {state: QLabel() for state in (State.FAIL, State.JUDGE)}
        self._badges = {state: StateBadge(self._theme) for state in self._counts}
        for state, label in self._counts.items():
            self._badges[state].show_state(state)
            row.addWidget(self._badges[state])
            row.addWidget(label)
        return tally

    def _button(self, name: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "plain")
        button.setIcon(icon(name, self._theme.text, self._theme.quiet))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(act)
        return button

    # -- what the keys and buttons do --------------------------------------------------------

    def fit(self, fit: Fit) -> None:
        self.view.set_fit(fit)
        self._zoomed(self.view.percent)

    def step(self, pages: int) -> None:
        self.view.go_to_page(self.view.page + pages)

    def draw_region(self, on: bool | None = None) -> None:
        """Turn the rubber band on or off."""
        wanted = (not self.view.drawing) if on is None else on
        self.view.set_drawing(wanted)
        self.keys.begin(wanted)
        if wanted:
            self._session.said.emit(tr("拖动鼠标框选；或按方向键移动、Shift+方向键改大小，回车确定，Esc 取消。"), False)
        self.region_button.setChecked(wanted)

    # -- following ---------------------------------------------------------------------------

    def _greet(self) -> None:
        self.welcome.show_state(self._session.project is not None, bool(self._session.rows), self._coming)

    def expect(self, coming: bool) -> None:
        """Say where the page will be that reports are being read."""
        if coming != self._coming:
            self._coming = coming
            if self._session.report is None:
                self._greet()

    def _opened(self) -> None:
        report, self._marked = self._session.report, None
        self._greet()
        pages = report.reading.pages if report else ()
        if report and not pages:
            why = self._session.language.say(report.reading.error) if report.reading.error else ""
            self.welcome.show_unreadable(report.row.file, why)
        self.stack.setCurrentWidget(self.across if pages else self.welcome)
        self.bar.setVisible(bool(pages))
        path = self._session.pdf() if pages else None
        self.page_box.setRange(1, max(len(pages), 1))
        self._of.setText(f"/ {len(pages)}")
        self.across.show_document(path, tuple(pages))
        self.finder.show_document(path)

    def _read_otherwise(self) -> None:
        """Show the file that is in force now, where the one before stood."""
        self.across.keep_standing()
        self._opened()

    def _changed(self) -> None:
        self._mark()
        if self._session.report is not None:
            waiting = sum(one.waiting for one in self._session.findings)
            counts = Counter(one.state for one in self._session.findings)
            for state, label in self._counts.items():
                count = counts[state]
                label.setText(str(count))
                label.setVisible(count > 0)
                self._badges[state].setVisible(count > 0)
            self._waiting.setText(tr("待定 {count}").format(count=waiting) if waiting else tr("没有待定问题"))
            self.bar.make_room()

    def _mark(self) -> None:
        """Mark what was found and what is selected, unless just that is marked already."""
        report, chosen = self._session.report, self._session.selection
        if report is None or (self._marked is not None and self._marked[0] is report and self._marked[1] == chosen):
            return
        self._marked = report, chosen
        taken = tuple(place for fact in report.facts.values() for place in fact.places)
        self.view.show_marks(marks_of(report, self._session.findings, chosen), taken)

    def _switched(self) -> None:
        self.view.hide_kinds(self.switches.hidden, self.switches.bare)
        if self.switches.bare:
            # A page without marks must not pass for one without faults.
            self._session.said.emit(tr("页面上的标记已全部隐藏，按 L 恢复。"), False)

    def _selected(self, origin: object) -> None:
        self._mark()
        places, page = self._places(), self._session.selection.page
        if places and origin is not self:
            self.view.show_places(places)
        elif page and origin is not self and page != self.view.page:
            self.view.go_to_page(page)

    def _places(self) -> tuple[Place, ...]:
        """What should be seen: the selected figure (or the words) first, then the rest of its finding."""
        session = self._session
        if session.report is None:
            return ()
        fact = session.report.facts.get(session.selection.address or "")
        places = list(fact.places) if fact and not session.selection.words else []
        if session.current is not None:
            places += [anchor.place for anchor in session.current.reviewed.finding.anchors]
        if not places and session.selection.region is not None:
            places.append(session.selection.region)
        places += session.selection.passage
        return tuple(place for place in places if place.page >= 1)

    def _region(self, place: Place) -> None:
        self.draw_region(False)
        self._session.select(Selection(region=place), self)
        self.drawn.emit()

    def _menu(self, page: int, x: float, y: float, where: QPoint) -> None:
        """What can be done with the figure or the words under the mouse."""
        self._session.select_point(page, x, y, self)
        menu = QMenu(self)
        menu.addAction(tr("添加备注"), self.note_wanted.emit)
        if self._session.own_place() is not None:
            menu.addAction(tr("添加自己的问题"), self.finding_wanted.emit)
        offer_remarks(menu, self._session, (page, x, y), self.note_wanted.emit, self.finding_wanted.emit)
        menu.addAction(tr("在页面上框选区域"), lambda: self.draw_region(True))
        menu.popup(where)

    def _page(self, number: int) -> None:
        self.page_box.blockSignals(True)
        self.page_box.setValue(number)
        self.page_box.blockSignals(False)

    def _zoomed(self, percent: float) -> None:
        self._percent.setText(f"{percent:.0f}%")
        self.width_button.setChecked(self.view.fit is Fit.WIDTH)
        self.whole_button.setChecked(self.view.fit is Fit.PAGE)
