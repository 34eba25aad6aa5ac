# SPDX-License-Identifier: AGPL-3.0-or-later
"""Breaking text into lines: numbers stay whole, and no line starts with a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.press.typeface import Typeface

PIECES = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,%:/@-]*|.", re.DOTALL)
STOPS = "，。、；：？！）》”’〕"


def wrapped(text: str, width: float, size: float, typeface: Typeface, indent: float = 0.0) -> list[str]:
    """The lines of `text` at most `width` points long, the first of them shorter by `indent`."""
    return [line for part in text.split("\n") for line in _lines(part, width, size, typeface, indent)]


def _lines(text: str, width: float, size: float, typeface: Typeface, indent: float) -> Iterator[str]:
    line: list[str] = []
    used = indent
    for piece in PIECES.findall(text):
        wide = typeface.width(piece, size)
        if line and used + wide > width + 0.01:
            kept = line[:-1] if piece in STOPS and len(line) > 1 else line
            yield "".join(kept)
            line = line[len(kept) :]
            used = sum(typeface.width(earlier, size) for earlier in line)
        line.append(piece)
        used += wide
    yield "".join(line)
