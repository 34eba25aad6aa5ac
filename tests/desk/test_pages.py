# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of pages: few are drawn at once, wanted ones first, and the cache has an end."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reviewer.desk.page import pictures
from reviewer.desk.page.pictures import AT_ONCE, PageImages, Shot
from reviewer.desk.work.jobs import JobBridge


class Bridge(QObject):
    succeeded = Signal(str, object)
    failed = Signal(str, object)
    cancelled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[object, ...]] = []

    def submit(self, key: str, *args: object) -> None:
        self.asked.append((key, *args))


def shot(page: int, scale: float = 1.0) -> Shot:
    return Shot(Path("a.pdf"), page, scale)


@pytest.fixture
def bridge(qapp: QApplication) -> Bridge:
    return Bridge()


@pytest.fixture
def images(bridge: Bridge) -> PageImages:
    return PageImages(cast("JobBridge", bridge), bridge)


def test_only_a_few_pages_are_drawn_at_once_and_the_first_wanted_come_first(images: PageImages, bridge: Bridge) -> None:
    images.want([shot(page) for page in range(1, 6)])
    assert [asked[2] for asked in bridge.asked] == list(range(1, AT_ONCE + 1))


def test_what_has_scrolled_away_is_not_drawn_any_more(images: PageImages, bridge: Bridge) -> None:
    images.want([shot(page) for page in range(1, 6)])
    images.want([shot(9)])
    bridge.cancelled.emit(bridge.asked[0][0])
    assert bridge.asked[-1][2] == 9


def test_a_page_that_cannot_be_drawn_is_not_asked_for_again(images: PageImages, bridge: Bridge) -> None:
    images.want([shot(1)])
    bridge.failed.emit(bridge.asked[0][0], None)
    images.want([shot(1)])
    assert len(bridge.asked) == 1
    assert images.is_broken(shot(1))


def test_the_cache_forgets_what_was_shown_longest_ago(images: PageImages, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = QImage(10, 10, QImage.Format.Format_RGB888)
    monkeypatch.setattr(pictures, "MOST_BYTES", 2 * picture.sizeInBytes())
    for page in (1, 2):
        images._keep(shot(page), picture.copy())
    images.image(shot(1))
    images._keep(shot(3), picture.copy())
    assert [images.image(shot(page)) is not None for page in (1, 2, 3)] == [True, False, True]


def test_another_size_of_the_page_is_shown_until_the_right_one_comes(images: PageImages) -> None:
    images._keep(shot(1, 1.0), QImage(10, 10, QImage.Format.Format_RGB888))
    assert images.image(shot(1, 2.0)) is None
    assert images.nearest(shot(1, 2.0)) is not None
    assert images.nearest(shot(2, 2.0)) is None


def test_two_views_take_turns_and_neither_forgets_what_the_other_wants(images: PageImages, bridge: Bridge) -> None:
    images.want([shot(page) for page in range(1, 5)], "one")
    images.want([shot(page) for page in range(11, 15)], "other")
    for n in range(6):
        bridge.cancelled.emit(bridge.asked[n][0])
    assert {3, 11, 12} <= {asked[2] for asked in bridge.asked[:8]}


def test_a_forgotten_picture_stands_in_for_nothing(images: PageImages, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = QImage(10, 10, QImage.Format.Format_RGB888)
    monkeypatch.setattr(pictures, "MOST_BYTES", picture.sizeInBytes())
    images._keep(shot(1, 1.0), picture.copy())
    images._keep(shot(2, 1.0), picture.copy())
    assert images.closest(shot(1, 2.0)) is None
    assert images.closest(shot(2, 2.0)) == shot(2, 1.0)
