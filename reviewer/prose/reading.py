# SPDX-License-Identifier: AGPL-3.0-or-later
"""The running text of a report: paragraphs become headings and sentences with their figures and Places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.forms.quantities import quantities
from reviewer.model.place import Place
from reviewer.model.prose import Prose, Quantity, Run, Sentence
from reviewer.prose.paragraphs import paragraphs
from reviewer.prose.sections import around_headings, headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.forms.quantities import Stated
    from reviewer.model.document import Page, Word
    from reviewer.prose.paragraphs import Paragraph

APART = 0.2  # of the type size: two figures so far apart are two
_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’」』）)]*")


def prose(pages: Sequence[Page], tables: Iterable[Place] = ()) -> Prose:
    """Headings and sentences of a document; words inside `tables` are not part of them."""
    found = paragraphs(pages, around_headings(pages, tables))
    heads = headings(found)
    section = ""
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(found):
        if index in heads:
            section = heads[index].code or section
        sentences += _sentences(paragraph, index, section)
    return Prose(tuple(heads.values()), tuple(sentences))


def _sentences(paragraph: Paragraph, number: int, section: str) -> Iterator[Sentence]:
    letters = [(word, at, index) for index, line in enumerate(paragraph.lines) for word, at in _letters(line.words)]
    text = "".join(word.text[at] for word, at, _ in letters)
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        own = letters[start:end]
        stated = tuple(_quantity(text[start:end], one, own) for one in quantities(text[start:end]))
        yield Sentence(section, number, text[start:end], _runs(own), stated)


def _letters(words: Iterable[Word]) -> Iterator[tuple[Word, int]]:
    """The characters of a line; a space is kept only where it parts two figures."""
    last: Word | None = None
    for word in words:
        if last is not None and last.text[-1:].isdigit() and word.text[:1].isdigit() and _is_apart(last, word):
            edges = (last.place.x1, word.place.x0)
            yield replace(word, text=" ", place=replace(word.place, x0=edges[0], x1=edges[1]), edges=edges), 0
        yield from ((word, at) for at in range(len(word.text)))
        last = word


def _is_apart(left: Word, right: Word) -> bool:
    return right.place.x0 - left.place.x1 > APART * max(left.size, right.size)


def _runs(letters: Sequence[tuple[Word, int, int]]) -> tuple[Run, ...]:
    starts = [i for i, (_, _, line) in enumerate(letters) if i == 0 or letters[i - 1][2] != line]
    ends = [*starts[1:], len(letters)]
    return tuple(Run(a, _place(letters[a:b])) for a, b in zip(starts, ends, strict=True))


def _place(letters: Sequence[tuple[Word, int, int]]) -> Place:
    """The box of characters on one line."""
    spans: dict[int, tuple[Word, int, int]] = {}
    for word, at, _ in letters:
        first = spans.get(id(word))
        spans[id(word)] = (word, first[1] if first else at, at + 1)
    return Place.around(word.part(a, b).place for word, a, b in spans.values())


def _quantity(text: str, one: Stated, letters: Sequence[tuple[Word, int, int]]) -> Quantity:
    own = letters[one.start : one.end]
    confidence = min(word.confidence for word, _, _ in own)
    places = tuple(run.place for run in _runs(own))
    return Quantity(
        one.start, one.end, text[one.start : one.end], one.value, one.rounding, one.unit, one.loose, places, confidence
    )
