# SPDX-License-Identifier: AGPL-3.0-or-later
"""Scanned pages are read, and figures that no sum confirms are looked at again in the picture.

What reads pictures is large and is imported only when a scanned page is met.
"""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.checks.confirming import questionable
from reviewer.forms.book import TABLES, table_form
from reviewer.forms.figures import remarked, value
from reviewer.model.document import Source
from reviewer.model.fact import SURE, Printed
from reviewer.model.frame import shown
from reviewer.model.progress import Progress
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping, Sequence
    from pathlib import Path

    from reviewer.model.document import Document
    from reviewer.model.fact import Fact
    from reviewer.model.form import TableForm
    from reviewer.model.report import Reading
    from reviewer.ocr.page import Sheet
    from reviewer.settings import Settings

CLEAR = 0.8  # score of a reading that counts
LEGIBLE = 0.5  # the same for a figure with a remark, whose many letters make the score
AGREED = 2  # clear readings of three that say the same
DOUBT = 0.05  # below SURE: what two readings say against the first
UNSURE = 0.5  # confidence in a figure that reads differently each time
AT_ONCE = 70  # figures looked at again between two looks at the clock
POOR, SEVERAL = 0.06, 4  # of a page's figures, and figures, that read differently: none of them is an error's ground
WHOLE = "件"  # the unit of columns that count
POINTED = re.compile(r"\d{1,3}(?:[.,]\d{3})*\.\d{3}(?:[.,]\d{3})*")
OCR = Source.OCR


def recognised(
    file: Path, document: Document, settings: Settings
) -> Generator[Progress, None, tuple[Document, Mapping[int, Sheet]]]:
    """The document with words and rulings on its scanned pages, and their pictures by page number.

    A page that cannot be read, or for which there is no time, is unread.
    """
    numbers = [page.number for page in document.pages if page.scanned]
    if not numbers:
        return document, {}
    from reviewer.ocr import page as ocr
    from reviewer.pdf.picture import pictures

    pages = {page.number: page for page in document.pages}
    sheets: dict[int, Sheet] = {}
    until = time.monotonic() + settings.scan_seconds
    found = pictures(file, numbers, settings)
    for index, number in enumerate(numbers):
        yield Progress(index, len(numbers), Text(f"识别扫描页 {number}", f"reading scanned page {number}"))
        picture = next(found) if time.monotonic() < until else None
        if picture is None:
            pages[number] = replace(pages[number], unread=True, late=time.monotonic() >= until)
        else:
            pages[number], sheets[number] = ocr.read(picture, settings.scan_threads)
    return replace(document, pages=tuple(pages.values())), sheets


def settled(
    reading: Reading, document: Document, sheets: Mapping[int, Sheet], settings: Settings, until: float = math.inf
) -> Reading:
    """The reading after a second look at its scanned figures, with each Place on the page as displayed.

    A figure for which there is no time before `until` (of the monotonic clock, in seconds) stays in doubt.
    """
    facts = {fact.address: fact for fact in reading.facts}
    asked: set[str] = set()
    for table in TABLES if sheets else ():
        if table in reading.forms:
            form = table_form(table, reading.forms[table])
            own = _counted(form, {address: facts[address] for address in form.addresses() if address in facts})
            questions = questionable(form, own)
            facts.update(_counted(form, own | _looked_at(own, questions, sheets, settings, until)))
            asked |= questions
    facts = cautious(facts, asked)
    again = replace(reading, facts=tuple(facts.values()))
    return shown(again, {page.number: page.frame for page in document.pages if page.frame})


def _counted(form: TableForm, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    units = {column.code: column.unit for column in form.columns}
    return {a: counted(fact) if units[a.split("/")[2]] == WHOLE else fact for a, fact in facts.items()}


def counted(fact: Fact) -> Fact:
    """A scanned count; with a point or a sign, which may be a comma or dirt, it is in doubt.

    A point where thousands are parted is taken for a comma.
    """
    if fact.source is not OCR or fact.value is None:
        return fact
    if not POINTED.fullmatch(fact.text):
        odd = fact.value < 0 or fact.value != fact.value.to_integral_value()
        return replace(fact, confidence=min(fact.confidence, SURE - DOUBT)) if odd else fact
    printed, number, rounding = value(fact.text.replace(".", ","))
    confidence = min(fact.confidence, SURE - DOUBT)
    return replace(fact, printed=printed, value=number, rounding=rounding, confidence=confidence)


def cautious(facts: Mapping[str, Fact], asked: Collection[str]) -> dict[str, Fact]:
    """The facts, those that were asked about in doubt where many figures of their page were not read surely.

    On such a page one that reads the same each time may have lost a stroke like the others. A small mark for
    nothing that was seen only at the second look says nothing about the others.
    """
    pages = {address: fact.places[0].page for address, fact in facts.items() if fact.places and fact.source is OCR}
    there = Counter(pages.values())
    unsure = Counter(
        page for address, page in pages.items() if facts[address].doubtful and not _nothing(facts[address])
    )
    poor = {page for page, count in unsure.items() if count >= max(SEVERAL, POOR * there[page])}
    return {
        address: replace(fact, confidence=min(fact.confidence, SURE - DOUBT))
        if address in asked and pages.get(address) in poor
        else fact
        for address, fact in facts.items()
    }


def _nothing(fact: Fact) -> bool:
    return fact.printed in (Printed.BLANK, Printed.SLASH, Printed.DASH)


def _looked_at(
    facts: Mapping[str, Fact], asked: frozenset[str], sheets: Mapping[int, Sheet], settings: Settings, until: float
) -> dict[str, Fact]:
    """Scanned figures that are doubtful or that no sum supports, with what the picture says when asked again."""
    from reviewer.ocr.again import look

    scanned = [fact for fact in facts.values() if fact.places and fact.places[0].page in sheets]
    chosen = [fact for fact in scanned if fact.doubtful or fact.address in asked]
    found: dict[str, Fact] = {}
    for start in range(0, len(chosen), AT_ONCE):
        some = chosen[start : start + AT_ONCE]
        if time.monotonic() >= until:
            found.update((fact.address, replace(fact, confidence=min(fact.confidence, SURE - DOUBT))) for fact in some)
            continue
        said = look(sheets, [fact.places[0] for fact in some], settings.scan_threads)
        for fact, readings in zip(some, said, strict=True):
            found[fact.address] = judged(fact, [(one.text, one.score) for one in readings])
    return found


def judged(fact: Fact, readings: Sequence[tuple[str, float]]) -> Fact:
    """A figure after it was read again, each time with a score: surer, another one, or more doubtful.

    What two clear readings agree on is what the page says. They make a figure sure that was read the same at first;
    where they contradict the first reading the figure stays in doubt. Nothing else changes a value.
    """
    if not readings and fact.printed is Printed.BLANK:
        return fact
    clear = [value(text) for text, score in readings if score >= (LEGIBLE if remarked(text) else CLEAR)]
    same = sum(one[:2] == (fact.printed, fact.value) for one in clear if fact.printed is not Printed.TEXT)
    if same >= AGREED:
        sure = max(fact.confidence, SURE) if same == len(clear) else min(fact.confidence, SURE - DOUBT)
        return replace(fact, confidence=sure)
    for text, score in readings:
        printed, number, rounding = value(text)
        if score >= CLEAR and printed is not Printed.TEXT and clear.count((printed, number, rounding)) >= AGREED:
            confidence = min(score, SURE - DOUBT)
            return replace(
                fact, printed=printed, value=number, text=text, rounding=rounding, confidence=confidence, source=OCR
            )
    return replace(fact, confidence=min(fact.confidence, UNSURE))
