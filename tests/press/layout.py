# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything in which one printed report differs from another, chosen at random from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal

from tests.press.grid import Align
from tests.press.ruling import STYLES, Rules
from tests.press.setting import Continued, Upright
from tests.press.sheet import A4, Box, Sheet
from tests.press.typeface import Han, Latin
from tests.press.wording import WORDINGS

Notation = Literal["plain", "wide", "units"]
NOTATIONS: tuple[Notation, ...] = ("plain", "plain", "plain", "wide", "units")
TURNS = (0, 0, 0, 90, 180, 270)
LIES = (0, 0, 0, 0, 0, 0, 0, 90, 180, 270)
FEET = ("", "- {page} -", "第 {page} 页 共 {pages} 页", "{page} / {pages}", "— {page} —", "{page}")
ZEROS = ("0", "0", "", "/", "—", "mixed")
VERSIONS = ("2021", "2021", "2021", "2019")
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is printed; sizes in points.

    `zero` is how a nought is printed. `labels` are the widths of table 3's label columns in em of
    the table's size, `breaks` the rows before which tables 2, 3 and 4 go on on a new page. `wide`
    sets table 3 on a page of its own, broader than high. `apart` parts table 2 into its blocks.
    `keep` is what must be left of a page below a heading, `versions` the forms of tables 2 and 3. `notation` prints
    figures as they are, in full-width digits, or with their unit. `pasted` is the share of figures that stand on a
    white patch over other digits; with `unseen`, digits that nobody sees stand in some blank cells.
    `keep` is what must be left of a page below a heading, `versions` the forms of tables 2 and 3.
    `lying` is by how many degrees a page lies on its side, and which (0: all of them). `wording` is which
    of the wordings its labels have.
    """

    seed: int = 0
    han: Han = "bundled"
    latin: Latin = ""
    sheet: Sheet = field(default_factory=Sheet)
    margins: Box = (72.0, 72.0, 72.0, 72.0)
    body: float = 14.0
    size: float = 9.0
    row: float = 20.0
    labels: tuple[float, float, float] = (2.0, 4.0, 12.0)
    rules: Rules = field(default_factory=Rules)
    align: Align = "centre"
    upright: Upright = "middle"
    label_align: Align = "left"
    zero: str = "0"
    thousands: bool = False
    breaks: tuple[frozenset[int], frozenset[int], frozenset[int]] = (NONE, NONE, NONE)
    repeat: bool = False
    continued: Continued = "flow"
    wide: bool = False
    apart: bool = False
    foot: str = "- {page} -"
    running: bool = False
    watermark: bool = False
    seal: bool = False
    paragraphs: int = 3
    keep: float = 0.0
    versions: tuple[str, str] = ("2021", "2021")
    notation: Notation = "plain"
    pasted: float = 0.0
    unseen: bool = False
    lying: tuple[int, int] = (0, 0)
    wording: int = 0

    @staticmethod
    def of(seed: int) -> Layout:
        """The layout of a seed; the same one each time."""
        dice, more = random.Random(seed), random.Random(seed + 3_000_017)
        size = dice.choice((7.5, 8.0, 9.0, 9.0, 10.0))
        style = dice.choice(STYLES)
        rules = Rules(style, dice.choice((0.48, 0.5, 0.75, 1.0)), dice.random() < 0.3)
        return Layout(
            seed=seed,
            han=dice.choice(("bundled", "china-s")),
            latin=dice.choice(("", "helv", "tiro")),
            sheet=_sheet(dice),
            margins=(dice.uniform(40, 72), dice.uniform(45, 80), dice.uniform(40, 72), dice.uniform(50, 80)),
            body=dice.choice((12.0, 14.0, 16.0)),
            size=size,
            row=dice.uniform(size * 1.5, 32.0),
            labels=(
                dice.choice((1.0, 1.0, 2.0, 3.0)),
                dice.choice((1.0, 2.0, 3.0, 4.0, 7.0)),
                dice.choice((6.0, 9.0, 12.0)),
            ),
            rules=rules,
            align=dice.choice(("centre", "centre", "right", "left")),
            upright=dice.choice(("middle", "middle", "top", "bottom")),
            label_align=dice.choice(("left", "centre")),
            # Blanks between no lines at all: nobody could say whose they are.
            zero=dice.choice(("0", "—", "mixed") if style == "horizontal" else ZEROS),
            thousands=dice.random() < 0.25,
            breaks=_breaks(dice),
            repeat=dice.random() < 0.4,
            continued=dice.choice(("flow", "again", "first")),
            wide=dice.random() < 0.15,
            apart=dice.random() < 0.2,
            foot=dice.choice(FEET),
            running=dice.random() < 0.3,
            watermark=dice.random() < 0.2,
            seal=dice.random() < 0.3,
            paragraphs=dice.randint(0, 7),
            versions=(dice.choice(VERSIONS), dice.choice(VERSIONS)),
            notation=dice.choice(NOTATIONS),
            pasted=dice.choice((0.0, 0.0, 0.05)),
            unseen=dice.random() < 0.3,
            lying=(more.choice(LIES), more.choice((0, 2, 3))),
            wording=more.choice((0, 0, 0, *range(len(WORDINGS)))),
        )


def _sheet(dice: random.Random) -> Sheet:
    width, height = dice.choice((A4, A4, A4, (612.0, 792.0), (A4[1], A4[0])))
    cut = (0.0, 0.0, 0.0, 0.0)
    if dice.random() < 0.4:
        cut = (dice.uniform(0, 60), dice.uniform(0, 60), dice.uniform(0, 60), dice.uniform(0, 60))
    origin = (0.0, 0.0)
    if dice.random() < 0.4:
        origin = (dice.uniform(-300, 300), dice.uniform(-300, 300))
    return Sheet(width, height, dice.choice(TURNS), cut, origin)


def _breaks(dice: random.Random) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Rows before which a page ends: often in table 3, its groups and now and then its head included."""
    second = frozenset({dice.randrange(2, 13)}) if dice.random() < 0.25 else NONE
    third = frozenset({dice.choice((dice.randrange(3, 28), dice.randrange(7, 25)))}) if dice.random() < 0.5 else NONE
    fourth = frozenset({dice.choice((3, 3, 2, 1))}) if dice.random() < 0.25 else NONE
    return second, third, fourth
