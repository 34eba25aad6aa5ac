# SPDX-License-Identifier: AGPL-3.0-or-later
"""What to lay beside a report, and which spot of one document answers to a spot of another; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reviewer.desk.reports.model import name_of
from reviewer.model.project import ReportRow
from reviewer.model.prose import Prose
from reviewer.model.report import PageSize
from reviewer.model.version import Replaced

WORK_PLAN = "work-plan"
"""The form of a plan; see `reviewer.model.report.Reading`."""


class Kind(StrEnum):
    """Why a document may be laid beside the open one."""

    LAST = "last"
    PLAN = "plan"
    REPORT = "report"
    VERSION = "version"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Partner:
    """A report of the project other than the open one, or of that one itself a file that was `replaced`."""

    kind: Kind
    row: ReportRow
    replaced: Replaced | None = None

    @property
    def key(self) -> str:
        """What tells it from all others: the UUID of its report, and the SHA-256 of a file that is not in force."""
        return f"{self.row.uuid}/{self.replaced.digest}" if self.replaced else self.row.uuid


def partners(
    rows: Sequence[ReportRow], own: ReportRow, last: str | None, replaced: Sequence[Replaced] = ()
) -> tuple[Partner, ...]:
    """All that can be shown beside `own`, likely ones first; `last` is the UUID of last year's report."""
    others = [row for row in rows if row.uuid != own.uuid and row.pages]
    found = [Partner(_kind(row, own, last), row) for row in others]
    found += [Partner(Kind.VERSION, own, it) for it in replaced]
    order = tuple(Kind)

    def rank(one: Partner) -> tuple[int, bool, str, int]:
        return order.index(one.kind), one.row.organisation != own.organisation, name_of(one.row), -(one.row.year or 0)

    return tuple(sorted(found, key=rank))


def _kind(row: ReportRow, own: ReportRow, last: str | None) -> Kind:
    if row.uuid == last:
        return Kind.LAST
    same = row.organisation == own.organisation and row.year == own.year
    if same and WORK_PLAN in (row.form, own.form) and row.form != own.form:
        return Kind.PLAN if row.form == WORK_PLAN else Kind.REPORT
    return Kind.OTHER


def stops(prose: Prose, pages: Sequence[PageSize]) -> dict[str, float]:
    """Where each statutory section begins, in pages from the start of the document."""
    found: dict[str, float] = {}
    for heading in prose.headings:
        if heading.code and heading.place.page <= len(pages):
            height = max(pages[heading.place.page - 1].height, 1.0)
            found.setdefault(heading.code, heading.place.page - 1 + heading.place.top / height)
    return found


def answering(at: float, one: dict[str, float], other: dict[str, float], pages: tuple[int, int]) -> float:
    """The spot of the other document that answers to `at` of the one, both in pages from the start.

    Sections begin together, and what lies between two beginnings is stretched; without any in common
    pages answer to pages. `pages` are how many each has.
    """
    common = sorted((one[code], other[code]) for code in one.keys() & other.keys())
    if not common:
        return min(at, float(pages[1]))
    fixed = [(0.0, 0.0)]
    for here, there in (*common, (float(pages[0]), float(pages[1]))):
        # A section that comes earlier in the other document cannot be scrolled to in step.
        if here > fixed[-1][0] and there >= fixed[-1][1]:
            fixed.append((here, there))
    for (start, begun), (end, ended) in pairwise(fixed):
        if start <= at <= end:
            return begun + (ended - begun) * (at - start) / (end - start)
    return fixed[-1][1]
