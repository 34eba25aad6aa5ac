# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a long job is."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps; `step` says what the job is at."""

    done: int
    total: int
    step: Text
