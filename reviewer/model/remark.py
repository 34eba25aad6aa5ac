# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a search over all that people wrote in a project finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reviewer.model.clipping import Clipping
from reviewer.model.finding import Severity
from reviewer.model.project import Target
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Remark:
    """A note, or a finding of a person (with its `severity`), in the report `report`.

    `key` is the UUID of the note or the key of the finding, `marks` the stretches of `text` (from, to) that
    were looked for, `on` the words of the finding that a note is on. Times are UTC.
    """

    report: str
    key: str
    target: Target
    text: str
    author: str
    at: datetime
    marks: tuple[tuple[int, int], ...] = ()
    picture: Clipping | None = None
    severity: Severity | None = None
    on: Text | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """The newest of what was found, newest first; `total` counts all of it."""

    found: tuple[Remark, ...] = ()
    total: int = 0
