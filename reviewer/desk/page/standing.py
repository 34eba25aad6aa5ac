# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where somebody stopped reading a report, and how large it was shown; no Qt."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass

MOST = 300
"""Reports whose place is remembered; those read longest ago are forgotten first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The upper edge of a view: how far `down` the page's height it is, and the middle `across` all pages' width."""

    page: int = 1
    across: float = 0.5
    down: float = 0.0


START = Spot()


@dataclass(frozen=True, slots=True)
class Standing:
    """A spot with the zoom in words (the name of a fit, or per cent) and the turn in degrees."""

    page: int = 1
    across: float = 0.5
    down: float = 0.0
    zoom: str = ""
    rotation: int = 0

    @property
    def spot(self) -> Spot:
        return Spot(self.page, self.across, self.down)


class Standings:
    """Of each report, by its UUID, where it was left; keeps itself below `MOST`."""

    def __init__(self) -> None:
        self._of: dict[str, Standing] = {}

    def of(self, uuid: str) -> Standing | None:
        return self._of.get(uuid)

    def keep(self, uuid: str, standing: Standing) -> None:
        self._of.pop(uuid, None)
        self._of[uuid] = standing
        while len(self._of) > MOST:
            self._of.pop(next(iter(self._of)))

    @property
    def last(self) -> tuple[str, Standing] | None:
        """The report that was kept last, and where it was left."""
        return next(reversed(self._of.items()), None)

    def said(self) -> str:
        """All of it as text."""
        return json.dumps({uuid: list(asdict(standing).values()) for uuid, standing in self._of.items()})

    def restore(self, said: str) -> None:
        """What `said` gave; anything that makes no sense counts as not there."""
        try:
            found = json.loads(said or "{}")
        except ValueError:
            return
        for uuid, values in found.items() if isinstance(found, dict) else ():
            standing = _standing(values)
            if standing is not None:
                self.keep(uuid, standing)


_FIELDS: tuple[Callable[[object], bool], ...] = (
    lambda page: isinstance(page, int) and page > 0,
    lambda across: isinstance(across, int | float) and math.isfinite(across),
    lambda down: isinstance(down, int | float) and math.isfinite(down),
    lambda zoom: isinstance(zoom, str),
    lambda rotation: rotation in (0, 90, 180, 270),
)


def _standing(values: object) -> Standing | None:
    if not isinstance(values, list) or len(values) != len(_FIELDS):
        return None
    good = all(fits(value) for fits, value in zip(_FIELDS, values, strict=True))
    return Standing(*values) if good else None
