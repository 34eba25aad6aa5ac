# SPDX-License-Identifier: AGPL-3.0-or-later
"""The scripts a new user calls find a Python, or say what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import start

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")


def run(script: str, *arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell
    command = [shell, str(PACKAGING / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": str(path)})


def programs(folder: Path, **scripts: str) -> Path:
    for name in ("dirname", "sh"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, body in scripts.items():
        script = folder / name.replace("_", ".")
        script.write_text(f"#!/bin/sh\n{body}\n")
        script.chmod(0o755)
    return folder


def test_without_python_the_user_is_told_which_to_install(tmp_path: Path) -> None:
    result = run("run", path=programs(tmp_path, python3="exit 1"))
    assert result.returncode == 1
    assert "需要 Python 3.11 至 3.14" in result.stderr
    assert "Python 3.11 to 3.14 is needed" in result.stderr


def test_a_python_that_can_make_environments_is_preferred(tmp_path: Path) -> None:
    old = 'case "$2" in *ensurepip*) exit 1;; *version_info*) exit 0;; esac; echo system "$@"'
    new = 'case "$2" in *ensurepip*|*version_info*) exit 0;; esac; echo whole "$@"'
    result = run("test", "-k", "two words", path=programs(tmp_path, python3_13=old, python3=new))
    assert result.stdout == f"whole {PACKAGING}/start.py test -k two words\n"


def test_a_python_without_pip_is_used_when_there_is_no_other(tmp_path: Path) -> None:
    body = 'case "$2" in *ensurepip*) exit 1;; *version_info*) exit 0;; esac; echo system "$@"'
    result = run("run", "--headless", path=programs(tmp_path, python3_11=body, python3="exit 1"))
    assert result.stdout == f"system {PACKAGING}/start.py run --headless\n"


def test_an_unknown_task_is_wrong_usage() -> None:
    result = subprocess.run(
        [sys.executable, PACKAGING / "start.py", "fly"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 64
    assert "run|test" in result.stderr


def test_tools_remember_in_the_data_folder_what_the_checkout_cannot_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(start, "ROOT", tmp_path)
    assert start.caches() == {}
    # A checkout that is gone can be written to by nobody, root included.
    monkeypatch.setattr(start, "ROOT", tmp_path / "gone")
    kept = start.caches()
    assert kept["MYPY_CACHE_DIR"] == str(tmp_path / "data" / "disclosure-reviewer" / "cache" / ".mypy_cache")
    assert len(kept) == 3
