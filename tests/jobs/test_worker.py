# SPDX-License-Identifier: AGPL-3.0-or-later
"""The child's half of a job: what it says, and when it ends."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

import pytest

from reviewer.errors import ReviewerError
from reviewer.jobs import worker
from reviewer.model.progress import Progress
from reviewer.model.text import Text

STEP = Progress(1, 2, Text("第 1 步", "step 1"))


def doubled(number: int) -> Generator[Progress, None, int]:
    yield STEP
    return 2 * number


def raising(error: Exception) -> Generator[Progress, None, None]:
    yield STEP
    raise error


def printing() -> Generator[Progress, None, int]:
    yield STEP
    sys.stdout.write("from a library")
    sys.stdout.flush()
    return os.getpid()


def endless() -> Generator[Progress, None, None]:
    yield STEP
    threading.Event().wait()


def unsendable() -> Generator[Progress, None, object]:
    yield STEP
    return lambda: None


def said(work: worker.Work, *arguments: object) -> list[Any]:
    return list(worker.carry(work, pickle.dumps(arguments)))


def test_progress_comes_first_and_the_value_last() -> None:
    assert said(doubled, 21) == [STEP, worker.Made(42)]


def test_an_error_of_ours_keeps_its_words() -> None:
    summary, advice = Text("打不开。", "Cannot be opened."), Text("请重试。", "Try again.")
    _, last = said(raising, ReviewerError(summary, advice))
    assert last.reason == Text("打不开。 请重试。", "Cannot be opened. Try again.")


def test_any_other_error_says_what_and_where() -> None:
    _, last = said(raising, KeyError("total"))
    assert last.reason is None
    assert last.what.startswith("KeyError: 'total' (test_worker.py:")
    assert not last.memory


@pytest.mark.parametrize(
    "error",
    [MemoryError(), OSError(12, "Cannot allocate memory"), RuntimeError("code=2: malloc (432000000 bytes) failed")],
    ids=["python", "system", "mupdf"],
)
def test_missing_memory_is_recognised(error: Exception) -> None:
    assert said(raising, error)[-1].memory


def test_wrong_arguments_are_an_outcome_too() -> None:
    (last,) = said(doubled, 1, 2)
    assert last.what.startswith("TypeError")


Start = Callable[[worker.Work], tuple[SpawnProcess, Connection]]


@pytest.fixture
def child() -> Iterator[Start]:
    """Start a child for a work; gives its process and the parent's end of the pipe."""
    context = multiprocessing.get_context("spawn")
    started: list[SpawnProcess] = []

    def start(work: worker.Work) -> tuple[SpawnProcess, Connection]:
        ours, theirs = context.Pipe()
        process = context.Process(target=worker.run, args=(theirs, work, 60.0, 2048), daemon=True)
        process.start()
        theirs.close()
        started.append(process)
        return process, ours

    yield start
    for process in started:
        process.kill()
        process.join()


def order(pipe: Connection, *arguments: object) -> None:
    assert pipe.recv() == worker.Ready(spent=False)
    pipe.send_bytes(pickle.dumps(arguments))
    assert pipe.recv() == worker.Begun()


def test_a_child_says_ready_before_every_job_and_when_it_has_begun(child: Start) -> None:
    process, pipe = child(doubled)
    for number in (1, 2):
        order(pipe, number)
        assert pipe.recv() == STEP
        assert pipe.recv() == worker.Made(2 * number)
    assert pipe.recv() == worker.Ready(spent=False)
    pipe.close()
    process.join(20)
    assert process.exitcode == 0


def test_a_child_ends_in_the_middle_of_a_job_when_its_pipe_ends(child: Start) -> None:
    process, pipe = child(endless)
    order(pipe)
    assert pipe.recv() == STEP
    pipe.close()
    process.join(20)
    assert process.exitcode == 0


def test_a_value_that_cannot_be_sent_costs_the_job_and_not_the_child(child: Start) -> None:
    _, pipe = child(unsendable)
    order(pipe)
    pipe.recv()
    assert isinstance(pipe.recv(), worker.Broke)
    assert pipe.recv() == worker.Ready(spent=False)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_a_child_is_deaf_to_ctrl_c(child: Start) -> None:
    process, pipe = child(doubled)
    assert process.pid is not None
    for number in (3, 4):
        order(pipe, number)
        os.kill(process.pid, signal.SIGINT)
        assert [pipe.recv(), pipe.recv()] == [STEP, worker.Made(2 * number)]


def test_what_is_printed_in_a_child_does_not_reach_the_standard_output(
    child: Start, capfd: pytest.CaptureFixture[str]
) -> None:
    _, pipe = child(printing)
    order(pipe)
    pipe.recv()
    pipe.recv()
    out, err = capfd.readouterr()
    assert out == ""
    assert "from a library" in err


def test_neither_half_brings_in_pymupdf_or_qt() -> None:
    code = "import sys, reviewer.jobs; print(*{'pymupdf', 'PySide6', 'sqlalchemy', 'openpyxl'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
