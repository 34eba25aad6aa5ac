# SPDX-License-Identifier: AGPL-3.0-or-later
"""One row of a menu as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


@dataclass(frozen=True, slots=True)
class Action:
    """What stands in the menu, its key, and what it does; without `words` it is a line between rows.

    A row with `checked` carries a tick, asked for whenever the menu opens; rows with the same `under` stand
    together in a menu of that name within the menu.
    """

    name: str = ""
    words: str = ""
    key: str = ""
    do: Callable[[MainWindow], None] | None = None
    icon: str = ""
    checked: Callable[[MainWindow], bool] | None = None
    under: str = ""
