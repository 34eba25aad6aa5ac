# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the charts show: failures by family and by district, applications and their results by district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.families import FAMILIES, NAMES
from reviewer.model.chart import Bars, Series
from reviewer.model.summary import Tally
from reviewer.model.text import Text

_RECEIVED = (("1", Text("本年新收", "Received this year")), ("2", Text("上年结转", "Carried in")))
_RESULTS = (
    ("3.1", Text("予以公开", "Disclosed")),
    ("3.2", Text("部分公开", "Partly disclosed")),
    ("3.3", Text("不予公开", "Refused")),
    ("3.4", Text("无法提供", "Not available")),
    ("3.5", Text("不予处理", "Not processed")),
    ("3.6", Text("其他处理", "Otherwise")),
    ("4", Text("结转下年度", "Carried out")),
)
_STATES = (Text("失败", "Fail"), Text("需判断", "To judge"))


@dataclass(frozen=True, slots=True)
class Failing:
    """How many findings of one report and family fail, and how many need judgement, before decisions.

    As everywhere in the window, an error fails and a warning needs judgement.
    """

    district: str
    family: str
    failed: int
    review: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The totals of table 3 of one report, by line; `own` when the report is that of the district itself."""

    district: str
    own: bool
    totals: Mapping[str, Decimal | None]


def charts(reports: Sequence[Tally], totals: Mapping[str, Mapping[str, Decimal | None]]) -> tuple[Bars, ...]:
    """All charts; `totals` are those of table 3 by UUID and line. Applications are those of the newest year."""
    found = [
        Failing(_district(it), family, part.errors, part.warnings + part.reviews)
        for it in reports
        for family, part in it.parts.items()
    ]
    newest = max((it.year for it in reports if it.year), default=None)
    counted = [
        Counted(_district(it), it.body == it.district, totals[it.report])
        for it in reports
        if it.report in totals and it.year == newest
    ]
    return by_family(found), by_district(found), received(counted), results(counted)


def _district(it: Tally) -> str:
    return it.district or it.body or "—"


def by_family(found: Iterable[Failing]) -> Bars:
    """Failures by family of checks, in the order of a report."""
    sums = _summed((it.family, it) for it in found)
    return _failures("families", Text("各类核对的问题数", "Findings by family of checks"), FAMILIES, sums)


def by_district(found: Iterable[Failing]) -> Bars:
    """Failures by district, the most first."""
    sums = _summed((it.district, it) for it in found)
    order = sorted(sums, key=lambda name: (-sums[name][0], -sums[name][1], name))
    return _failures("districts", Text("各区（部门）的问题数", "Findings by district"), order, sums)


def _summed(found: Iterable[tuple[str, Failing]]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for key, it in found:
        failed, review = sums.get(key, (0, 0))
        sums[key] = failed + it.failed, review + it.review
    return sums


def _failures(key: str, title: Text, order: Sequence[str], sums: Mapping[str, tuple[int, int]]) -> Bars:
    there = [name for name in order if any(sums.get(name, (0, 0)))]
    series = (Series(words, tuple(Decimal(sums[name][at]) for name in there)) for at, words in enumerate(_STATES))
    names = tuple(NAMES.get(name, Text(name, name)) for name in there)
    return Bars(key, title, names, tuple(series), failures=True)


def received(reports: Iterable[Counted]) -> Bars:
    """Applications by district: received in the year, carried in from the year before."""
    return _lines("received", Text("各区（部门）收到的申请（件）", "Applications by district"), _RECEIVED, reports)


def results(reports: Iterable[Counted]) -> Bars:
    """What became of the applications, by district."""
    return _lines("results", Text("各区（部门）的申请办理结果（件）", "Results by district"), _RESULTS, reports)


def _lines(key: str, title: Text, wanted: Sequence[tuple[str, Text]], reports: Iterable[Counted]) -> Bars:
    sums, partly = _areas(reports, [line for line, _ in wanted])
    order = sorted(sums, key=lambda name: (-sum(value or 0 for value in sums[name]), name))
    series = (Series(words, tuple(sums[name][at] for name in order)) for at, (_, words) in enumerate(wanted))
    return Bars(key, title, tuple(Text(name, name) for name in order), tuple(series), _remark(partly))


def _areas(reports: Iterable[Counted], lines: Sequence[str]) -> tuple[dict[str, tuple[Decimal | None, ...]], list[str]]:
    """The figures of every district, and the districts of which some figure is missing.

    A district's own report stands for its parts, which it covers; where there is none they are added up.
    """
    by_name: dict[str, list[Counted]] = defaultdict(list)
    for it in reports:
        by_name[it.district].append(it)
    sums, partly = {}, []
    for name, every in by_name.items():
        taken = [it for it in every if it.own] or every
        rows = [[_line(it.totals, line) for line in lines] for it in taken]
        sums[name] = tuple(_sum(column) for column in zip(*rows, strict=True))
        if any(value is None for row in rows for value in row):
            partly.append(name)
    return sums, partly


def _line(totals: Mapping[str, Decimal | None], line: str) -> Decimal | None:
    """A line, or the sum of the lines below it; None when one of them is not known."""
    parts = [value for code, value in totals.items() if code == line or code.startswith(f"{line}.")]
    known = [value for value in parts if value is not None]
    return sum(known, Decimal(0)) if parts and len(known) == len(parts) else None


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _remark(partly: Sequence[str]) -> Text | None:
    if not partly:
        return None
    named = "、".join(sorted(partly))
    return Text(f"以下单位有数字没有读到，图中未计入：{named}", f"Some figures of these were not read: {named}")
