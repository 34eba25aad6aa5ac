# SPDX-License-Identifier: AGPL-3.0-or-later
"""Jobs in children: one outcome for each, whatever a child does."""

from __future__ import annotations

import ctypes
import itertools
import os
import signal
import struct
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Generator, Iterator
from multiprocessing import current_process
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

import pytest

from reviewer.errors import ReviewerError
from reviewer.jobs.parent import Cancelled, Failed, Jobs, Message, Progressed, Succeeded, take
from reviewer.model.pixels import Pixels, block_prefix
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.settings import Settings

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and /dev/shm are POSIX")
LONG = 60.0  # seconds; reached only when something is broken
BLOCKS = Path("/dev/shm")
Bench = Callable[..., Jobs]
Steps = Generator[Progress, None, Any]
IMAGE = bytes(range(240)) * 2


def hint(word: object) -> Progress:
    return Progress(0, 1, Text(str(word), str(word)))


def double(number: int) -> Steps:
    yield hint("half")
    yield hint("done")
    return 2 * number


def tell_pid() -> Steps:
    yield hint("pid")
    return os.getpid()


def end_by(number: int) -> Steps:
    yield hint("ending")
    os.kill(os.getpid(), number)


def leave(code: int) -> Steps:
    yield hint("leaving")
    os._exit(code)


def dereference_null() -> Steps:
    yield hint("crashing")
    ctypes.string_at(0)


def hang() -> Steps:
    yield hint(os.getpid())
    threading.Event().wait()


def chatter() -> Steps:
    for number in itertools.count():
        yield hint(number)


def clutch() -> Steps:
    """Hang in native code that never gives the interpreter back, as MuPDF does."""
    yield hint("clutching")
    ctypes.PyDLL(None).sleep(3600)


def hog() -> Steps:
    yield hint("hogging")
    return len([bytearray(2**24) for _ in range(1000)])


def keep(megabytes: int) -> Steps:
    yield hint("keeping")
    kept.append(bytearray(megabytes * 2**20))
    return os.getpid()


kept: list[bytearray] = []


def fail() -> Steps:
    yield hint("failing")
    raise KeyError("total")


def refuse() -> Steps:
    yield hint("refusing")
    raise ReviewerError(Text("需要密码。", "Needs a password."), Text("请索取密码。", "Ask for it."))


def say_half() -> Steps:
    """Begin a message and never end it."""
    pipe = vars(current_process())["_args"][0]
    yield hint("half")
    os.write(pipe.fileno(), struct.pack("!i", 1000) + b"x")
    threading.Event().wait()


def draw(then_hang: bool = False) -> Steps:
    block = SharedMemory(f"{block_prefix(os.getpid())}{time.monotonic_ns():x}", create=True, size=len(IMAGE))
    assert block.buf is not None
    block.buf[: len(IMAGE)] = IMAGE
    yield hint(block.name)
    if then_hang:
        threading.Event().wait()
    return Pixels(block.name, 80, 2, 240)


TASKS: dict[str, Callable[..., Steps]] = {
    task.__name__: task
    for task in (
        double,
        tell_pid,
        end_by,
        leave,
        dereference_null,
        hang,
        chatter,
        clutch,
        hog,
        fail,
        refuse,
        say_half,
        keep,
        draw,
    )
}


def work(task: str, *arguments: object) -> Steps:
    return (yield from TASKS[task](*arguments))


@pytest.fixture
def bench() -> Iterator[Bench]:
    """Make Jobs that are closed after the test."""
    made: list[Jobs] = []

    def make(children: int = 1, **settings: Any) -> Jobs:
        made.append(Jobs(work, Settings(**settings), children))
        return made[-1]

    yield make
    for jobs in made:
        jobs.close()


def finish(jobs: Jobs) -> list[Message]:
    """All messages until nothing is pending."""
    until = time.monotonic() + LONG
    messages: list[Message] = []
    while jobs.pending:
        assert time.monotonic() < until, f"still pending after {messages}"
        messages += jobs.wait(1.0)
    return messages


def outcomes(jobs: Jobs) -> list[Succeeded | Failed | Cancelled]:
    return [message for message in finish(jobs) if not isinstance(message, Progressed)]


def heard(jobs: Jobs, count: int = 1) -> dict[str, str]:
    """The words of the first steps, one for each of `count` jobs at work."""
    words: dict[str, str] = {}
    until = time.monotonic() + LONG
    while len(words) < count:
        assert time.monotonic() < until
        for message in jobs.wait(1.0):
            assert isinstance(message, Progressed), message
            words[message.key] = message.progress.step.en
    return words


