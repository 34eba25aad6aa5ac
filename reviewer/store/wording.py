# SPDX-License-Identifier: AGPL-3.0-or-later
"""The running text of a reading to JSON and back; lists by position, as there are hundreds of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from reviewer.model.prose import WORDLESS, Heading, Prose, Quantity, Run, Sentence
from reviewer.store import codec

_LAST = 3


def prose(it: Prose) -> list[list[Any]]:
    """Headings, then sentences."""
    return [
        [[h.code, h.numeral, h.text, codec.place(h.place), h.alike] for h in it.headings],
        [_sentence(sentence) for sentence in it.sentences],
    ]


def to_prose(raw: Sequence[Sequence[Any]] | None) -> Prose:
    """The prose as it was read; none for a reading of a version that did not keep it."""
    if raw is None:
        return WORDLESS
    headings, sentences = raw
    return Prose(
        tuple(Heading(code, numeral, text, codec.to_place(at), alike) for code, numeral, text, at, alike in headings),
        tuple(_to_sentence(one) for one in sentences),
    )


def edges(raw: Sequence[Sequence[Any]] | None) -> Prose:
    """The sentences before the first section and the last ones alone: where a report says when it was published."""
    if raw is None:
        return WORDLESS
    every = raw[1]
    last = max(len(every) - _LAST, 0)
    return to_prose(((), [one for i, one in enumerate(every) if i >= last or not one[0]]))


def _sentence(it: Sentence) -> list[Any]:
    runs = [[run.start, codec.place(run.place)] for run in it.runs]
    return [it.section, it.paragraph, it.text, runs, [_quantity(quantity) for quantity in it.quantities]]


def _to_sentence(raw: Sequence[Any]) -> Sentence:
    section, paragraph, text, runs, quantities = raw
    return Sentence(section, paragraph, text, _to_runs(runs), tuple(_to_quantity(one) for one in quantities))


def _to_runs(raw: Iterable[Sequence[Any]]) -> tuple[Run, ...]:
    return tuple(Run(start, codec.to_place(at)) for start, at in raw)


def _quantity(it: Quantity) -> list[Any]:
    places = codec.places(it.places)
    return [it.start, it.end, it.text, str(it.value), str(it.rounding), it.unit, it.loose, places, it.confidence]


def _to_quantity(raw: Sequence[Any]) -> Quantity:
    start, end, text, value, rounding, unit, loose, places, confidence = raw
    where = codec.to_places(places)
    return Quantity(start, end, text, Decimal(value), Decimal(rounding), unit, loose, where, confidence)
