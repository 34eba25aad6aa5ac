# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PDF as it was read: pages of words and rulings, each with its Place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.model.frame import Frame
from reviewer.model.place import Place
from reviewer.model.text import Text


class Source(StrEnum):
    """How a word or a figure came to be known."""

    TEXT = "text"
    OCR = "ocr"
    RECOVERED = "recovered"
    HAND = "hand"


class State(StrEnum):
    """What kind of file it is, and how far it could be read (contract.md: `state`)."""

    DIGITAL = "digital"
    SCANNED = "scanned"
    MIXED = "mixed"
    PARTLY_READ = "partly_read"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Word:
    """Characters printed in one run without a space.

    `edges` are the n+1 borders between n characters along the writing direction, in points (x for
    a horizontal word, y for a vertical one), so that a part of a word has an exact Place too.
    """

    text: str
    place: Place
    edges: tuple[float, ...]
    vertical: bool = False
    size: float = 0.0
    source: Source = Source.TEXT
    confidence: float = 1.0

    def part(self, start: int, end: int) -> Word:
        """Characters `start` to `end` of this word as a word of their own."""
        edges = self.edges[start : end + 1]
        low, high = min(edges[0], edges[-1]), max(edges[0], edges[-1])
        p = self.place
        place = Place(p.page, p.x0, low, p.x1, high) if self.vertical else Place(p.page, low, p.top, high, p.bottom)
        return Word(self.text[start:end], place, edges, self.vertical, self.size, self.source, self.confidence)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight printed line, `at` a y when horizontal and an x when vertical, in points.

    `shade` when it is the edge of a coloured area and not a drawn line.
    """

    horizontal: bool
    at: float
    start: float
    end: float
    shade: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed.

    `scanned` when its picture is all there is to read, `unread` when it is broken or beyond the limits, `late`
    when it is unread because there was no time for it.
    With a `frame` the page was straightened for reading: width, height, words and rulings are those of
    the straight picture, and the frame tells where they are displayed.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    scanned: bool = False
    unread: bool = False
    frame: Frame | None = None
    late: bool = False

    @property
    def displayed(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""
        return (self.frame.width, self.frame.height) if self.frame else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Document:
    """All pages of one file; `digest` is the SHA-256 of its bytes, in hex.

    `cut` when the end of the file is missing; `asides` may explain why a report is not found on its pages.
    """

    digest: str
    pages: tuple[Page, ...] = field(default=())
    cut: bool = False
    asides: tuple[Text, ...] = ()

    @property
    def state(self) -> State:
        if self.cut or any(page.unread for page in self.pages):
            return State.PARTLY_READ
        scanned = sum(page.scanned for page in self.pages)
        if not scanned:
            return State.DIGITAL
        return State.SCANNED if scanned == len(self.pages) else State.MIXED
