# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fonts of one printed document: how wide a text is, and how a PDF writes it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import pymupdf

Han = Literal["bundled", "china-s"]
Latin = Literal["", "helv", "tiro"]
BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "ReviewerSansSC-Regular.otf"
# A font that is not embedded prints a character an em wide, letters and digits half of that (its /W says so).
HALF = 0.5


@lru_cache(maxsize=8)
def loaded(name: str, data: bytes | None = None) -> Any:
    font: Any = pymupdf.Font
    if data is not None:
        return font(fontbuffer=data)
    return font(fontfile=str(BUNDLED)) if name == "bundled" else font(name)


class Typeface:
    """Chinese in one font, letters and digits in the same or in another.

    `data` is a font file that takes the place of the bundled one, such as a smaller part of it.
    """

    def __init__(self, han: Han = "bundled", latin: Latin = "", data: bytes | None = None) -> None:
        self.han = han
        self.latin = latin
        self._data = data
        self._glyphs: dict[int, str] = {}

    @property
    def letters(self) -> set[str]:
        """What was printed in the bundled font so far."""
        return set(self._glyphs.values())

    def width(self, text: str, size: float) -> float:
        return sum(self._advance(letter) for letter in text) * size

    def runs(self, text: str) -> Iterator[tuple[str, str, float]]:
        """The pieces of `text` in one font each: the font's name, the codes in hex, the width in em."""
        for latin, letters in groupby(text, self._is_latin):
            run = "".join(letters)
            codes = run.encode("ascii").hex() if latin else "".join(self._code(letter) for letter in run)
            yield self.latin if latin else "han", codes, self.width(run, 1.0)

    def embed(self, document: Any, page: Any) -> str:
        """Put the fonts into `document`; the answer is the /Resources of all its pages."""
        if self.han == "bundled":
            han = page.insert_font(fontname="han", fontbuffer=self._data or BUNDLED.read_bytes())
        else:
            han = page.insert_font(fontname=self.han)
            below = document.xref_get_key(han, "DescendantFonts")[1]
            document.xref_set_key(int(below.strip("[] ").split()[0]), "W", f"[1 95 {HALF * 1000:g}]")
        fonts = f"/han {han} 0 R"
        if self.latin:
            fonts += f"/{self.latin} {page.insert_font(fontname=self.latin)} 0 R"
        return f"<</Font<<{fonts}>>>>"

    def shrink(self, document: Any) -> None:
        """Leave only what is printed in the embedded font, and in its way back to Unicode."""
        if self.han != "bundled":
            return
        document.subset_fonts(fallback=False)
        for number in range(1, document.xref_length()):
            if document.xref_get_key(number, "ToUnicode")[0] == "xref":
                unicode = int(document.xref_get_key(number, "ToUnicode")[1].split()[0])
                document.update_stream(unicode, self._to_unicode())
            elif document.xref_get_key(number, "Subtype")[1] == "/OpenType":
                document.update_stream(number, outlines(document.xref_stream(number)))
                document.xref_set_key(number, "Subtype", "/CIDFontType0C")
                document.xref_set_key(number, "Length1", "null")

    def _is_latin(self, letter: str) -> bool:
        return bool(self.latin) and letter < "\x7f"

    def _advance(self, letter: str) -> float:
        if self._is_latin(letter):
            return float(loaded(self.latin).glyph_advance(ord(letter)))
        if self.han == "bundled":
            return float(loaded("bundled", self._data).glyph_advance(ord(letter)))
        return HALF if letter < "\x7f" else 1.0

    def _code(self, letter: str) -> str:
        if self.han != "bundled":
            return letter.encode("utf-16-be").hex()
        glyph = loaded("bundled", self._data).has_glyph(ord(letter))
        if not glyph:
            raise ValueError(f"the font has no {letter!r}")
        self._glyphs[glyph] = letter
        return f"{glyph:04x}"

    def _to_unicode(self) -> bytes:
        head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        head += "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        known = sorted(self._glyphs.items())
        parts = [known[start : start + 100] for start in range(0, len(known), 100)]
        pairs = "".join(
            f"{len(part)} beginbfchar\n"
            + "".join(f"<{glyph:04x}> <{letter.encode('utf-16-be').hex()}>\n" for glyph, letter in part)
            + "endbfchar\n"
            for part in parts
        )
        return (head + pairs + "endcmap end end\n").encode("ascii")


def outlines(font: bytes) -> bytes:
    """The CFF table of an OpenType font: all that a PDF needs of it."""
    (tables,) = struct.unpack(">H", font[4:6])
    for number in range(tables):
        name, _, start, length = struct.unpack(">4sLLL", font[12 + 16 * number : 28 + 16 * number])
        if name == b"CFF ":
            return font[start : start + length]
    raise ValueError("the font has no CFF outlines")
