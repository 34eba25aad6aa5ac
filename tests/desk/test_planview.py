# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan of work at the desk: its tasks in its own columns, lit on the page and found from it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reviewer import resources
from reviewer.desk.app import Desk
from reviewer.desk.table.figures import figure_name
from reviewer.desk.table.planview import PlanView
from tests.driving import bring

SAMPLE = resources.path("samples/changning-plan-2024.pdf")
LAST = "plan/95/units"


@pytest.fixture
def plan(open_desk: object, qtbot: QtBot) -> Desk:
    """The window with the sample plan open."""
    assert callable(open_desk)
    started = open_desk()
    assert isinstance(started, Desk)
    bring(started, qtbot, SAMPLE)
    return started


def view_of(desk: Desk) -> PlanView:
    found = desk.window.tables.view("plan")
    assert isinstance(found, PlanView)
    return found


def test_a_plan_has_a_tab_of_tasks_with_its_own_columns(plan: Desk) -> None:
    view = view_of(plan)
    model = view.model()
    assert (plan.window.tables.tabs.count(), plan.window.tables.tabs.tabText(0)) == (2, "任务")
    heads = [
        model.headerData(column, view.horizontalHeader().orientation()) for column in range(1, model.columnCount())
    ]
    assert heads == ["领域", "序号", "任务名称", "任务内容", "责任单位", "完成时限"]
    assert model.rowCount() == 95
    assert view.isColumnHidden(0)


def test_what_a_merged_cell_says_is_shown_once(plan: Desk) -> None:
    view = view_of(plan)
    assert view.rowSpan(0, 1) > 1
    assert view.rowSpan(0, 4) == 1
    plan.session.select_figure("plan/3/task", None)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 3)
    assert plan.session.selection.address == "plan/3/task"


def test_a_task_that_is_chosen_is_lit_on_its_page_and_found_from_there(plan: Desk) -> None:
    view = view_of(plan)
    row, column = 94, 5
    view.setCurrentIndex(view.model().index(row, column))
    assert plan.session.selection.address == LAST
    assert plan.session.report is not None
    place = plan.session.report.facts[LAST].places[0]
    plan.session.select_figure("plan/1/content", None)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 4)
    plan.session.select_point(place.page, *place.centre)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, column)


def test_a_cell_of_a_plan_has_a_name() -> None:
    assert figure_name("plan/3/units", {"plan": "2024"}, "zh") == "任务 第 3 行 责任单位"
    assert figure_name("plan/3", {}, "zh") == "任务 3"
