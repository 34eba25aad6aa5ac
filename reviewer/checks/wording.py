# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking for words in the running text: where they stand, and whether they were read from a picture."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reviewer.model.document import State
from reviewer.model.finding import Anchor, Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.checks.whole import Whole
    from reviewer.model.place import Place
    from reviewer.model.prose import Heading, Sentence

MOST = 40  # anchors of one finding
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_QUOTED = re.compile(r"《[^》]*》")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def wide(text: str) -> str:
    """The text in normal width, character for character; `。`, `、`, quotes and 〔〕 stay as they are."""
    normal = unicodedata.normalize("NFKC", text)
    if len(normal) == len(text):
        return normal
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for several, over text in normal width."""
    return re.compile("|".join(f"(?:{one})" for one in words))


def sentences(whole: Whole, sections: Sequence[str] = ()) -> Iterator[Sentence]:
    """The sentences of some sections ("" is what stands before the first), of all when none is named."""
    for sentence in whole.reading.prose.sentences:
        if not sections or sentence.section in sections:
            yield sentence


def found(
    whole: Whole, words: tuple[str, ...], sections: Sequence[str] = ()
) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Every place at which one of the patterns fits."""
    for sentence in sentences(whole, sections):
        for match in pattern(words).finditer(wide(sentence.text)):
            yield sentence, match


def body(whole: Whole, section: str) -> list[Sentence]:
    """The sentences of a section without its heading."""
    titles = {plain(heading.text) for heading in whole.reading.prose.headings if heading.code == section}
    return [sentence for sentence in sentences(whole, (section,)) if plain(sentence.text) not in titles]


def plain(text: str) -> str:
    return _SPACE.sub("", wide(text))


def heading(whole: Whole, section: str) -> Heading | None:
    """The heading of a section: of several the one that is most like the form's."""
    own = [one for one in whole.reading.prose.headings if one.code == section]
    return max(own, key=lambda one: one.alike, default=None)


def marked(places: Iterable[Place], side: Side = Side.LEFT) -> tuple[Anchor, ...]:
    return tuple(Anchor(place, side) for place in places)[:MOST]


def words_at(sentence: Sentence, start: int, end: int, side: Side = Side.LEFT) -> tuple[Anchor, ...]:
    """Anchors on the characters `start` to `end` of a sentence; a figure's box is exact."""
    figure = next((one for one in sentence.quantities if (one.start, one.end) == (start, end)), None)
    return marked(figure.places if figure else sentence.part(start, end), side)


def pictured(whole: Whole, anchors: Iterable[Anchor] = ()) -> bool:
    """Whether one of the anchors stands on a page that was read from its picture; without anchors, any page."""
    pages = {anchor.place.page for anchor in anchors}
    return any(
        page.scanned and (not pages or number in pages) for number, page in enumerate(whole.reading.pages, start=1)
    )


def missing(whole: Whole) -> Outcome:
    """What it means that something is not there: a fault of the report only where every page was read."""
    return Outcome.NOT_EVALUABLE if whole.reading.state is State.PARTLY_READ else Outcome.FAIL


def unread(name: Text) -> Text:
    return Text(f"没有可供核对“{name.zh}”的正文。", f"There is no running text to check “{name.en}” on.")


def years_named(text: str) -> list[tuple[int, int]]:
    """Years of this century in a text in normal width and where they begin; those in 《》 do not count."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return [
        (int(match[1]), match.start())
        for match in _YEAR.finditer(text)
        if not any(start <= match.start() < end for start, end in quoted)
    ]


def commonest_year(whole: Whole, among: Iterable[int]) -> int | None:
    """Which of some years the sections name most often."""
    wanted = set(among)
    seen = Counter(
        year for sentence in sentences(whole) if sentence.section for year, _ in years_named(wide(sentence.text))
    )
    return max((year for year in wanted if seen[year]), key=lambda year: seen[year], default=None)
