# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is told of a place on the page while the mouse rests there: equation, decision, notes, trust; no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import state_name, status_name
from reviewer.desk.look.theme import Theme
from reviewer.desk.marks.kinds import MarkKind, kind_of
from reviewer.desk.marks.placing import flag_places
from reviewer.desk.notes.panel import local_time
from reviewer.desk.selection import Numbered
from reviewer.desk.session import Session
from reviewer.desk.table.figures import equation
from reviewer.desk.table.provenance import as_read, by_hand, shown
from reviewer.model.fact import Fact
from reviewer.model.finding import Anchor, Finding, Side
from reviewer.model.place import Place
from reviewer.model.project import Note, Reviewed, Status

_WIDE = 380
_MOST_TERMS, _MOST_FINDINGS, _MOST_NUMBERS = 8, 2, 12
_REACH = -2.0
# Rich text makes one space of a wide one.
GAP = "&ensp;"


class MarkTip:
    """Tells the open report; where its figures and words stand is sorted by page once for each state of it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self._session, self._theme = session, theme
        self._facts: dict[int, list[tuple[Place, Fact]]] = {}
        self._findings: dict[int, list[tuple[Place, Numbered]]] = {}
        self._names: dict[str, str] = {}
        session.report_changed.connect(self._sort)

    def _sort(self) -> None:
        self._facts, self._findings, self._names = {}, {}, {}
        report = self._session.report
        for fact in report.facts.values() if report else ():
            for place in fact.places:
                self._facts.setdefault(place.page, []).append((place, fact))
        for one in self._session.findings:
            for anchor in one.reviewed.finding.anchors:
                self._findings.setdefault(anchor.place.page, []).append((anchor.place, one))

    def name(self, address: str) -> str:
        """A figure in the words of the form."""
        if address not in self._names:
            self._names[address] = self._session.name_of(address)
        return self._names[address]

    def at(self, page: int, x: float, y: float) -> str:
        """Rich text about a point of a page (points, as displayed); empty when there is nothing to tell."""
        here = (fact for place, fact in self._facts.get(page, ()) if place.inset(_REACH).holds(x, y))
        fact = next(here, None)
        hits = {one.key: one for place, one in self._findings.get(page, ()) if place.holds(x, y)}
        ordered = sorted(hits.values(), key=lambda one: (one.key != self._session.selection.finding, one.number))
        parts = [self._finding(one) for one in ordered[:_MOST_FINDINGS]]
        if len(ordered) > _MOST_FINDINGS:
            parts.append(self._others(ordered[_MOST_FINDINGS:]))
        parts.append(self._figure(fact) if fact else "")
        parts.append(self._notes(note for note in self._loose(page) if self._stands(note, page, x, y)))
        return _whole(parts)

    def of_numbers(self, keys: Sequence[str]) -> str:
        """Rich text about the findings that one number on the page stands for; one alone is told in full."""
        found = [one for one in map(self._session.numbered, keys) if one is not None]
        if len(found) == 1:
            return _whole([self._finding(found[0])])
        return _whole([self._others(found)])

    # -- findings ----------------------------------------------------------------------------

    def _finding(self, one: Numbered) -> str:
        finding = one.reviewed.finding
        head = f"<b>{one.number}{GAP}{escape(self._session.language.say(finding.message))}</b>"
        said = "<br>".join([self._state(one), *(self._note(note) for note in one.reviewed.notes)])
        sums = self._equation(finding)
        return f"{head}{sums or '<br>'}{said}"

    def _others(self, found: Sequence[Numbered]) -> str:
        say = self._session.language.say
        lines = [
            f"<b>{one.number}</b>{GAP}{escape(say(one.reviewed.finding.message))}" for one in found[:_MOST_NUMBERS]
        ]
        if len(found) > _MOST_NUMBERS:
            lines.append(escape(tr("另有 {count} 项").format(count=len(found) - _MOST_NUMBERS)))
        return "<br>".join(lines)

    def _equation(self, finding: Finding) -> str:
        """Both sides term by term, and what is between them."""
        report = self._session.report
        said = equation(finding, report.facts) if report else None
        if said is None:
            return ""
        left = self._side(finding, Side.LEFT, said.left, self._theme.accent)
        right = self._side(finding, Side.RIGHT, said.right, self._theme.right)
        between = f"<tr><td>{escape(said.sign)}{GAP}<b>{escape(said.gap)}</b></td><td></td></tr>"
        return f'<table width="100%" cellspacing="0">{left}{between}{right}</table>'

    def _side(self, finding: Finding, side: Side, whole: str, ink: str) -> str:
        terms = [term for anchor in finding.anchors if anchor.side is side and (term := self._term(anchor))]
        # Of many parts, those that are nothing say nothing.
        told = [one for one in terms if one.counts] if len(terms) > _MOST_TERMS else terms
        rows = [self._row(self.name(fact.address), shown(fact)) for fact in told[:_MOST_TERMS]]
        if len(terms) > len(rows):
            rows.append(self._row(tr("等 {count} 项").format(count=len(terms)), ""))
        return f'<tr><td colspan="2"><b style="color:{ink}">{escape(whole)}</b></td></tr>{"".join(rows)}'

    def _row(self, name: str, value: str) -> str:
        quiet = self._theme.quiet
        return (
            f'<tr><td style="color:{quiet}; padding-left:10px">{escape(name)}</td>'
            f'<td align="right" style="padding-left:12px">{escape(value)}</td></tr>'
        )

    def _term(self, anchor: Anchor) -> Fact | None:
        report = self._session.report
        return report.facts.get(anchor.address) if report and anchor.address else None

    def _state(self, one: Numbered) -> str:
        """The state, and what was decided by whom."""
        reviewed, quiet = one.reviewed, self._theme.quiet
        kind = kind_of(one)
        words = [state_name(one.state), _decided(reviewed)]
        text = escape(" · ".join(word for word in words if word))
        sheet = f'<span style="color:{quiet}">{text}</span>'
        return f"{self._spot(kind)} {sheet}" if kind else sheet

    # -- figures and notes -------------------------------------------------------------------

    def _figure(self, fact: Fact) -> str:
        report = self._session.report
        if report is None:
            return ""
        notes = [note for note in report.notes if note.target.address == fact.address]
        hand = by_hand(report, fact.address)
        lines = [f"<b>{escape(self.name(fact.address))}{GAP}{escape(shown(fact))}</b>"]
        lines += [escape(line) for line in (hand, "" if hand else as_read(fact)) if line]
        return "<br>".join([*lines, *(self._note(note) for note in notes)])

    def _loose(self, page: int) -> Iterable[Note]:
        """Notes that are on no finding and on no figure, and shown on this page."""
        report = self._session.report
        for note in report.notes if report else ():
            target = note.target
            at = target.place.page if target.place else target.page or 1
            if not target.finding and not target.address and at == page:
                yield note

    def _stands(self, note: Note, page: int, x: float, y: float) -> bool:
        if note.target.place:
            return note.target.place.inset(_REACH).holds(x, y)
        report = self._session.report
        return report is not None and any(place.holds(x, y) for place in flag_places(report, note.target.page or 0))

    def _notes(self, notes: Iterable[Note]) -> str:
        return "<br>".join(self._note(note) for note in notes)

    def _note(self, note: Note) -> str:
        words = escape(note.text).replace("\n", "<br>")
        who = f'<span style="color:{self._theme.quiet}">{escape(note.author)} · {local_time(note.at)}</span>'
        return f"{self._spot(MarkKind.NOTED)} {words}{GAP}{who}"

    def _spot(self, kind: MarkKind) -> str:
        return f'<span style="color:{self._theme.of_mark(kind).name()}">●</span>'


def _decided(reviewed: Reviewed) -> str:
    decision = reviewed.decision
    if decision is None or decision.status is Status.OPEN:
        return tr("待定")
    words = " · ".join((status_name(decision.status), decision.author, local_time(decision.at)))
    return f"{words} · {tr('数字已变，请再看')}" if reviewed.stale else words


def _whole(parts: Iterable[str]) -> str:
    """Parts one under the other with a line between them, no wider than can be read at a glance."""
    told = [part for part in parts if part]
    rows = "".join(f'<tr><td style="padding:4px 2px">{part}</td></tr>' for part in told)
    return f'<table width="{_WIDE}" cellspacing="0">{rows}</table>' if told else ""