def value(jobs: Jobs, *arguments: object) -> Any:
    jobs.submit("value", *arguments)
    (outcome,) = outcomes(jobs)
    assert isinstance(outcome, Succeeded), outcome
    return outcome.value


def reason(jobs: Jobs, *arguments: object) -> Text:
    jobs.submit("reason", *arguments)
    (outcome,) = outcomes(jobs)
    assert isinstance(outcome, Failed), outcome
    return outcome.reason


def test_a_job_says_how_far_it_is_and_then_succeeds(bench: Bench) -> None:
    jobs = bench()
    jobs.submit("a", "double", 21)
    assert jobs.pending == 1
    assert finish(jobs) == [Progressed("a", hint("half")), Progressed("a", hint("done")), Succeeded("a", 42)]
    assert jobs.poll() == []


def test_first_come_first_served(bench: Bench) -> None:
    jobs = bench()
    for number in range(5):
        jobs.submit(str(number), "double", number)
    assert outcomes(jobs) == [Succeeded(str(number), 2 * number) for number in range(5)]


def test_several_children_work_side_by_side(bench: Bench) -> None:
    jobs = bench(children=2)
    for key in ("a", "b", "c"):
        jobs.submit(key, "hang")
    words = heard(jobs, 2)
    assert set(words) == {"a", "b"}
    assert words["a"] != words["b"]


def test_a_child_is_kept_warm(bench: Bench) -> None:
    jobs = bench()
    assert value(jobs, "tell_pid") == value(jobs, "tell_pid") != os.getpid()


def test_a_child_is_renewed_after_so_many_files(bench: Bench) -> None:
    jobs = bench(files_per_child=2)
    first, second, third, fourth, fifth = (value(jobs, "tell_pid") for _ in range(5))
    assert first == second != third == fourth != fifth


@pytest.mark.parametrize(
    ("task", "words"),
    [
        pytest.param(("dereference_null",), "SIGSEGV", id="a segmentation fault", marks=posix),
        pytest.param(("end_by", 6), "SIGABRT", id="abort", marks=posix),
        pytest.param(("leave", 3), "exit code 3", id="an exit"),
        pytest.param(("end_by", 9), "memory ran short", id="the system's killer", marks=posix),
    ],
)
def test_a_crash_costs_the_file_in_hand_with_a_reason(bench: Bench, task: tuple[object, ...], words: str) -> None:
    jobs = bench()
    jobs.submit("before", "double", 1)
    jobs.submit("crash", *task)
    jobs.submit("after", "double", 2)
    before, crash, after = outcomes(jobs)
    assert (before, after) == (Succeeded("before", 2), Succeeded("after", 4))
    assert isinstance(crash, Failed)
    assert crash.key == "crash"
    assert words in crash.reason.en
    assert "请" in crash.reason.zh


@posix
def test_a_child_killed_from_outside_costs_only_its_own_file(bench: Bench) -> None:
    jobs = bench(children=2)
    jobs.submit("a", "hang")
    jobs.submit("b", "hang")
    pids = heard(jobs, 2)
    jobs.submit("c", "double", 4)
    os.kill(int(pids["a"]), signal.SIGKILL)
    messages: list[Message] = []
    while len(messages) < 2:
        messages += [message for message in jobs.wait(LONG) if not isinstance(message, Progressed)]
    assert isinstance(messages[0], Failed)
    assert messages[0].key == "a"
    assert "内存不足" in messages[0].reason.zh
    assert messages[1] == Succeeded("c", 8)
    assert jobs.pending == 1


@posix
def test_a_child_that_dies_idle_costs_no_file(bench: Bench) -> None:
    jobs = bench()
    for _ in range(5):
        pid = value(jobs, "tell_pid")
        os.kill(pid, signal.SIGKILL)
        assert value(jobs, "tell_pid") != pid


@pytest.mark.parametrize("task", ["hang", "chatter", pytest.param("clutch", marks=posix)])
def test_a_file_that_takes_too_long_is_given_up(bench: Bench, task: str) -> None:
    jobs = bench(file_seconds=0.3)
    lost = reason(jobs, task)
    assert "0.3 秒" in lost.zh
    assert "0.3 s" in lost.en
    assert value(jobs, "double", 2) == 4


@posix
def test_a_memory_bomb_is_given_up_and_its_child_replaced(bench: Bench) -> None:
    jobs = bench(child_megabytes=700)
    pid = value(jobs, "tell_pid")
    assert "700 MiB" in reason(jobs, "hog").zh
    assert value(jobs, "tell_pid") != pid


