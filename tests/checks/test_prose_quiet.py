# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports of many kinds of bodies in which words and tables agree: no check of the prose may fail."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.prosecases import failed, report

REPORTS = tomllib.loads(Path(__file__).with_name("quiet.toml").read_text(encoding="utf-8"))["report"]


@pytest.mark.parametrize("own", REPORTS, ids=lambda own: own["kind"])
def test_a_report_in_which_all_agrees_is_left_alone(own: dict[str, Any]) -> None:
    reading = report(
        own.get("figures", {}),
        *own["paragraphs"],
        organisation=own.get("name", "云岚市松溪区"),
        version=own.get("version", "2021"),
    )
    assert {code: finding.message.zh for code, finding in failed(reading).items()} == {}


def test_there_are_bodies_of_many_kinds() -> None:
    assert len(REPORTS) >= 40
