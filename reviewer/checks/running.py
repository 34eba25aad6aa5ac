# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run every check of the rule book over the facts of one report, or of one plan of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks.explaining import explained
from reviewer.checks.kinds import ACROSS, PLAN_KINDS, REPORT_KINDS, TABLE_KINDS
from reviewer.checks.office import book
from reviewer.checks.subject import Subject
from reviewer.checks.whole import Whole
from reviewer.forms.book import TABLES, table_form
from reviewer.model.document import State
from reviewer.model.finding import Finding, Outcome
from reviewer.model.related import ALONE
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewer.checks.book import Rule
    from reviewer.model.fact import Fact
    from reviewer.model.prose import Claim
    from reviewer.model.related import Related
    from reviewer.model.report import Reading


def run(
    reading: Reading,
    facts: Mapping[str, Fact],
    claims: Sequence[Claim] = (),
    related: Related = ALONE,
) -> tuple[Finding, ...]:
    """Findings of all checks in the order of the rule book, passes included; `claims` are the prose's.

    A table that was not found makes each of its checks not evaluable, once.
    """
    found: list[Finding] = []
    subjects: dict[str, Subject] = {}
    whole: Whole | None = None
    for rule in _due(reading):
        if rule.kind in REPORT_KINDS:
            whole = whole or _whole(reading, facts, claims, related)
            found.extend(REPORT_KINDS[rule.kind](rule, whole))
            continue
        for table in rule.tables:
            if table not in reading.forms:
                found.append(_no_table(rule, table))
                continue
            if rule.versions and reading.forms[table] not in rule.versions:
                continue
            subject = subjects.get(table) or _subject(reading, facts, table)
            subjects[table] = subject
            found.extend(TABLE_KINDS[rule.kind](rule, subject))
    return explained(found, subjects)


def run_plan(reading: Reading, facts: Mapping[str, Fact], related: Related = ALONE) -> tuple[Finding, ...]:
    """Findings of the checks of a plan of work, and of no others, passes included."""
    whole = _whole(reading, facts, (), related)
    return tuple(it for rule in book().rules if rule.kind in PLAN_KINDS for it in PLAN_KINDS[rule.kind](rule, whole))


def again(
    reading: Reading,
    facts: Mapping[str, Fact],
    claims: Callable[[], Sequence[Claim]],
    related: Related,
    alone: Sequence[Finding],
) -> tuple[Finding, ...]:
    """What `run` would find, given what it found without the other reports (`alone`): only they are looked at anew.

    `claims` is asked for the prose's claims where a check needs them.
    """
    kept: dict[str, list[Finding]] = {}
    for finding in alone:
        kept.setdefault(finding.check, []).append(finding)
    whole: Whole | None = None
    found: list[Finding] = []
    for rule in _due(reading):
        if any(getattr(related, name) for name in ACROSS.get(rule.kind, ())):
            whole = whole or _whole(reading, facts, claims() if related.last else (), related)
            found.extend(REPORT_KINDS[rule.kind](rule, whole))
        else:
            found.extend(kept.get(rule.code, ()))
    return tuple(found)


def _due(reading: Reading) -> list[Rule]:
    """The rules in force for annual reports that hold for the year of this one."""
    rules = (rule for rule in book().rules if rule.kind not in PLAN_KINDS)
    return [rule for rule in rules if rule.since <= (reading.year or rule.since)]


def _subject(reading: Reading, facts: Mapping[str, Fact], table: str) -> Subject:
    form = table_form(table, reading.forms[table])
    own = {address: facts[address] for address in form.addresses() if address in facts}
    left_over = [figure for figure in reading.unread if figure.table == table]
    rows = reading.rows.get(table, ())
    whole = reading.state is not State.PARTLY_READ
    scanned = any(page.scanned for page in reading.pages)
    return Subject(form, own, rows, whole, left_over, scanned)


def _whole(reading: Reading, facts: Mapping[str, Fact], claims: Sequence[Claim], related: Related) -> Whole:
    forms = {table: table_form(table, version) for table, version in reading.forms.items() if table in TABLES}
    return Whole(reading, facts, claims, forms, related)


def _no_table(rule: Rule, table: str) -> Finding:
    name = table_form(table).name
    message = Text(
        f"未找到{name.zh}，无法核对“{rule.name.zh}”。", f"{name.en} was not found; “{rule.name.en}” cannot be checked."
    )
    return Finding(rule.code, table, Outcome.NOT_EVALUABLE, rule.severity, message)
