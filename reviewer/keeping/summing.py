# SPDX-License-Identifier: AGPL-3.0-or-later
"""The line of the list of reports for each of them: made from its findings and decisions, and kept true to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reviewer.checks.families import FAMILIES, PLAN, families, family_at
from reviewer.checks.office import book
from reviewer.forms.book import TABLES
from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import SET_ASIDE, Status
from reviewer.model.summary import Part, Parts, Summary
from reviewer.store import reports, summaries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.checks.office import Book
    from reviewer.store.opening import Transaction
    from reviewer.store.summaries import Mark, Stuff

AT_ONCE = 500
"""How many reports are summed up at a time, so that a large project needs little memory for it."""

_WANTED = {"work-plan": (PLAN,), "annual-report-2021": TABLES, "annual-report-2019": TABLES}
_FIELDS = {
    Severity.ERROR: ("errors", "open_errors"),
    Severity.WARNING: ("warnings", "open_warnings"),
    Severity.REVIEW: ("reviews", "open_reviews"),
}
_known: dict[str, tuple[Book, Mapping[str, Sequence[str]]]] = {}


def renew(db: Transaction, *uuids: str) -> None:
    """Sum reports up again, in the transaction that changed them; KeyError when one is not there."""
    keys = [reports.key(db, uuid) for uuid in uuids]
    for at in range(0, len(keys), AT_ONCE):
        _put(db, keys[at : at + AT_ONCE])


def complete(db: Transaction) -> int:
    """Sum up what no line tells of, as in a file of an earlier program; how many reports that were."""
    lacking = summaries.lacking(db, book().version)
    for at in range(0, len(lacking), AT_ONCE):
        _put(db, lacking[at : at + AT_ONCE])
    return len(lacking)


def is_complete(db: Transaction) -> bool:
    """Whether every report has its line."""
    return not summaries.lacking(db, book().version)


def summed(it: Stuff) -> Summary:
    """A report in numbers."""
    failed = [mark for mark in it.marks if mark.outcome is Outcome.FAIL]
    standing = [mark for mark in failed if mark.status not in SET_ASIDE]
    heavy = sum(_weighs(mark) for mark in standing)
    severities = Counter(mark.severity for mark in failed)
    return Summary(
        parts(it),
        failed=severities[Severity.ERROR] + severities[Severity.WARNING],
        review=severities[Severity.REVIEW],
        not_evaluable=sum(mark.outcome is Outcome.NOT_EVALUABLE for mark in it.marks),
        undecided=sum(_waits(mark) for mark in it.marks if mark.outcome is not Outcome.PASS),
        passed=sum(it.passes.values()),
        warnings=severities[Severity.WARNING],
        heavy=heavy,
        light=len(standing) - heavy,
        touched=it.reviewer is not None,
        reviewer=it.reviewer or "",
    )


def parts(it: Stuff) -> Parts:
    """The numbers of each part, in the order in which parts are shown; a part without any is left out."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mark in it.marks:
        counts[family_at(mark.code, mark.at, mark.addresses)].update(_counted(mark))
    of_code = _parts_of_codes()
    for code, times in it.passes.items():
        for name in of_code.get(code, ()):
            counts[name]["passes"] += times
    wanted = _WANTED.get(it.form or "", ())
    made = {
        name: Part(**counts[name], unread=name in wanted and name not in it.tables, read=name in it.tables)
        for name in FAMILIES
    }
    return {name: part for name, part in made.items() if part != Part()}


def _counted(mark: Mark) -> Counter[str]:
    if mark.outcome is Outcome.NOT_EVALUABLE:
        return Counter(unknown=1)
    if mark.outcome is not Outcome.FAIL:
        return Counter()
    every, waiting = _FIELDS[mark.severity]
    return Counter({every: 1, waiting: 1} if _waits(mark) else {every: 1})


def _waits(mark: Mark) -> bool:
    return mark.status in (None, Status.OPEN)


def _weighs(mark: Mark) -> bool:
    upheld = mark.severity is Severity.REVIEW and mark.status is Status.CONFIRMED
    return mark.severity is Severity.ERROR or upheld


def _parts_of_codes() -> Mapping[str, Sequence[str]]:
    """The parts that every rule in force looks at."""
    now = book()
    known = _known.get("parts")
    if known is None or known[0] is not now:
        known = now, {rule.code: families(rule) for rule in now.rules}
        _known["parts"] = known
    return known[1]


def _put(db: Transaction, keys: Sequence[int]) -> None:
    summaries.put(db, book().version, ((it, summed(it)) for it in summaries.stuff(db, keys)))
