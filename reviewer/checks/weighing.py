# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a report has its verdict: the reasons in order of weight, and the verdict that decisions leave."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.checks.families import FAMILIES as FAMILIES
from reviewer.checks.families import NAMES as NAMES
from reviewer.checks.families import family
from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import after_decisions
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewer.model.finding import Finding
    from reviewer.model.project import Reviewed
    from reviewer.model.report import Reading, Verdict

MOST_CODES = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """How many checks failed, by how bad it is."""

    errors: int = 0
    warnings: int = 0
    reviews: int = 0

    @property
    def text(self) -> Text:
        """`错误 2，提醒 1，需判断 3`; empty when nothing failed."""
        named = (
            (self.errors, Text("错误", "errors")),
            (self.warnings, Text("提醒", "warnings")),
            (self.reviews, Text("需判断", "to judge")),
        )
        some = [(count, name) for count, name in named if count]
        return Text(
            "，".join(f"{name.zh} {count}" for count, name in some),
            ", ".join(f"{count} {name.en}" for count, name in some),
        )


def counted(findings: Iterable[Finding]) -> Counts:
    """The failures among findings, by severity."""
    failed = [it.severity for it in findings if it.outcome is Outcome.FAIL]
    return Counts(*(failed.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.REVIEW)))


_WEIGHTS: tuple[tuple[Callable[[Finding], bool], Text], ...] = (
    (lambda it: it.severity is Severity.ERROR, Text("{name}：{count} 处错误", "{name}: errors {count}")),
    (lambda it: it.doubt, Text("{name}：{count} 处因读取存疑待定", "{name}: read with doubt {count}")),
    (lambda it: it.severity is Severity.REVIEW, Text("{name}：{count} 处需判断", "{name}: to judge {count}")),
    (lambda it: it.severity is Severity.WARNING, Text("{name}：{count} 处提醒", "{name}: warnings {count}")),
)
"""What weighs more stands first; a failure has the weight of the first row that holds for it."""


def reasons(reading: Reading, findings: Iterable[Finding]) -> tuple[Text, ...]:
    """Why the verdict is as it is, heaviest first: what was not read, then `faults`."""
    unread = ((reading.error,) if reading.error else ()) + reading.gaps
    return unread + faults(findings)


def faults(findings: Iterable[Finding]) -> tuple[Text, ...]:
    """What failed, by weight and then by part of the report, with counts and codes; last what was not evaluable."""
    every = tuple(findings)
    failed = [it for it in every if it.outcome is Outcome.FAIL]
    weights = {id(it): next(at for at, (holds, _) in enumerate(_WEIGHTS) if holds(it)) for it in failed}
    found: list[Text] = []
    for at, (_, words) in enumerate(_WEIGHTS):
        found += _by_part(words, [it for it in failed if weights[id(it)] == at])
    unknown = sum(it.outcome is Outcome.NOT_EVALUABLE for it in every)
    if unknown:
        found.append(Text(f"{unknown} 项检查无法核对", f"not evaluable: {unknown}"))
    return tuple(found)


def verdict_decided(verdict: Verdict, findings: Sequence[Reviewed], passed: int) -> Verdict:
    """The verdict when decisions are taken into account; `passed` checks are not among the findings.

    Findings set aside (explained, dismissed, misread) no longer count, upheld ones count, and a
    decision on other figures than those of now counts as none.
    """
    standing = [it for it in findings if it.finding.outcome is Outcome.FAIL and not it.set_aside]
    heavy = sum(it.weighs for it in standing)
    return after_decisions(verdict, heavy, len(standing) - heavy, passed)


def _by_part(words: Text, found: Sequence[Finding]) -> Iterator[Text]:
    parts: dict[str, list[str]] = defaultdict(list)
    for it in found:
        parts[family(it)].append(it.check)
    for part in FAMILIES:
        if part in parts:
            codes = tuple(dict.fromkeys(parts[part]))
            said = words.format(name=NAMES[part], count=len(parts[part]))
            shown, more = codes[:MOST_CODES], len(codes) > MOST_CODES
            zh = "、".join(shown) + ("等" if more else "")
            en = ", ".join(shown) + (", …" if more else "")
            yield Text(f"{said.zh}（{zh}）", f"{said.en} ({en})")
