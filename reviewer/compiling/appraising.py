# SPDX-License-Identifier: AGPL-3.0-or-later
"""The yearly appraisal: an office's points, and how many findings of each kind a body has that may take some."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer import resources
from reviewer.checks import office
from reviewer.checks.families import FAMILIES, family
from reviewer.errors import ReviewerError
from reviewer.model.appraisal import Appraisal, Points, Scale, Scored
from reviewer.model.body import Stand
from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import Reviewed, Status
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model.body import Listed, Roll
    from reviewer.model.project import OpenReport

FILE = f"forms/annual-report/{office.APPRAISAL}"
OWN = "OWN"
_TABLES = ("disclosure", "requests", "disputes")
_LATE = (Stand.LATE, Stand.OVERDUE, Stand.MISSING)
_WHEN = ("confirmed", "standing")
_NAMED = ("zh", "en", "minus", "most")
_POINTS = (*_NAMED, "family", "check", "severity", "when")
_WHOLE = ("base", "least", "points", "late")
_MOST = Decimal(10_000)


def load(folder: str) -> Scale:
    """The scale of the office's folder, else the product's own; ReviewerError names the file and what is wrong."""
    own = Path(folder) / office.APPRAISAL if folder else None
    file = own if own is not None and own.exists() else resources.path(FILE)
    try:
        return _scale(tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal))
    except (OSError, ValueError) as error:
        raise ReviewerError(
            Text(f"考核文件“{file}”不能用：{error}", f"The appraisal file “{file}” cannot be used: {error}"),
            Text(
                "请改正该文件，或在“设置”中关闭“考核评分”。",
                "Mend the file, or switch the appraisal off in the settings.",
            ),
        ) from error


def _scale(given: Mapping[str, Any]) -> Scale:
    """ValueError says what is wrong."""
    for key in given:
        _known(key, _WHOLE)
    points = [_points(entry) for entry in _entries(given, "points")]
    late = [_late(entry) for entry in _entries(given, "late")]
    if not points:
        raise ValueError("没有 [[points]] / no [[points]]")
    return Scale(_number(given, "base", Decimal(100)), _number(given, "least", Decimal(0)), (*points, *late))


def _points(entry: Mapping[str, Any]) -> Points:
    for key in entry:
        _known(key, _POINTS)
    family_, check = str(entry.get("family", "")), str(entry.get("check", ""))
    if family_:
        _known(family_, FAMILIES)
    if check:
        _known(check, [OWN, *(rule.code for rule in office.book().rules)])
    if "severity" in entry:
        _known(str(entry["severity"]), [str(it) for it in Severity])
    when = str(entry.get("when", _WHEN[0]))
    _known(when, _WHEN)
    severity = Severity(entry["severity"]) if "severity" in entry else None
    return Points(_name(entry), *_worth(entry), family_, check, severity, when == _WHEN[1])


def _late(entry: Mapping[str, Any]) -> Points:
    for key in entry:
        _known(key, (*_NAMED, "stand"))
    stand = str(entry.get("stand", ""))
    _known(stand, [str(it) for it in _LATE])
    return Points(_name(entry), *_worth(entry), stand=Stand(stand))


def _name(entry: Mapping[str, Any]) -> Text:
    zh = str(entry.get("zh", "")).strip()
    if not zh:
        raise ValueError("条目缺少名称 zh / an entry lacks its name zh")
    return Text(zh, str(entry.get("en", "")).strip() or zh)


def _worth(entry: Mapping[str, Any]) -> tuple[Decimal, Decimal | None]:
    if "minus" not in entry:
        raise ValueError(f"“{entry.get('zh')}”缺少 minus / lacks minus")
    return _number(entry, "minus", Decimal(0)), _number(entry, "most", Decimal(0)) if "most" in entry else None


def _number(entry: Mapping[str, Any], key: str, usual: Decimal) -> Decimal:
    value = entry.get(key, usual)
    told = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else Decimal("nan")
    if not told.is_finite() or not 0 <= told <= _MOST:
        raise ValueError(f"{key} 应为 0 至 {_MOST} 的数 / {key} must be a number from 0 to {_MOST}")
    return told


def _entries(given: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = given.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ValueError(f"{name} 应写作 [[{name}]] / write [[{name}]]")
    return found


def _known(word: str, words: Iterable[str]) -> None:
    every = list(words)
    if word not in every:
        near = get_close_matches(word, every, 1)
        hint = f"，是否为“{near[0]}” / did you mean “{near[0]}”?" if near else ""
        raise ValueError(f"不认识“{word}” / unknown “{word}”{hint}")


def appraised(scale: Scale, reports: Sequence[OpenReport], roll: Roll) -> Appraisal:
    """Count for every body that must report or did; one that need not report and did not is left out."""
    known = {it.row.uuid: it for it in reports}
    listed = [it for it in roll.bodies if it.report or it.stand is not Stand.FREE]
    bodies = tuple(_scored(scale, it, known.get(it.report or "")) for it in listed)
    placed = {it.report for it in listed}
    return Appraisal(roll.year, scale, bodies, tuple(it.file for it in roll.unmatched if it.uuid not in placed))


def _scored(scale: Scale, it: Listed, report: OpenReport | None) -> Scored:
    unsure = it.stand is Stand.LATE and it.doubt
    counts = [int(one.stand is it.stand and not unsure) for one in scale.points]
    if report is None:
        return Scored(it.body.name, it.stand, tuple(counts), any(counts))
    readable = not report.row.error and report.reading.error is None
    doubtful = 0
    for one in report.findings:
        at = _kind(scale, one)
        if at is not None and one.finding.doubt:
            doubtful += 1
        elif at is not None:
            counts[at] += 1
    missing = tuple(table for table in _TABLES if table not in report.reading.forms)
    open_ = sum(one.undecided for one in report.findings if one.finding.outcome is Outcome.FAIL)
    error = report.reading.error
    return Scored(it.body.name, it.stand, tuple(counts), readable, open_, doubtful, missing, error, unsure)


def _kind(scale: Scale, one: Reviewed) -> int | None:
    """As which of the points a finding counts; None where it takes none, as whatever was set aside."""
    return next((at for at, points in enumerate(scale.points) if _takes(points, one)), None)


def _takes(points: Points, one: Reviewed) -> bool:
    it = one.finding
    confirmed = one.status is Status.CONFIRMED and not one.stale
    pending = points.standing and it.severity is Severity.ERROR and one.undecided
    return (
        points.stand is None
        and it.outcome is Outcome.FAIL
        and (confirmed or pending)
        and points.check in ("", it.check)
        and points.severity in (None, it.severity)
        and points.family in ("", family(it))
    )
