# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report beside last year's: section by section, which words and which figures are not the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from reviewer.checks.likeness import alike
from reviewer.checks.repeating import body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.model.prose import Prose

SHORT = 2  # tokens: what is the same for less than this between two changes is chance
_TOKEN = re.compile(r"\d[\d,，.]*\d%?|\d%?|[A-Za-z]+|.|\n")
_FIGURE = re.compile(r"\d")


class Change(StrEnum):
    """What is to be said of a piece of a text: it stands in the other one too, or its words or figures do not."""

    SAME = "same"
    WORDS = "words"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that follow each other and are of one kind."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Pair:
    """One section of two reports; a side without it has no title and no pieces.

    `likeness` from 0 to 1 is that of the check of repeated sections, which leaves figures out; None
    when one side has no words.
    """

    section: str
    title: str
    title_before: str
    now: tuple[Piece, ...]
    before: tuple[Piece, ...]
    likeness: float | None


def pairs(now: Prose, before: Prose) -> tuple[Pair, ...]:
    """The sections of both, in the order of their codes; what stands before the first one is left out."""
    codes = {s.section for prose in (now, before) for s in prose.sentences if s.section}
    codes |= {heading.code for prose in (now, before) for heading in prose.headings if heading.code}
    return tuple(_pair(code, now, before) for code in sorted(codes))


def _pair(code: str, now: Prose, before: Prose) -> Pair:
    mine, theirs = _text(now, code), _text(before, code)
    here, there = compared(mine, theirs)
    likeness = alike(mine, theirs) if mine and theirs else None
    return Pair(code, _title(now, code), _title(before, code), here, there, likeness)


def compared(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts cut into pieces that are the same and pieces that are not.

    A figure is one token, other characters stand for themselves: `12件` and `13件` differ in a figure and in
    no word.
    """
    mine, theirs = _TOKEN.findall(one), _TOKEN.findall(other)
    kept, matched = set(), set()
    for first, second, length in _matches(mine, theirs):
        kept |= set(range(first, first + length))
        matched |= set(range(second, second + length))
    return _pieces(mine, kept), _pieces(theirs, matched)


def _matches(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs that stand in both, as their starts and their length; those that are the same by chance are left out."""
    blocks = [b for b in Indel.opcodes(mine, theirs).as_matching_blocks() if b.size]
    for at, block in enumerate(blocks):
        here, there = (block.a, block.a + block.size), (block.b, block.b + block.size)
        before = (blocks[at - 1].a + blocks[at - 1].size, blocks[at - 1].b + blocks[at - 1].size) if at else (0, 0)
        after = (blocks[at + 1].a, blocks[at + 1].b) if at + 1 < len(blocks) else (len(mine), len(theirs))
        # Words that were written anew still share a character here and there; a figure's unit is no chance.
        loose = here[0] - before[0] + there[0] - before[1] > SHORT and after[0] - here[1] + after[1] - there[1] > SHORT
        if block.size >= SHORT or not loose:
            yield block.a, block.b, block.size


def _pieces(tokens: Sequence[str], kept: Iterable[int]) -> tuple[Piece, ...]:
    same = frozenset(kept)
    found: list[Piece] = []
    for at, token in enumerate(tokens):
        change = Change.SAME if at in same else Change.FIGURE if _FIGURE.match(token) else Change.WORDS
        if found and found[-1].change is change:
            found[-1] = Piece(found[-1].text + token, change)
        else:
            found.append(Piece(token, change))
    return tuple(found)


def _title(prose: Prose, code: str) -> str:
    return next((heading.text for heading in prose.headings if heading.code == code), "")


def _text(prose: Prose, code: str) -> str:
    """The words of a section without its heading, paragraph by paragraph."""
    paragraphs: dict[int, str] = {}
    for sentence in body(prose, code):
        paragraphs[sentence.paragraph] = paragraphs.get(sentence.paragraph, "") + sentence.text
    return "\n".join(paragraphs.values())
