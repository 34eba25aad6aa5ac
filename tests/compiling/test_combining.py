# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose reports add up to that of the body at the top."""

from __future__ import annotations

from dataclasses import replace

from reviewer.compiling.combining import combined
from reviewer.model.body import Body
from reviewer.model.combined import Combined, Role
from reviewer.model.project import ReportRow
from tests import desks

NAMES = ("云岚市", "云岚市甲区", "云岚市甲区教育局", "云岚市乙区教育局", "云岚市财政局", "远山县")


def rows(*names: str) -> list[ReportRow]:
    return [desks.row(f"u{at}", name) for at, name in enumerate(names)]


def of(*names: str, bodies: tuple[Body, ...] = (), more: tuple[ReportRow, ...] = ()) -> Combined:
    made = combined([*rows(*names), *more], bodies, {})
    assert made is not None
    return made


def roles(made: Combined) -> dict[str, Role]:
    return {it.name: it.role for it in made.parts}


def test_the_parts_of_the_top_count_and_a_district_s_report_stands_for_its_departments() -> None:
    listed = (Body("远山县", parent=""), Body("云岚市乙区"))
    made = of(*NAMES, bodies=listed)
    assert (made.top, made.year, made.own) == ("云岚市", 2024, "u0")
    assert roles(made) == {
        "云岚市": Role.TOP,
        "云岚市甲区": Role.COUNTED,
        "云岚市甲区教育局": Role.COVERED,
        "云岚市乙区教育局": Role.COUNTED,
        "云岚市财政局": Role.COUNTED,
        "远山县": Role.OUTSIDE,
    }
    assert {it.by for it in made.parts if it.role is Role.COVERED} == {"云岚市甲区"}
    assert [it.role for it in made.parts] == sorted((it.role for it in made.parts), key=list(Role).index)


def test_who_has_no_report_is_missing_unless_another_report_stands_for_it() -> None:
    listed = ("云岚市", "云岚市甲区", "云岚市甲区卫健局", "云岚市乙区", "云岚市丁区")
    bodies = (*(Body(name) for name in listed), Body("云岚市档案馆", expected=False))
    made = of("云岚市甲区", "云岚市乙区教育局", bodies=bodies)
    assert made.missing == ("云岚市乙区", "云岚市丁区")
    assert (made.top, made.own, made.listed) == ("云岚市", None, True)


def test_reports_of_other_years_plans_and_files_that_nobody_can_place_are_left_out_in_words() -> None:
    unread = desks.row("x", "", form=None, year=None, file="加密.pdf")
    others = (desks.row("p", "云岚市乙区", form="work-plan"), desks.row("o", "云岚市乙区", year=2023), unread)
    stray = desks.row("s", "云岚市乙区", year=2042)
    made = of("云岚市", "云岚市甲区", more=(*others, stray))
    assert [it.report for it in made.parts] == ["u1", "u0"]
    assert made.unplaced == ("加密.pdf",)
    assert not made.listed


def test_of_several_files_of_a_body_the_last_one_counts() -> None:
    first, last = rows("云岚市甲区", "云岚市甲区")
    made = of("云岚市", more=(replace(first, uuid="a"), replace(last, uuid="b")))
    assert {it.report: it.role for it in made.parts} == {
        "b": Role.COUNTED,
        "u0": Role.TOP,
        "a": Role.EARLIER,
    }


def test_without_a_body_at_the_top_whoever_has_nobody_above_counts() -> None:
    made = of("云岚市甲区", "清河市乙区", "清河市乙区教育局")
    assert made.top == ""
    assert roles(made) == {
        "云岚市甲区": Role.COUNTED,
        "清河市乙区": Role.COUNTED,
        "清河市乙区教育局": Role.COVERED,
    }


def test_one_report_is_nothing_to_add_up() -> None:
    assert combined(rows("云岚市"), (), {}) is None
