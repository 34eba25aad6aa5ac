# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words on pages without a text layer: those that were kept when the pages were read; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reviewer.model.folding import fold, occurrences
from reviewer.model.leaves import Hit
from reviewer.model.project import OpenReport


def hits_in(report: OpenReport, wanted: str, pages: Collection[int]) -> tuple[Hit, ...]:
    """Where sentences, headings, labels and figures on `pages` say `wanted`; each spot once, in reading order."""
    folded = fold(wanted)[0]
    found = dict.fromkeys((*_in_sentences(report, folded), *_in_boxes(report, folded)))
    return tuple(sorted(hit for hit in found if hit and hit[0].page in pages))


def _in_sentences(report: OpenReport, wanted: str) -> Iterator[Hit]:
    for sentence in report.reading.prose.sentences:
        text, origins = fold(sentence.text)
        for start, end in occurrences(text, wanted):
            yield sentence.part(origins[start], origins[end - 1] + 1)


def _in_boxes(report: OpenReport, wanted: str) -> Iterator[Hit]:
    """What has one box for all its words: the hit is all of it."""
    reading = report.reading
    boxes: list[tuple[str, Hit]] = [
        *((heading.text, (heading.place,)) for heading in reading.prose.headings),
        *((row.label, (row.place,)) for rows in reading.rows.values() for row in rows),
        *((head.label, (head.place,)) for heads in reading.heads.values() for head in heads),
        *((fact.text, fact.places) for fact in report.facts.values()),
        *((figure.text, (figure.place,)) for figure in reading.unread),
    ]
    yield from (places for text, places in boxes if wanted and wanted in fold(text)[0])
