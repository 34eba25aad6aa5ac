# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures of pages: drawn by a child process, kept while there is room, never waited for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from reviewer.desk.work.jobs import JobBridge
    from reviewer.model.pixels import Pixels

MOST_BYTES = 256 * 1024 * 1024
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of one document at `scale` device pixels per point, turned clockwise by `rotation`.

    `dark` when its light and dark are changed round.
    """

    path: Path
    page: int
    scale: float
    rotation: int = 0
    dark: bool = False

    @property
    def sizeless(self) -> Shot:
        """What pictures of the same page in other sizes have in common."""
        return replace(self, scale=0.0)


def image_of(pixels: Pixels) -> QImage:
    """The picture itself; its block of shared memory is given back."""
    from reviewer.jobs.parent import take

    data = take(pixels)
    image = QImage(data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB888)
    # A copy in the form that is painted without turning it into another each time.
    return image.convertToFormat(QImage.Format.Format_RGB32)


class PageImages(QObject):
    """The cache between the view and the drawing child; least recently shown goes first."""

    ready = Signal()
    failed = Signal(int, object)

    def __init__(self, bridge: JobBridge, parent: QObject | None = None, aside: JobBridge | None = None) -> None:
        """`bridge` leads to the child that draws, `aside` to the one for all that can wait (`drawing.leaf`)."""
        super().__init__(parent)
        self.bridge, self.aside = bridge, aside or bridge
        self._kept: OrderedDict[Shot, QImage] = OrderedDict()
        self._sizes: dict[Shot, set[Shot]] = {}
        self._bytes = 0
        self._wanted: list[Shot] = []
        self._wants: dict[object, list[Shot]] = {}
        self._drawing: dict[str, Shot] = {}
        self._broken: set[Shot] = set()
        bridge.succeeded.connect(self._arrived)
        bridge.failed.connect(self._gave_up)
        bridge.cancelled.connect(self._stopped)

    def warm(self) -> None:
        """Have the child started that draws, while the project is being opened."""
        self.bridge.submit("", "", 0, 1.0)

    def image(self, shot: Shot) -> QImage | None:
        """The picture asked for, if it is there already."""
        found = self._kept.get(shot)
        if found is not None:
            self._kept.move_to_end(shot)
        return found

    def nearest(self, shot: Shot) -> QImage | None:
        """Some picture of the same page to stretch until the right one comes."""
        found = self.closest(shot)
        return self._kept[found] if found else None

    def closest(self, shot: Shot) -> Shot | None:
        """The picture of the same page whose size is most like that of `shot`."""
        same = self._sizes.get(shot.sizeless, ())
        return min(same, key=lambda one: abs(one.scale - shot.scale), default=None)

    def is_broken(self, shot: Shot) -> bool:
        return shot in self._broken

    def want(self, shots: Sequence[Shot], who: object = None) -> None:
        """Draw these, first ones first; what `who` wanted before and does not any more is forgotten."""
        busy = set(self._drawing.values())
        self._wants[who] = [shot for shot in shots if shot not in self._kept and shot not in busy | self._broken]
        # In turns, so that of two views beside each other none waits for what only lies near the other's pages.
        turns = zip_longest(*self._wants.values())
        self._wanted = [shot for turn in turns for shot in dict.fromkeys(turn) if shot is not None]
        self._feed()

    def _feed(self) -> None:
        while self._wanted and len(self._drawing) < AT_ONCE:
            shot = self._wanted.pop(0)
            if shot in self._kept or shot in self._broken:
                continue
            key = f"{shot.path.name}/{shot.page}/{shot.scale:.4f}/{shot.rotation}{'/dark' * shot.dark}"
            if key in self._drawing:
                continue
            self._drawing[key] = shot
            self._submit(key, shot)

    def _submit(self, key: str, shot: Shot) -> None:
        self.bridge.submit(key, str(shot.path), shot.page, shot.scale, shot.rotation, None, shot.dark)

    def _arrived(self, key: str, pixels: Pixels) -> None:
        shot = self._drawing.pop(key, None)
        # Not asked for here: the picture of a cell, which goes to whoever asked for it.
        if shot is not None:
            self._keep(shot, image_of(pixels))
            self.ready.emit()
        self._feed()

    def _keep(self, shot: Shot, image: QImage) -> None:
        self._kept[shot] = image
        self._sizes.setdefault(shot.sizeless, set()).add(shot)
        self._bytes += image.sizeInBytes()
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            gone, old = self._kept.popitem(last=False)
            self._sizes[gone.sizeless].discard(gone)
            self._bytes -= old.sizeInBytes()

    def _gave_up(self, key: str, reason: object) -> None:
        shot = self._drawing.pop(key, None)
        if shot is not None:
            self._broken.add(shot)
            self.failed.emit(shot.page, reason)
        self.ready.emit()
        self._feed()

    def _stopped(self, key: str) -> None:
        self._drawing.pop(key, None)
        self._feed()
