# SPDX-License-Identifier: AGPL-3.0-or-later
"""A chart as figures: what the window draws, the workbook draws again, and a table says in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar; a value is None where it is not known, which is not 0."""

    name: Text
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars, one a name, in the order in which they are read; `remark` says what is not in them.

    With `failures` the parts are what fails and what needs judgement, and wear the colours of these states.
    """

    key: str
    title: Text
    names: tuple[Text, ...]
    series: tuple[Series, ...]
    remark: Text | None = None
    failures: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(value for one in self.series for value in one.values)
