# SPDX-License-Identifier: AGPL-3.0-or-later
"""The six sections of the report: there, once, in their order, numbered and named as the form says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.checks.subject import made
from reviewer.checks.wording import marked, missing, pictured, unread
from reviewer.forms.book import REPORT, load
from reviewer.forms.labels import plain
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Heading

AT = "sections"


@dataclass(frozen=True, slots=True)
class Section:
    """One statutory section: its code (1 to 6), the numeral that is printed, and its title."""

    code: str
    numeral: str
    title: str

    @property
    def name(self) -> str:
        return f"{self.numeral}、{self.title}"


@dataclass(frozen=True, slots=True)
class Printed:
    """All first-level headings of a report and, among them, those that stand for the sections, by code."""

    every: Sequence[Heading]
    of: dict[str, Heading]

    def index(self, code: str) -> int:
        return next(i for i, one in enumerate(self.every) if one is self.of[code])

    def around(self, codes: Sequence[str]) -> tuple[int, int]:
        """Which headings of sections stand before and after missing ones, as indices; ends are -1 and the count."""
        before = [self.index(code) for code in self.of if code < codes[0]]
        after = [self.index(code) for code in self.of if code > codes[-1]]
        return max(before, default=-1), min(after, default=len(self.every))


@cache
def form_sections() -> tuple[Section, ...]:
    """The sections of the annual report in their order."""
    return tuple(Section(e["code"], e["numeral"], e["title"]) for e in load(f"{REPORT}/sections.toml")["section"])


def sections(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Each section of the form has its heading: a missing one is an error, a misprinted one a warning."""
    prose = whole.reading.prose
    if not prose.sentences:
        yield made(check, AT, Outcome.NOT_EVALUABLE, unread(check.name), ())
        return
    printed = Printed(prose.headings, _chain(prose.headings))
    faults = [
        *_absent(check, whole, printed),
        *_named(check, whole, printed),
        *_numbered(check, whole, printed),
        *_again(check, whole, printed),
    ]
    yield from faults
    if not faults:
        yield made(check, AT, Outcome.PASS, check.name, ())


def _chain(headings: Sequence[Heading]) -> dict[str, Heading]:
    """Of headings in printed order those that most likely are the sections: in order, named and numbered alike.

    A report's own numbering may start again inside a section, and its headings may resemble statutory ones.
    """
    best: list[tuple[float, list[Heading]]] = []
    for heading in headings:
        if not heading.code or not _may_stand(heading):
            continue
        before = max(
            ((weight, row) for weight, row in best if row[-1].code < heading.code), key=lambda one: one[0], default=None
        )
        weight = 1 + heading.alike + (heading.numeral == _section(heading.code).numeral)
        best.append((weight + (before[0] if before else 0), [*(before[1] if before else []), heading]))
    row = max(best, key=lambda one: one[0], default=(0.0, []))[1]
    return {heading.code: heading for heading in row}


def _may_stand(heading: Heading) -> bool:
    """Whether a heading can be that of its section: in other words and with a far-off numeral it is a report's own."""
    section = _section(heading.code)
    if _is_named(heading, section) or not heading.numeral:
        return True
    numerals = [one.numeral for one in form_sections()]
    known = heading.numeral in numerals
    return known and abs(numerals.index(heading.numeral) - numerals.index(section.numeral)) <= 1


def _absent(check: Rule, whole: Whole, printed: Printed) -> Iterator[Finding]:
    """Sections without a heading, those next to one another together."""
    for block in _blocks(
        [one for one in form_sections() if one.code not in printed.of and not _misplaced(one, printed)]
    ):
        before, after = printed.around([one.code for one in block])
        stand_in = _stand_in(block, printed.every[before + 1 : after])
        if stand_in:
            yield _fault(check, whole, f"{AT}/{block[0].code}/title", _renamed(stand_in, block[0]), [stand_in])
            continue
        listed = "、".join(f"“{one.name}”" for one in block)
        near = [printed.every[i] for i in (before, after) if 0 <= i < len(printed.every)]
        problem = Text(f"缺少{listed}。", f"missing: {listed}.")
        outcome = missing(whole)
        if outcome is Outcome.NOT_EVALUABLE:
            problem = Text(f"有页面未能读取，未见{listed}。", f"not seen, as some pages could not be read: {listed}.")
        anchors = marked((one.place for one in near), Side.CONTEXT)
        doubt = outcome is Outcome.FAIL and (pictured(whole) or not printed.of)
        message = check.fail.format(problem=problem)
        yield made(check, f"{AT}/{block[0].code}", outcome, message, anchors, read=_read(printed), doubt=doubt)


def _blocks(absent: Sequence[Section]) -> list[list[Section]]:
    blocks: list[list[Section]] = []
    for one in absent:
        if blocks and int(one.code) == int(blocks[-1][-1].code) + 1:
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return blocks


