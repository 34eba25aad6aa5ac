# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tables mirror the form, and say of each figure what it is."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from reviewer.desk.i18n import Language
from reviewer.desk.look.states import State
from reviewer.desk.selection import NOTHING, Selection
from reviewer.desk.table.grid import Kind, grid_of
from reviewer.desk.table.model import TableModel
from reviewer.forms.book import table_form
from reviewer.model.finding import Side
from tests import desks


def model_of(table: str, selection: Selection = NOTHING, **changes: str) -> TableModel:
    model = TableModel(grid_of(table_form(table), "zh"))
    report = desks.open_report(changes)
    model.show_report(report, desks.findings(report), selection)
    return model


def at(model: TableModel, address: str) -> QModelIndex:
    where = model.grid.where(address)
    assert where
    return model.index(*where)


def test_every_address_of_a_form_has_one_cell(chinese: Language) -> None:
    for table in ("disclosure", "requests", "disputes"):
        form = table_form(table)
        cells = [cell.address for cell in grid_of(form, "zh").cells.values() if cell.address]
        assert sorted(cells) == sorted(form.addresses())


def test_a_heading_is_merged_over_its_lines(chinese: Language) -> None:
    grid = grid_of(table_form("requests"), "zh")
    heading = next(cell for cell in grid.cells.values() if cell.text == "（三）不予公开")
    assert (heading.rows, heading.columns) == (8, 1)


def test_a_line_without_a_heading_takes_both_label_columns(chinese: Language) -> None:
    assert grid_of(table_form("requests"), "zh").cell(0, 0).columns == 2


def test_the_brackets_over_the_columns_are_those_of_the_form(chinese: Language) -> None:
    grid = grid_of(table_form("requests"), "zh")
    assert grid.bands == ((3, 7, "法人或其他组织"),)


def test_table_two_repeats_its_heads_for_each_block(chinese: Language) -> None:
    grid = grid_of(table_form("disclosure"), "zh")
    heads = [cell.text for cell in grid.cells.values() if cell.kind is Kind.HEAD and cell.text != "信息内容"]
    assert heads == ["本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年收费金额（万元）"]


def test_a_blank_and_a_zero_are_told_apart(chinese: Language) -> None:
    model = model_of("requests", requests_2_company="", requests_2_research="0", requests_2_welfare="/")
    said = [model.data(at(model, f"requests/2/{column}")) for column in ("company", "research", "welfare")]
    assert said == ["空白", "0", "/"]


def test_a_figure_that_was_not_found_is_named_so(chinese: Language) -> None:
    model = TableModel(grid_of(table_form("requests"), "zh"))
    assert model.data(at(model, "requests/1/total")) == "未读到"


def test_the_sides_of_the_selected_finding_are_those_of_the_page(chinese: Language) -> None:
    model = model_of("requests", Selection(desks.ROW, desks.CULPRIT))
    assert model.figure("requests/3.1/total").side is Side.RIGHT
    assert model.figure(desks.CULPRIT).side is Side.LEFT
    assert model.figure("requests/3.2/total").side is None


def test_a_figure_of_another_open_finding_keeps_its_corner(chinese: Language) -> None:
    model = model_of("requests", Selection(desks.ROW))
    assert model.figure("requests/3.7/company").state is State.FAIL


def test_the_figure_that_explains_the_failures_is_underlined(chinese: Language) -> None:
    model = model_of("requests")
    assert [a for a in table_form("requests").addresses() if model.figure(a).suspect] == [desks.CULPRIT]


def test_cells_are_copied_as_tab_separated_lines_and_a_blank_stays_blank(chinese: Language) -> None:
    model = model_of("requests", requests_2_company="")
    cells = [at(model, f"requests/{line}/{column}") for line in ("1", "2") for column in ("natural", "company")]
    assert model.copied(cells) == "20\t3\n4\t"


def test_editing_asks_for_a_correction_and_changes_nothing_itself(chinese: Language, qtbot: QtBot) -> None:
    model = model_of("requests")
    with qtbot.waitSignal(model.corrected) as asked:
        assert model.setData(at(model, desks.CULPRIT), "1")
    assert asked.args == [desks.CULPRIT, "1"]
    assert model.data(at(model, desks.CULPRIT)) == "2"


def test_the_same_text_again_is_no_correction(chinese: Language, qtbot: QtBot) -> None:
    model = model_of("requests")
    with qtbot.assertNotEmitted(model.corrected):
        assert not model.setData(at(model, desks.CULPRIT), "2")


def test_labels_cannot_be_edited_or_selected(chinese: Language) -> None:
    model = model_of("requests")
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.ItemIsEnabled


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    for table in ("disclosure", "requests", "disputes"):
        qtmodeltester.check(model_of(table))
