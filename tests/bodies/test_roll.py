# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of bodies: the tree that holds, when each is due, and how each stands."""

from __future__ import annotations

from datetime import date

from reviewer.bodies import roll
from reviewer.model.body import Body, Listed, Stand
from reviewer.model.project import ReportRow
from reviewer.model.report import Verdict

TODAY = date(2025, 2, 10)


def row(organisation: str, year: int | None = 2024, form: str = "annual-report-2021") -> ReportRow:
    file = f"{organisation}.pdf"
    return ReportRow(organisation, file, organisation, year, "", form, "digital", 5, Verdict.PASS, 0, 0, 0, 0)


def stands(bodies: list[Body], reports: list[ReportRow], **printed: date) -> dict[str, Listed]:
    dates = {name: (when, False) for name, when in printed.items()}
    return {it.body.name: it for it in roll.roll(bodies, reports, dates, TODAY).bodies}


class TestTree:
    def test_names_tell_where_nobody_said(self) -> None:
        listed = [Body("云岚市"), Body("云岚市甲区"), Body("云岚市甲区教育局")]
        assert roll.tree(listed, ()) == {"云岚市甲区": "云岚市", "云岚市甲区教育局": "云岚市甲区"}

    def test_a_person_s_word_outranks_the_name(self) -> None:
        listed = [Body("云岚市"), Body("云岚市甲区"), Body("云岚市甲区税务局", parent="云岚市人民政府")]
        assert roll.tree(listed, ())["云岚市甲区税务局"] == "云岚市"

    def test_a_body_that_is_said_to_stand_at_the_top_is_below_none(self) -> None:
        assert roll.tree([Body("云岚市"), Body("云岚市甲区", parent="")], ()) == {}

    def test_the_district_of_the_list_outranks_the_name(self) -> None:
        listed = [Body("云岚市"), Body("云岚市甲区"), Body("云岚市第二医院", district="云岚市甲区")]
        assert roll.tree(listed, ())["云岚市第二医院"] == "云岚市甲区"

    def test_a_district_is_known_by_its_short_name(self) -> None:
        listed = [Body("云岚市甲区人民政府"), Body("甲区教育局", district="甲区"), Body("某某中心", parent="甲区")]
        assert roll.tree(listed, ()) == {"甲区教育局": "云岚市甲区", "某某中心": "云岚市甲区"}

    def test_a_guess_never_closes_a_circle(self) -> None:
        above = roll.tree([Body("云岚市", parent="云岚市甲区"), Body("云岚市甲区")], ())
        assert above == {"云岚市": "云岚市甲区"}


class TestDates:
    def test_each_kind_of_body_has_its_usual_date(self) -> None:
        said = {
            ("云岚市教育局", "云岚市"): date(2025, 1, 31),
            ("甲区城关镇", "甲区"): date(2025, 1, 31),
            ("云岚市甲区", "云岚市"): date(2025, 2, 20),
            ("乙山市", "云岚市"): date(2025, 2, 20),
            ("云岚市", ""): date(2025, 3, 10),
            ("某某省", ""): date(2025, 3, 31),
            ("上海市", ""): date(2025, 3, 31),
            ("云岚市高新技术开发区", "云岚市"): date(2025, 1, 31),
        }
        assert {key: roll.usual_due(*key, 2024) for key in said} == said

    def test_nothing_is_due_of_a_body_whose_name_tells_nothing(self) -> None:
        assert roll.usual_due("某某", "", 2024) is None

    def test_the_year_is_the_one_before_the_dates_of_the_list_else_the_newest(self) -> None:
        assert roll.report_year([Body("甲", due=date(2025, 1, 31)), Body("乙")], [2023]) == 2024
        assert roll.report_year([Body("甲")], [2023, None, 2022]) == 2023
        assert roll.report_year([], [], TODAY) == 2024


class TestStanding:
    def test_missing_overdue_late_in_time_and_undated(self) -> None:
        names = ("甲局", "乙局", "丙局", "丁局", "戊局")
        listed = [Body(name, due=date(2025, 1, 31)) for name in names] + [Body("己局", due=date(2025, 2, 20))]
        reports = [row("乙局"), row("丙局"), row("丁局")]
        found = stands(listed, reports, 乙局=date(2025, 1, 20), 丙局=date(2025, 2, 3))
        assert {name: (it.stand, it.days) for name, it in found.items()} == {
            "甲局": (Stand.OVERDUE, 10),
            "乙局": (Stand.IN_TIME, 0),
            "丙局": (Stand.LATE, 3),
            "丁局": (Stand.UNDATED, 0),
            "戊局": (Stand.OVERDUE, 10),
            "己局": (Stand.MISSING, 0),
        }

    def test_a_date_before_the_year_was_over_proves_nothing(self) -> None:
        it = stands([Body("甲局", due=date(2025, 1, 31))], [row("甲局")], 甲局=date(2024, 1, 20))["甲局"]
        assert (it.stand, it.doubt, it.printed) == (Stand.UNDATED, True, date(2024, 1, 20))

    def test_a_government_is_known_by_its_place(self) -> None:
        assert stands([Body("云岚市人民政府")], [row("云岚市")])["云岚市人民政府"].report == "云岚市"

    def test_last_year_s_report_and_a_plan_are_no_report(self) -> None:
        listed = [Body("云岚市", due=date(2025, 3, 10))]
        reports = [row("云岚市", 2023), row("云岚市", form="work-plan")]
        assert stands(listed, reports)["云岚市"].stand is Stand.MISSING

    def test_a_body_that_need_not_report_is_not_missing(self) -> None:
        assert stands([Body("甲局", expected=False)], [])["甲局"].stand is Stand.FREE

    def test_reports_of_no_body_on_the_list_are_told(self) -> None:
        found = roll.roll([Body("甲局")], [row("甲局"), row("乙局"), row("", None)], {}, TODAY)
        assert [it.file for it in found.unmatched] == ["乙局.pdf", ".pdf"]
        assert [(it.body.name, it.on_list) for it in found.bodies] == [("甲局", True), ("乙局", False)]

    def test_a_tree_without_a_list_reproaches_no_report(self) -> None:
        bodies = [Body("云岚市甲区", parent="云岚市", expected=False)]
        found = roll.roll(bodies, [row("云岚市甲区"), row("云岚市")], {}, TODAY)
        assert found.unmatched == ()

    def test_without_a_list_the_bodies_of_the_reports_are_there_to_be_put_in_order(self) -> None:
        found = roll.roll([], [row("云岚市"), row("云岚市甲区")], {}, TODAY)
        assert [(it.body.name, it.parent, it.guessed) for it in found.bodies] == [
            ("云岚市", "", True),
            ("云岚市甲区", "云岚市", True),
        ]
        assert found.unmatched == ()

    def test_a_report_under_a_longer_name_is_that_of_the_body_on_the_list(self) -> None:
        found = roll.roll([Body("甲区"), Body("甲区教育局")], [row("云岚市甲区")], {}, TODAY)
        assert [(it.key, it.report, it.parent) for it in found.bodies] == [
            ("甲区", "云岚市甲区", ""),
            ("甲区教育局", None, "甲区"),
        ]
        assert found.unmatched == ()
