# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an annual report says about the tasks of its year's plan of work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.model.place import Place
from reviewer.model.project import OpenReport, Reviewed
from reviewer.model.text import Text


class Coverage(StrEnum):
    """How well the report answers a task, as the machine sees it; a person confirms it."""

    COVERED = "covered"
    WEAK = "weak"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the report that may answer a task.

    `sentence` is its index in the report's prose, `score` how strongly it answers (from 0; 1 or more for
    a task said again), `why` the names, words and figures that both have.
    """

    sentence: int
    score: float
    text: str
    places: tuple[Place, ...]
    why: Text

    @property
    def page(self) -> int:
        return self.places[0].page


@dataclass(frozen=True, slots=True)
class Answer:
    """A task by its row, what it asks for, and the passages that answer it, best first."""

    row: int
    task: str
    state: Coverage
    passages: tuple[Passage, ...] = ()

    @property
    def best(self) -> Passage | None:
        return self.passages[0] if self.passages else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plan and the report of its year, with an answer for each task and the finding that carries its decision."""

    plan: OpenReport
    report: OpenReport
    answers: tuple[Answer, ...]

    def reviewed(self, row: int) -> Reviewed | None:
        """The finding on a task; None where the checks have not run over both yet."""
        at = f"plan/{row}/cover"
        return next((it for it in self.plan.findings if it.finding.at == at), None)
