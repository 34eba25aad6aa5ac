# SPDX-License-Identifier: AGPL-3.0-or-later
"""A total and the parts that a sentence lists for it (共112件，其中甲50件、乙62件), on two levels.

Parts are counted in the unit of their total and follow 其中, 包括, 含, 分别为 or a colon, or stand
before 共计. What is in brackets is a level of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.subject import made, plain
from reviewer.forms.quantities import chinese
from reviewer.model.fact import SURE
from reviewer.model.finding import Anchor, Outcome, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Quantity, Sentence

MOST_PARTS = 30
FEW = 3  # parts from which a list that falls a little short is worth a look
SHORT = Decimal("0.1")  # of the total: how little
NEARLY = Decimal("0.05")  # the same where there are but two parts
REACH = 24  # characters between a total and the word that opens its list
NAME = 30  # characters of a part's name

_OPENS = re.compile(
    r"其中|(?:主要)?包括|包含|分别(?:为|是|有)|涉及|(?<![不])含|[:：]|"
    r"(?<=[件条份次项篇场个宗起例部户家人期元])[（(](?!其中|含|不含|包括|主要|分别|注|即|原|均)"
)
_LOOSE = re.compile(r"主要|重点|如[:：]|例如|比如")
_REST = re.compile(r"其[他它余]")
_CLOSED = re.compile(r"分别|包括|包含|[:：]")
_TOTAL_AFTER = re.compile(
    r"^(?:[，,、。；;]|等|总|合|共|累|[两二三四五六][项者类])*(?:共计|合计|总计|共|累计)[^，,、。；;\d]{0,8}$"
)
_ITEMS = re.compile(r"(?P<count>[两二三四五六])[项者类](?:合计|共计|总计)$")
_SHARE = re.compile(r"(?P<share>[，,（(]占[^，。；、（）]{0,6}?[\d.]+%[）)]?)(?P<end>[；;，,、]?)")
_STOPS = re.compile(r"[；;。]|另有|此外|同比|较|比上|同时|以及其中|其中|占")
_UNIT = re.compile(r"[件条份次项篇场个宗起例部户家人期元类册批名处幅张栏]|人次|万元|亿元|户次|家次|场次|件次")


@dataclass(frozen=True, slots=True)
class Listed:
    """A total with its parts in one sentence.

    `closed` when the words say that the parts are all there are, `open` when they say that there are
    more (等, 主要包括); `rest` when the last part is what is left (其他); `commas` when the parts are
    parted by commas and may be other statements.
    """

    sentence: Sentence
    total: Quantity
    parts: tuple[Quantity, ...]
    closed: bool
    open: bool
    commas: bool
    rest: bool = False


def lists(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The parts of a list make its total; where the list may not be complete, no more than that."""
    for at, found in all_lists(whole):
        yield _judged(check, found, at)


def all_lists(whole: Whole) -> Iterator[tuple[str, Listed]]:
    """Each list of a report with its point in it, numbered within its section."""
    count: Counter[str] = Counter()
    for sentence in _joined(whole.reading.prose.sentences):
        for found in listed(sentence):
            count[sentence.section] += 1
            yield f"prose/{sentence.section or '0'}/list/{count[sentence.section]}", found


def _without_shares(sentence: Sentence) -> Sentence:
    """The sentence, character for character, without what says which share each part is (，占31.2%；)."""
    text = _SHARE.sub(lambda m: "·" * len(m["share"]) + ("、" if m["end"] else ""), sentence.text)
    if text == sentence.text:
        return sentence
    return replace(sentence, text=text, quantities=tuple(q for q in sentence.quantities if q.unit != "%"))


