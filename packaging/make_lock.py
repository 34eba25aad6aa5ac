# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make `requirements.lock` and `requirements-dev.lock` anew: `python packaging/make_lock.py`, with `uv` on the path.

Takes the newest versions that `pyproject.toml` admits. A lock holds versions and the digests of the wheels for the
machines we name, and no address: whoever installs chooses the package index by the settings of pip.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent / "pyproject.toml"
NEWEST_MINOR = 14
PYTHONS = {f"cp3{minor}" for minor in range(11, NEWEST_MINOR + 1)}
PLATFORM = re.compile(r"any|win_amd64|manylinux\w+_(x86_64|aarch64)")
HEADER = """\
# {purpose}
# Made by packaging/make_lock.py; not edited by hand. Wheels for Windows x64, Linux x86-64 and Linux ARM64 only.
--only-binary :all:
"""


def resolve(*arguments: str) -> list[dict[str, Any]]:
    """The packages that `uv` chooses for every platform at once, as the tables of a pylock file."""
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "pylock.toml"
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--only-binary", ":all:", "--format", "pylock.toml", "--output-file", str(lock), *arguments]
        subprocess.run(command, cwd=PROJECT.parent, check=True)
        packages: list[dict[str, Any]] = tomllib.loads(lock.read_text(encoding="utf-8"))["packages"]
        return packages


def is_wanted(wheel: str) -> bool:
    """Whether a wheel's file name is for a Python and a machine that we name."""
    python, abi, platforms = wheel.removesuffix(".whl").split("-")[-3:]
    if not any(PLATFORM.fullmatch(platform) for platform in platforms.split(".")):
        return False
    if abi == "abi3":
        return int(python.removeprefix("cp3")) <= NEWEST_MINOR
    if abi == "none":
        return "py3" in python.split(".") or python in PYTHONS
    return python in PYTHONS and abi == python


def write_entry(package: dict[str, Any]) -> str:
    """One package as pip reads it; ValueError when no wheel of it is left."""
    wheels = [w for w in package.get("wheels", ()) if is_wanted(w.get("name") or w["url"].rpartition("/")[2])]
    if not wheels:
        raise ValueError(f"{package['name']} {package['version']} has no wheel for any machine")
    marker = f" ; {package['marker']}" if "marker" in package else ""
    hashes = sorted(f"--hash=sha256:{wheel['hashes']['sha256']}" for wheel in wheels)
    return " \\\n    ".join([f"{package['name']}=={package['version']}{marker}", *hashes]) + "\n"


def write_lock(path: Path, purpose: str, packages: list[dict[str, Any]]) -> None:
    """Replace a lock file; always with Unix line ends, as its digest decides whether to install again."""
    text = HEADER.format(purpose=purpose) + "".join(write_entry(package) for package in packages)
    path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path.name}: {len(packages)} packages, {text.count('--hash')} wheels\n")


def main() -> None:
    """Resolve what the program needs, then what its tests need on top of exactly that."""
    runtime = resolve(str(PROJECT))
    lock = HERE / "requirements.lock"
    write_lock(lock, "What the program needs.", runtime)
    known = {(package["name"], package["version"]) for package in runtime}
    tests = [p for p in resolve("--group", "dev", "-c", str(lock)) if (p["name"], p["version"]) not in known]
    write_lock(HERE / "requirements-dev.lock", "What the tests need, on top of requirements.lock.", tests)


if __name__ == "__main__":
    main()
