# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the window looks like, against pictures kept here; REWRITE_SCREENS=1 takes them anew.

Compared only on the version of Qt that took them: another one draws letters differently.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer import reviewing
from reviewer.desk.app import Desk
from reviewer.desk.look.scaling import set_scale
from reviewer.desk.look.theme import LIGHT, dress
from reviewer.desk.preferences import Preferences
from reviewer.model.finding import Outcome
from reviewer.model.project import Status
from reviewer.model.report import Review, Verdict
from reviewer.project import Project
from reviewer.settings import Settings
from tests import desks
from tests.driving import there, wait_for

ROOT = Path(__file__).parents[2]
SCREENS = Path(__file__).parent / "screens"
VERSION = SCREENS / "QT_VERSION"
REWRITE = bool(os.environ.get("REWRITE_SCREENS"))
FAR, SHARE = 48, 0.004


@pytest.fixture(scope="module")
def review(report_pdf: Path) -> Review:
    """The printed report as read, with the two findings that were printed into it, whatever the rule book adds."""
    steps = reviewing.review(str(report_pdf), Settings())
    try:
        while True:
            next(steps)
    except StopIteration as end:
        made: Review = end.value
    wanted = (desks.ROW, desks.COLUMN)
    findings = tuple(it for it in made.findings if it.key in wanted or it.outcome is Outcome.PASS)
    return replace(made, findings=findings, verdict=Verdict.FAIL)


def taken(desk: Desk) -> QImage:
    return desk.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ by more than a shade."""
    a, b = (image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other))
    far = 0
    for y in range(a.height()):
        first, second = (bytes(cast(memoryview, image.constScanLine(y))) for image in (a, b))
        if first != second:
            far += sum(abs(p - q) > FAR for p, q in zip(first, second, strict=True))
    return far / (a.width() * a.height())


@dataclass(frozen=True)
class Worn:
    """How the window is worn: language, colours, size, how large its text is, device pixels to a pixel."""

    lang: str
    theme: str
    size: tuple[int, int]
    percent: int = 100
    ratio: int = 1

    @property
    def name(self) -> str:
        larger = f"-{self.percent}" if self.percent > 100 else ""
        return f"{self.lang}-{self.theme}-{self.size[0]}x{self.size[1]}{larger}" + ("-2x" if self.ratio > 1 else "")


WORN = (
    Worn("zh", "light", (1280, 800)),
    Worn("en", "dark", (1280, 800)),
    Worn("zh", "dark", (1920, 1080)),
    Worn("en", "light", (1920, 1080)),
    Worn("zh", "light", (1280, 800), percent=200),
)
TWICE = Worn("zh", "light", (1280, 800), ratio=2)
VIEWS: tuple[tuple[str, Callable[[Desk], None]], ...] = (
    ("columns", lambda desk: desk.window.sheets.go_back()),
    ("overview", lambda desk: desk.window.sheets.show_overview()),
    ("charts", lambda desk: desk.window.sheets.show_charts()),
    ("settings", lambda desk: desk.window.sheets.show_settings()),
    ("guide", lambda desk: desk.window.sheets.show_help("findings")),
)


@pytest.fixture
def project(tmp_path: Path, report_pdf: Path, review: Review) -> Path:
    """A project with the printed report and one decision."""
    path = tmp_path / "2024 年年报审核.review"
    with Project.create(path, "李审计") as made:
        uuid = made.keep(report_pdf, review)
        made.decide(uuid, (desks.COLUMN,), Status.CONFIRMED)
    return path


@pytest.mark.parametrize("worn", WORN, ids=lambda worn: worn.name)
def test_the_window_looks_as_it_did(qapp: QApplication, tmp_path: Path, project: Path, worn: Worn) -> None:
    be_on_the_version_of_the_pictures()
    compare(pictures(qapp, project, tmp_path, worn), worn, tmp_path)


def test_the_window_looks_as_it_did_on_a_screen_of_twice_the_pixels(tmp_path: Path, project: Path) -> None:
    be_on_the_version_of_the_pictures()
    out = tmp_path / "twice"
    out.mkdir()
    command = [sys.executable, "-m", "tests.desk.twice", str(project), str(out)]
    env = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, check=True, env=env, timeout=120, cwd=ROOT)
    compare({file.stem: QImage(str(file)) for file in out.glob("*.png")}, TWICE, tmp_path)


def be_on_the_version_of_the_pictures() -> None:
    known = VERSION.read_text(encoding="utf-8").strip() if VERSION.exists() else ""
    if not REWRITE and known != qVersion():
        pytest.skip(f"pictures were taken on Qt {known}")


def pictures(qapp: QApplication, project: Path, folder: Path, worn: Worn) -> dict[str, QImage]:
    """The main views of the window, by name."""
    preferences = Preferences.at(folder / "desk.ini")
    preferences.author = "李审计"
    for key, value in (("lang", worn.lang), ("theme", worn.theme), ("text_percent", str(worn.percent))):
        preferences.choose(key, value)
    desk = Desk(qapp, Settings(), preferences, project)
    found = {}
    try:
        show(desk, worn.size)
        for name, turn in VIEWS:
            turn(desk)
            QTest.qWait(60)
            found[name] = taken(desk)
    finally:
        desk.close()
        set_scale(100)
        dress(qapp, LIGHT)
    return found


def compare(found: dict[str, QImage], worn: Worn, folder: Path) -> None:
    """Hold the pictures against those that are kept, or keep them."""
    assert set(found) == {name for name, _ in VIEWS}
    if REWRITE:
        SCREENS.mkdir(exist_ok=True)
        for name, image in found.items():
            image.save(str(SCREENS / f"{name}-{worn.name}.png"))
        VERSION.write_text(qVersion() + "\n", encoding="utf-8")
        return
    different = []
    for name, image in found.items():
        kept = QImage(str(SCREENS / f"{name}-{worn.name}.png"))
        assert (kept.width(), kept.height()) == (image.width(), image.height()), name
        share = difference(image, kept)
        if share > SHARE:
            image.save(str(folder / f"{name}-{worn.name}.png"))
            different.append(f"{name}: {share:.2%}")
    assert different == [], f"see {folder}"


def show(desk: Desk, size: tuple[int, int]) -> None:
    """Show the window with the first finding selected, every picture of a page drawn, no clock in sight."""
    window = desk.window
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    window.resize(*size)
    window.show()
    wait_for(lambda: desk.session.report is not None)
    QTest.qWait(150)
    view = window.pages.view
    view.verticalScrollBar().setValue(0)
    desk.session.select_finding(desks.ROW)

    def is_drawn() -> bool:
        top = view.verticalScrollBar().value()
        frames = view.layout_of_pages.visible(top, top + view.viewport().height())
        view.viewport().update()
        return all(view._images.image(there(view._shot(frame))) is not None for frame in frames)

    QTest.qWait(100)
    wait_for(is_drawn)
    window.status.saved.setText("")
    window.status.say("")
    window.status.blockSignals(True)
    QTest.qWait(50)
