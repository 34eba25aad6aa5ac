# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the sentences of a report state: wordings, kept as data, matched over sentences with their figures.

Each figure of a sentence is one private-use character to the patterns, so that a wording says where
a figure stands and never how it is written.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from reviewer import resources
from reviewer.model.prose import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.model.prose import Prose, Quantity, Sentence

FILE = "forms/annual-report/wordings.toml"
FIRST = 0xE000  # the private-use character that stands for the first figure of a sentence
_FIELD = re.compile(r"\{(\w+)\}")
_FIGURE = "[\ue000-\uf8ff]"
_OTHER = "[^。；\ue000-\uf8ff]"


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of claim and the patterns that state it; a pattern without `{n}` states it in words alone.

    `sections` are the sections in which it counts, all when empty; `units` the measure words that fit.
    """

    kind: str
    patterns: tuple[re.Pattern[str], ...]
    sections: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All kinds of claims in their order: a figure belongs to the first wording that fits."""

    claims: tuple[Wording, ...]
    scopes: Mapping[str, re.Pattern[str]]


@cache
def wordings() -> Wordings:
    """The wordings of the product; ValueError names the entry and the word set that is not there."""
    entries = tomllib.loads(resources.path(FILE).read_text(encoding="utf-8"))
    sets = {name: "(?:" + "|".join(words) + ")" for name, words in entries["words"].items()}
    return Wordings(
        tuple(_wording(entry, sets) for entry in entries["claim"]),
        {name: re.compile("|".join(words)) for name, words in entries["scopes"].items()},
    )


def claims(prose: Prose) -> tuple[Claim, ...]:
    """All claims of a report in reading order, numbered within their section and kind."""
    found = [claim for sentence in prose.sentences for claim in stated(sentence)]
    count: Counter[tuple[str, str]] = Counter()
    numbered = []
    for claim in found:
        key = claim.sentence.section, claim.kind
        count[key] += 1
        numbered.append(replace(claim, ordinal=count[key]))
    return tuple(numbered)


def stated(sentence: Sentence) -> list[Claim]:
    """The claims of one sentence, in reading order."""
    text = skeleton(sentence)
    taken: set[int] = set()
    found: list[Claim] = []
    for wording in wordings().claims:
        if wording.sections and sentence.section not in wording.sections:
            continue
        for match in _matches(wording, text):
            quantity = _quantity(match, sentence)
            if quantity and (quantity.start in taken or (wording.units and quantity.unit not in wording.units)):
                continue
            if quantity:
                taken.add(quantity.start)
            start, end = _span(match, sentence)
            found.append(Claim(wording.kind, sentence, start, end, quantity, _scope(sentence, start)))
    return sorted(found, key=lambda claim: claim.quantity.start if claim.quantity else claim.start)


def skeleton(sentence: Sentence) -> str:
    """The sentence in normal width, with one private-use character for each of its figures."""
    parts: list[str] = []
    last = 0
    for index, quantity in enumerate(sentence.quantities):
        parts += [sentence.text[last : quantity.start], chr(FIRST + index)]
        last = quantity.end
    return _plain("".join([*parts, sentence.text[last:]]))


def _matches(wording: Wording, text: str) -> Iterator[re.Match[str]]:
    seen: set[int] = set()
    for pattern in wording.patterns:
        for match in pattern.finditer(text):
            at = match.start("n") if "n" in pattern.groupindex else match.start()
            if at not in seen:
                seen.add(at)
                yield match


def _quantity(match: re.Match[str], sentence: Sentence) -> Quantity | None:
    if "n" not in match.re.groupindex:
        return None
    return sentence.quantities[ord(match["n"]) - FIRST]


def _span(match: re.Match[str], sentence: Sentence) -> tuple[int, int]:
    """Characters of the sentence that a match of its skeleton covers."""
    return _offset(match.start(), match.string, sentence), _offset(match.end(), match.string, sentence)


def _offset(at: int, text: str, sentence: Sentence) -> int:
    """An offset of the skeleton as an offset of the sentence."""
    wider = sum(
        sentence.quantities[ord(c) - FIRST].end - sentence.quantities[ord(c) - FIRST].start - 1
        for c in text[:at]
        if FIRST <= ord(c) < FIRST + len(sentence.quantities)
    )
    return at + wider


def _scope(sentence: Sentence, start: int) -> str:
    """For whom a statement holds: the last word before it in its sentence that says so."""
    before = sentence.text[:start]
    last = {
        name: max((m.end() for m in words.finditer(before)), default=-1) for name, words in wordings().scopes.items()
    }
    name = max(last, key=lambda scope: last[scope], default="")
    return name if name and last[name] >= 0 else ""


def _wording(entry: Mapping[str, Any], sets: Mapping[str, str]) -> Wording:
    return Wording(
        entry["kind"],
        tuple(re.compile(_pattern(entry["kind"], pattern, sets)) for pattern in entry["patterns"]),
        tuple(entry.get("sections", ())),
        tuple(entry.get("units", ())),
    )


def _pattern(kind: str, pattern: str, sets: Mapping[str, str]) -> str:
    def field(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "n":
            return f"(?P<n>{_FIGURE})"
        if name == "x":
            return _FIGURE
        if name.isdigit():
            return f"{_OTHER}{{0,{name}}}?"
        if name not in sets:
            raise ValueError(f"{FILE}, claim {kind}: unknown word set “{name}”")
        return sets[name]

    return _FIELD.sub(field, _plain(pattern))


def _plain(text: str) -> str:
    """The text in normal width, character for character."""
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
