# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan of work and the report of its year, task by task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks.answers import answers
from reviewer.keeping import filing, neighbours
from reviewer.model.coverage import Matrix

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction


def pair(db: Transaction, uuid: str) -> tuple[str, str] | None:
    """The plan and the report of its year, one of which is `uuid`; None where they are not checked against each other.

    Of several reports of a body and year the plan is checked against one; the others are in no pair.
    """
    if not neighbours.has_plans(db):
        return None
    every = neighbours.links(db)
    own = every[uuid]
    plan, report = (uuid, own.report) if own.report else (own.plan, uuid)
    return (plan, report) if plan and report and every[plan].report == report else None


def matrix(db: Transaction, uuid: str) -> Matrix | None:
    """What the report of a pair says about the tasks of its plan; `uuid` is either of them."""
    both = pair(db, uuid)
    if both is None:
        return None
    plan, report = (filing.load(db, it) for it in both)
    return Matrix(plan, report, answers(plan.facts, report.reading.prose))
