# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each table is of the version that it is printed in, whatever the others are."""

from pathlib import Path

import pytest

from reviewer.forms.book import TABLES, table_form, versions
from reviewer.forms.mapping import mapped
from reviewer.forms.versions import version_of
from reviewer.model.report import Verdict
from tests.forms.test_rows import figures, table
from tests.press import Layout, draw
from tests.test_reading_property import reviewed


@pytest.mark.parametrize("table", TABLES)
def test_every_version_of_a_table_has_its_name_and_lines(table: str) -> None:
    for version in versions(table):
        form = table_form(table, version)
        assert (form.table, form.version) == (table, version)
        assert form.addresses()


@pytest.mark.parametrize("first", ["2021", "2019"])
@pytest.mark.parametrize("second", ["2021", "2019"])
def test_mixed_versions_are_told_apart(first: str, second: str, tmp_path: Path) -> None:
    pdf, truth = draw(Layout(versions=(first, second)))
    reading = reviewed(pdf, tmp_path).reading
    assert reading.forms == {"disclosure": first, "requests": second, "disputes": "2021"}
    assert reading.form == f"annual-report-{second}"
    assert {fact.address for fact in reading.facts} == set(truth.figures)


def test_the_checks_of_table_3_hold_for_the_older_form_too(tmp_path: Path) -> None:
    pdf, _ = draw(Layout(versions=("2019", "2019")))
    review = reviewed(pdf, tmp_path)
    assert review.verdict is not Verdict.INCOMPLETE
    rows = [finding for finding in review.findings if finding.check == "T3-ROW"]
    assert len(rows) == 23
    assert all("3.6.1" not in finding.at for finding in rows)


def test_the_forms_have_as_many_figures_as_the_notices_print() -> None:
    counts = {version: len(table_form("requests", version).addresses()) for version in versions("requests")}
    assert counts == {"2021": 25 * 7, "2019": 23 * 7}
    assert len(table_form("disclosure", "2019").addresses()) == 22


HEADS = ("勾稽关系", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
START = ("5.要求行政机关确认或重新出具已获取信息",)
END = ("（七）总计", "四、结转下年度继续办理")


@pytest.mark.parametrize(
    ("labels", "version"),
    [
        (("1.逾期不补正", "2.逾期未缴费", "（六）其他"), "2021"),
        (("1.申请人不补正", "2.未交钱", "（六）其他处理"), "2021"),
        (("3.其他",), "2021"),
        (("（六）其他",), "2019"),
        (("（六）其池处理",), "2019"),
    ],
)
def test_a_version_is_told_by_the_rows_between_others_not_by_one_label(labels: tuple[str, ...], version: str) -> None:
    rows = [(label, *figures(10 * at)) for at, label in enumerate((*START, *labels, *END))]
    form = version_of([table(1, HEADS, *rows)], "requests")
    assert form.version == version
    lines = [fact.address.split("/")[1] for fact in mapped([table(1, HEADS, *rows)]).facts if "/total" in fact.address]
    assert len(lines) == len(rows)


def test_rows_that_speak_for_no_version_are_of_that_of_the_other_tables() -> None:
    piece = table(1, HEADS, ("2.重复申请", *figures(10)), ("3.要求提供公开出版物", *figures(20)))
    assert version_of([piece], "requests").version == "2021"
    assert version_of([piece], "requests", "2019").version == "2019"
