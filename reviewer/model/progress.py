# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a long job is."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from reviewer.model.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps; `step` says what the job is at."""

    done: int
    total: int
    step: Text


@dataclass(frozen=True, slots=True)
class Checked(Progress):
    """The step that just ended checked the report `uuid` again."""

    uuid: str


def drained(steps: Generator[Progress, None, T]) -> T:
    """What a job returns in the end, for whoever does not care how far it is."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
