# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printing a whole report: title, six sections, three tables, and what lies over and under them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.press.binding import bound, lain
from tests.press.content import Content, Section, invented
from tests.press.figures import random_figures
from tests.press.flow import Flow
from tests.press.layout import Layout
from tests.press.sheet import Canvas
from tests.press.tables import Tables, rooms
from tests.press.truth import TrueFigure, Truth
from tests.press.typeface import Typeface

PALE = (0.86, 0.86, 0.86)
RED = (0.85, 0.1, 0.1)
SEAL = "栖霞谷区人民政府办公室专"
SEAL_RADIUS = 55.0
SMALL = 9.0


def draw(layout: Layout | int) -> tuple[bytes, Truth]:
    """An invented report in a layout (or in that of a seed) as a PDF, and the truth about its figures."""
    if isinstance(layout, int):
        layout = Layout.of(layout)
    flow = opened(layout)
    texts = random_figures(rooms(layout, flow), layout)
    return printed(flow, layout, invented(layout.seed, layout.paragraphs, texts))


def opened(layout: Layout, font: bytes | None = None) -> Flow:
    """Empty pages for a layout; `font` takes the place of the bundled one."""
    return Flow(Typeface(layout.han, layout.latin, font), layout.sheet, layout.margins)


def printed(
    flow: Flow, layout: Layout, content: Content, last: Callable[[Flow], None] | None = None
) -> tuple[bytes, Truth]:
    """`content` on the pages of `flow` as a PDF, and the truth about its figures.

    `last` prints what stands at the end of the report.
    """
    for line in content.title:
        flow.paragraph(line, layout.body + 6, align="centre", indent=0, bold=True)
    flow.space(layout.body)
    for sentence in content.opening:
        flow.paragraph(sentence, layout.body)
    tables = Tables(flow, layout, content.texts)
    for section in content.sections:
        print_section(flow, layout, tables, section)
    flow.space(layout.body)
    for line in content.closing:
        flow.paragraph(line, layout.body, align="right", indent=0)
    if last:
        last(flow)
    finish(flow, layout, content)
    lying = {n: layout.lying[0] for n in range(1, len(flow.pages) + 1) if layout.lying[1] in (0, n)}
    figures = {address: _lain(figure, flow, lying) for address, figure in flow.figures.items()}
    title = "".join(content.title)
    return bound(flow, lying), Truth(title, content.organisation, content.year, len(flow.pages), figures)


def _lain(figure: TrueFigure, flow: Flow, lying: Mapping[int, int]) -> TrueFigure:
    """Where a figure is seen on a page that lies on its side."""
    number = figure.place.page
    page, degrees = flow.pages[number - 1], lying.get(number, 0)
    return replace(figure, place=lain(figure.place, page, degrees), cell=lain(figure.cell, page, degrees))


def print_section(flow: Flow, layout: Layout, tables: Tables, section: Section) -> None:
    if layout.keep:
        tables.turn_for(section.table)
    # A heading stays with the head of its table.
    keep = layout.keep + 4 * layout.row if layout.keep and section.table else layout.keep
    flow.paragraph(section.heading, layout.body, bold=True, keep=keep)
    for sentence in section.paragraphs:
        is_heading = not sentence.endswith(("。", "；", "："))
        flow.paragraph(sentence, layout.body, bold=is_heading, keep=layout.keep * is_heading)
    if section.table:
        flow.space(layout.keep / 10)
        tables.print(section.table)
    if section.note:
        flow.paragraph(section.note, SMALL, indent=0)
        flow.space(SMALL)


def finish(flow: Flow, layout: Layout, content: Content) -> None:
    """Page numbers, running heads, what is printed outside the CropBox, a watermark, a seal."""
    for number, page in enumerate(flow.pages, 1):
        foot = layout.foot.format(page=number, pages=len(flow.pages))
        middle = page.sheet.width / 2
        page.text(middle - page.typeface.width(foot, SMALL) / 2, page.sheet.height - 24, foot, SMALL)
        if layout.running:
            page.text(middle - page.typeface.width(content.running, SMALL) / 2, 30, content.running, SMALL)
        if any(layout.sheet.cut):
            page.text(-40, -12, "裁切 12345", SMALL)
        if layout.watermark:
            lower = Canvas(page.sheet, page.typeface)
            lower.slanted(page.sheet.width * 0.2, page.sheet.height * 0.75, "样张 请勿引用", 60, 50, PALE)
            page.lay_under(lower)
    if layout.unseen:
        hide(flow, layout)
    if layout.seal:
        address = random.Random(layout.seed + 11).choice(sorted(flow.figures))
        place = flow.figures[address].place
        seal(flow.pages[place.page - 1], *place.centre)


def hide(flow: Flow, layout: Layout) -> None:
    """Digits that nobody sees in some of the blank cells: white, without ink, or under a white patch."""
    dice = random.Random(layout.seed + 17)
    blanks = [figure.cell for figure in flow.figures.values() if figure.entry.text == ""]
    for cell in dice.sample(blanks, len(blanks) // 8):
        page, (x, y) = flow.pages[cell.page - 1], cell.centre
        way = dice.randrange(3)
        if way == 0:
            page.text(x - 6, y + 3, "77", SMALL, (1.0, 1.0, 1.0))
        elif way == 1:
            page.unseen(x - 6, y + 3, "77", SMALL)
        else:
            page.text(x - 6, y + 3, "77", SMALL)
            page.fill((cell.x0 + 1, y - 6, cell.x1 - 1, y + 6), (1.0, 1.0, 1.0))


def seal(page: Canvas, x: float, y: float, text: str = SEAL) -> None:
    """A round red seal about a point, its text along the rim."""
    page.circle(x, y, SEAL_RADIUS, 2.5, RED)
    step = 250 / len(text)
    for number, letter in enumerate(text):
        angle = 90 + 125 - (number + 0.5) * step
        around = math.radians(angle)
        page.slanted(x + 40 * math.cos(around), y - 40 * math.sin(around), letter, 11, angle - 90, RED)
