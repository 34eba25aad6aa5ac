# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture of the page that goes with a note: drawn while the note is being written."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.notes.crops import DPI, crop
from reviewer.desk.page.pictures import PageImages, image_of
from reviewer.desk.selection import Selection
from reviewer.desk.session import Session
from reviewer.model.clipping import Cut
from reviewer.model.place import Place
from reviewer.model.project import Target

if TYPE_CHECKING:
    from reviewer.model.pixels import Pixels

_THUMB = (120, 64)


class Attaching(QWidget):
    """A button that is on for a region somebody drew; `thumb` stands beside the words while it is on.

    A note that is saved before its picture is there gets it afterwards, as a change of its own.
    """

    def __init__(self, session: Session, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, images.bridge
        self._asked: tuple[str, str, Place] | None = None
        self._cut: Cut | None = None
        self._image = QImage()
        self._late: dict[str, tuple[str, str, Place]] = {}
        self._count, self._seen = 0, True
        self.button = QPushButton(tr("附上截图"))
        self.button.setProperty("role", "chip")
        self.button.setCheckable(True)
        self.button.setToolTip(tr("把所涉部分的页面图像存入备注"))
        self.thumb = QLabel()
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.thumb.setAccessibleName(tr("截图预览"))
        self.thumb.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.button.toggled.connect(self._show)
        self._bridge.succeeded.connect(self._arrived)
        self._bridge.failed.connect(self._gave_up)
        session.project_changed.connect(self._late.clear)

    @property
    def able(self) -> bool:
        """Whether what is written about can be seen on a page."""
        return self._asked is not None

    def begin(self, subject: object) -> None:
        """Begin to draw the picture for a note on `subject`, a Target or what is selected; anything else has none."""
        self._asked, self._cut, self._image = None, None, QImage()
        report, target = self._session.report, _target(subject)
        region = crop(report, target) if report is not None and target is not None else None
        path = self._session.pdf() if region is not None else None
        self.button.setChecked(path is not None and target is not None and target.place is not None)
        if report is not None and region is not None and path is not None:
            self._count += 1
            self._asked = f"note/{self._count}", report.row.file, region
            self._bridge.submit(self._asked[0], str(path), region.page, DPI / 72, 0, region)

    def cut(self) -> Cut | None:
        """The picture to save with the note, if one is wanted and there."""
        return self._cut if self.button.isChecked() else None

    def follow(self, note: str) -> None:
        """Give the saved note its picture as soon as it is there."""
        if self._asked is not None and self._cut is None and self.button.isChecked():
            self._late[note] = self._asked

    def _arrived(self, key: str, pixels: Pixels) -> None:
        asked = self._asked if self._asked and self._asked[0] == key else None
        late = next((note for note, other in self._late.items() if other[0] == key), None)
        if asked is None and late is None:
            return
        image = image_of(pixels)
        _, file, region = asked or self._late[late or ""]
        cut = Cut(png_of(image), file, region)
        if asked is not None:
            self._cut, self._image = cut, image
            self._show()
        if late is not None:
            del self._late[late]
            # The note may have been deleted meanwhile.
            with contextlib.suppress(KeyError):
                self._session.do.attach(late, cut)

    def _gave_up(self, key: str, _reason: object) -> None:
        waiting = [note for note, other in self._late.items() if other[0] == key]
        for note in waiting:
            del self._late[note]
        if waiting or (self._asked and self._asked[0] == key and self.button.isChecked()):
            self._session.said.emit(tr("这一页画不出来，备注没有截图。"), False)
        if self._asked and self._asked[0] == key:
            self._asked = None
            self.button.setChecked(False)
            self.hide()

    def show_thumb(self, wanted: bool) -> None:
        """Let the small picture be seen once it is there, or not."""
        self._seen = wanted
        self._show()

    def _show(self) -> None:
        wanted = self._seen and self.button.isChecked() and not self._image.isNull()
        self.thumb.setVisible(wanted)
        if wanted:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.thumb.setPixmap(QPixmap.fromImage(self._image.scaled(*_THUMB, keep, smooth)))


def _target(subject: object) -> Target | None:
    """What a note would be on; a finding that is begun may become a note on the same region or figure."""
    if isinstance(subject, Selection):
        return Target(place=subject.region) if subject.region else Target(address=subject.address)
    return subject if isinstance(subject, Target) else None


def png_of(image: QImage) -> bytes:
    """The picture as a PNG; grey when it has no colour, which is half as large."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8) if image.allGray() else image
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(grey)
    return bytes(kept.data())
