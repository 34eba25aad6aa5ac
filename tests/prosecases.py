# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports for tests of the prose: tables with a few figures, and the words that go with them."""

from collections.abc import Mapping
from dataclasses import replace

from reviewer.checks.book import builtin
from reviewer.checks.kinds import REPORT_KINDS
from reviewer.checks.whole import Whole
from reviewer.forms.book import table_form
from reviewer.model.document import State
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Outcome
from reviewer.model.place import Place
from reviewer.model.report import PageSize, Reading
from reviewer.prose.claims import claims
from tests.literals import fact
from tests.pages import spoken

OVERVIEW = "一、总体情况"


def tables(figures: Mapping[str, int | str], version: str = "2021") -> dict[str, Fact]:
    """All three tables, zero but for `figures`: by address, or by line for requests of natural persons alone."""
    values: dict[str, str] = {}
    for name in ("disclosure", "requests", "disputes"):
        form = table_form(name, version if name != "disputes" else "2021")
        values |= dict.fromkeys(form.addresses(), "0")
    for where, figure in figures.items():
        if "/" in where:
            values[where] = str(figure)
        else:
            values[f"requests/{where}/natural"] = values[f"requests/{where}/total"] = str(figure)
    return {address: _fact(address, text, version) for address, text in values.items()}


def report(
    figures: Mapping[str, int | str],
    *paragraphs: str,
    organisation: str = "云岚市松溪区",
    version: str = "2021",
    without: tuple[str, ...] = (),
) -> Reading:
    """A report with these figures and the paragraphs of its prose; figures `without` were not found."""
    facts = {address: one for address, one in tables(figures, version).items() if address not in without}
    return Reading(
        digest="0" * 64,
        state=State.DIGITAL,
        pages=(PageSize(595, 842),),
        title=f"{organisation}2024年政府信息公开工作年度报告",
        organisation=organisation,
        year=2024,
        form=f"annual-report-{version}",
        forms={"disclosure": version, "requests": version, "disputes": "2021"},
        facts=tuple(facts.values()),
        prose=spoken(OVERVIEW, *paragraphs),
    )


def prose_findings(reading: Reading, code: str = "") -> list[Finding]:
    """Findings of the checks of the prose, or of one of them."""
    forms = {table: table_form(table, version) for table, version in reading.forms.items()}
    facts = {fact.address: fact for fact in reading.facts}
    whole = Whole(reading, facts, claims(reading.prose), forms)
    own = [rule for rule in builtin() if rule.code.startswith("N-") and code in ("", rule.code)]
    return [finding for rule in own for finding in REPORT_KINDS[rule.kind](rule, whole)]


def failed(reading: Reading) -> dict[str, Finding]:
    """The failed checks of the prose by code; of several findings of one check the first."""
    found = [f for f in prose_findings(reading) if f.outcome is Outcome.FAIL]
    return {f.check: f for f in reversed(found)}


def _fact(address: str, text: str, version: str) -> Fact:
    if version == "2021" or address.startswith("disputes"):
        return fact(address, text)
    own = fact("requests/1/total", text)
    return replace(own, address=address, places=(Place(1, 10, 10, 20, 20),))
