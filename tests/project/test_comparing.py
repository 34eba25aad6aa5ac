# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures confirmed as printed, tables ticked as compared with the page, and what takes a tick back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.project import Status
from reviewer.project import Project
from tests import reviews
from tests.reviews import FIGURES, TOTAL, WRONG, found, reopened

TABLE = "requests"
OTHER = "requests/2/natural"


def ticks(project: Project, uuid: str) -> dict[str, str]:
    return {it.table: it.author for it in project.report(uuid).comparisons}


def whats(project: Project, uuid: str) -> list[str]:
    return [it.what for it in project.journal.history(uuid)][1:]


class TestConfirming:
    def test_a_confirmed_figure_keeps_its_value_and_is_certain(self, project: Project, source: Path) -> None:
        given = reviews.review(source)
        facts = tuple(
            Fact(it.address, it.printed, it.value, it.text, it.places, Source.RECOVERED, 0.4)
            for it in given.reading.facts
        )
        uuid = project.keep(source, reviews.review(source, facts=facts))
        assert project.report(uuid).facts[TOTAL].doubtful
        project.confirm(uuid, [TOTAL])
        with reopened(project) as again:
            there = again.report(uuid)
        fact = there.facts[TOTAL]
        assert (fact.value, fact.source, fact.doubtful) == (Decimal(13), Source.HAND, False)
        assert there.facts[OTHER].doubtful
        (it,) = there.corrections
        assert (it.confirmed, it.printed, it.value, it.author) == (True, "13", "13", "李")

    def test_the_checks_run_again_with_it(self, project: Project, uuid: str, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[Source] = []

        def listening(reading: object, facts: Mapping[str, Fact], *_: object) -> tuple[()]:
            seen.append(facts[TOTAL].source)
            return ()

        monkeypatch.setattr("reviewer.reviewing.check", listening)
        project.confirm(uuid, [TOTAL])
        assert seen == [Source.HAND]

    def test_it_is_one_event_and_one_undo(self, project: Project, uuid: str) -> None:
        project.confirm(uuid, [TOTAL, OTHER])
        assert whats(project, uuid) == ["confirm"]
        name = project.journal.undo()
        assert name
        assert name.zh == "确认数字与原件一致"
        assert project.report(uuid).corrections == ()
        assert project.report(uuid).facts[TOTAL].source is Source.TEXT
        project.journal.redo()
        assert [it.confirmed for it in project.report(uuid).corrections] == [True, True]

    def test_a_figure_set_by_hand_is_not_confirmed_over_it(self, project: Project, uuid: str) -> None:
        project.correct(uuid, TOTAL, "12")
        before = project.journal.history()
        project.confirm(uuid, [TOTAL])
        assert project.journal.history() == before

    def test_a_figure_that_was_not_read_cannot_be_confirmed(self, project: Project, uuid: str) -> None:
        with pytest.raises(KeyError):
            project.confirm(uuid, ["requests/3.1/total"])

    def test_what_a_person_saw_on_the_page_holds_over_a_new_reading(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.confirm(uuid, [TOTAL])
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "18"}))
        there = project.report(uuid)
        assert there.facts[TOTAL].value == Decimal(13)
        assert there.reading.facts[2].text == "18"


class TestTicks:
    def test_a_tick_says_who_and_when_and_stays(self, project: Project, uuid: str) -> None:
        project.compare(uuid, TABLE)
        with reopened(project) as again:
            (tick,) = again.report(uuid).comparisons
            assert (tick.table, tick.author) == (TABLE, "李")
            assert tick.at.utcoffset() is not None
            assert again.reports()[0].compared == (TABLE,)
            assert again.report(uuid).row == again.reports()[0]

    def test_it_can_be_taken_off_and_undone_both_ways(self, project: Project, uuid: str) -> None:
        project.compare(uuid, TABLE)
        project.compare(uuid, TABLE)
        project.compare(uuid, TABLE, done=False)
        assert whats(project, uuid) == ["compare", "uncompare"]
        assert ticks(project, uuid) == {}
        project.journal.undo()
        assert ticks(project, uuid) == {TABLE: "李"}
        project.journal.undo()
        assert ticks(project, uuid) == {}
        project.journal.redo()
        assert ticks(project, uuid) == {TABLE: "李"}
        assert project.journal.lost == []

    def test_a_table_that_was_not_read_cannot_be_ticked(self, project: Project, uuid: str) -> None:
        with pytest.raises(KeyError):
            project.compare(uuid, "disputes")

    def test_a_correction_takes_it_back_and_the_history_names_the_figure(self, project: Project, uuid: str) -> None:
        project.compare(uuid, TABLE)
        project.correct(uuid, TOTAL, "12")
        assert ticks(project, uuid) == {}
        lost = project.journal.history(uuid)[-1]
        assert (lost.what, lost.subject) == ("tick_lost", TOTAL)
        assert lost.before
        assert lost.after
        assert (lost.before["figure"], lost.after["figure"], lost.after["table"]) == ("13", "12", TABLE)
        assert project.journal.lost == [lost]
        assert Project.name(lost).zh == "核对标记失效"

    def test_undoing_the_correction_brings_it_back_with_the_values_it_was_made_on(
        self, project: Project, uuid: str
    ) -> None:
        project.compare(uuid, TABLE)
        project.correct(uuid, TOTAL, "12")
        project.journal.undo()
        assert ticks(project, uuid) == {TABLE: "李"}
        project.journal.redo()
        assert ticks(project, uuid) == {}

    def test_undoing_a_correction_made_before_the_tick_takes_it_back(self, project: Project, uuid: str) -> None:
        project.correct(uuid, TOTAL, "12")
        with reopened(project) as again:
            again.compare(uuid, TABLE)
            again.take_back(uuid, TOTAL)
            assert ticks(again, uuid) == {}
            assert [it.subject for it in again.journal.lost] == [TOTAL]

    def test_undo_does_not_bring_it_back_over_a_reading_that_came_between(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.compare(uuid, TABLE)
        project.correct(uuid, TOTAL, "12")
        project.keep(source, reviews.review(source, FIGURES | {OTHER: "0.70"}))
        project.journal.undo()
        assert project.report(uuid).facts[TOTAL].text == "13"
        assert ticks(project, uuid) == {}

    def test_a_new_reading_takes_it_back_only_when_a_value_differs(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.compare(uuid, TABLE)
        project.keep(source, reviews.review(source, FIGURES | {OTHER: "0.500"}))
        project.run_again()
        assert ticks(project, uuid) == {TABLE: "李"}
        project.keep(source, reviews.review(source, FIGURES | {OTHER: "0.51"}))
        assert ticks(project, uuid) == {}
        assert project.journal.history(uuid)[-1].subject == OTHER

    def test_what_changes_no_value_leaves_it_alone(self, project: Project, uuid: str) -> None:
        project.compare(uuid, TABLE)
        project.confirm(uuid, [TOTAL])
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.correct(uuid, OTHER, "0.5")
        project.identify(uuid, "静安区", 2024, "年报")
        assert ticks(project, uuid) == {TABLE: "李"}
        assert found(project, uuid)[WRONG] is Status.CONFIRMED

    def test_a_correction_of_another_table_leaves_it_alone(self, project: Project, uuid: str) -> None:
        project.compare(uuid, TABLE)
        project.correct(uuid, "disputes/litigation_direct/total", "4")
        assert ticks(project, uuid) == {TABLE: "李"}
