# SPDX-License-Identifier: AGPL-3.0-or-later
"""What last year's project tells this year's: its reports as they were known, and what was decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.model.project import Precedent
from reviewer.model.related import Known


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report of an earlier project; `known` has its figures with all corrections, `mark` tells them.

    `precedents` are its failures, by the key of the finding.
    """

    known: Known
    mark: str
    precedents: Mapping[str, Precedent] = field(default_factory=dict)
