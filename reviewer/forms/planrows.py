# SPDX-License-Identifier: AGPL-3.0-or-later
"""The printed rows of a plan over all pages: what each column says in each row, merged and cut cells made whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.forms import labels, plancut
from reviewer.forms.plancells import joined
from reviewer.forms.planform import plan_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.forms.plancells import Cells
    from reviewer.forms.planstrips import Strip

AGAIN = ("", "续", "续表", "续前")  # what follows words that a page repeats


@dataclass(slots=True, eq=False)
class Value:
    """What a column says in one or more rows: its cells, one after the other over a page break."""

    cells: Cells

    @property
    def text(self) -> str:
        return joined(self.cells)


@dataclass(slots=True)
class Row:
    """One task: its values by column, left to right; `bottom` are its cells on its last page."""

    values: dict[str, Value]
    bottom: dict[str, Cells]
    shifted: bool = False


@dataclass(slots=True)
class Reader:
    """Rows as they come, page after page.

    `now` is what the cell at the bottom of each column says, `standing` what a blank cell below would mean.
    `blanks` are the blank cells of carried columns below others, `merged` the carried columns with merged cells.
    """

    order: Sequence[str]
    rows: list[Row] = field(default_factory=list)
    now: dict[str, Value] = field(default_factory=dict)
    standing: dict[str, Value] = field(default_factory=dict)
    blanks: dict[str, list[Cells]] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)

    def band(self, words: dict[str, Value]) -> None:
        """A line of words over all columns: it holds for the rows below, and so does nothing that stood above."""
        self.standing.update(words)
        if "area" in words:
            self.standing.pop("task", None)

    def add(self, strip: Strip) -> None:
        """One printed row: a task, or the rest of one that a page break cut."""
        for code, cells in strip.cells.items():
            if plan_columns()[code].carried and any(cell.rows > 1 for cell in cells):
                self.merged.add(code)
        if strip.first and self.rows and self._goes_on_in(strip):
            self._append(strip)
            return
        if self._says_nothing(strip):
            return
        values: dict[str, Value] = {}
        fresh = False
        for code in self.order:
            if code in strip.cells:
                before = self.standing.get(code)
                values[code] = self._value(code, strip, fresh=fresh)
                fresh |= _carried(code) and values[code] is not before and not _same_words(values[code], before)
            elif code in self.standing and not fresh:
                values[code] = self.standing[code]
        self._keep(Row(values, dict(strip.cells)))

    def _goes_on_in(self, strip: Strip) -> bool:
        return plancut.is_cut({code: value.cells for code, value in self.rows[-1].values.items()}, strip.cells)

    def _says_nothing(self, strip: Strip) -> bool:
        """Whether nothing but words of merged cells that began above stands in the row."""
        bottom = self.rows[-1].bottom if self.rows else {}
        return not any(joined(cells) for code, cells in strip.cells.items() if not _one(bottom.get(code, ()), cells))

    def _keep(self, row: Row) -> None:
        row.shifted = is_shifted({code: value.text for code, value in row.values.items()}, list(row.bottom))
        self.rows.append(row)
        self.now.update(row.values)
        if not row.shifted:
            self.standing.update({c: value for c, value in row.values.items() if value.text and _carried(c)})

    def _append(self, strip: Strip) -> None:
        """The rest of the last row: words go on, but for merged ones that the page repeats."""
        row = self.rows[-1]
        for code, cells in strip.cells.items():
            value = self.now.get(code)
            if value is None:
                value = row.values[code] = self.now[code] = Value(cells)
            elif joined(cells) and _same_words(Value(cells), value) and _carried(code):
                self.now[code] = self.standing[code] = Value(cells)
            elif joined(cells):
                value.cells = value.cells + cells if value.text else cells
                if _carried(code):
                    self.standing[code] = value
            row.bottom[code] = cells

    def _value(self, code: str, strip: Strip, *, fresh: bool) -> Value:
        cells, before = strip.cells[code], self.now.get(code)
        above = self.rows[-1].bottom.get(code) if self.rows else None
        if before is None or above is None:
            return self.standing.get(code, Value(cells)) if not joined(cells) and not fresh else Value(cells)
        if _one(above, cells):
            return before
        if not joined(cells):
            return self._blank(code, strip, above, fresh=fresh)
        return self._said(code, cells, above) if strip.first else Value(cells)

    def _blank(self, code: str, strip: Strip, above: Cells, *, fresh: bool) -> Value:
        """A blank cell under another one: of a carried column, or merged and cut by the page break."""
        cells = strip.cells[code]
        if _carried(code):
            if not strip.first:
                self.blanks.setdefault(code, []).append(cells)
            return Value(cells) if fresh else self.standing.get(code, Value(cells))
        merged = any(cell.rows > 1 for cell in (*above, *cells))
        return self.now[code] if strip.first and merged else Value(cells)

    def _said(self, code: str, cells: Cells, above: Cells) -> Value:
        """Words at the top of a page: said again, the rest of a merged cell's words, or new."""
        new, before = Value(cells), self.now[code]
        merged = any(cell.rows > 1 for cell in (*above, *cells))
        if not (merged or code in self.merged) or _same_words(new, before):
            return new
        if joined(above):
            numbered = plancut.is_item(above) and not plancut.is_item(cells) and _carried(code)
            if numbered or plancut.goes_on(above, cells, merged=True):
                before.cells += cells
                return before
        elif self._waited(code, above):
            for row in reversed(self.rows):
                if not _one(row.bottom.get(code, ()), above):
                    break
                row.values[code] = new
        return new

    def _waited(self, code: str, above: Cells) -> bool:
        """Whether a merged cell at the bottom of the page before had its words put on this page."""
        blanks = self.blanks.get(code, [])
        real = any(cell.rows > 1 for cell in above) or code in self.merged
        return real and len(blanks) == 1 and _one(blanks[0], above)


def is_shifted(said: dict[str, str], order: Sequence[str]) -> bool:
    """Whether the cells of a row seem to stand one column too far to a side; `order` are the columns as printed."""
    forms = plan_columns()
    for at, code in enumerate(order):
        text = said.get(code, "")
        if forms[code].looks is None or forms[code].like(text):
            continue
        beside = [said.get(other, "") for other in (*order[max(at - 1, 0) : at], *order[at + 1 : at + 2])]
        if code in ("number", "deadline") and any(forms[code].like(other) for other in beside):
            return True
        if code == "deadline" and forms["units"].like(text):
            return True
    return False


def _carried(code: str) -> bool:
    return plan_columns()[code].carried


def _one(some: Cells, others: Cells) -> bool:
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def _same_words(one: Value, other: Value | None) -> bool:
    if other is None:
        return False
    said, before = labels.plain(one.text), labels.plain(other.text)
    return any(said == before + again for again in AGAIN)
