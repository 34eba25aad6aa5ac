# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages of running text for tests: paragraphs set in lines as a word processor sets them."""

from collections.abc import Sequence

from reviewer.model.document import Page, Word
from reviewer.model.place import Place
from reviewer.model.prose import Prose
from reviewer.prose.reading import prose

SIZE = 12.0
LEFT, TOP, PITCH = 72.0, 80.0, 20.0
FULL = 36  # characters of a full line


def word(text: str, x: float, y: float, page: int = 1, size: float = SIZE) -> Word:
    """Text on one line; digits and ASCII letters are half as wide as the rest."""
    edges = [x]
    for c in text:
        edges.append(edges[-1] + (size / 2 if c.isascii() else size))
    return Word(text, Place(page, x, y, edges[-1], y + size), tuple(edges), size=size)


def set_lines(paragraphs: Sequence[str], full: int = FULL) -> list[tuple[str, float]]:
    """Lines and their indents, in points: the first line of a paragraph is indented by two characters."""
    found: list[tuple[str, float]] = []
    for text in paragraphs:
        line, indent, room = "", 2 * SIZE, (full - 2) * SIZE
        for c in text:
            room -= SIZE / 2 if c.isascii() else SIZE
            if room < 0:
                found.append((line, indent))
                line, indent, room = "", 0.0, (full - 1) * SIZE
            line += c
        found.append((line, indent))
    return found


def pages(*paragraphs: str, lines: int = 30, head: str = "", numbers: bool = False) -> list[Page]:
    """Pages with the paragraphs; `head` is a running head on each, `numbers` puts a page number at each foot."""
    every = set_lines(paragraphs)
    made: list[Page] = []
    for number, start in enumerate(range(0, max(len(every), 1), lines), 1):
        words = [word(head, LEFT, 40, number)] if head else []
        own = every[start : start + lines]
        words += [word(t, LEFT + indent, TOP + PITCH * i, number) for i, (t, indent) in enumerate(own)]
        if numbers:
            words.append(word(f"- {number} -".replace(" ", ""), 280, 800, number))
        made.append(Page(number, 595, 842, tuple(words), ()))
    return made


def spoken(*paragraphs: str) -> Prose:
    """The prose of a report that consists of these paragraphs."""
    return prose(pages(*paragraphs))
