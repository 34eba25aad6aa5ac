# SPDX-License-Identifier: AGPL-3.0-or-later
"""Correcting and confirming figures cell by cell: the picture beside the editor, and the way to the next doubt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.session import Session
from reviewer.desk.table.celldelegate import CellDelegate, written
from reviewer.desk.table.cutouts import Cutouts
from reviewer.desk.table.cutting import cuts
from reviewer.desk.table.lens import WIDTH, Lens
from reviewer.desk.table.provenance import as_read, by_hand, is_confirmed, shown
from reviewer.desk.table.view import TableView
from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.project import OpenReport

_AHEAD_MILLISECONDS = 120


def doubts(report: OpenReport, tables: Sequence[str]) -> tuple[str, ...]:
    """Addresses of the doubtful figures in the order of the form; what several rows share counts once."""
    order = {table: at for at, table in enumerate(tables)}
    seen: dict[object, str] = {}
    for fact in sorted(report.facts.values(), key=lambda fact: order.get(fact.table, len(order))):
        if fact.doubtful and fact.table in order:
            seen.setdefault((fact.table, fact.places, fact.text) if fact.places else fact.address, fact.address)
    return tuple(seen.values())


def next_doubt(report: OpenReport, tables: Sequence[str], after: str | None) -> str | None:
    """The next doubtful figure behind `after`, from the beginning again at the end; never `after` itself."""
    waiting = set(doubts(report, tables))
    order = [fact.address for table in tables for fact in report.facts.values() if fact.table == table]
    start = order.index(after) + 1 if after in order else 0
    return next((it for it in order[start:] + order[:start] if it in waiting and it != after), None)


def alike(report: OpenReport, address: str) -> tuple[str, ...]:
    """The addresses that one printed cell stands for: of a plan's merged cell all its rows, else only its own."""
    fact = report.facts[address]
    column = address.rpartition("/")[2]
    return tuple(
        it.address
        for it in report.facts.values()
        if it.address == address
        or (fact.places and it.table == fact.table and it.address.endswith(f"/{column}") and _same(it, fact))
    )


def _same(one: Fact, other: Fact) -> bool:
    return (one.places, one.text, one.source) == (other.places, other.text, other.source)


