# SPDX-License-Identifier: AGPL-3.0-or-later
"""System packages are asked for only when something is missing, and the user is told what and why."""

import sys
from pathlib import Path

import pytest
import system
from environment import Failed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has system packages to install")
PRESENT = ("libc.so.6", "libc6")
ABSENT = ("libof-nobody.so.1", "libof-nobody1")


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the only one where programs are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def stand_in(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def test_nothing_is_installed_when_nothing_is_missing(commands: Path, capfd: pytest.CaptureFixture[str]) -> None:
    system.provide(venv=True, wanted=(PRESENT,))
    assert capfd.readouterr() == ("", "")


def test_without_apt_the_missing_library_is_named(commands: Path) -> None:
    with pytest.raises(Failed, match=r"(?s)系统缺少.*lacks: libof-nobody\.so\.1\."):
        system.provide(venv=False, wanted=(PRESENT, ABSENT))


def test_only_the_packages_of_missing_libraries_are_installed_and_checked_again(
    commands: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    calls = tmp_path / "calls"
    stand_in(commands / "env", 'shift; exec "$@"')
    stand_in(commands / "sudo", 'exec "$@"')
    stand_in(commands / "apt-get", f'echo "$@" >>"{calls}"')
    with pytest.raises(Failed, match=r"Still missing after the installation: libof-nobody\.so\.1"):
        system.provide(venv=False, wanted=(PRESENT, ABSENT, ABSENT))
    assert calls.read_text().splitlines() == [
        "update --quiet",
        "install --yes --no-install-recommends libof-nobody1 --quiet",
    ]
    assert "administrator rights): libof-nobody1\n" in capfd.readouterr().err


def test_an_installation_that_fails_shows_the_command_to_run(commands: Path) -> None:
    for name in ("env", "sudo"):
        stand_in(commands / name, "exit 100")
    stand_in(commands / "apt-get", "exit 100")
    with pytest.raises(Failed, match=r"apt-get install libof-nobody1$"):
        system.provide(venv=False, wanted=(ABSENT,))


def test_a_window_asks_for_the_libraries_of_the_display_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    assert system.has_display()
    assert set(system.libraries(window=True)) >= {*system.DRAWING, *system.X11}
    monkeypatch.delenv("DISPLAY")
    assert system.has_display()
    assert system.libraries(window=True) == system.DRAWING + system.WAYLAND
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert not system.has_display()
    assert system.libraries(window=False) == system.DRAWING
