# SPDX-License-Identifier: AGPL-3.0-or-later
"""The title of a document: whose report it is, for which year, and of what kind."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.prose.lines import TextLine, columns, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.document import Page

COVER = 3  # pages on which a title is looked for
LONGEST = 9  # lines that one title may take; columns of single letters take more
MOST = 80  # letters of a title
SIGNED = 2  # pages at the end on which a signature is looked for
LARGER = 1.02  # times: a title in larger type outdoes one that was found before
SAME_TYPE = 0.75  # lines of one title are set in about the same size

_YEAR = r"(?P<year>(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4})"
_DATED = r"(?:(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4})年"
_BARE = re.compile(r"(?:19|20)\d{2}")
_REPORT = r"(?:政府信息|政务)公开(?:工作)?(?:情况)?的?(?:(?:年度工作|年度|年)?报告|年报)"
_SENT = r"(?:的(?:函|报告|通知|公告))?"
_ANNUAL = (
    re.compile(rf"(?P<body>.*?)(?:关于.{{0,4}}?)?{_YEAR}年?度?{_REPORT}{_SENT}"),
    re.compile(rf"{_YEAR}年?度?(?P<body>.+?){_REPORT}"),
    re.compile(rf"(?P<body>(?:(?!{_DATED}).)*?){_REPORT}[(（]?{_YEAR}年?度?[)）]?"),
)
_UNDATED = re.compile(rf"(?P<body>.*?){_REPORT}")
_PLAN = (
    re.compile(rf"{_YEAR}年?度?(?P<body>.*?)(?:政务公开|政府信息公开)工作要点.*"),
    re.compile(rf"(?P<body>.*?){_YEAR}年?度?(?:政务公开|政府信息公开)工作要点.*"),
)
_PERIOD = re.compile(r"((?:19|20)\d{2})年1月1日(?:起)?,?(?:至|到|止|—|–|-|－|~)")
_HAN = "一二三四五六七八九十"
_DATE = rf"(?:(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日|[〇○零{_HAN}]{{4}}年[{_HAN}]{{1,3}}月[{_HAN}]{{1,3}}日)"
_SIGNATURE = re.compile(rf"(?P<body>[^\W\d_]{{2,30}}?)(?:[(（](?:盖章|章)[)）])?(?:{_DATE})?")
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


def title(pages: Sequence[Page], name: str = "") -> Title:
    """The title as printed; what it leaves out is said by the lines around it, the period, a signature, or the file.

    `name` is that of the file, without its ending.
    """
    first = [line for page in pages[:COVER] for line in lines(page)]
    best, _, around = _largest([first, *(column for page in pages[:COVER] for column in columns(page))])
    best = _completed(best, around, pages)
    if best.year is None:
        period = _PERIOD.search("".join(plain(line.text) for line in first))
        # A line of digits alone may be a figure, where a table goes on below a running head.
        bare = next((text for line in around if _BARE.fullmatch(text := plain(line.text))), None)
        best = replace(best, year=int(period.group(1)) if period else int(bare) if bare else None)
    return _named(best, _known(plain(name)))


def sized(page: Page) -> tuple[Title, float]:
    """The dated title on one page, and the size of its type in points; 0 when it has none."""
    best, size, _ = _largest([lines(page)])
    return (best, size) if best.year else (Title(), 0.0)


def _largest(covers: Sequence[Sequence[TextLine]]) -> tuple[Title, float, list[TextLine]]:
    """The title in the largest type, that size, and the lines around it."""
    best = Title()
    around: list[TextLine] = []
    size = 0.0
    for cover in covers:
        for start in range(len(cover)):
            for text, type_size, end in _candidates(cover, start):
                found = _known(text)
                if found and _better(found, type_size, best, size):
                    best, size = found, max(size, type_size)
                    near = [*cover[max(0, start - 1) : start], *cover[end : end + 2]]
                    around = [line for line in near if line.place.page == cover[start].place.page]
    return best, size, around


def _known(text: str) -> Title | None:
    return (_annual(text) if "报" in text else None) or (_plan(text) if "要点" in text else None)


def _better(found: Title, size: float, best: Title, before: float) -> bool:
    """Whether a title is rather the document's than one that was found before: dated, in larger type, or longer."""
    if best.text and (found.year is None) != (best.year is None):
        return best.year is None
    return size > before * LARGER or (bool(best.text) and found.text.startswith(best.text))


def _completed(best: Title, around: Sequence[TextLine], pages: Sequence[Page]) -> Title:
    """The title with an organisation and a year that stand over it or below it, or at the end of the document."""
    for line in around:
        dated = re.fullmatch(rf"[(（]?{_YEAR}年?度?[)）]?", plain(line.text))
        if dated and best.year is None and not _BARE.fullmatch(plain(line.text)):
            best = replace(best, year=_year(dated["year"]))
        best = replace(best, body=best.body or _publisher(line))
    return best if best.body else replace(best, body=_signature(pages))


def _signature(pages: Sequence[Page]) -> str:
    """The organisation that signs, right above a date or beside one, at the end of the document."""
    end = [plain(line.text) for page in pages[-SIGNED:] for line in lines(page)]
    for at in range(len(end) - 1, -1, -1):
        signed = _SIGNATURE.fullmatch(end[at])
        dated = re.search(rf"{_DATE}$", end[at]) or (at + 1 < len(end) and re.fullmatch(_DATE, end[at + 1]))
        if signed and dated and _ORGANISATION.fullmatch(signed["body"]):
            return _body(signed["body"])
    return ""


def _named(best: Title, file: Title | None) -> Title:
    """What no page says is taken from the file's name."""
    if file is None or best.kind not in (None, file.kind):
        return best
    year = file.year if best.year is None else best.year
    return replace(best, body=best.body or file.body, year=year, kind=best.kind or file.kind)


def _publisher(beside: TextLine) -> str:
    """The organisation that stands over or below the title in a line of its own."""
    text = plain(beside.text)
    return _body(text) if _ORGANISATION.fullmatch(text) else ""


def _candidates(cover: Sequence[TextLine], start: int) -> Iterator[tuple[str, float, int]]:
    """Runs of lines of about one size from `start` on, with that size and where they end."""
    first = cover[start]
    text, words = "", 0
    for end, line in enumerate(cover[start:], start + 1):
        near = min(line.size, first.size) >= SAME_TYPE * max(line.size, first.size)
        words += len(line.text) > 1
        if line.place.page != first.place.page or not near or words > LONGEST or len(text) > MOST:
            return
        if _BARE.fullmatch(plain(line.text)) and _known(text):
            return
        text += plain(line.text)
        yield text, first.size, end


def _annual(text: str) -> Title | None:
    for pattern in _ANNUAL:
        found = pattern.fullmatch(text)
        if found and len(text) <= 60 and not re.search(r"[，。；：]|报告.*报告", text):
            return Title(text, _body(found["body"]), _year(found["year"]), ANNUAL_REPORT)
    undated = _UNDATED.fullmatch(text)
    if undated and (not undated["body"] or _ORGANISATION.fullmatch(undated["body"])):
        return Title(text, _body(undated["body"]), None, ANNUAL_REPORT)
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
    """The text in normal width without spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
