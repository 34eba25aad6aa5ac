# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is locked is what is declared, named in the notice, and bound to no package index."""

import re
import tomllib
from pathlib import Path

import make_lock
import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ;.*)? \\$", re.MULTILINE)


def pins(lock: str) -> set[tuple[str, str]]:
    return set(PIN.findall((ROOT / "packaging" / lock).read_text(encoding="utf-8")))


def normal(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[._]", "-", name[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_a_digest_for_every_package(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    for entry in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        assert re.fullmatch(r"\S+==\S+(?: ;.*)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n?", entry), entry


def test_everything_declared_is_locked() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = {name for name, _ in pins("requirements.lock")}
    tests = {name for name, _ in pins("requirements-dev.lock")}
    assert {normal(d) for d in declared["project"]["dependencies"]} <= runtime
    assert {normal(d) for d in declared["dependency-groups"]["dev"]} <= tests
    assert not runtime & tests


def test_the_notice_names_every_installed_package_in_its_version() -> None:
    notice = (ROOT / "packaging" / "NOTICE").read_text(encoding="utf-8").partition("Installed with it")[2]
    named = set()
    for line in notice.splitlines():
        if match := re.match(r"([a-z][a-z0-9-]+) (\d[\d., ]*\d)", line):
            named |= {(match[1], version) for version in match[2].split(", ")}
    assert named == pins("requirements.lock")


@pytest.mark.parametrize(
    ("wheel", "wanted"),
    [
        ("click-8.5.1-py3-none-any.whl", True),
        ("openpyxl-3.1.5-py2.py3-none-any.whl", True),
        ("ruff-0.17.5-py3-none-win_amd64.whl", True),
        ("pymupdf-1.28.2-cp310-abi3-manylinux_2_28_aarch64.whl", True),
        ("sqlalchemy-2.1.9-cp314-cp314-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", True),
        ("sqlalchemy-2.1.9-cp310-cp310-win_amd64.whl", False),
        ("sqlalchemy-2.1.9-cp314-cp314t-win_amd64.whl", False),
        ("future-1.0-cp315-abi3-win_amd64.whl", False),
        ("ruff-0.17.5-py3-none-manylinux_2_17_armv7l.whl", False),
        ("ruff-0.17.5-py3-none-musllinux_1_2_x86_64.whl", False),
        ("ruff-0.17.5-py3-none-macosx_11_0_arm64.whl", False),
        ("old-1.0-py2-none-any.whl", False),
    ],
)
def test_only_wheels_for_our_machines_are_locked(wheel: str, wanted: bool) -> None:
    assert make_lock.is_wanted(wheel) is wanted
