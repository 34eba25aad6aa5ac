# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a plan of work says about itself: its year, who issued it, and when or under which number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.checks.subject import made
from reviewer.checks.tasks import bare
from reviewer.forms.planform import PLAN
from reviewer.model.finding import Anchor, Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Prose, Sentence

HEAD = 60  # characters of the longest line that may be a signature
_YEAR = re.compile(r"(20\d{2})年")
_OFFICE = re.compile(
    r"(?:人民政府|办公厅|办公室|委员会|领导小组|管委会|局)(?:关于.*)?$|(?:人民政府|办公厅|办公室|委员会|局)关于"
)
_CODE = re.compile(r"[〔\[(（](20\d{2})[〕\])）]第?\d+号")
_DATE = re.compile(r"^(20\d{2})年\d{1,2}月\d{1,2}日$")
_NAMED = re.compile(r"《[^《》]*?(20\d{2})年[^《》]*(?:工作要点|责任分工|任务分解)[^《》]*》")


def plan_title(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The year stands in the title, an office has issued the plan, on a date or under a number; the years agree."""
    prose, reading = whole.reading.prose, whole.reading
    title = bare(reading.title)
    lacking: list[Text] = []
    if not _YEAR.search(title):
        lacking.append(Text("标题中的年度", "the year in the title"))
    if not (_OFFICE.search(title) or _signed(prose)):
        lacking.append(Text("发文机关", "the issuing office"))
    dated = [
        (s, int(found[1])) for s in prose.sentences if (found := _DATE.match(bare(s.text)) or _CODE.search(s.text))
    ]
    if not dated:
        lacking.append(Text("发文字号或日期", "its number or date"))
    said: list[Finding] = []
    if lacking:
        parts = Text("、".join(text.zh for text in lacking), ", ".join(text.en for text in lacking))
        problem = Text(f"没有读到{parts.zh}。", f"Not found: {parts.en}.")
        anchors = tuple(Anchor(place, Side.LEFT) for s in prose.sentences[:1] for place in s.places)
        message, read = check.fail.format(problem=problem), tuple(text.en for text in lacking)
        said.append(made(check, f"{PLAN}/title", Outcome.FAIL, message, anchors, read=read))
    said += _years(check, whole, dated)
    yield from said or [made(check, f"{PLAN}/title", Outcome.PASS, check.name, ())]


def _signed(prose: Prose) -> bool:
    """Whether a line of its own is the name of an office."""
    lines = [bare(sentence.text) for sentence in prose.sentences]
    return any(len(line) < HEAD and "：" not in line and ":" not in line and _OFFICE.search(line) for line in lines)


def _years(check: Rule, whole: Whole, dated: list[tuple[Sentence, int]]) -> Iterator[Finding]:
    """Where the plan is named with another year, or was issued in one that is neither its own nor the one before."""
    year = whole.reading.year
    if year is None:
        return
    ordinal = 0
    named = [(s, int(m[1]), m.start(1)) for s in whole.reading.prose.sentences for m in _NAMED.finditer(s.text)]
    named = [one for one in named if _own(one[0], one[2])]
    for sentence, stated, start in [*named, *((s, stated, -1) for s, stated in dated)]:
        if stated == year or (start < 0 and stated == year - 1):
            continue
        ordinal += 1
        places = sentence.part(start, start + 5) if start >= 0 else sentence.places
        words = sentence.text[start : start + 5] if start >= 0 else sentence.text
        problem = Text(
            f"要点年度为 {year} 年，而文中为“{words}”。", f"The plan is of {year}, but its words say “{words}”."
        )
        anchors, read = tuple(Anchor(place, Side.LEFT) for place in places), (f"{year}={stated}",)
        at = f"{PLAN}/title/year-{ordinal}"
        yield made(check, at, Outcome.FAIL, check.fail.format(problem=problem), anchors, read=read)


def _own(sentence: Sentence, start: int) -> bool:
    """Whether a named plan is this one: it is being issued, and not one of somebody else or of last year."""
    before, after = sentence.text[:start], sentence.text[start:]
    return "印发《" in before or "审议通过" in after
