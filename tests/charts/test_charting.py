# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts as SVG documents."""

from decimal import Decimal
from xml.etree import ElementTree

from reviewer.charts import charting
from reviewer.model.chart import Bars, Series
from reviewer.model.text import Text

NAMES = ("云岚市甲区", "云岚市<乙>区 & 其他")
PARTS = (
    Series(Text("失败", "Fail"), (Decimal(3), None)),
    Series(Text("需判断", "To judge"), (Decimal(1), Decimal(2))),
)
BARS = Bars("some", Text("问题数", "Findings"), tuple(Text(name, name) for name in NAMES), PARTS)


def words(svg: bytes) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iterfind(".//{*}text")]


def test_names_and_legend_are_in_the_language_asked_for() -> None:
    said = words(charting.svg(BARS, "zh"))
    assert {*NAMES, "问题数", "失败", "需判断"} <= set(said)
    assert {"Findings", "Fail"} <= set(words(charting.svg(BARS, "en")))


def test_a_bar_has_a_part_for_every_figure_that_is_known() -> None:
    tree = ElementTree.fromstring(charting.svg(BARS, "zh"))
    drawn = tree.findall(".//{*}rect[@class='rect reactive tooltip-trigger']")
    assert sum(float(one.get("width", 0)) > 0 for one in drawn) == 3


def test_a_picture_asks_nobody_else_for_anything() -> None:
    svg = charting.svg(BARS, "zh")
    assert b"<script" not in svg
    assert svg.count(b"http") == svg.count(b"http://www.w3.org/")


def test_many_bars_make_a_higher_picture() -> None:
    many = Bars("many", BARS.title, BARS.names * 20, tuple(Series(one.name, one.values * 20) for one in PARTS))
    assert charting.height(many) > 4 * charting.height(BARS)
    assert f'viewBox="0 0 900 {charting.height(many)}"'.encode() in charting.svg(many, "zh")


def test_the_axis_counts_in_whole_numbers_that_never_repeat() -> None:
    for most in (1, 3, 12, 96, 4100):
        bars = Bars("some", BARS.title, BARS.names[:1], (Series(PARTS[0].name, (Decimal(most),)),))
        axis = ElementTree.fromstring(charting.svg(bars, "en")).iterfind(
            ".//{*}g[@class='axis x always_show']//{*}text"
        )
        shown = [int((text.text or "").replace(",", "")) for text in axis]
        assert shown == sorted(set(shown)), most
        assert shown[0] == 0 <= most <= shown[-1]
        assert len(shown) <= 13
