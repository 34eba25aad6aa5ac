# SPDX-License-Identifier: AGPL-3.0-or-later
"""The title of a document: whose report it is, for which year, and of what kind."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.prose.lines import TextLine, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.document import Page

COVER = 3  # pages on which a title is looked for
LONGEST = 5  # lines that one title may take
LARGER = 1.02  # times: a title in larger type outdoes one that was found before
SAME_TYPE = 0.75  # lines of one title are set in about the same size

_YEAR = r"(?P<year>(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4})"
_REPORT = r"政府信息公开(?:工作)?(?:年度工作|年度|年)?报告"
_ANNUAL = (
    re.compile(rf"(?P<body>.*?){_YEAR}年?度?{_REPORT}"),
    re.compile(rf"{_YEAR}年?度?(?P<body>.+?){_REPORT}"),
    re.compile(rf"(?P<body>.+?){_REPORT}[(（]?{_YEAR}年?度?[)）]?"),
)
_PLAN = (
    re.compile(rf"{_YEAR}年?度?(?P<body>.*?)(?:政务公开|政府信息公开)工作要点.*"),
    re.compile(rf"(?P<body>.*?){_YEAR}年?度?(?:政务公开|政府信息公开)工作要点.*"),
)
_PERIOD = re.compile(r"((?:19|20)\d{2})年1月1日(?:起)?(?:至|到|—|-|－)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NOTICE = re.compile(r".*?关于(?:印发|发布|公布)?[《〈]?")
_QUOTES = re.compile(r"[《》〈〉“”\"]")
_ORGANISATION = re.compile(
    r"[^\W\d_]{2,30}(?:政府|局|委|会|办公室|办公厅|办事处|街道|镇|乡|中心|院|厅|部|处|队|站|区|市|县|省)"
)
_CLOSING = re.compile(r"(?:人民政府|[《〈“\"])$")

ANNUAL_REPORT = "annual-report"
WORK_PLAN = "work-plan"


@dataclass(frozen=True, slots=True)
class Title:
    """`kind` is ANNUAL_REPORT, WORK_PLAN or None; `body` the organisation without 人民政府."""

    text: str = ""
    body: str = ""
    year: int | None = None
    kind: str | None = None


def title(pages: Sequence[Page]) -> Title:
    """The title as printed; where it has no year, the year of the statistical period."""
    cover = [line for page in pages[:COVER] for line in lines(page)]
    best, _, above = _largest(cover)
    if best.text and not best.body and above:
        best = replace(best, body=_publisher(above))
    if best.year is None:
        period = _PERIOD.search("".join(plain(line.text) for line in cover))
        if period:
            best = Title(best.text, best.body, int(period.group(1)), best.kind)
    return best


def sized(page: Page) -> tuple[Title, float]:
    """The title on one page, and the size of its type in points; 0 when it has none."""
    best, size, _ = _largest(lines(page))
    return best, size


def _largest(cover: Sequence[TextLine]) -> tuple[Title, float, TextLine | None]:
    """The title in the largest type, that size, and the line above it."""
    best = Title()
    size = 0.0
    above: TextLine | None = None
    for start in range(len(cover)):
        for text, type_size in _candidates(cover, start):
            found = (_annual(text) if "报告" in text else None) or (_plan(text) if "要点" in text else None)
            if found and (type_size > size * LARGER or (best.text and text.startswith(best.text))):
                best, size = found, max(size, type_size)
                above = cover[start - 1] if start else None
    return best, size, above


def _publisher(above: TextLine) -> str:
    """The organisation that stands over the title in type of its own."""
    text = plain(above.text)
    return _body(text) if _ORGANISATION.fullmatch(text) else ""


def _candidates(cover: Sequence[TextLine], start: int) -> Iterator[tuple[str, float]]:
    """Runs of up to LONGEST lines of about one size from `start` on, with that size."""
    first = cover[start]
    text = ""
    for line in cover[start : start + LONGEST]:
        near = min(line.size, first.size) >= SAME_TYPE * max(line.size, first.size)
        if line.place.page != first.place.page or not near:
            return
        text += plain(line.text)
        yield text, first.size


def _annual(text: str) -> Title | None:
    for pattern in _ANNUAL:
        found = pattern.fullmatch(text)
        if found and len(text) <= 60 and not re.search(r"[，。；：]", text):
            return Title(text, _body(found["body"]), _year(found["year"]), ANNUAL_REPORT)
    return None


def _plan(text: str) -> Title | None:
    inside = _NOTICE.sub("", text) if "关于" in text else text
    inside = re.sub(r"[》〉”\"]?的?通知$", "", inside)
    for pattern in _PLAN:
        found = pattern.fullmatch(inside)
        if found and len(text) <= 80 and not re.search(r"[，。；：]", text):
            return Title(text, _body(found["body"]), _year(found["year"]), WORK_PLAN)
    return None


def _body(text: str) -> str:
    return _CLOSING.sub("", _QUOTES.sub("", text))


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def plain(text: str) -> str:
    """Text without spaces, in the usual width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
