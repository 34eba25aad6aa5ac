# SPDX-License-Identifier: AGPL-3.0-or-later
"""The log and the diagnostic package say what the program did, and nothing that stands in a report."""

from __future__ import annotations

import faulthandler
import json
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.errors import ReviewerError
from reviewer.settings import Settings
from reviewer.support import diagnostics, logs
from reviewer.support.versions import versions
from tests import desks

SECRETS = ("栖霞谷区", "王审计", "Zhang San", "1026", "secret-rules", "各区报送", "备注原文")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = logs.start(tmp_path / "logs")
    assert handler is not None
    yield tmp_path / "logs"
    logging.getLogger().removeHandler(handler)
    handler.close()
    faulthandler.enable(2)


def fail_on(words: str) -> None:
    raise ValueError(words)


def test_the_log_keeps_counts_and_frames_and_no_words_from_outside(folder: Path) -> None:
    own, other = logging.getLogger("reviewer.desk.app"), logging.getLogger("somebody.else")
    own.info("project opened: %d reports, file %s", 17, "/home/zhang/各区报送/栖霞谷区.pdf")
    other.warning("cannot open '/home/zhang/1026.pdf' for 王审计")
    try:
        fail_on("1026 in '备注原文' of 栖霞谷区")
    except ValueError:
        own.error("unforeseen", exc_info=True)
    said = (folder / logs.LOG).read_text(encoding="utf-8")
    assert "17 reports" in said
    assert "ValueError" in said
    assert "fail_on" in said
    assert [secret for secret in (*SECRETS, "zhang", "/home") if secret in said] == []


def test_the_log_stays_small(folder: Path) -> None:
    for _ in range(12_000):
        logging.getLogger("reviewer").info("again and again, until there is more than anybody wants to keep")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 1_000_000


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert logs.start(tmp_path / "file" / "logs") is None


def test_frames_lose_the_folders_of_the_computer() -> None:
    dump = 'File "/home/zhang/x/reviewer/desk/app.py", line 3\nFile "C:\\Users\\zhang\\site-packages\\PySide6\\a.py"'
    assert logs.bare_frames(dump) == 'File "reviewer/desk/app.py", line 3\nFile "PySide6/a.py"'


def test_the_package_has_versions_settings_counts_and_no_report(tmp_path: Path) -> None:
    rows = (
        desks.row("u1", "栖霞谷区", 3, file="各区报送 1026.pdf"),
        desks.row("u2", "Hongkou", file="hongkou.pdf"),
    )
    settings = Settings(author="王审计", rules_folder="/home/zhang/secret-rules", readers=4)
    parts = {"settings": diagnostics.settings(settings), "project": diagnostics.counts(rows, "0006", 4096)}
    log = {"reviewer.log": "error while reading Hongkou for Zhang San"}
    names = {"王审计", "Zhang San", *diagnostics.names(rows)}
    out = diagnostics.write(tmp_path / "a.zip", parts, log, names)
    with zipfile.ZipFile(out) as package:
        texts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    said = "\n".join(texts.values())
    assert [secret for secret in (*SECRETS, "Hongkou", "hongkou") if secret in said] == []
    counted = json.loads(texts["project.json"])
    assert (counted["reports"], counted["undecided"], counted["revision"]) == (2, 3, "0006")
    assert json.loads(texts["settings.json"])["readers"] == 4
    assert "PyMuPDF" in texts["versions.txt"]


def test_a_package_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError) as told:
        diagnostics.write(tmp_path / "no" / "a.zip", {}, {}, ())
    assert "a.zip" in told.value.text.zh


def test_versions_are_known_without_importing_the_packages() -> None:
    known = {name.en: version for name, version in versions()}
    assert known["PyMuPDF"].startswith("1.28")
    assert "–" not in known.values()
    assert known["SQLite"].count(".") == 2
