# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set up what is needed, then start the program or its tests: `python packaging/start.py run|test [ARGUMENT…]`.

What `run`, `test` and their Windows twins call. Runs on any Python from 3.11 with nothing installed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment
import system
from environment import ROOT, RUNTIME, TESTS, Failed, say

STEPS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "pytest": ("pytest", "--numprocesses", "auto"),
}
CACHES = {
    "RUFF_CACHE_DIR": ".ruff_cache",
    "MYPY_CACHE_DIR": ".mypy_cache",
    "HYPOTHESIS_STORAGE_DIRECTORY": ".hypothesis",
}


def set_up(locks: Sequence[Path], libraries: tuple[tuple[str, str], ...]) -> Path:
    """Make everything ready and return the environment's folder; silent when it already is."""
    system.require_known_machine()
    folder = environment.folder(locks)
    system.provide(venv=not environment.is_ready(folder, locks), wanted=libraries)
    environment.prepare(folder, locks)
    return folder


def run(arguments: Sequence[str]) -> int:
    """The demonstration, in a window or with `--headless`; any other arguments go to the program itself."""
    demonstration = not set(arguments) - {"--headless"}
    window = demonstration and "--headless" not in arguments
    if window and not system.has_display():
        say("没有图形界面，改为不开窗口运行。", "There is no display: running without a window.")
        window, arguments = False, ["--headless"]
    folder = set_up((RUNTIME,), system.libraries(window=True) if window else ())
    return hand_over(folder, ("-m", "reviewer", *(("demo",) if demonstration else ()), *arguments))


def hand_over(folder: Path, arguments: Sequence[str]) -> int:
    """Become the program, so that an interruption reaches it alone and it can end in its own way."""
    command = [str(environment.python_of(folder)), *arguments]
    if sys.platform != "win32":
        os.execve(command[0], command, variables())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.run(command, check=False, env=variables()).returncode


def test(arguments: Sequence[str]) -> int:
    """Style, format, types and tests, all of them even when one fails; arguments go to pytest."""
    folder = set_up((RUNTIME, TESTS), system.libraries(window=False))
    settings = variables(QT_QPA_PLATFORM="offscreen", **caches())
    failed = []
    for name, step in STEPS.items():
        command = [str(environment.python_of(folder)), "-m", *step, *(arguments if name == "pytest" else ())]
        sys.stderr.write(f"== {name}\n")
        sys.stderr.flush()
        if subprocess.run(command, check=False, cwd=ROOT, env=settings).returncode:
            failed.append(name)
    if failed:
        say(f"未通过：{'、'.join(failed)}", f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def caches() -> dict[str, str]:
    """Where the tools may keep what they remember, for those that cannot keep it in the checkout."""
    remembered = environment.data_home() / "disclosure-reviewer" / "cache"
    return {
        variable: str(remembered / name)
        for variable, name in CACHES.items()
        if not environment.is_writable(ROOT / name)
    }


def variables(**defaults: str) -> dict[str, str]:
    """The user's environment variables over `defaults`, with the source tree where Python looks for modules."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**defaults, **os.environ, "PYTHONPATH": path}


def main(arguments: Sequence[str]) -> int:
    tasks = {"run": run, "test": test}
    if not arguments or arguments[0] not in tasks:
        sys.stderr.write(f"{__doc__}")
        return 64
    try:
        return tasks[arguments[0]](arguments[1:])
    except Failed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
