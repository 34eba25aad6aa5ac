# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new project, one report in it, and one small rule in place of the rule book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.project import Project
from tests import reviews


@pytest.fixture(autouse=True)
def _one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.reviewing.check", reviews.adds_up)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "区县.review", "李") as made:
        yield made


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return reviews.pdf(tmp_path)


@pytest.fixture
def uuid(project: Project, source: Path) -> str:
    return project.keep(source, reviews.review(source))
