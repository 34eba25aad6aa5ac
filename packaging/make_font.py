# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the Chinese font of the window and of the sample reports from Noto Sans CJK.

Only needed to make the font anew, with fonttools installed besides what the product needs:

    python packaging/make_font.py NotoSansCJK-Regular.ttc Unihan_OtherMappings.txt.bz2

The collection is in the Debian package fonts-noto-cjk, the Unicode table in unicode-data.
"""

from __future__ import annotations

import argparse
import bz2
import importlib
import io
from pathlib import Path
from typing import Any, TypeAlias

# fonttools is not among what the product is checked with, so its types are unknown.
Font: TypeAlias = Any
FONT = Path(__file__).resolve().parent.parent / "resources" / "fonts" / "ReviewerSansSC-Regular.otf"
SOURCE = "Noto Sans CJK SC"
# A modified font gets a name of its own, so that an installed Noto is never taken for this one.
FAMILY = "Reviewer Sans SC"
LETTERS_AND_SIGNS = (
    (0x20, 0x180),
    (0x2C6, 0x2DE),
    (0x370, 0x400),
    (0x2000, 0x2070),
    (0x20A0, 0x20C0),
    (0x2100, 0x2400),
    (0x2460, 0x27C0),
    (0x3000, 0x3020),
    (0x30FB, 0x30FC),
    (0x3200, 0x3400),
    (0xFE10, 0xFE50),
    (0xFF00, 0xFFF0),
)
HAN = range(0x3400, 0xA000)
FEATURES = ["ccmp", "locl", "vert", "vrt2"]
# Signs of the window that Noto lacks, drawn as its own □ is (1000 units to the em).
CROSS = [(160, 90), (450, 380), (160, 670), (210, 720), (500, 430), (790, 720)]
CROSS += [(840, 670), (550, 380), (840, 90), (790, 40), (500, 330), (210, 40)]
HALF_SQUARE = [(100, -20), (100, 780), (900, 780), (900, -20)]
HALF_HOLE = [(500, 25), (855, 25), (855, 735), (500, 735)]
DRAWN: tuple[tuple[int, int, list[list[tuple[int, int]]]], ...] = (
    (0x2715, 0x3248, [CROSS]),
    (0x25E7, 0x3249, [HALF_SQUARE, HALF_HOLE]),
)
# The same sign under a second code point.
TWINS = {0x2714: 0x2713, 0x2717: 0x2715, 0x2718: 0x2715, 0x25B8: 0x25B6, 0x25BE: 0x25BC, 0x25C2: 0x25C0}


def common_hanzi(unihan: Path) -> set[int]:
    """GB2312, the 8105 of the national table of 2013, and the frequent traditional forms of Big5."""
    found = {code for code in HAN if encodes(code, "gb2312") or frequent_in_big5(code)}
    opener = bz2.open if unihan.suffix == ".bz2" else open
    with opener(unihan, "rt", encoding="utf-8") as lines:
        found.update(int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line)
    return found


def encodes(code: int, codec: str) -> bool:
    try:
        return bool(chr(code).encode(codec))
    except UnicodeEncodeError:
        return False


def frequent_in_big5(code: int) -> bool:
    """Whether Big5 lists it among the frequent characters, A440 to C67E."""
    return encodes(code, "big5") and b"\xa4\x40" <= chr(code).encode("big5") <= b"\xc6\x7e"


def simplified_face(collection: Path) -> Font:
    """The Simplified Chinese face of the collection."""
    fonts = importlib.import_module("fontTools.ttLib").TTCollection(str(collection)).fonts
    return next(font for font in fonts if font["name"].getDebugName(1) == SOURCE)


def draw_missing_signs(font: Font) -> None:
    """Put the outlines of `DRAWN` into glyphs that are not needed, and map the signs to them."""
    pens = importlib.import_module("fontTools.pens.t2CharStringPen")
    cff = font["CFF "].cff.topDictIndex[0]
    for code, spare, outlines in DRAWN:
        name = font.getBestCmap()[spare]
        private = cff.FDArray[cff.FDSelect[font.getGlyphID(name)]].Private
        pen = pens.T2CharStringPen(1000 - private.nominalWidthX, None)
        for first, *others in outlines:
            pen.moveTo(first)
            for point in others:
                pen.lineTo(point)
            pen.closePath()
        cff.CharStrings[name] = pen.getCharString(private, cff.GlobalSubrs)
        font["hmtx"][name] = (1000, min(x for outline in outlines for x, _ in outline))
        map_code(font, code, name)
        map_code(font, spare, None)


def map_code(font: Font, code: int, name: str | None) -> None:
    for table in font["cmap"].tables:
        if not table.isUnicode() or table.format == 14:
            continue
        if name is None:
            table.cmap.pop(code, None)
        else:
            table.cmap[code] = name


def shrink(font: Font, codes: set[int]) -> None:
    """Keep the glyphs of `codes` and the features that a Chinese text needs; digits are tabular as they are."""
    subset = importlib.import_module("fontTools.subset")
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"], name_languages=[0x409])
    options.drop_tables += ["DSIG", "BASE"]
    options.desubroutinize = True  # so that a PDF can embed the few glyphs that it prints
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def numbered(font: Font) -> bytes:
    """The font as a file in which each glyph's CID is its index, as PyMuPDF takes for granted."""
    file = io.BytesIO()
    # A date of the source, not of today: the same input gives the same file.
    font.recalcTimestamp = False
    font.save(file)
    font = importlib.import_module("fontTools.ttLib").TTFont(file, recalcBBoxes=False, recalcTimestamp=False)
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    number = {name: f"cid{index:05d}" if index else ".notdef" for index, name in enumerate(top.charset)}
    strings.charStrings = {number[name]: value for name, value in strings.charStrings.items()}
    top.charset = list(number.values())
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def rename(font: Font) -> None:
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = FAMILY
        elif record.nameID in (3, 6):
            record.string = "ReviewerSansSC-Regular"
    top = font["CFF "].cff
    top.fontNames = ["ReviewerSansSC-Regular"]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = FAMILY


def main() -> None:
    parser = argparse.ArgumentParser(description="Make resources/fonts/ReviewerSansSC-Regular.otf.")
    parser.add_argument("collection", type=Path, help="NotoSansCJK-Regular.ttc")
    parser.add_argument("unihan", type=Path, help="Unihan_OtherMappings.txt, plain or .bz2")
    given = parser.parse_args()
    font = simplified_face(given.collection)
    draw_missing_signs(font)
    for code, twin in TWINS.items():
        map_code(font, code, font.getBestCmap()[twin])
    codes = {code for first, end in LETTERS_AND_SIGNS for code in range(first, end)}
    shrink(font, codes | common_hanzi(given.unihan))
    rename(font)
    FONT.write_bytes(numbered(font))


if __name__ == "__main__":
    main()
