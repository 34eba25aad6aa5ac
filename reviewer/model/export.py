# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an exported workbook says about the rules and about its own making."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reviewer.model.finding import Severity
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class RuleName:
    """What people call a check: `basis` is the regulation or the printed note that it stands on."""

    code: str
    name: Text
    meaning: Text
    basis: Text
    severity: Severity


@dataclass(frozen=True, slots=True)
class Made:
    """When, by whom and with what a workbook was made; all that may differ between two exports of the same project.

    An `at` with a time zone also says in which zone the times of decisions are shown; without one it is UTC.
    """

    at: datetime
    author: str
    program: str
    rule_book: str
