# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts as SVG, which is sharp on every screen and on paper; the only door to pygal.

Qt draws SVG Tiny 1.2: no scripts, no web fonts, and nothing of a chart that moves.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from xml.etree import ElementTree

from reviewer.model.chart import Bars
from reviewer.model.text import Lang

FONT = 13
FAMILY = "Reviewer Sans SC"
_BAR, _HEAD, _LEAST = 34, 130, 260
_LEGEND = 4
_MOST_NAME = 22


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb: of the paper, the words, the lines, and of the parts of a bar in their order.

    `failures` are those of what fails and of what needs judgement.
    """

    paper: str
    words: str
    lines: str
    parts: tuple[str, ...]
    failures: tuple[str, ...]


LIGHT = Palette(
    "#ffffff",
    "#1f2937",
    "#d5dbe3",
    ("#1d5fa8", "#c98500", "#b3261e", "#5b7f95", "#7a5ea8", "#3f8f6b", "#8a8f98", "#a0522d"),
    ("#b3261e", "#c98500"),
)
"""Also what is printed and exported, whatever the window wears."""

DARK = Palette(
    "#1b2027",
    "#e6eaf0",
    "#3a424e",
    ("#6aa9ee", "#e0b04a", "#f08a80", "#8fb3c9", "#b49be0", "#74c49e", "#b3b9c2", "#d69a78"),
    ("#f08a80", "#e0b04a"),
)


def height(bars: Bars) -> int:
    """How high the picture of a chart is, in pixels at its natural size."""
    rows = -(-len(bars.series) // _LEGEND)
    return max(_LEAST, _HEAD + _BAR * len(bars.names)) + 22 * (rows - 1)


def svg(bars: Bars, lang: Lang, palette: Palette = LIGHT, width: int = 900) -> bytes:
    """The chart as an SVG document, `width` pixels wide and `height(bars)` high.

    Bars lie on their side, the first one on top; an unknown value leaves its part out.
    """
    import pygal
    from pygal.style import Style

    names = [_short(name.say(lang)) for name in bars.names]
    style = Style(
        background=palette.paper,
        plot_background=palette.paper,
        foreground=palette.words,
        foreground_strong=palette.words,
        foreground_subtle=palette.lines,
        guide_stroke_color=palette.lines,
        major_guide_stroke_color=palette.lines,
        colors=palette.failures if bars.failures else palette.parts,
        opacity="1",
        font_family=f"'{FAMILY}'",
        label_font_size=FONT,
        major_label_font_size=FONT,
        legend_font_size=FONT,
        title_font_size=FONT + 2,
        no_data_font_size=FONT,
    )
    chart = pygal.HorizontalStackedBar(
        style=style,
        width=width,
        height=height(bars),
        title=bars.title.say(lang),
        x_labels=names[::-1],
        show_legend=True,
        legend_at_bottom=True,
        legend_at_bottom_columns=min(len(bars.series), _LEGEND),
        legend_box_size=FONT,
        margin_left=_margin(names),
        margin_right=24,
        margin_bottom=24,
        js=(),
        disable_xml_declaration=True,
        no_data_text="—",
        truncate_legend=-1,
        truncate_label=-1,
        y_labels=_steps(bars),
        value_formatter=lambda value: f"{value:,.0f}",
    )
    for one in bars.series:
        chart.add(one.name.say(lang), [None if value is None else float(value) for value in one.values[::-1]])
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    tree = ElementTree.fromstring(chart.render(is_unicode=True))
    for holder in list(tree.iter()):
        for script in holder.findall("{*}script"):
            holder.remove(script)
    # Qt does not follow the style sheet here: names would be small, and begin where they should end.
    for text in tree.iterfind(".//{*}g[@class='axis y']//{*}text"):
        text.set("style", f"text-anchor:end; font-size:{FONT}px")
    for text in tree.iter("{*}text"):
        text.set("font-family", FAMILY)
        text.set("style", f"font-family:'{FAMILY}'; {text.get('style', '')}")
    return bytes(ElementTree.tostring(tree, encoding="utf-8"))


def _steps(bars: Bars) -> list[int]:
    """Whole numbers from nought to what the longest bar reaches, at most a dozen of them."""
    known = [[one.values[at] or 0 for one in bars.series] for at in range(len(bars.names))]
    most = max((int(sum(parts)) for parts in known), default=0)
    step = next(it for power in range(20) for it in (10**power, 2 * 10**power, 5 * 10**power) if most <= 11 * it)
    return list(range(0, most + step, step))


def _short(name: str) -> str:
    """A name that leaves room for its bar; the table beside the chart has it whole."""
    return name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1]}…"


def _margin(names: list[str]) -> int:
    """The room that the longest name needs beyond what the library leaves: it counts no letter as wide."""
    wide = max((sum(unicodedata.east_asian_width(letter) in "WF" for letter in name) for name in names), default=0)
    return 16 + round(FONT * 0.45 * wide)
