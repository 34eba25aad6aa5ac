# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bundled font prints all that a report or the window may have to say."""

from __future__ import annotations

from typing import Any

from reviewer import resources
from tests.press.typeface import BUNDLED, loaded

SIGNS = "✕✓▲○◧●①⑳≠≤≥×→←↔−·—…±／（）“”《》〔〕①％￥■□▶▼"
MEGABYTE = 1_000_000


def missing(letters: str) -> list[str]:
    font: Any = loaded("bundled")
    return [letter for letter in letters if not font.has_glyph(ord(letter))]


def test_no_character_of_gb2312_is_missing() -> None:
    hanzi = "".join(
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
    )
    assert len(hanzi) == 6763
    assert not missing(hanzi)


def test_no_sign_of_the_window_is_missing() -> None:
    assert not missing(SIGNS)


def test_all_digits_are_equally_wide() -> None:
    font: Any = loaded("bundled")
    assert len({round(font.glyph_advance(ord(digit)), 4) for digit in "0123456789"}) == 1


def test_the_font_is_small_and_comes_with_its_licence() -> None:
    assert BUNDLED.stat().st_size < 6 * MEGABYTE
    assert "SIL OPEN FONT LICENSE Version 1.1" in resources.path("fonts/OFL.txt").read_text(encoding="utf-8")
