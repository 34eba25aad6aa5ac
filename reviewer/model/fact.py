# SPDX-License-Identifier: AGPL-3.0-or-later
"""A figure of a report: its value, its address in the form, and where it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reviewer.model.document import Source
from reviewer.model.place import Place


class Printed(StrEnum):
    """What kind of thing stands in a cell; a zero is a number, a blank is not a zero."""

    NUMBER = "number"
    BLANK = "blank"
    SLASH = "slash"
    DASH = "dash"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure at one address (`table/line/column`).

    `text` is the whole cell as printed; `places` the figure's boxes (for a blank, the cell's);
    `rounding` half of the last printed digit, so that a printed amount stands for an interval.
    """

    address: str
    printed: Printed
    value: Decimal | None
    text: str
    places: tuple[Place, ...]
    source: Source = Source.TEXT
    confidence: float = 1.0
    rounding: Decimal = Decimal(0)

    @property
    def doubtful(self) -> bool:
        return self.source is not Source.HAND and (self.confidence < SURE or self.source is Source.RECOVERED)

    @property
    def counts(self) -> Decimal | None:
        """What an identity adds up: blank, "/" and "—" count as 0, words count as nothing known."""
        if self.value is not None:
            return self.value
        return None if self.printed is Printed.TEXT else Decimal(0)

    @property
    def table(self) -> str:
        return self.address.split("/")[0]


SURE = 0.9
