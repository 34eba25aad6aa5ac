# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed labels are matched to the wordings of the form, however they were wrapped or misprinted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.72  # share of common characters from which a misprinted label is still that label
MOST = 0.4  # share of a label that its wording must make up when other words stand with it
DUE = 0.5  # the same, where no other label is due
INSIDE = 4  # characters: a shorter wording is too common to be looked for inside other words


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The letters and digits of a label in normal width; spaces and punctuation are no part of it."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


@dataclass(frozen=True, slots=True)
class Match:
    """Which code a label stands for, and how alike the two are (1 = to the letter)."""

    code: str
    alike: float


def exact(text: str, wordings: Mapping[str, str]) -> Match | None:
    """A label that is one of the `wordings` (plain wording -> code)."""
    code = wordings.get(plain(text))
    return Match(code, 1.0) if code is not None else None


def contained(text: str, wordings: Mapping[str, str]) -> Match | None:
    """The longest wording that stands inside the text, as when two label columns run together."""
    label = plain(text)
    best = max((w for w in wordings if len(w) >= INSIDE and w in label), key=len, default=None)
    return Match(wordings[best], len(best) / len(label)) if best else None


def alone(text: str, wordings: Mapping[str, str]) -> Match | None:
    """The one wording of a cell that adds words of its own to it; None where several stand inside."""
    label = plain(text)
    match = contained(text, wordings)
    codes = {code for w, code in wordings.items() if len(w) >= INSIDE and w in label}
    return match if match and len(codes) == 1 and match.alike >= MOST else None


def nearest(text: str, wordings: Mapping[str, str], codes: Iterable[str], least: float = ALIKE) -> Match | None:
    """The wording among those of `codes` that the text most resembles; None below `least`."""
    label, wanted = plain(text), set(codes)
    if len(label) < 2:
        return None
    best: Match | None = None
    matcher = SequenceMatcher(None, b=label, autojunk=False)
    for wording, code in wordings.items():
        if code not in wanted:
            continue
        matcher.set_seq1(wording)
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        alike = matcher.ratio()
        if alike >= least and (best is None or alike > best.alike):
            best = Match(code, alike)
    return best


def wordings(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Plain wording -> code, for look-up."""
    return {plain(label): code for code, labels in entries for label in labels}
