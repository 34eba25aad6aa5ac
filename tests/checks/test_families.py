# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which part of a report a finding and a rule belong to."""

from pathlib import Path

import pytest

from reviewer.checks import office
from reviewer.checks.book import builtin, rule
from reviewer.checks.families import _KINDS, BY_POINT, FAMILIES, families, family
from reviewer.checks.kinds import REPORT_KINDS
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.text import Text
from tests.checks.test_office import OWN

SOMEWHERE = Place(1, 1, 1, 2, 2)


def finding(check: str, at: str, *addresses: str) -> Finding:
    anchors = tuple(Anchor(SOMEWHERE, Side.LEFT, address) for address in addresses)
    return Finding(check, at, Outcome.FAIL, Severity.ERROR, Text("甲", "a"), anchors=anchors)


@pytest.mark.parametrize(
    ("check", "at", "part"),
    [
        ("T3-ROW", "requests/3.1", "requests"),
        ("S-ROWS", "requests/3.6.3", "requests"),
        ("FMT-BLANK", "disputes", "disputes"),
        ("N-NEW", "prose/1/received/1", "prose"),
        ("S-SEC", "sections/5", "structure"),
        ("S-DUP", "twins", "structure"),
        ("Y-CARRY", "requests/2/total", "years"),
        ("C-MAX", "requests/1/total", "bodies"),
        ("X-34", "requests/3.4.1/total", "requests"),
        ("OWN", "5d1c", "prose"),
    ],
)
def test_a_finding_belongs_to_one_part(check: str, at: str, part: str) -> None:
    assert family(finding(check, at)) == part


def test_a_person_s_finding_belongs_to_the_table_of_its_figure() -> None:
    assert family(finding("OWN", "5d1c", "plan/3/deadline")) == "plan"
    assert family(finding("OWN", "5d1c", "disputes/reconsideration/total")) == "disputes"


def test_every_rule_that_looks_at_something_fixed_has_its_part() -> None:
    assert families(rule("T3-ROW")) == ("requests",)
    assert families(rule("N-NEW")) == ("prose",)
    assert families(rule("Y-SAME")) == ("years",)
    assert {part for one in builtin() for part in families(one)} == set(FAMILIES) - {"plan"}


def test_no_kind_is_named_that_is_not_there() -> None:
    named = [*BY_POINT, *(kind for kinds in _KINDS.values() for kind in kinds)]
    assert set(named) <= set(REPORT_KINDS)
    assert len(named) == len(set(named))


def test_the_part_of_an_office_s_own_check_follows_from_its_kind(tmp_path: Path) -> None:
    own = OWN.replace('"balance"', '"title"').replace('"LOCAL-1"', '"LOCAL-9"')
    (tmp_path / "a.toml").write_text(own, encoding="utf-8")
    assert family(finding("LOCAL-9", "title")) == "prose"
    office.use(str(tmp_path))
    try:
        assert family(finding("LOCAL-9", "title")) == "structure"
    finally:
        office.use("")
