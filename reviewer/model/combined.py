# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose figures add up to those of the body at the top, and who is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.model.outgoing import Identity


class Role(StrEnum):
    """As what a report takes part: only `COUNTED` ones are added up unless a person says otherwise.

    `COVERED` when the report of a body above it stands for it, `OUTSIDE` when nobody knows that it is part of
    the top, `EARLIER` when a later file of the same body and year stands for it.
    """

    COUNTED = "counted"
    TOP = "top"
    COVERED = "covered"
    OUTSIDE = "outside"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Part:
    """A report of the year; `by` is the body whose report stands for it."""

    report: str
    name: str
    role: Role
    by: str = ""


@dataclass(frozen=True, slots=True)
class Combined:
    """The reports of one year with those that are missing.

    `top` is the body whose figures are asked for ("" where nobody knows of one), `missing` those on the list
    without a report that no other report stands for, `unplaced` files of which body or year was not read,
    `listed` whether there is a list of bodies; `identities` by table and version of the form.
    """

    year: int
    top: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    listed: bool = False
    identities: Mapping[tuple[str, str], tuple[Identity, ...]] = field(default_factory=dict, hash=False)

    @property
    def own(self) -> str | None:
        """The report of the top itself, by its UUID."""
        return next((it.report for it in self.parts if it.role is Role.TOP), None)