class CellEditing(QObject):
    """Attends to the editors of all tables; `going` asks for the view of a figure to be edited next."""

    going = Signal(str)

    def __init__(self, session: Session, images: PageImages, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.cutouts = Cutouts(images, self)
        self.lens: Lens | None = None
        self._view: TableView | None = None
        self._editor: QWidget | None = None
        self._address = ""
        self._doubtful = False
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MILLISECONDS)
        self._ahead.timeout.connect(self._look_ahead)
        session.selected.connect(lambda _origin: self._ahead.start())
        session.report_leaving.connect(self._left)

    def attend(self, view: TableView) -> None:
        """Show the picture whenever a cell of this view is edited."""
        delegate = view.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        delegate.opened.connect(lambda editor, address: self._opened(view, editor, address))
        delegate.left.connect(self._left)
        view.accepted.connect(self._accepted)

    @property
    def _tables(self) -> tuple[str, ...]:
        report = self._session.report
        return tuple(report.reading.forms) if report else ()

    # -- the picture -------------------------------------------------------------------------

    def _opened(self, view: TableView, editor: QWidget, address: str) -> None:
        report = self._session.report
        if report is None or not address:
            return
        self._view, self._editor, self._address = view, editor, address
        fact = report.facts.get(address)
        self._doubtful = fact is not None and fact.doubtful
        self._show(view, editor.geometry(), report, fact)
        self._ahead.start()

    def _show(self, view: TableView, cell: QRect, report: OpenReport, fact: Fact | None) -> None:
        top = view.window()
        if self.lens is None or self.lens.parentWidget() is not top:
            self.lens = Lens(self.cutouts, top)
        room = QRect(view.mapTo(top, QPoint(0, 0)), view.size())
        said = [by_hand(report, self._address)]
        if fact is None:
            said.append(tr("这一格没有读到，请照页面填写。"))
        elif fact.source is not Source.HAND:
            said.append(tr("读作：{value}　{how}").format(value=shown(fact), how=as_read(fact)).strip())
        sure = fact is None or fact.source is Source.HAND
        keys = tr("Enter 采用并到下一处存疑　Esc 离开")
        if not sure:
            keys = tr("Enter 采用并到下一处存疑　F4 与原文一致　Esc 离开")
        parts = cuts(report, self._address, min(WIDTH, room.width() - 32))
        if any(part.guessed for part in parts):
            said.append(tr("虚框处是按行、列推算的位置。"))
        name = self._session.name_of(self._address)
        self.lens.show_figure(name, self._session.pdf(), parts, [line for line in said if line], keys)
        corner = view.viewport().mapTo(top, cell.topLeft())
        self.lens.stand_by(QRect(corner, cell.size()), room)

    def _left(self) -> None:
        self._editor = None
        if self.lens is not None:
            self.lens.hide()

    def _look_ahead(self) -> None:
        """Have the picture of the next doubt drawn while the eyes are on this one."""
        report = self._session.report
        if report is None or not doubts(report, self._tables):
            return
        path, ratio = self._session.pdf(), self._window.devicePixelRatioF()
        here = self._session.selection.address
        for address in (here, next_doubt(report, self._tables, here)):
            if path is not None and address is not None and address.count("/") > 1:
                room = self._view.width() - 32 if self._view is not None else WIDTH
                for part in cuts(report, address, min(WIDTH, room)):
                    self.cutouts.want((path, part, ratio))

    # -- going on ----------------------------------------------------------------------------

    def _accepted(self) -> None:
        """What was edited is kept: on to the next doubt, if this was a walk through the doubtful ones."""
        report = self._session.report
        if report is not None:
            self._go_on(next_doubt(report, self._tables, self._address), self._doubtful)

    def _go_on(self, address: str | None, walking: bool) -> None:
        if address is not None:
            self.going.emit(address)
        elif walking:
            self._session.said.emit(tr("没有存疑的数字了。"), False)

    def start(self) -> None:
        """Edit the first doubtful figure behind the selected one."""
        report, here = self._session.report, self._session.selection.address
        if report is None or self._session.sign.refuses():
            return
        fact = report.facts.get(here or "")
        self._go_on(here if fact and fact.doubtful else next_doubt(report, self._tables, here), walking=True)

    def confirm(self) -> None:
        """Say that the figure being edited, or else the selected one, stands on the page as it was read."""
        report, editor = self._session.report, self._editor
        address = self._address if editor is not None else self._session.selection.address
        if report is None or address is None or self._session.sign.refuses():
            return
        fact = report.facts.get(address)
        if editor is not None and self._is_changed(editor, fact):
            self._close(editor, keep=True)
            return
        if fact is None:
            self._session.said.emit(tr("这一格没有读到，不能确认；可按 F2 填写。"), False)
            return
        if editor is not None:
            self._close(editor, keep=False)
        if fact.source is Source.HAND:
            done = tr("这个数字已经确认过。") if is_confirmed(report, address) else tr("这个数字已由人工更正。")
            self._session.said.emit(done, False)
        else:
            self._session.do.confirm(alike(report, address))
            self._session.said.emit(
                tr("已确认与原文一致：{figure}").format(figure=self._session.name_of(address)), False
            )
        self._move_on(address, editing=editor is not None)

    def _move_on(self, address: str, editing: bool) -> None:
        report = self._session.report
        there = next_doubt(report, self._tables, address) if report else None
        if editing:
            self._go_on(there, walking=True)
        elif there is not None:
            self._session.select_figure(there)

    @staticmethod
    def _is_changed(editor: QWidget, fact: Fact | None) -> bool:
        return written(editor) != (fact.text if fact else "").strip()

    def _close(self, editor: QWidget, keep: bool) -> None:
        assert self._view is not None
        delegate = self._view.itemDelegate()
        hints = QAbstractItemDelegate.EndEditHint
        if keep:
            delegate.commitData.emit(editor)
        delegate.closeEditor.emit(editor, hints.SubmitModelCache if keep else hints.RevertModelCache)
