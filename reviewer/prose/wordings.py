# SPDX-License-Identifier: AGPL-3.0-or-later
"""How reports state figures in words: the wordings of the product, kept as data and compiled once.

Each figure of a sentence is one private-use character to the patterns, so that a wording says where
a figure stands and never how it is written.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reviewer import resources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = "forms/annual-report/wordings.toml"
FIRST = 0xE000  # the private-use character that stands for the first figure of a sentence
FIGURE = "[\ue000-\uf8ff]"
_GAPS = {"": "[^。;\ue000-\uf8ff]", "p": "[^。;,\ue000-\uf8ff]", "c": "[^。;,、:()\ue000-\uf8ff]"}
_FIELD = re.compile(r"\{(?P<gap>[pc]?)(?P<most>\d+)\}|\{(?P<name>[a-z_]+)\}")
_KEYS = ("kind", "patterns", "sections", "units", "has", "near", "without")


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of claim and the patterns that state it; a pattern without `{n}` states it in words alone.

    `sections` are the sections in which it counts, all when empty; `units` the measure words that fit;
    `has` words of which the sentence holds one; `near` what its paragraph must hold; `without` what must
    not stand before the figure.
    """

    kind: str
    patterns: tuple[re.Pattern[str], ...]
    sections: tuple[str, ...]
    units: tuple[str, ...]
    has: re.Pattern[str] | None
    near: re.Pattern[str] | None
    without: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Wordings:
    """All kinds of claims in their order: a figure belongs to the first wording that fits."""

    claims: tuple[Wording, ...]
    scopes: Mapping[str, re.Pattern[str]]


@cache
def wordings() -> Wordings:
    """The wordings of the product; ValueError names the entry and what is wrong with it."""
    entries = tomllib.loads(resources.path(FILE).read_text(encoding="utf-8"))
    sets = {name: "(?:" + "|".join(words) + ")" for name, words in entries["words"].items()}
    return Wordings(
        tuple(wording(entry, sets) for entry in entries["claim"]),
        {name: re.compile("|".join(words)) for name, words in entries["scopes"].items()},
    )


def wording(entry: Mapping[str, Any], sets: Mapping[str, str]) -> Wording:
    """One entry compiled, with the word sets by name; ValueError for a key or a set that is not there."""
    for key in entry:
        if key not in _KEYS:
            raise ValueError(f"{FILE}, claim {entry.get('kind', '?')}: unknown key “{key}”")
    return Wording(
        entry["kind"],
        tuple(re.compile(_pattern(entry["kind"], pattern, sets)) for pattern in entry["patterns"]),
        tuple(entry.get("sections", ())),
        tuple(entry.get("units", ())),
        _any(entry.get("has", ())),
        _any(entry.get("near", ())),
        _any(entry.get("without", ())),
    )


def _any(words: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(normal("|".join(words))) if words else None


class _Normal(dict[int, int]):
    """Each character in normal width, asked once."""

    def __missing__(self, code: int) -> int:
        normal = unicodedata.normalize("NFKC", chr(code))
        self[code] = ord(normal) if len(normal) == 1 else code
        return self[code]


_NORMAL = _Normal()


def normal(text: str) -> str:
    """The text in normal width, character for character."""
    return text.translate(_NORMAL)


def _pattern(kind: str, pattern: str, sets: Mapping[str, str]) -> str:
    def field(match: re.Match[str]) -> str:
        if match["most"]:
            return f"{_GAPS[match['gap']]}{{0,{match['most']}}}?"
        name = match["name"]
        if name == "n":
            return f"(?P<n>{FIGURE})"
        if name == "x":
            return FIGURE
        if name not in sets:
            raise ValueError(f"{FILE}, claim {kind}: unknown word set “{name}”")
        return sets[name]

    return normal(_FIELD.sub(field, pattern))