@posix
def test_a_child_that_has_grown_is_replaced(bench: Bench) -> None:
    jobs = bench(child_megabytes=700)
    pid = value(jobs, "keep", 1)
    assert value(jobs, "keep", 400) == pid
    assert value(jobs, "keep", 1) != pid


@posix
def test_a_low_limit_is_no_reason_to_refuse_a_small_file(bench: Bench) -> None:
    assert value(bench(child_megabytes=100), "double", 1) == 2


def test_an_unforeseen_error_is_named_and_the_child_goes_on(bench: Bench) -> None:
    jobs = bench()
    pid = value(jobs, "tell_pid")
    lost = reason(jobs, "fail")
    assert "KeyError: 'total' (test_jobs.py:" in lost.en
    assert "另存" in lost.zh
    assert value(jobs, "tell_pid") == pid


def test_an_error_of_ours_is_the_reason_in_its_own_words(bench: Bench) -> None:
    assert reason(bench(), "refuse") == Text("需要密码。 请索取密码。", "Needs a password. Ask for it.")


@posix
def test_a_child_that_does_not_start_is_a_reason_too(bench: Bench) -> None:
    assert "未能启动" in reason(bench(child_megabytes=1), "double", 1).zh


def test_a_waiting_job_is_cancelled_without_disturbing_the_others(bench: Bench) -> None:
    jobs = bench()
    jobs.submit("runs", "hang")
    heard(jobs)
    jobs.submit("waits", "double", 1)
    jobs.submit("stays", "double", 2)
    jobs.cancel("waits")
    assert jobs.poll() == [Cancelled("waits")]
    assert jobs.pending == 2
    jobs.cancel("runs")
    assert outcomes(jobs) == [Cancelled("runs"), Succeeded("stays", 4)]


def test_a_running_job_can_be_spared(bench: Bench) -> None:
    jobs = bench()
    jobs.submit("runs", "hang")
    heard(jobs)
    jobs.submit("waits", "double", 1)
    jobs.cancel(running=False)
    assert jobs.poll() == [Cancelled("waits")]
    assert jobs.pending == 1


def test_all_are_cancelled_at_once_and_the_next_job_is_done(bench: Bench) -> None:
    jobs = bench(children=2)
    for key in "abcde":
        jobs.submit(key, "hang")
    heard(jobs, 2)
    jobs.cancel()
    assert sorted(outcome.key for outcome in outcomes(jobs) if isinstance(outcome, Cancelled)) == list("abcde")
    assert value(jobs, "double", 3) == 6


def test_a_job_cancelled_while_its_child_starts_is_cancelled(bench: Bench) -> None:
    jobs = bench()
    jobs.submit("a", "hang")
    jobs.cancel("a")
    jobs.submit("a", "double", 1)
    assert outcomes(jobs) == [Cancelled("a"), Succeeded("a", 2)]


@posix
def test_poll_does_not_block_on_half_a_message(bench: Bench) -> None:
    jobs = bench()
    jobs.submit("a", "say_half")
    heard(jobs)
    began = time.monotonic()
    for _ in range(1000):
        assert jobs.poll() == []
    assert time.monotonic() - began < 1.0
    jobs.cancel()
    assert outcomes(jobs) == [Cancelled("a")]


def test_wait_gives_up_when_the_time_is_up(bench: Bench) -> None:
    jobs = bench()
    jobs.submit("a", "hang")
    heard(jobs)
    assert jobs.wait(0.01) == []


def test_arguments_that_cannot_be_sent_are_refused_at_once(bench: Bench) -> None:
    jobs = bench()
    with pytest.raises((AttributeError, TypeError)):
        jobs.submit("a", lambda: None)
    assert jobs.pending == 0


@posix
def test_close_ends_the_children(bench: Bench) -> None:
    jobs = bench(children=2)
    for key in "abc":
        jobs.submit(key, "hang")
    pids = [int(word) for word in heard(jobs, 2).values()]
    jobs.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with pytest.raises(RuntimeError):
        jobs.submit("d", "hang")


def test_an_image_is_taken_once(bench: Bench) -> None:
    pixels = value(bench(), "draw")
    assert take(pixels) == IMAGE
    with pytest.raises(FileNotFoundError):
        take(pixels)


def test_an_image_outlives_the_child_that_drew_it(bench: Bench) -> None:
    jobs = bench()
    pixels = value(jobs, "draw")
    reason(jobs, "leave", 1)
    assert take(pixels) == IMAGE


