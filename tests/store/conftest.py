# SPDX-License-Identifier: AGPL-3.0-or-later
"""A store to work on, and a second process to share the file with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewer.store.opening import Store

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.review"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store.create(path, "李")
    yield made
    made.close()


@pytest.fixture
def process() -> Iterator[Start]:
    """Start Python on some lines of code; what is still running at the end is stopped."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONUTF8": "1"}
        command = [sys.executable, "-c", code, *(str(it) for it in arguments)]
        made = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment
        )
        started.append(made)
        return made

    yield start
    for it in started:
        it.kill()
        it.communicate()
