# SPDX-License-Identifier: AGPL-3.0-or-later
"""Random figures for the tables, each as it is printed."""

from __future__ import annotations

import random
from collections.abc import Mapping

from tests.press.layout import Layout, Notation

PRINTED = ("0", "/", "—", "-")
WIDE = str.maketrans("0123456789,.-", "０１２３４５６７８９，．－")
NOTHING = (*PRINTED, "")


def random_figures(widest: Mapping[str, int], layout: Layout) -> dict[str, str]:
    """The printed text of each address of `widest`, which says how many characters there is room for."""
    dice = random.Random(layout.seed + 1_000_003)
    noughts = dice.choice((0.2, 0.5, 0.8))
    texts = {address: _text(address, room, layout, dice, noughts) for address, room in widest.items()}
    if dice.random() < 0.4:
        issued = dice.randint(2, 40)
        column = "issued" if layout.versions[0] == "2021" else "new_made"
        texts[f"disclosure/normative/{column}"] = f"{issued}（其中修订{dice.randint(1, issued)}件）"
    return {address: noted(text, address, widest[address], layout.notation) for address, text in texts.items()}


def noted(text: str, address: str, room: int, notation: Notation) -> str:
    """A figure in another notation, where there is room for it."""
    if not text[-1:].isdecimal():
        return text
    unit = "万元" if address.endswith("/amount") else "件"
    if notation == "units" and len(text) + 2 * len(unit) <= room and not address.endswith("/change"):
        return text + unit
    return text.translate(WIDE) if notation == "wide" and 2 * len(text) <= room else text


def _text(address: str, room: int, layout: Layout, dice: random.Random, noughts: float) -> str:
    if dice.random() < noughts:
        if layout.zero != "mixed":
            return layout.zero
        # In a row alone between no lines nobody could say whose place is empty.
        lonely = layout.rules.style == "horizontal" and not address.startswith("requests/")
        return dice.choice(PRINTED if lonely else NOTHING)
    if address == "disclosure/fees/amount":
        decimals = dice.randint(0, min(6, max(0, room - 6)))
        return (
            f"{dice.randint(1, 99999)}.{dice.randrange(10**decimals):0{decimals}d}"
            if decimals
            else str(dice.randint(1, 99999))
        )
    digits = dice.choice((1, 1, 2, 2, 3, 4, 5, 6, 7))
    while digits + (digits - 1) // 3 * layout.thousands > room:
        digits -= 1
    number = dice.randint(10 ** (digits - 1), 10**digits - 1)
    if address.endswith("/change") and digits < room and dice.random() < 0.5:
        return f"-{number}"
    return f"{number:,}" if layout.thousands else str(number)
