# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reasons that the product offers for a decision, ready to be said with one key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from reviewer import resources
from reviewer.model.project import Status
from reviewer.model.text import Lang, Text

FILE = "forms/annual-report/reasons.toml"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence and the decisions that it can be the reason of."""

    text: Text
    fits: frozenset[Status]


@cache
def every() -> tuple[Reason, ...]:
    """All reasons in the order in which they are offered."""
    entries = tomllib.loads(resources.path(FILE).read_text(encoding="utf-8"))["reason"]
    return tuple(Reason(Text(it["zh"], it["en"]), frozenset(map(Status, it["for"]))) for it in entries)


def offered(status: Status, lang: Lang, own: tuple[str, ...] = (), most: int = 12) -> tuple[str, ...]:
    """What to offer for a decision: what the office wrote itself first, then the product's own; none twice."""
    ready = tuple(it.text.say(lang) for it in every() if status in it.fits)
    return tuple(dict.fromkeys((*own[:most], *ready)))
