# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of findings without a window: filters, numbers, and the line under the sentence."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.desk.findings.filters import Filter, count
from reviewer.desk.findings.model import DETAIL, NUMBERED, FindingsModel
from reviewer.desk.i18n import Language
from reviewer.model.finding import Origin
from reviewer.model.project import Status
from tests import desks


def test_a_finding_is_a_sentence_with_its_figures(chinese: Language) -> None:
    model = FindingsModel("zh")
    model.show(desks.findings(desks.open_report()))
    row = model.index(model.row_of(desks.ROW))
    assert "11" in row.data()
    assert "10" in row.data()
    assert row.data(DETAIL) == "T3-ROW · 第 1 页"


def test_english_is_a_matter_of_language_and_not_of_code(chinese: Language) -> None:
    model = FindingsModel("en")
    model.show(desks.findings(desks.open_report()))
    assert "add up to" in model.index(model.row_of(desks.ROW)).data()


def test_the_chips_count_what_they_let_through(chinese: Language) -> None:
    first = desks.findings(desks.open_report())[0]
    settled = desks.decided(Status.CONFIRMED, first.reviewed.finding.digest)
    findings = desks.findings(desks.open_report(decisions={first.key: settled}))
    assert count(findings, Filter.ALL) == len(findings)
    assert count(findings, Filter.FAIL) == 2
    assert count(findings, Filter.DONE) == 1
    assert count(findings, Filter.UNKNOWN) == 0


def test_a_filter_hides_rows_and_keeps_their_numbers(chinese: Language) -> None:
    settled = desks.decided(Status.CONFIRMED, "x")
    findings = desks.findings(desks.open_report(decisions={desks.COLUMN: settled}))
    model = FindingsModel("zh")
    model.show(findings)
    model.choose(Filter.DONE)
    numbers = [model.index(row).data(NUMBERED).number for row in range(model.rowCount())]
    assert numbers == [next(one.number for one in findings if one.key == desks.COLUMN)]


def test_a_decision_that_is_out_of_date_says_so(chinese: Language) -> None:
    model = FindingsModel("zh")
    model.show(desks.findings(desks.open_report(decisions={desks.ROW: desks.decided(Status.DISMISSED, "old")})))
    assert "数字已变" in model.index(model.row_of(desks.ROW)).data(DETAIL)


def test_a_finding_of_ones_own_is_named_so_and_not_by_a_code(chinese: Language) -> None:
    report = desks.open_report()
    own = tuple(replace(one, finding=replace(one.finding, origin=Origin.PERSON)) for one in report.findings)
    model = FindingsModel("zh")
    model.show(desks.findings(replace(report, findings=own)))
    assert model.index(0).data(DETAIL).startswith("自己添加")


def test_a_decision_does_not_reset_the_list(chinese: Language, qtbot: QtBot) -> None:
    model = FindingsModel("zh")
    model.show(desks.findings(desks.open_report()))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(desks.findings(desks.open_report(decisions={desks.ROW: desks.decided(Status.CONFIRMED, "x")})))


def test_a_screen_reader_hears_state_number_sentence_and_decision(chinese: Language) -> None:
    model = FindingsModel("zh")
    model.show(desks.findings(desks.open_report()))
    heard = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("失败 1 ")
    assert heard.endswith("待定")


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = FindingsModel("zh")
    model.show(desks.findings(desks.open_report()))
    qtmodeltester.check(model)
