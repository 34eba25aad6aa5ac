# SPDX-License-Identifier: AGPL-3.0-or-later
"""The charts of a project: gathers what they count, for the window and for the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.bodies import listing, tallying
from reviewer.charts import counting
from reviewer.keeping import filing
from reviewer.store import readings, remarks, reports

if TYPE_CHECKING:
    from decimal import Decimal

    from reviewer.model.chart import Bars
    from reviewer.store.opening import Transaction

_TOTALS = "requests/%/total"


def charts(db: Transaction) -> tuple[Bars, ...]:
    """All charts over all reports, corrections by hand included."""
    return counting.charts(tallying.tallies(reports.rows(db), listing.load(db)), _totals(db))


def _totals(db: Transaction) -> dict[str, dict[str, Decimal | None]]:
    """The totals of table 3 of every report, by UUID and line; None for words where a figure should be."""
    corrected = remarks.corrected(db, _TOTALS)
    read = readings.every(db, _TOTALS)
    return {
        uuid: {
            address.split("/")[1]: fact.counts
            for address, fact in filing.effective(read.get(uuid, ()), corrected.get(uuid, {})).items()
        }
        for uuid in dict.fromkeys([*read, *corrected])
    }
