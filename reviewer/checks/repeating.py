# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that are last year's: a sanctioned fault (内容雷同)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks.likeness import alike
from reviewer.checks.subject import made
from reviewer.model.finding import Anchor, Outcome, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Prose, Sentence

LEAST = 80  # characters: shorter sections say too little to be alike


def repeats(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The words of a section, without its figures, are not those of last year's report.

    `limit` is the likeness (0 to 1) from which a section repeats; `sections` those that are compared.
    """
    last = whole.related.last
    if last is None or not last.prose.sentences:
        return
    for section in check.sections:
        now, was = body(whole.reading.prose, section), body(last.prose, section)
        mine, theirs = "".join(s.text for s in now), "".join(s.text for s in was)
        if min(len(mine), len(theirs)) < LEAST:
            continue
        likeness = alike(mine, theirs)
        heading = next((h for h in whole.reading.prose.headings if h.code == section), None)
        places = [heading.place] if heading else [now[0].places[0]]
        anchors = tuple(Anchor(place, Side.LEFT) for place in places)
        fails = check.limit is not None and likeness >= float(check.limit)
        message = check.fail.format(
            section=heading.text if heading else section, share=f"{likeness:.0%}", other=last.name
        )
        read = (f"prose/{section}={likeness:.2f}",)
        yield made(check, f"prose/{section}", Outcome.FAIL if fails else Outcome.PASS, message, anchors, read=read)


def body(prose: Prose, section: str) -> list[Sentence]:
    """The sentences of a section without its heading."""
    headings = {heading.text for heading in prose.headings}
    return [s for s in prose.sentences if s.section == section and s.text not in headings]
