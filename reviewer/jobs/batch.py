# SPDX-License-Identifier: AGPL-3.0-or-later
"""Review many files in child processes, for callers that wait: the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer import reviewing
from reviewer.jobs.parent import Failed, Jobs, Progressed, Succeeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reviewer.jobs.parent import Message
    from reviewer.model.report import Review
    from reviewer.model.text import Text
    from reviewer.settings import Settings

AWAKE = 0.2  # seconds between looks at the keyboard


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` files are finished; `file` is at `at`."""

    done: int
    total: int
    file: str
    at: Text | None = None


def reviews(files: Sequence[Path], settings: Settings, tell: Callable[[Step], None]) -> Iterator[tuple[Path, Review]]:
    """The review of every file, in the order given; whatever a file does to its reader costs that file."""
    ready: dict[str, Review] = {}
    turn = 0
    with Jobs(reviewing.review, settings, children=min(settings.readers, max(1, len(files)))) as jobs:
        for index, file in enumerate(files):
            jobs.submit(str(index), str(file), settings)
        while turn < len(files):
            for message in jobs.wait(AWAKE):
                _note(message, ready, files)
                name = files[int(message.key)].name
                tell(
                    Step(
                        turn + len(ready),
                        len(files),
                        name,
                        message.progress.step if isinstance(message, Progressed) else None,
                    )
                )
            while str(turn) in ready:
                yield files[turn], ready.pop(str(turn))
                turn += 1


def _note(message: Message, ready: dict[str, Review], files: Sequence[Path]) -> None:
    if isinstance(message, Succeeded):
        ready[message.key] = message.value
    elif isinstance(message, Failed):
        ready[message.key] = reviewing.lost(str(files[int(message.key)]), message.reason)
