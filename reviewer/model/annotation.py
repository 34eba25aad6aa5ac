# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is written onto a copy of a PDF: boxes and slips with their words, and a page in front of it all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.model.place import Place


class Shape(StrEnum):
    """How an annotation looks."""

    HIGHLIGHT = "highlight"
    FRAME = "frame"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation of a page (from 1).

    A highlight lies over all `boxes` and a frame around the first; a slip is put at the top left corner of the
    first. Without boxes it is put at the page's corner. `colour` is `#rrggbb`, `at` a time with its zone.
    """

    page: int
    shape: Shape
    boxes: tuple[Place, ...]
    colour: str
    author: str
    subject: str
    words: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """A page in front: a heading, lines below it, and a list of `(where, what)`."""

    heading: str
    lines: tuple[str, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()
