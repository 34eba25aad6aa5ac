# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small project, its forms and rules, and a workbook written and opened again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from reviewer.export.workbook import write
from reviewer.model.export import Made, RuleName
from reviewer.model.form import TableForm
from reviewer.model.project import OpenReport
from reviewer.model.text import Lang
from tests import workbooks


@pytest.fixture
def made() -> Made:
    return workbooks.MADE


@pytest.fixture
def forms() -> dict[tuple[str, str], TableForm]:
    return workbooks.forms()


@pytest.fixture
def rules() -> tuple[RuleName, ...]:
    return workbooks.rules()


@pytest.fixture
def rich_report() -> OpenReport:
    return workbooks.rich()


@pytest.fixture
def build() -> Callable[..., OpenReport]:
    """A report from an organisation and its printed figures, with whatever else a `Sample` takes."""

    def sample(organisation: str, *given: Any, uuid: str = "r9", **more: Any) -> OpenReport:
        return workbooks.Sample(organisation, *given, **more).build(uuid)

    return sample


@pytest.fixture
def save(
    tmp_path: Path, forms: dict[tuple[str, str], TableForm], rules: tuple[RuleName, ...]
) -> Callable[..., Workbook]:
    """Write a workbook of these reports and open it again."""

    def written(reports: Sequence[OpenReport], lang: Lang = "zh") -> Workbook:
        return load_workbook(write(tmp_path / "out.xlsx", reports, forms, rules, workbooks.MADE, lang))

    return written


@pytest.fixture
def project() -> list[OpenReport]:
    return [
        workbooks.rich(),
        workbooks.Sample("江苏省淮安市洪泽区", workbooks.table_three()).build("r2"),
        workbooks.unreadable(),
    ]