def test_images_that_nobody_took_are_gone_after_close(bench: Bench) -> None:
    jobs = bench()
    pixels = value(jobs, "draw")
    jobs.close()
    with pytest.raises(FileNotFoundError):
        take(pixels)


@pytest.mark.skipif(not BLOCKS.is_dir(), reason="shared memory is not to be seen here")
@pytest.mark.parametrize("lose", ["cancel", "time"])
def test_a_killed_child_leaves_no_image(bench: Bench, lose: str) -> None:
    jobs = bench(file_seconds=0.5 if lose == "time" else LONG)
    jobs.submit("a", "draw", True)
    name = heard(jobs)["a"]
    if lose == "cancel":
        assert (BLOCKS / name).exists()
        jobs.cancel("a")
    finish(jobs)
    assert not (BLOCKS / name).exists()


def run_script(tmp_path: Path, body: str, send: int | None = None, group: bool = False) -> tuple[str, str]:
    """Run a parent of its own and send it that signal when it prints "now"; what it prints, and its error output."""
    script = tmp_path / "parent.py"
    script.write_text(SCRIPT + textwrap.dedent(body), encoding="utf-8")
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root)},
        start_new_session=True,
    ) as parent:
        if send is not None:
            assert parent.stdout is not None
            assert parent.stdout.readline() == "now\n"
            (os.killpg if group else os.kill)(parent.pid, send)
        try:
            # The children have the error output, too: it ends only when the last of them has ended.
            return parent.communicate(timeout=LONG)
        except subprocess.TimeoutExpired:
            parent.kill()
            raise


# A shell that starts something in the background lets it ignore Ctrl+C, and so would all that it starts.
SCRIPT = """
import ctypes, signal, threading
from reviewer.jobs import worker
from reviewer.jobs.parent import Jobs, Progressed
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.settings import Settings

worker.GRACE = 0.1
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)

def hang():
    yield Progress(0, 1, Text("a", "a"))
    threading.Event().wait()

def clutch():
    yield Progress(0, 1, Text("a", "a"))
    ctypes.PyDLL(None).sleep(3600)

def double(number):
    yield Progress(0, 1, Text("a", "a"))
    return 2 * number
"""


@posix
@pytest.mark.parametrize(
    "start",
    [
        "jobs = Jobs(hang, Settings()); jobs.submit('a'); jobs.wait(60)",
        "jobs = Jobs(double, Settings()); jobs.submit('a', 1); [jobs.wait(60) for _ in range(2) if jobs.pending]",
        "jobs = Jobs(clutch, Settings(file_seconds=1.0)); jobs.submit('a'); jobs.wait(60)",
    ],
    ids=["at work", "idle", "clutching"],
)
def test_children_die_with_their_parent(tmp_path: Path, start: str) -> None:
    body = f"""
    if __name__ == "__main__":
        {start}
        print("now", flush=True)
        threading.Event().wait()
    """
    run_script(tmp_path, body, signal.SIGKILL)


@posix
@pytest.mark.parametrize("moment", ["pass", "while not jobs.wait(1): pass"], ids=["starting", "at work"])
def test_ctrl_c_in_a_terminal_shows_nothing_of_the_children(tmp_path: Path, moment: str) -> None:
    body = f"""
    if __name__ == "__main__":
        with Jobs(hang, Settings(), 2) as jobs:
            jobs.submit("a")
            jobs.submit("b")
            {moment}
            try:
                print("now", flush=True)
                while True:
                    jobs.wait(0.2)
            except KeyboardInterrupt:
                print("stopped")
    """
    assert run_script(tmp_path, body, signal.SIGINT, group=True) == ("stopped\n", "")


@posix
def test_ctrl_c_while_a_child_starts_does_not_reach_it(tmp_path: Path) -> None:
    body = """
    if __name__ == "__mp_main__":  # in the child, before any code of ours runs there
        import os, signal
        os.kill(os.getpid(), signal.SIGINT)

    if __name__ == "__main__":
        with Jobs(double, Settings()) as jobs:
            jobs.submit("a", 21)
            while jobs.pending:
                last = jobs.wait(60)[-1]
        print(last.value)
    """
    assert run_script(tmp_path, body) == ("42\n", "")


def test_a_parent_that_forgets_to_close_ends_all_the_same(tmp_path: Path) -> None:
    body = """
    if __name__ == "__main__":
        jobs = Jobs(hang, Settings(), 2)
        for key in "abc":
            jobs.submit(key)
        jobs.wait(60)
        print("done")
    """
    assert run_script(tmp_path, body) == ("done\n", "")
