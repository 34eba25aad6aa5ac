# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the window looks like, against pictures kept here; REWRITE_SCREENS=1 takes them anew.

Compared only on the version of Qt that took them: another one draws letters differently.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import reviewing
from reviewer.desk.app import Desk
from reviewer.desk.preferences import Preferences
from reviewer.model.finding import Outcome
from reviewer.model.project import Status
from reviewer.model.report import Review, Verdict
from reviewer.project import Project
from reviewer.settings import Settings
from tests import desks
from tests.driving import LONG, there

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


@pytest.mark.parametrize(
    ("name", "size", "theme", "lang"),
    [
        ("narrow-zh-light", (1280, 800), "light", "zh"),
        ("wide-zh-light", (1600, 960), "light", "zh"),
        ("wide-en-dark", (1600, 960), "dark", "en"),
    ],
)
def test_the_window_looks_as_it_did(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    report_pdf: Path,
    review: Review,
    name: str,
    size: tuple[int, int],
    theme: str,
    lang: str,
) -> None:
    known = VERSION.read_text(encoding="utf-8").strip() if VERSION.exists() else ""
    if not REWRITE and known != qVersion():
        pytest.skip(f"pictures were taken on Qt {known}")
    preferences = Preferences.at(tmp_path / "desk.ini")
    preferences.author, preferences.theme = "李审计", theme
    with Project.create(tmp_path / "2024 年年报审核.review", "李审计") as project:
        uuid = project.keep(report_pdf, review)
        project.decide(uuid, (desks.COLUMN,), Status.CONFIRMED)
    desk = Desk(qapp, replace(Settings(), lang=lang), preferences, project.path)
    try:
        show(desk, qtbot, size)
        image, file = taken(desk), SCREENS / f"{name}.png"
    finally:
        desk.close()
    if REWRITE:
        SCREENS.mkdir(exist_ok=True)
        image.save(str(file))
        VERSION.write_text(qVersion() + "\n", encoding="utf-8")
        return
    kept = QImage(str(file))
    assert (kept.width(), kept.height()) == size
    found = difference(image, kept)
    if found > SHARE:
        image.save(str(tmp_path / f"{name}.png"))
    assert found <= SHARE, f"{found:.2%} of the pixels differ; the new picture is {tmp_path / name}.png"


def show(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    """Show the window with the first finding selected, every picture of a page drawn, no clock in sight."""
    window = desk.window
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    window.resize(*size)
    window.show()
    qtbot.waitUntil(lambda: desk.session.report is not None, timeout=LONG)
    qtbot.wait(150)
    view = window.pages.view
    view.verticalScrollBar().setValue(0)
    desk.session.select_finding(desks.ROW)

    def is_drawn() -> bool:
        top = view.verticalScrollBar().value()
        frames = view.layout_of_pages.visible(top, top + view.viewport().height())
        view.viewport().update()
        return all(view._images.image(there(view._shot(frame))) is not None for frame in frames)

    qtbot.wait(100)
    qtbot.waitUntil(is_drawn, timeout=LONG)
    window.status.saved.setText("")
    window.status.say("")
    qtbot.wait(50)
