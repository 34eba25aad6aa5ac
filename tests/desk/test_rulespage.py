# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of the rule book: every rule, what the office made of it, and what is wrong in its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.checks import office
from reviewer.checks.book import builtin
from reviewer.desk.app import Desk
from reviewer.desk.i18n import Language
from reviewer.desk.look.theme import LIGHT
from reviewer.desk.session import Session
from reviewer.desk.sheets.rulesmodel import From, RulesModel, listed
from reviewer.desk.sheets.rulespage import RulesPage
from reviewer.model.finding import Severity
from tests import desks
from tests.checks.test_office import OWN
from tests.driving import finish, key, report

CHANGES = '[[change]]\ncode = "T3-ROW"\nseverity = "review"\n\n[[change]]\ncode = "S-LEN"\noff = true\n'
BROKEN = '[[check]]\ncode = "X"\nkindd = "balance"\n'


@pytest.fixture(autouse=True)
def _only_here() -> Iterator[None]:
    yield
    office.use("")


@pytest.fixture
def page(chinese: Language, qtbot: QtBot, tmp_path: Path) -> RulesPage:
    made = RulesPage(Session(chinese), LIGHT, str(tmp_path / "规则"))
    qtbot.addWidget(made)
    return made


def written(folder: Path, text: str, name: str = "a.toml") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def texts(page: RulesPage, code: str) -> list[str]:
    row = page.rules.row_of(code)
    return [str(page.rules.index(row, column).data()) for column in range(page.rules.columnCount())]


def test_every_rule_is_listed_with_its_meaning_and_basis(page: RulesPage) -> None:
    assert page.rules.rowCount() == len(builtin())
    code, severity, name, meaning, basis, versions, since, source = texts(page, "T3-ROW")
    assert (code, severity, versions, since, source) == ("T3-ROW", "错误", "全部", "", "程序自带")
    assert "六类申请人" in name + meaning
    assert "国办公开办函" in basis


def test_what_the_office_added_changed_and_switched_off_is_told(page: RulesPage) -> None:
    written(Path(page.folder), OWN + CHANGES)
    page.load_again()
    sources = {one.rule.code: one.source for one in listed(office.book()) if one.source is not From.PRODUCT}
    assert sources == {"T3-ROW": From.CHANGED, "S-LEN": From.OFF, "LOCAL-1": From.OWN}
    assert texts(page, "T3-ROW")[1] == "需判断（原为错误）"
    assert [texts(page, code)[7] for code in sources] == ["本单位已改", "本单位已停用", "本单位自定"]


def test_a_search_finds_rules_by_any_of_their_words(page: RulesPage) -> None:
    page.search.setText("继续办理 衔接")
    assert [page.found.index(row, 0).data() for row in range(page.found.rowCount())] == ["Y-CARRY"]
    page.search.setText("carried out t3-gouji")
    assert page.found.rowCount() == 1
    page.show_rule("N-NEW")
    assert page.search.text() == ""
    assert page.table.currentIndex().siblingAtColumn(0).data() == "N-NEW"


def test_a_broken_file_is_named_with_its_mistake_until_it_is_mended(page: RulesPage) -> None:
    assert page.problem_row.isHidden()
    written(Path(page.folder), BROKEN, "区里的规则.toml")
    page.load_again()
    assert not page.problem_row.isHidden()
    assert "区里的规则.toml" in page.said
    assert "kindd" in page.said
    written(Path(page.folder), CHANGES, "区里的规则.toml")
    page.load_again()
    assert page.problem_row.isHidden()


def test_the_folder_is_made_when_it_is_opened(page: RulesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def opening(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("reviewer.desk.sheets.rulespage.QDesktopServices.openUrl", opening)
    assert not Path(page.folder).exists()
    assert page.open_folder()
    assert Path(page.folder).is_dir()
    assert [url.toLocalFile() for url in opened] == [page.folder]


def test_a_folder_that_cannot_be_made_is_told(page: RulesPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    page.folder = str(tmp_path / "file" / "规则")
    with qtbot.waitSignal(page._session.said) as told:
        assert not page.open_folder()
    words, trouble = told.args or ("", False)
    assert page.folder in words
    assert trouble


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = RulesModel("en")
    model.show(office.book())
    qtmodeltester.check(model)


def test_a_rule_made_milder_counts_at_once_in_all_reports(desk: Desk, tmp_path: Path) -> None:
    rules = desk.window.sheets.rules
    rules.folder = str(tmp_path / "规则")
    written(tmp_path / "规则", CHANGES)
    desk.session.select_finding(desks.COLUMN)
    key(desk, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.sheets.currentWidget() is rules
    assert rules.table.currentIndex().siblingAtColumn(0).data() == "T3-SUM7"
    assert rules.search.hasFocus()
    QTest.mouseClick(rules.reload, Qt.MouseButton.LeftButton)
    finish(desk)
    one = next(one for one in report(desk).findings if one.finding.key == desks.ROW)
    assert one.finding.severity is Severity.REVIEW
    assert desk.window.sheets.currentWidget() is rules


def test_the_code_of_a_finding_leads_to_its_rule_and_escape_leads_back(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    desk.session.select_finding(desks.ROW)
    assert '<a href="rule">T3-ROW</a>' in window.findings.why._basis.text()
    window.findings.why._basis.linkActivated.emit("rule")
    rules = window.sheets.rules
    assert window.sheets.currentWidget() is rules
    assert rules.table.currentIndex().siblingAtColumn(0).data() == "T3-ROW"
    window.findings.why.rule_wanted.emit("C-MAX")
    assert rules.table.currentIndex().siblingAtColumn(0).data() == "C-MAX"
    qtbot.waitUntil(lambda: rules.table.viewport().rect().contains(rules.table.visualRect(rules.table.currentIndex())))
    QTest.keyClick(rules.table, Qt.Key.Key_Escape)
    assert not window.sheets.covered


def test_no_key_decides_about_a_finding_that_is_out_of_sight(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    desk.window.sheets.show_rules()
    key(desk, Qt.Key.Key_1)
    key(desk, Qt.Key.Key_3)
    assert desk.session.current is not None
    assert desk.session.current.reviewed.decision is None
    key(desk, Qt.Key.Key_F8)
    assert not desk.window.sheets.covered
    key(desk, Qt.Key.Key_1)
    assert desk.session.current.reviewed.decision is not None
