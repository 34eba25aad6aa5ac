# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which findings the list lets through, and under which heads it puts them; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reviewer.checks.office import book
from reviewer.desk.i18n import tr
from reviewer.desk.look.states import State
from reviewer.desk.selection import Numbered
from reviewer.model.finding import Severity
from reviewer.model.project import Reviewed, Status
from reviewer.model.reply import Follow
from reviewer.model.text import Lang


class Filter(StrEnum):
    """What the chips over the list let through."""

    ALL = "all"
    FAIL = "fail"
    JUDGE = "judge"
    UNKNOWN = "unknown"
    DONE = "done"
    STALE = "stale"
    BACK = "back"
    OWN = "own"
    OUT = "out"
    REPLIED = "replied"
    CLOSED = "closed"


RARE = (Filter.STALE, Filter.BACK, Filter.OWN, Filter.OUT, Filter.REPLIED, Filter.CLOSED)
"""Those that a report seldom has; their chips show only where there is something."""


_REPLIED = (Follow.ANSWERED, Follow.DISPUTED, Follow.CORRECTED, Follow.REOPENED)


class Grouping(StrEnum):
    """What the heads of the list are."""

    NONE = "none"
    CHECK = "check"
    PAGE = "page"


_PASSES: Mapping[Filter, Callable[[Numbered], bool]] = {
    Filter.ALL: lambda one: True,
    Filter.FAIL: lambda one: one.state is State.FAIL,
    Filter.JUDGE: lambda one: one.state is State.JUDGE,
    Filter.UNKNOWN: lambda one: one.state is State.UNKNOWN,
    Filter.DONE: lambda one: one.reviewed.status is not Status.OPEN,
    Filter.STALE: lambda one: one.reviewed.stale,
    Filter.BACK: lambda one: one.reviewed.comes_back,
    Filter.OWN: lambda one: one.by_person,
    Filter.OUT: lambda one: one.follow in (Follow.SENT, Follow.OVERDUE),
    Filter.REPLIED: lambda one: one.follow in _REPLIED,
    Filter.CLOSED: lambda one: one.follow is Follow.CLOSED,
}


def filter_name(wanted: Filter) -> str:
    names = {
        Filter.ALL: tr("全部"),
        Filter.FAIL: tr("失败"),
        Filter.JUDGE: tr("需判断"),
        Filter.UNKNOWN: tr("无法核对"),
        Filter.DONE: tr("已处理"),
        Filter.STALE: tr("需再看"),
        Filter.BACK: tr("上年也有"),
        Filter.OWN: tr("自己添加"),
        Filter.OUT: tr("待回复"),
        Filter.REPLIED: tr("已回复"),
        Filter.CLOSED: tr("已办结"),
    }
    return names[wanted]


def grouping_name(grouping: Grouping) -> str:
    names = {Grouping.NONE: tr("不分组"), Grouping.CHECK: tr("按检查分组"), Grouping.PAGE: tr("按页分组")}
    return names[grouping]


def grouping_of(name: str) -> Grouping:
    """The grouping of that name; none when there is no such."""
    return Grouping(name) if name in tuple(Grouping) else Grouping.NONE


def passes(one: Numbered, wanted: Filter) -> bool:
    return _PASSES[wanted](one)


def count(findings: Iterable[Numbered], wanted: Filter) -> int:
    return sum(map(_PASSES[wanted], findings))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that narrows the list: a chip, how bad, and words that must occur."""

    chip: Filter = Filter.ALL
    severity: Severity | None = None
    words: str = ""

    def lets(self, findings: Iterable[Numbered], lang: Lang) -> tuple[Numbered, ...]:
        """Those of the findings that get through."""
        fits, words = _PASSES[self.chip], self.words.casefold().split()
        found = [one for one in findings if fits(one)]
        if self.severity is not None:
            found = [one for one in found if one.reviewed.finding.severity is self.severity]
        if words:
            found = [one for one in found if _says(one.reviewed, words, lang)]
        return tuple(found)


def _says(reviewed: Reviewed, words: Iterable[str], lang: Lang) -> bool:
    """Whether sentence, check, reason or notes have all the words."""
    finding, decision = reviewed.finding, reviewed.decision
    said = [finding.check, finding.message.say(lang), *(note.text for note in reviewed.notes)]
    whole = "\n".join([*said, decision.reason if decision else ""]).casefold()
    return all(word in whole for word in words)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: `name` tells it from the others, `waiting` are still to be decided."""

    name: str
    words: str
    state: State
    count: int
    waiting: int
    folded: bool


Line = Numbered | Head


def arranged(findings: Iterable[Numbered], grouping: Grouping, folded: frozenset[str], lang: Lang) -> tuple[Line, ...]:
    """The findings in their order, or under heads; what is under a folded head is left out."""
    if grouping is Grouping.NONE:
        return tuple(findings)
    groups: dict[str, list[Numbered]] = {}
    for one in findings:
        groups.setdefault(group_of(one, grouping), []).append(one)
    names = list(groups) if grouping is Grouping.CHECK else sorted(groups)
    lines: list[Line] = []
    for name in names:
        group = groups[name]
        waiting, words = sum(one.waiting for one in group), _words(name, group[0], grouping, lang)
        lines.append(Head(name, words, group[0].state, len(group), waiting, name in folded))
        lines += () if name in folded else group
    return tuple(lines)


def group_of(one: Numbered, grouping: Grouping) -> str:
    """The name of the group that a finding is in; names of pages sort as their numbers do."""
    finding = one.reviewed.finding
    if grouping is Grouping.CHECK:
        return finding.check
    return f"{min(anchor.place.page for anchor in finding.anchors):06}" if finding.anchors else ""


def _words(name: str, first: Numbered, grouping: Grouping, lang: Lang) -> str:
    if grouping is Grouping.PAGE:
        return tr("第 {page} 页").format(page=int(name)) if name else tr("整份报告")
    if first.by_person:
        return tr("自己添加")
    rule = next((rule for rule in book().rules if rule.code == name), None)
    return f"{name}  {rule.name.say(lang)}" if rule else name
