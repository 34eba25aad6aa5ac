# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures of notes, read from the project when they are painted and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from reviewer.desk.session import Session
from reviewer.model.clipping import Clipping

_MOST = 200


class NotePictures:
    """Pictures no larger than `most` logical pixels; what they show is never enlarged."""

    def __init__(self, session: Session, most: QSize) -> None:
        self._session, self._most = session, most
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        session.project_changed.connect(self._kept.clear)

    def size(self, shown: Clipping, dpi: float = 96.0) -> QSize:
        """The room that a picture takes, known before it is read."""
        paper = QSize(max(round(shown.place.width / 72 * dpi), 1), max(round(shown.place.height / 72 * dpi), 1))
        fits = paper.width() <= self._most.width() and paper.height() <= self._most.height()
        return paper if fits else paper.scaled(self._most, Qt.AspectRatioMode.KeepAspectRatio)

    def pixmap(self, shown: Clipping, ratio: float) -> QPixmap | None:
        """The picture for a screen of `ratio` device pixels to a pixel; None when the project does not have it."""
        key = f"{shown.digest}/{ratio}"
        if key not in self._kept:
            image = self._read(shown.digest)
            if image.isNull():
                return None
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            made = QPixmap.fromImage(image.scaled(self.size(shown) * ratio, keep, smooth))
            made.setDevicePixelRatio(ratio)
            self._kept[key] = made
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _read(self, digest: str) -> QImage:
        project = self._session.project
        if project is None:
            return QImage()
        try:
            return QImage.fromData(project.notes.picture(digest))
        except KeyError:
            return QImage()
