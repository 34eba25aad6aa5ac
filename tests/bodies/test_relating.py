# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which reports belong together, guessed from their names or as a person said."""

import pytest

from reviewer.bodies.relating import Links, Named, aliases, parents, relations

ANNUAL, PLAN = "annual-report-2021", "work-plan"


def named(*reports: tuple[str, int] | tuple[str, int, str]) -> list[Named]:
    return [Named(str(i), it[0], it[1], it[2] if len(it) == 3 else ANNUAL) for i, it in enumerate(reports)]


def test_last_year_s_report_is_that_of_the_same_body() -> None:
    links = relations(named(("云岚市", 2023), ("云岚市人民政府", 2024), ("沙洲市", 2023)))
    assert links["1"].last == "0"
    assert links["0"].last is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["云岚市", "云岚市栖霞谷区"], {"云岚市栖霞谷区": "云岚市"}),
        (["云岚市", "栖霞谷区"], {"栖霞谷区": "云岚市"}),
        (["云岚市", "沙洲市", "栖霞谷区"], {}),
        (
            ["栖霞谷区", "栖霞谷区教育局", "云岚市栖霞谷区财政局"],
            {"栖霞谷区教育局": "栖霞谷区", "云岚市栖霞谷区财政局": "栖霞谷区"},
        ),
        (
            ["云岚市", "云岚市栖霞谷区", "云岚市栖霞谷区大石镇"],
            {"云岚市栖霞谷区": "云岚市", "云岚市栖霞谷区大石镇": "云岚市栖霞谷区"},
        ),
        (["教育局"], {}),
        (["云岚市", "云岚市甲区", "沙洲市乙区"], {"云岚市甲区": "云岚市"}),
    ],
)
def test_who_is_below_whom_is_guessed_from_names(names: list[str], expected: dict[str, str]) -> None:
    assert parents(names) == expected


def test_parts_are_the_reports_of_the_bodies_below_for_the_same_year() -> None:
    links = relations(named(("云岚市", 2024), ("云岚市甲区", 2024), ("云岚市乙区", 2023), ("云岚市丙区", 2024)))
    assert links["0"] == Links(parts=("1", "3"))


def test_only_a_list_of_bodies_tells_that_parts_are_missing_or_complete() -> None:
    reports = named(("云岚市", 2024), ("云岚市甲区", 2024))
    tree = {"云岚市甲区": "云岚市", "云岚市乙区": "云岚市"}
    links = relations(reports, tree, ["云岚市", "云岚市甲区", "云岚市乙区"])
    assert (links["0"].absent, links["0"].complete) == (("云岚市乙区",), True)
    assert relations(reports, tree)["0"].complete is False


def test_a_plan_and_the_report_of_its_year_belong_together() -> None:
    links = relations(named(("云岚市", 2024, PLAN), ("云岚市", 2024), ("云岚市", 2023)))
    assert links["1"].plan == "0"
    assert links["0"].report == "1"
    assert links["2"].plan is None


def test_of_two_files_of_one_report_the_last_takes_part_and_both_know_of_each_other() -> None:
    links = relations(named(("云岚市", 2023), ("云岚市", 2023), ("云岚市", 2024)))
    assert links["2"].last == "1"
    assert (links["0"].twins, links["1"].twins) == (("1",), ("0",))


def test_a_report_without_name_or_year_has_no_relations() -> None:
    unknown = [Named("a", "", 2024, ANNUAL), Named("b", "云岚市", None, ANNUAL), Named("c", "云岚市", 2024, None)]
    assert all(link == Links() for link in relations(unknown).values())


def test_a_list_is_of_one_year_and_of_the_bodies_that_it_names() -> None:
    reports = named(("云岚市", 2024), ("云岚市甲区", 2024), ("云岚市", 2023), ("沙洲市", 2024), ("沙洲市丁区", 2024))
    above = {"云岚市甲区": "云岚市", "云岚市乙区": "云岚市", "沙洲市丁区": "沙洲市"}
    links = relations(reports, above, ["云岚市甲区", "云岚市乙区"], 2024)
    assert links["0"] == Links(last="2", parts=("1",), absent=("云岚市乙区",), complete=True)
    assert links["2"] == Links()
    assert links["3"] == Links(parts=("4",))


@pytest.mark.parametrize(
    ("names", "listed", "expected"),
    [
        (["云岚市甲区人民政府"], ["甲区"], {"云岚市甲区": "甲区"}),
        (["甲区教育局"], ["云岚市甲区教育局"], {"甲区教育局": "云岚市甲区教育局"}),
        (["甲区", "云岚市甲区"], ["甲区"], {}),
        (["甲区教育局", "乙区教育局"], ["教育局"], {}),
        (["南甲区"], ["甲区"], {}),
    ],
)
def test_a_body_is_the_one_of_the_list_where_only_places_before_it_differ(
    names: list[str], listed: list[str], expected: dict[str, str]
) -> None:
    assert aliases(names, listed) == expected