def _joined(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences, one that begins with 其中 joined to the one before it, whose last figure it takes apart."""
    last: Sentence | None = None
    for sentence in sentences:
        if last and sentence.paragraph == last.paragraph and sentence.text.startswith("其中"):
            by = len(last.text)
            own = tuple(replace(q, start=q.start + by, end=q.end + by) for q in sentence.quantities)
            before = last.text.removesuffix("。").ljust(by, "，")
            last = replace(last, text=before + sentence.text, quantities=last.quantities + own)
            continue
        if last:
            yield last
        last = sentence
    if last:
        yield last


def listed(sentence: Sentence) -> list[Listed]:
    """All lists of a sentence, outer ones before those in their brackets; the shares of parts are passed over."""
    if len(sentence.quantities) < 2:
        return []
    sentence = _without_shares(sentence)
    depth = _depths(sentence.text)
    found: list[Listed] = []
    for index, total in enumerate(sentence.quantities):
        if not _UNIT.fullmatch(total.unit) or total.loose or total.rounding:
            continue
        one = _after(sentence, index, depth) or _before(sentence, index, depth)
        if one and not any(q.loose or q.rounding for q in one.parts):
            found.append(one)
    return found


def _judged(check: Rule, found: Listed, at: str) -> Finding:
    values = [part.value for part in found.parts]
    total, left = found.total.value, sum(values, Decimal(0))
    fault = _fault(check, found, values, total - left)
    sound, severity = fault is None, fault or check.severity
    gap = total - left
    fields = {"total": plain(total) + found.total.unit, "left": plain(left), "count": len(values)}
    fields |= {"difference": plain(abs(gap))}
    said = check.fail if severity is check.severity else check.remark
    message = check.name if sound else said.format(**fields)
    anchors = tuple(Anchor(place, Side.LEFT) for part in found.parts[:MOST_PARTS] for place in part.places)
    anchors += tuple(Anchor(place, Side.RIGHT) for place in found.total.places)
    read = tuple(f"{at}/{i}={plain(q.value)}" for i, q in enumerate((found.total, *found.parts)))
    doubt = any(q.confidence < SURE for q in (found.total, *found.parts))
    outcome = Outcome.PASS if sound else Outcome.FAIL
    return made(check, at, outcome, message, anchors, left, total, read, doubt, severity)


def _fault(check: Rule, found: Listed, values: Sequence[Decimal], gap: Decimal) -> Severity | None:
    """How bad it is that the parts leave a gap to their total (below 0: that they make more), None when it is not."""
    total = found.total.value
    prefix = any(sum(values[:n]) == total for n in range(2, len(values)))
    if gap == 0 or (prefix and found.commas):
        return None
    if gap < 0:
        overlap = found.commas or (len(values) < FEW and not found.closed and max(values) <= total)
        return Severity.REVIEW if overlap else check.severity
    if found.open:
        return None
    if found.closed and not found.commas:
        return check.severity
    near = (SHORT if len(values) >= FEW else NEARLY) * total
    little = len(values) > 1 and gap <= near and not found.commas
    return Severity.REVIEW if little or (found.closed and found.rest) else None


def _after(sentence: Sentence, index: int, depth: Sequence[int]) -> Listed | None:
    """The list that follows a total."""
    total, text = sentence.quantities[index], sentence.text
    end = total.end + len(total.unit)
    opens = _OPENS.search(text, end, end + REACH)
    following = sentence.quantities[index + 1] if index + 1 < len(sentence.quantities) else None
    if opens is None or following is None or opens.start() > following.start:
        return None
    if re.search(r"[。；;]", text[end : opens.start()]):
        return None
    inside = depth[opens.start()]
    if inside < depth[total.start] or inside > depth[total.start] + 1:
        return None
    parts, stop = _parts(sentence, index + 1, opens.end(), total.unit, depth, inside)
    if not parts or (len(parts) == 1 and not opens.group().startswith("其中")):
        return None
    words = text[end:stop]
    return Listed(
        sentence,
        total,
        tuple(parts),
        closed=bool(_CLOSED.search(opens.group()) or _REST.search(text[opens.end() : parts[-1].start])),
        open=bool(_LOOSE.search(text[end : opens.end()]) or _is_open(text, parts[-1], stop) or _nested(words, opens)),
        rest=bool(_REST.search(text[parts[-2].end : parts[-1].start])) if len(parts) > 1 else False,
        commas=len(parts) > 1 and bool(re.search(r"[，,]", _outside(text, parts[0], parts[-1], depth))),
    )


def _parts(
    sentence: Sentence, first: int, start: int, unit: str, depth: Sequence[int], inside: int
) -> tuple[list[Quantity], int]:
    """The figures of one list and where it ends: at another unit, another level, or words that begin anew."""
    text, last = sentence.text, start
    parts: list[Quantity] = []
    for part in sentence.quantities[first:]:
        if depth[part.start] > inside:
            continue
        between = _flat(text, last, part.start, depth, inside)
        ended = depth[part.start] < inside or min(depth[last : part.start + 1], default=inside) < inside
        if ended or _STOPS.search(between) or len(between) > NAME:
            break
        if part.unit != unit:
            break
        if parts and re.search(r"[，,]", between) and _separator(text, parts, depth) == "、":
            break
        parts.append(part)
        last = part.end + len(part.unit)
    return parts, last


def _separator(text: str, parts: Sequence[Quantity], depth: Sequence[int]) -> str:
    """What parts the figures of a list so far: 、 unless a comma stands between two of them."""
    if len(parts) < 2:
        return ""
    return "，" if re.search(r"[，,]", _outside(text, parts[0], parts[-1], depth)) else "、"


def _before(sentence: Sentence, index: int, depth: Sequence[int]) -> Listed | None:
    """The list that stands before its total: 甲50件、乙62件，共计112件."""
    total, text = sentence.quantities[index], sentence.text
    parts: list[Quantity] = []
    last = total
    items = _ITEMS.search(text[: total.start])
    apart, most = ("、，,", chinese(items["count"].replace("两", "二"))) if items else ("、", None)
    for part in reversed(sentence.quantities[:index]):
        between = text[part.end + len(part.unit) : last.start]
        if items and part.start == items.start():
            continue
        if part.unit != total.unit or depth[part.start] != depth[total.start]:
            break
        fits = re.fullmatch(rf"[{apart}][^，,、。；;：:]{{1,24}}" if parts else _TOTAL_AFTER, between)
        if not fits:
            break
        parts.insert(0, part)
        last = part
        if len(parts) == most:
            break
    if len(parts) < 2:
        return None
    if not re.search(r"共计|合计|总计", text[parts[-1].end : total.start]):
        return None
    return Listed(sentence, total, tuple(parts), closed=True, open=False, commas=False)


def _is_open(text: str, last: Quantity, stop: int) -> bool:
    """Whether 等 follows the last part."""
    return text[max(stop, last.end) :].startswith("等")


def _nested(words: str, opens: re.Match[str]) -> bool:
    """Whether a second 其中 cut the list short."""
    return words.count("其中") > 1 or (opens.group() != "其中" and "其中" in words)


def _depths(text: str) -> list[int]:
    """How many brackets stand open at each character."""
    found: list[int] = []
    depth = 0
    for c in text:
        if c in "（(":
            depth += 1
        found.append(depth)
        if c in "）)":
            depth = max(depth - 1, 0)
    return [*found, 0]


def _flat(text: str, start: int, end: int, depth: Sequence[int], inside: int) -> str:
    """The characters of one level, without what stands in deeper brackets."""
    return "".join(text[i] for i in range(start, end) if depth[i] <= inside)


def _outside(text: str, first: Quantity, last: Quantity, depth: Sequence[int]) -> str:
    return _flat(text, first.end, last.start, depth, depth[first.start])
