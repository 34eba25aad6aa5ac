# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of cells cut from the page: a blurred one at once, the sharp one from the drawing child."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QTransform

from reviewer.desk.page.pictures import PageImages, Shot, image_of
from reviewer.desk.table.cutting import Cut

if TYPE_CHECKING:
    from reviewer.model.pixels import Pixels

MOST = 64

Asked = tuple[Path, Cut, float]
"""A part of a page of one document at so many device pixels to a pixel."""


class Cutouts(QObject):
    """Never waits: what is not there yet is asked for, and `ready` says that it has come."""

    ready = Signal()

    def __init__(self, images: PageImages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images, self._bridge = images, images.bridge
        self._kept: OrderedDict[Asked, QImage] = OrderedDict()
        self._drawing: dict[str, Asked] = {}
        self._broken: set[Asked] = set()
        self._bridge.succeeded.connect(self._arrived)
        self._bridge.failed.connect(self._gave_up)
        self._bridge.cancelled.connect(self._drop)

    def image(self, asked: Asked) -> QImage | None:
        """The picture, sharp when it is there already; else what the view of the page has of it."""
        found = self._kept.get(asked)
        if found is None:
            return self._from_page(asked)
        self._kept.move_to_end(asked)
        return found

    def is_sharp(self, asked: Asked) -> bool:
        return asked in self._kept

    def is_broken(self, asked: Asked) -> bool:
        return asked in self._broken

    def want(self, asked: Asked) -> None:
        """Have it drawn, unless it is there or on its way."""
        if asked in self._kept or asked in self._broken or asked in self._drawing.values():
            return
        path, cut, ratio = asked
        key = f"cell/{path.name}/{hash(asked)}"
        self._drawing[key] = asked
        self._bridge.submit(key, str(path), cut.region.page, cut.scale * ratio, cut.turn, cut.region)

    def _from_page(self, asked: Asked) -> QImage | None:
        path, cut, ratio = asked
        shot = self._images.closest(Shot(path, cut.region.page, cut.scale * ratio))
        page = self._images.image(shot) if shot else None
        if shot is None or page is None:
            return None
        x0, top, x1, bottom = (round(value * shot.scale) for value in cut.region.box)
        part = page.copy(QRect(x0, top, max(x1 - x0, 1), max(bottom - top, 1)))
        return part.transformed(QTransform().rotate(cut.turn)) if cut.turn else part

    def _arrived(self, key: str, pixels: Pixels) -> None:
        asked = self._drop(key)
        if asked is None:
            return
        self._kept[asked] = image_of(pixels)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.ready.emit()

    def _gave_up(self, key: str, _reason: object) -> None:
        asked = self._drop(key)
        if asked is not None:
            self._broken.add(asked)
            self.ready.emit()

    def _drop(self, key: str) -> Asked | None:
        return self._drawing.pop(key, None)
