# SPDX-License-Identifier: AGPL-3.0-or-later
"""The virtual environment that holds exactly what the lock files name; standard library only."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RUNTIME = HERE / "requirements.lock"
TESTS = HERE / "requirements-dev.lock"
STAMP = "installed-locks.txt"
MEGABYTES = {RUNTIME.name: 260, TESTS.name: 50}


class Failed(Exception):
    """A step of the set-up failed; `str()` says in both languages what to do."""


def say(zh: str, en: str) -> None:
    sys.stderr.write(f"{zh}\n{en}\n")
    sys.stderr.flush()


def folder(locks: Sequence[Path]) -> Path:
    """Where the environment with `locks` is or will be: `.venv` in the checkout, else in the user's data folder."""
    local = ROOT / ".venv"
    if is_writable(local) or is_ready(local, locks):
        return local
    # Two checkouts that cannot be written to must not undo each other's environment.
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    return data_home() / "disclosure-reviewer" / f"environment-{checkout}"


def is_writable(place: Path) -> bool:
    """Whether this user may change or make the folder `place`."""
    return os.access(place if place.exists() else place.parent, os.W_OK)


def data_home() -> Path:
    """The folder for a user's program data, as the system or the user names it."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def python_of(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def installed(environment: Path) -> Mapping[str, str]:
    """The lock files that were installed, by name, with their digests; empty when it has to be made anew."""
    try:
        lines = (environment / STAMP).read_text(encoding="ascii").splitlines()
        subprocess.run([python_of(environment), "-c", ""], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    found = dict(line.split() for line in lines)
    current = {lock.name: digest(lock) for lock in (RUNTIME, TESTS)}
    return found if all(current.get(name) == value for name, value in found.items()) else {}


def is_ready(environment: Path, locks: Sequence[Path]) -> bool:
    return {lock.name for lock in locks} <= installed(environment).keys()


def prepare(environment: Path, locks: Sequence[Path]) -> None:
    """Make the environment or complete it, so that it holds `locks`; `Failed` when that is not possible."""
    done = installed(environment)
    missing = [lock for lock in locks if lock.name not in done]
    if not missing:
        return
    size = sum(MEGABYTES[lock.name] for lock in missing)
    say(
        f"正在准备运行环境：{environment}（需要下载约 {size} MB）",
        f"Preparing the environment in {environment} (about {size} MB to download)",
    )
    if not done:
        make(environment)
    install(environment, missing)
    stamp = {**done, **{lock.name: digest(lock) for lock in missing}}
    text = "".join(f"{name} {value}\n" for name, value in stamp.items())
    (environment / STAMP).write_text(text, encoding="ascii")


def make(environment: Path) -> None:
    """An empty environment with pip, in place of whatever is there."""
    result = subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=False)
    if result.returncode:
        raise Failed(
            f"无法在 {environment} 创建虚拟环境，请检查磁盘空间和写入权限。\n"
            f"The environment could not be made in {environment}: check free space and the right to write there."
        )


def install(environment: Path, locks: Sequence[Path]) -> None:
    """Put exactly the locked packages into the environment; pip's own settings choose where they come from."""
    command: list[str | Path] = [
        python_of(environment),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
    ]
    command += ["--require-hashes", "--no-deps", *(() if sys.stderr.isatty() else ("--quiet",))]
    for lock in locks:
        command += ["--requirement", lock]
    if subprocess.run(command, check=False).returncode:
        raise Failed(
            "安装软件包失败。请检查网络，或用 pip 的设置指定镜像（PIP_INDEX_URL）或存放安装包的文件夹"
            "（PIP_NO_INDEX=1 PIP_FIND_LINKS=文件夹），然后重新运行。\n"
            "The packages could not be installed. Check the network, or name a mirror (PIP_INDEX_URL) or a folder of "
            "wheels (PIP_NO_INDEX=1 PIP_FIND_LINKS=FOLDER) in pip's settings, then run this again."
        )