def _stand_in(block: Sequence[Section], between: Sequence[Heading]) -> Heading | None:
    """The one heading in other words that bears a missing section's numeral at its place."""
    own = [one for one in between if not one.code]
    return own[0] if len(block) == len(own) == 1 and own[0].numeral == block[0].numeral else None


def _named(check: Rule, whole: Whole, printed: Printed) -> Iterator[Finding]:
    for section in form_sections():
        heading = printed.of.get(section.code)
        if heading and not _is_named(heading, section) and not _goes_on(whole, heading, section):
            yield _fault(check, whole, f"{AT}/{section.code}/title", _renamed(heading, section), [heading])


def _numbered(check: Rule, whole: Whole, printed: Printed) -> Iterator[Finding]:
    """Numerals that are not the form's, but for those that follow from a missing section."""
    wrong = [one for one in form_sections() if one.code in printed.of and printed.of[one.code].numeral != one.numeral]
    numerals = [one.numeral for one in form_sections()]
    bare = [one for one in wrong if printed.of[one.code].numeral not in numerals]
    if len(bare) == len(printed.of) > 1:
        problem = Text("各部分标题没有用“一、”至“六、”编号。", "the headings are not numbered 一 to 六.")
        yield _fault(check, whole, f"{AT}/number", problem, list(printed.of.values()))
        return
    for section in wrong:
        heading = printed.of[section.code]
        rank = sorted(printed.of).index(section.code)
        if heading.numeral == numerals[rank]:
            continue
        said = heading.numeral or "无编号"
        problem = Text(
            f"“{heading.text}”的编号应为“{section.numeral}”，现为“{said}”。",
            f"“{heading.text}” should be numbered {section.numeral}, not {heading.numeral or 'without a number'}.",
        )
        yield _fault(check, whole, f"{AT}/{section.code}/number", problem, [heading])


def _again(check: Rule, whole: Whole, printed: Printed) -> Iterator[Finding]:
    """Headings in the form's very words that stand a second time or out of order."""
    chosen = {id(heading) for heading in printed.of.values()}
    seen: dict[str, int] = {}
    for heading in printed.every:
        if not heading.code or id(heading) in chosen or not _is_form(heading):
            continue
        seen[heading.code] = seen.get(heading.code, 0) + 1
        first = printed.of.get(heading.code)
        other = [first] if first else []
        problem = (
            Text(f"“{heading.text}”出现了不止一次。", f"“{heading.text}” stands more than once.")
            if first
            else Text(f"“{heading.text}”的位置与规定次序不符。", f"“{heading.text}” stands out of order.")
        )
        at = f"{AT}/{heading.code}/again/{seen[heading.code]}"
        yield _fault(check, whole, at, problem, [heading, *other])


def _misplaced(section: Section, printed: Printed) -> bool:
    return any(heading.code == section.code and _is_form(heading) for heading in printed.every)


def _is_form(heading: Heading) -> bool:
    section = _section(heading.code)
    return heading.numeral == section.numeral and _is_named(heading, section)


def _is_named(heading: Heading, section: Section) -> bool:
    """Whether the heading has the form's words; the text of a short section may follow on its line."""
    return _words(heading).startswith(plain(section.title))


def _goes_on(whole: Whole, heading: Heading, section: Section) -> bool:
    """Whether the words go on in the next paragraph: a long heading was broken."""
    every = whole.reading.prose.sentences
    after = (plain(one.text) for last, one in pairwise(every) if plain(last.text) == plain(heading.text))
    return any((_words(heading) + text).startswith(plain(section.title)) for text in after)


def _words(heading: Heading) -> str:
    """The words of a heading without its number."""
    words, number = plain(heading.text), plain(heading.numeral)
    for prefix in (f"第{number}部分", number):
        if number and words.startswith(prefix):
            return words[len(prefix) :]
    return words


def _renamed(heading: Heading, section: Section) -> Text:
    return Text(f"“{heading.text}”应为“{section.name}”。", f"“{heading.text}” should read “{section.name}”.")


def _fault(check: Rule, whole: Whole, at: str, problem: Text, headings: Sequence[Heading]) -> Finding:
    anchors = marked(heading.place for heading in headings)
    doubt = pictured(whole, anchors)
    message = check.fail.format(problem=problem)
    read = tuple(heading.text for heading in headings)
    return made(check, at, Outcome.FAIL, message, anchors, read=read, doubt=doubt, severity=Severity.WARNING)


def _read(printed: Printed) -> tuple[str, ...]:
    return tuple(f"{code}={heading.text}" for code, heading in printed.of.items())


@cache
def _section(code: str) -> Section:
    return next(one for one in form_sections() if one.code == code)
