# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that are checked at once are also checked against one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer import reviewing
from reviewer.bodies.relating import Named, relations
from reviewer.model.related import Known, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reviewer.bodies.relating import Links
    from reviewer.model.report import Reading, Review


def together(reviews: Sequence[tuple[Path, Review]]) -> Iterator[tuple[Path, Review]]:
    """The same reviews in the same order, those with relations among the others checked against them.

    What was found in each by itself, by the same rule book, holds; only checks that look at others run again.
    """
    readings = [review.reading for _, review in reviews]
    links = relations([Named(str(i), it.organisation, it.year, it.form) for i, it in enumerate(readings)])
    known = {str(i): _known(str(i), file, review.reading) for i, (file, review) in enumerate(reviews)}
    for index, (file, review) in enumerate(reviews):
        own = links[str(index)]
        if own.keys and review.reading.error is None:
            found = reviewing.check_again(review.reading, review.findings, _related(own, known))
            review = replace(review, findings=found, verdict=reviewing.verdict(review.reading, found))
        yield file, review


def _known(key: str, file: Path, it: Reading) -> Known:
    facts = {fact.address: fact for fact in it.facts}
    return Known(key, file.name, it.organisation, it.year, it.form, it.forms, facts, it.prose)


def _related(own: Links, known: dict[str, Known]) -> Related:
    def one(key: str | None) -> Known | None:
        return known[key] if key else None

    parts, twins = (tuple(known[key] for key in keys) for keys in (own.parts, own.twins))
    return Related(one(own.last), parts, own.absent, own.complete, one(own.plan), one(own.report), twins)
