# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long the last files took to read; which files they were is nobody's business."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.model.progress import Progress
from reviewer.model.report import Review

if TYPE_CHECKING:
    from reviewer.desk.work.jobs import JobBridge

_MOST = 100


class Timings:
    """Listens to the reading children; `rows` are the last jobs, oldest first."""

    def __init__(self, bridge: JobBridge, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: dict[str, float] = {}
        self.rows: deque[dict[str, object]] = deque(maxlen=_MOST)
        bridge.progressed.connect(self._progressed)
        bridge.succeeded.connect(self._succeeded)
        bridge.failed.connect(lambda key, _: self._ended(key, "failed"))
        bridge.cancelled.connect(lambda key: self._ended(key, "cancelled"))

    def _progressed(self, key: str, _: Progress) -> None:
        self._begun.setdefault(key, self._clock())

    def _succeeded(self, key: str, review: Review) -> None:
        self._ended(key, "read", len(review.reading.pages))

    def _ended(self, key: str, how: str, pages: int = 0) -> None:
        begun = self._begun.pop(key, None)
        seconds = None if begun is None else round(self._clock() - begun, 2)
        self.rows.append({"seconds": seconds, "pages": pages, "outcome": how})
