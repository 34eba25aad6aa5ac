# SPDX-License-Identifier: AGPL-3.0-or-later
"""A part of a page kept as a picture with a note, and where it was cut from."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.place import Place


@dataclass(frozen=True, slots=True)
class Clipping:
    """The picture of `place` in `file`; `digest` (SHA-256) finds its PNG among the pictures of the project."""

    digest: str
    file: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture that no project has yet: the PNG of `place` in `file`."""

    png: bytes
    file: str
    place: Place
