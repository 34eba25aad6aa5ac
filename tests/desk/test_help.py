# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the Help menu offers: versions that can be copied, and a package without anything of the reports."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import reviewer
from reviewer.desk.app import Desk
from reviewer.desk.help.aboutbox import AboutBox
from reviewer.errors import ReviewerError
from tests.driving import bring, report


def test_the_about_box_says_versions_and_licence_and_can_be_copied(desk: Desk) -> None:
    desk.window.actions_by_name["about"].trigger()
    (box,) = desk.window.findChildren(AboutBox)
    assert box.isVisible()
    assert not box.isModal() or desk.window.isEnabled()
    QTest.mouseClick(box.copy, Qt.MouseButton.LeftButton)
    words = QGuiApplication.clipboard().text()
    for part in (reviewer.__version__, "PyMuPDF", "SQLite", "ONNX Runtime", "规则库", "AGPL", "Lucide"):
        assert part in words
    box.close()


def test_the_package_tells_of_the_window_and_not_of_the_reports(
    desk: Desk, qtbot: QtBot, report_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(desk, qtbot, report_pdf)
    monkeypatch.setattr("reviewer.homes.logs", lambda: tmp_path / "logs")
    (tmp_path / "logs").mkdir()
    row = report(desk).row
    (tmp_path / "logs" / "reviewer.log").write_text(f"{row.organisation} {row.file} {desk.session.project}")
    desk.session.do.add_note("此处须问清楚")
    out = tmp_path / "out" / "diagnosis.zip"
    out.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    desk.window.actions_by_name["diagnostics"].trigger()
    with zipfile.ZipFile(out) as package:
        texts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    said = "\n".join(texts.values())
    figures = [fact.text for fact in report(desk).facts.values() if len(fact.text) > 4]
    secrets = (row.organisation, row.title, row.file, "李审计", "此处须问清楚", str(tmp_path), "年报审核", *figures)
    assert [secret for secret in secrets if secret in said] == []
    assert json.loads(texts["window.json"])["screens"]
    (timed,) = json.loads(texts["timings.json"])
    assert timed["outcome"] == "read"
    assert timed["pages"] == len(report(desk).reading.pages)
    assert json.loads(texts["project.json"])["reports"] == 1


def test_a_package_that_cannot_be_written_is_said_in_the_window(desk: Desk, tmp_path: Path) -> None:
    desk.export_diagnostics(tmp_path / "nowhere" / "a.zip")
    assert desk.window.message.isVisible()
    assert "a.zip" in desk.window.message.words.text()


def test_what_nobody_foresaw_is_logged_and_said(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    error = RuntimeError("nobody")
    desk.unforeseen(RuntimeError, error, None)
    assert "unforeseen" in caplog.text
    assert "RuntimeError" in desk.window.message.words.text()
    desk.unforeseen(ReviewerError, error, None)
