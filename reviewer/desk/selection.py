# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is selected in the open report, and what a click on a figure means; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.checks.families import family
from reviewer.desk.look.states import State, of_finding
from reviewer.model.finding import Finding, Origin, Outcome, Side
from reviewer.model.place import Place
from reviewer.model.project import Reviewed
from reviewer.model.prose import Prose
from reviewer.model.reply import Follow


@dataclass(frozen=True, slots=True)
class Selection:
    """A finding by its key, a figure by its address, a region somebody drew; any of them or none.

    `passage` are the lines of a sentence of the prose, `page` a page as a whole. `words` when the finding was
    chosen itself and is about words, which are then shown before the figure.
    """

    finding: str | None = None
    address: str | None = None
    region: Place | None = None
    words: bool = False
    passage: tuple[Place, ...] = ()
    page: int | None = None


NOTHING = Selection()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the list, which is also the number on the page, and where the district has it."""

    number: int
    reviewed: Reviewed
    follow: Follow | None = None

    @property
    def key(self) -> str:
        return self.reviewed.finding.key

    @property
    def state(self) -> State:
        return of_finding(self.reviewed.finding)

    @property
    def waiting(self) -> bool:
        """Something a person has still to decide; what could not be checked is not decidable."""
        return self.reviewed.undecided and self.reviewed.finding.outcome is Outcome.FAIL

    @property
    def table(self) -> str:
        """The table that the finding is about; the name of none when it is about the text."""
        return self.reviewed.finding.at.split("/")[0]

    @property
    def tables(self) -> frozenset[str]:
        """The table that it is about and those whose figures it reads."""
        anchors = self.reviewed.finding.anchors
        return frozenset({self.table, *(anchor.address.split("/")[0] for anchor in anchors if anchor.address)})

    @property
    def by_person(self) -> bool:
        return self.reviewed.finding.origin is Origin.PERSON

    def reads(self, address: str) -> bool:
        return any(anchor.address == address for anchor in self.reviewed.finding.anchors)

    @property
    def in_words(self) -> bool:
        """Whether it begins with words or figures of the prose."""
        anchors = self.reviewed.finding.anchors
        return bool(anchors) and anchors[0].address is None

    def touches(self, page: int, x: float, y: float) -> bool:
        anchors = self.reviewed.finding.anchors
        return any(anchor.place.page == page and anchor.place.holds(x, y) for anchor in anchors)


def part_of(one: Numbered) -> str:
    """The part of a report that a finding is about, one of `FAMILIES`."""
    return family(one.reviewed.finding)


def section_of(finding: Finding) -> str:
    """The code of the section whose words a finding is about (`prose/2/received/1`); "" when it is none."""
    point, _, rest = finding.at.partition("/")
    return rest.split("/")[0] if point == "prose" else ""


_RANK = {State.FAIL: 0, State.JUDGE: 1, State.UNKNOWN: 2}


def in_order(findings: Iterable[Reviewed]) -> tuple[Numbered, ...]:
    """Errors first, then what needs judgement, then what could not be checked; each by its place."""

    def rank(one: Reviewed) -> tuple[int, int, float, float]:
        finding = one.finding
        state = _RANK.get(of_finding(finding), 3)
        if not finding.anchors:
            return state, 1_000_000, 0.0, 0.0
        first = finding.anchors[0].place
        return state, first.page, first.top, first.x0

    shown = (one for one in findings if one.finding.outcome is not Outcome.PASS)
    return tuple(Numbered(number, one) for number, one in enumerate(sorted(shown, key=rank), start=1))


def suspects(findings: Iterable[Numbered]) -> frozenset[str]:
    """The figure that all failed equations of its table read, when there are several and they share just one."""
    by_table: dict[str, list[set[str]]] = {}
    for one in findings:
        finding = one.reviewed.finding
        sides = {a.address for a in finding.anchors if a.address and a.side is not Side.CONTEXT}
        if one.state is State.FAIL and finding.left is not None and finding.right is not None and sides:
            by_table.setdefault(finding.at.split("/")[0], []).append({address for address in sides if address})
    shared = [set.intersection(*sides) for sides in by_table.values() if len(sides) > 1]
    return frozenset(address for common in shared if len(common) == 1 for address in common)


def first_address(numbered: Numbered) -> str | None:
    """The figure by which a finding is shown in the table."""
    return next((anchor.address for anchor in numbered.reviewed.finding.anchors if anchor.address), None)


def _next_key(hits: Sequence[str], before: Selection, again: bool) -> str | None:
    if before.finding in hits:
        at = hits.index(before.finding)
        return hits[(at + 1) % len(hits)] if again else before.finding
    return hits[0] if hits else None


def at_address(findings: Sequence[Numbered], before: Selection, address: str) -> Selection:
    """A click on a figure: its finding comes along; a second click goes to its next finding."""
    hits = [one.key for one in findings if one.reads(address)]
    return Selection(_next_key(hits, before, again=before.address == address), address)


def at_point(findings: Sequence[Numbered], before: Selection, page: int, x: float, y: float) -> Selection:
    """A click on words that are no figure of a table: the finding that reads them, if any."""
    hits = [one.key for one in findings if one.touches(page, x, y)]
    key = _next_key(hits, before, again=True)
    return Selection(key) if key else NOTHING


def passage_at(prose: Prose, page: int, x: float, y: float) -> tuple[Place, ...]:
    """The lines of the sentence that is printed at a point; none where there is no sentence."""
    for sentence in prose.sentences:
        if any(line.page == page and line.holds(x, y) for line in sentence.places):
            return sentence.places
    return ()


def next_waiting(findings: Sequence[Numbered], after: str | None, step: int) -> Numbered | None:
    """The nearest undecided finding beyond `after` in direction `step`, or None at the end."""
    line = findings if step > 0 else tuple(reversed(findings))
    keys = [one.key for one in line]
    start = keys.index(after) + 1 if after in keys else 0
    return next((one for one in line[start:] if one.waiting), None)
