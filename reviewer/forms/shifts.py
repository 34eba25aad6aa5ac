# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows whose figures seem to stand some columns too far to a side: which of them can be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model.fact import Printed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reviewer.model.fact import Fact

FEWEST = 3  # figures: a shorter row does not show a shift
ODD_ROWS = 1  # rows with blanks: where there are more, blanks are how the table prints a nought


def shifted(rows: Collection[Sequence[Fact]]) -> frozenset[str]:
    """Addresses of the rows, each left to right, that blanks at one end make doubtful.

    A table that prints its noughts has no reason to leave cells blank: figures that were pasted into the wrong
    cells leave blanks at one end of their row.
    """
    printed = [fact.value for row in rows for fact in row]
    blank = [row for row in rows if any(_is_blank(fact) for fact in row)]
    if 0 not in printed or len(blank) > ODD_ROWS:
        return frozenset()
    return frozenset(fact.address for row in blank if _is_shifted(row) for fact in row)


def _is_shifted(row: Sequence[Fact]) -> bool:
    filled = [at for at, fact in enumerate(row) if not _is_blank(fact)]
    if len(row) < FEWEST or not filled or len(filled) != filled[-1] - filled[0] + 1:
        return False
    left, right = filled[0], len(row) - 1 - filled[-1]
    if left and right:
        return False
    return left > 0 or right > 1 or _ends_with_total(row[: filled[-1] + 1])


def _ends_with_total(row: Sequence[Fact]) -> bool:
    """Whether the last figure before a blank is the sum of the others, and so perhaps the total itself."""
    *parts, last = [fact.counts for fact in row]
    known = [part for part in parts if part is not None]
    return bool(last) and len(known) == len(parts) > 1 and sum(known) == last


def _is_blank(fact: Fact) -> bool:
    return fact.printed is Printed.BLANK
