# SPDX-License-Identifier: AGPL-3.0-or-later
"""The environment is made once, and again whenever what it holds is no longer what is locked."""

import sys
from pathlib import Path

import environment
import pytest


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose locks name nothing, so that nothing is downloaded."""
    root = tmp_path / "a checkout"
    root.mkdir()
    for constant, name in (("RUNTIME", "requirements.lock"), ("TESTS", "requirements-dev.lock")):
        (root / name).write_text("# nothing\n")
        monkeypatch.setattr(environment, constant, root / name)
    monkeypatch.setattr(environment, "ROOT", root)
    return root


def test_an_environment_is_made_once_and_again_when_a_lock_changes(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    locks = (environment.RUNTIME, environment.TESTS)
    folder = environment.folder(locks)
    assert folder == checkout / ".venv"

    environment.prepare(folder, locks[:1])
    assert environment.is_ready(folder, locks[:1])
    assert not environment.is_ready(folder, locks)
    trace = folder / "trace"
    trace.touch()

    environment.prepare(folder, locks)
    assert environment.is_ready(folder, locks)
    assert trace.exists()

    capfd.readouterr()
    environment.prepare(folder, locks)
    assert capfd.readouterr() == ("", "")

    environment.RUNTIME.write_text("# still nothing\n")
    assert not environment.is_ready(folder, locks[1:])
    environment.prepare(folder, locks[:1])
    assert environment.is_ready(folder, locks[:1])
    assert not environment.is_ready(folder, locks)
    assert not trace.exists()


def test_an_environment_whose_python_is_gone_is_not_ready(checkout: Path) -> None:
    folder = checkout / ".venv"
    folder.mkdir()
    (folder / environment.STAMP).write_text(f"requirements.lock {environment.digest(environment.RUNTIME)}\n")
    assert not environment.is_ready(folder, (environment.RUNTIME,))


def test_a_checkout_that_cannot_be_written_to_uses_the_data_folder(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    # A checkout that is gone can be written to by nobody, root included.
    monkeypatch.setattr(environment, "ROOT", checkout / "gone")
    first = environment.folder((environment.RUNTIME,))
    monkeypatch.setattr(environment, "ROOT", checkout / "elsewhere")
    second = environment.folder((environment.RUNTIME,))
    assert first.parent == second.parent == tmp_path / "data" / "disclosure-reviewer"
    assert first != second


def test_packages_that_cannot_be_had_are_said_in_both_languages(checkout: Path) -> None:
    environment.RUNTIME.write_text("--no-index\nno-such-package==1 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(environment.Failed, match=r"(?s)安装软件包失败.*\n.*could not be installed"):
        environment.install(Path(sys.prefix), (environment.RUNTIME,))
