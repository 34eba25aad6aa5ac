# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which findings take points in the yearly appraisal, and what an office's file of points may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.bodies import roll
from reviewer.checks import office
from reviewer.compiling.appraising import appraised, load
from reviewer.errors import ReviewerError
from reviewer.model.appraisal import Appraisal, Scale
from reviewer.model.body import Body
from reviewer.model.finding import Severity
from reviewer.model.project import Decision, OpenReport, Status
from tests import desks, workbooks
from tests.desks import COLUMN, ROW

TODAY = date(2025, 4, 1)


def scale(tmp_path: Path, text: str) -> Scale:
    (tmp_path / office.APPRAISAL).write_text(text, encoding="utf-8")
    return load(str(tmp_path))


def decided(status: Status, key: str = ROW) -> OpenReport:
    """The report with its two faults in table 3, one of them decided on."""
    plain = desks.open_report()
    digest = next(one.finding.digest for one in plain.findings if one.finding.key == key)
    return desks.open_report(decisions={key: desks.decided(status, digest)})


def of(given: Scale, *reports: OpenReport, bodies: tuple[Body, ...] = ()) -> Appraisal:
    return appraised(given, reports, roll.roll(bodies, [it.row for it in reports], {}, TODAY))


def taken(made: Appraisal) -> dict[str, int]:
    [one] = made.bodies
    return {points.name.zh: n for points, n in zip(made.scale.points, one.counts, strict=True) if n}


def test_only_what_a_person_confirmed_takes_points() -> None:
    given = load("")
    assert taken(of(given, decided(Status.CONFIRMED))) == {"表三错误": 1}
    for status in (Status.OPEN, Status.EXPLAINED, Status.DISMISSED, Status.EXTRACTION_ERROR):
        assert taken(of(given, decided(status))) == {}
    assert of(given, decided(Status.CONFIRMED)).bodies[0].open == 1


def test_a_decision_on_figures_that_have_changed_since_takes_none() -> None:
    stale = desks.open_report(decisions={ROW: desks.decided(Status.CONFIRMED, "older")})
    assert taken(of(load(""), stale)) == {}


def test_doubtful_findings_never_take_points_and_are_counted_apart() -> None:
    report = decided(Status.CONFIRMED)
    doubted = replace(
        report, findings=tuple(replace(it, finding=replace(it.finding, doubt=True)) for it in report.findings)
    )
    made = of(load(""), doubted)
    assert taken(made) == {}
    assert made.bodies[0].doubtful == 1


def test_an_office_may_count_errors_that_nobody_has_decided_on(tmp_path: Path) -> None:
    text = '[[points]]\nzh = "勾稽"\nfamily = "requests"\nseverity = "error"\nwhen = "standing"\nminus = 1.5\n'
    given = scale(tmp_path, text)
    assert given.points[0].minus == Decimal("1.5")
    assert given.points[0].most is None
    assert taken(of(given, desks.open_report())) == {"勾稽": 2}
    assert taken(of(given, decided(Status.DISMISSED))) == {"勾稽": 1}


def test_the_first_entry_that_fits_takes_a_finding_and_no_other_does(tmp_path: Path) -> None:
    text = (
        '[[points]]\nzh = "行"\ncheck = "T3-ROW"\nminus = 3\n'
        '[[points]]\nzh = "其余"\nminus = 1\n'
        '[[points]]\nzh = "都已计过"\nseverity = "error"\nminus = 1\n'
    )
    plain = desks.open_report()
    every = {it.finding.key: desks.decided(Status.CONFIRMED, it.finding.digest) for it in plain.findings}
    made = of(scale(tmp_path, text), desks.open_report(decisions=every))
    assert {ROW, COLUMN} <= set(every)
    assert taken(made) == {"行": 1, "其余": len(every) - 1}


def test_who_has_not_reported_takes_points_only_as_the_file_says() -> None:
    bodies = (Body("云岚市", due=date(2025, 3, 10)), Body("云岚市甲区", due=date(2025, 3, 1)), Body("云岚市乙区"))
    later = Body("云岚市丙区", due=date(2025, 12, 31))
    made = of(load(""), desks.open_report(), bodies=(*bodies, later))
    found = {it.name: (it.scored, sum(it.counts)) for it in made.bodies}
    assert found == {"云岚市": (True, 0), "云岚市甲区": (True, 1), "云岚市乙区": (True, 1), "云岚市丙区": (False, 0)}


def test_who_was_late_takes_points_but_not_by_a_date_that_is_in_doubt() -> None:
    report, bodies = desks.open_report(), (Body("云岚市", due=date(2025, 3, 10)),)
    for doubt, counted in ((False, {"逾期报送": 1}), (True, {})):
        stands = roll.roll(bodies, [report.row], {report.row.uuid: (date(2025, 3, 20), doubt)}, TODAY)
        made = appraised(load(""), [report], stands)
        assert taken(made) == counted
        assert made.bodies[0].date_doubt is doubt


def test_a_report_that_cannot_be_read_has_no_score() -> None:
    report = replace(workbooks.unreadable(), row=replace(workbooks.unreadable().row, organisation="甲县", year=2024))
    made = of(load(""), report)
    assert [(it.name, it.scored, it.unread) for it in made.bodies] == [
        ("甲县", False, ("disclosure", "requests", "disputes"))
    ]


def test_what_needs_judgement_takes_points_once_confirmed() -> None:
    report = workbooks.rich()
    row = next(it for it in report.findings if it.finding.severity is Severity.WARNING and it.decision is None)
    mine = replace(row, decision=Decision(Status.CONFIRMED, "李", workbooks.MORNING, row.finding.digest))
    assert taken(of(load(""), replace(report, findings=(mine,)))) == {"其他已确认问题": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = 100\n", "没有 [[points]]"),
        ('[[points]]\nzh = "甲"\n', "缺少 minus"),
        ("[[points]]\nminus = 1\n", "缺少名称"),
        ('[[points]]\nzh = "甲"\nminus = -1\n', "0 至 10000"),
        ('[[points]]\nzh = "甲"\nminus = nan\n', "0 至 10000"),
        ('[[points]]\nzh = "甲"\nminus = "1"\n', "0 至 10000"),
        ('[[points]]\nzh = "甲"\nminus = 1\nfamily = "request"\n', "“requests”"),
        ('[[points]]\nzh = "甲"\nminus = 1\ncheck = "T3-ROV"\n', "“T3-ROW”"),
        ('[[points]]\nzh = "甲"\nminus = 1\nwhen = "always"\n', "不认识“always”"),
        ('[[late]]\nzh = "甲"\nminus = 1\nstand = "free"\n', "不认识“free”"),
        ("points = 3\n", "[[points]]"),
        ("[[points]\n", "appraisal.toml"),
    ],
)
def test_a_mistake_in_the_office_s_file_is_named_with_the_file_and_a_way_out(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(ReviewerError) as refused:
        scale(tmp_path, text)
    assert said in refused.value.text.zh
    assert office.APPRAISAL in refused.value.text.zh
    assert "考核评分" in refused.value.advice.zh


def test_the_file_of_points_is_no_file_of_rules(tmp_path: Path) -> None:
    (tmp_path / office.APPRAISAL).write_text('[[points]]\nzh = "甲"\nminus = 1\n', encoding="utf-8")
    assert office.loaded(str(tmp_path)).problems == ()
