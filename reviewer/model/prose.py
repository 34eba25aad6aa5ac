# SPDX-License-Identifier: AGPL-3.0-or-later
"""The running text of a report: headings and sentences, with the figures that they state."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.model.place import Place


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a sentence: characters `start` to `end` of its text, without the unit.

    `value` is exact (1.2万 is 12000); `rounding` half of the last printed digit; `unit` the measure
    word or sign that follows (件, 万元, %, 年); `loose` when words make it a bound (近, 余, 约).
    """

    start: int
    end: int
    text: str
    value: Decimal
    rounding: Decimal
    unit: str
    loose: bool
    places: tuple[Place, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """The part of a sentence that stands on one line: from character `start` on, in this box."""

    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (to 。！？ or the end of its paragraph), without spaces.

    `section` is the code of the statutory section that it stands in ("1" to "6"), "" before the
    first; `paragraph` counts the paragraphs of the document from 0.
    """

    section: str
    paragraph: int
    text: str
    runs: tuple[Run, ...]
    quantities: tuple[Quantity, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(run.place for run in self.runs)

    def part(self, start: int, end: int) -> tuple[Place, ...]:
        """Boxes of the characters `start` to `end`, as if all of one line were equally wide."""
        found: list[Place] = []
        ends = [run.start for run in self.runs[1:]] + [len(self.text)]
        for run, stop in zip(self.runs, ends, strict=True):
            first, last = max(start, run.start), min(end, stop)
            if first < last:
                p, each = run.place, run.place.width / max(stop - run.start, 1)
                x0, x1 = p.x0 + each * (first - run.start), p.x0 + each * (last - run.start)
                found.append(Place(p.page, x0, p.top, x1, p.bottom))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level as printed; `code` is the statutory section it stands for, "" when none.

    `numeral` is the printed number (五), "" when there is none; `alike` from 0 to 1 how near the
    words are to the statutory ones.
    """

    code: str
    numeral: str
    text: str
    place: Place
    alike: float = 1.0


@dataclass(frozen=True, slots=True)
class Prose:
    """All running text of a document in reading order, tables, running heads and page numbers left out."""

    headings: tuple[Heading, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def text(self, section: str) -> str:
        """The words of a section, paragraph by paragraph."""
        paragraphs: dict[int, str] = {}
        for sentence in self.sentences:
            if sentence.section == section:
                paragraphs[sentence.paragraph] = paragraphs.get(sentence.paragraph, "") + sentence.text
        return "\n".join(paragraphs.values())


WORDLESS = Prose()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence states: `kind` names the wording (received, upheld, all_done, ...).

    `quantity` is None where words state it without a figure (全部办结). `start` to `end` are the
    characters of the statement in the sentence. `scope` says for whom it holds: "own" (本机关),
    "whole" (全区), "" where nothing is said. `ordinal` counts the claims of one kind from 1.
    """

    kind: str
    sentence: Sentence
    start: int
    end: int
    quantity: Quantity | None
    scope: str = ""
    ordinal: int = 1

    @property
    def at(self) -> str:
        """The point of the report for keys: section, kind and ordinal, never an offset or a figure."""
        return f"prose/{self.sentence.section or '0'}/{self.kind}/{self.ordinal}"

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the figure stands, or the words where there is none."""
        return self.quantity.places if self.quantity else self.sentence.part(self.start, self.end)
