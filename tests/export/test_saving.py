# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook is written whole or not at all, and a refusal says what to do."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reviewer.errors import ReviewerError
from reviewer.export.saving import save

AT = datetime(2025, 3, 5, 9, 15)


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "审查.xlsx"
    out.write_text("old")
    assert save(Workbook(), out, AT) == out
    assert load_workbook(out).sheetnames == ["Sheet"]
    assert list(tmp_path.iterdir()) == [out]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError) as caught:
        save(Workbook(), tmp_path / "没有" / "审查.xlsx", AT)
    assert "审查.xlsx" in caught.value.summary.zh
    assert "没有" in caught.value.summary.zh
    assert caught.value.advice.en


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "审查.xlsx").mkdir()
    with pytest.raises(ReviewerError, match="is a folder"):
        save(Workbook(), tmp_path / "审查.xlsx", AT)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Access is denied"), "Excel"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_a_refusal_keeps_the_old_file_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    out = tmp_path / "审查.xlsx"
    out.write_text("old")

    def refuse(self: Path, target: Path) -> Path:
        raise error

    # What Windows does when Excel has the target open cannot be had on every system.
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReviewerError) as caught:
        save(Workbook(), out, AT)
    assert str(out) in caught.value.summary.zh
    assert said in caught.value.summary.zh
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]
