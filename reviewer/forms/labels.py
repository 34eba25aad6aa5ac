# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed labels are matched to the wordings of the form, however they were wrapped or misprinted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.72  # share of common characters from which a misprinted label is still that label
MOST = 0.4  # share of a label that its wording must make up when other words stand with it
DUE = 0.5  # the same, where no other label is due
INSIDE = 4  # characters: a shorter wording is too common to be looked for inside other words
TRADITIONAL = str.maketrans(
    "總計數結轉請辦處無屬維糾審復複訴訟機構業織務開規廢執罰強許費單為經後現類個體聯關與項請內舉報應標額",
    "总计数结转请办处无属维纠审复复诉讼机构业织务开规废执罚强许费单为经后现类个体联关与项请内举报应标额",
)
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度|年)?")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The letters and digits of a label in normal width and script; spaces and punctuation are no part of it."""
    letters = "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
    return letters.translate(TRADITIONAL).replace("其它", "其他")


def undated(text: str) -> str:
    """The plain label without the year that some write into it, as in 本年（2023）制发件数."""
    return _YEAR.sub("", plain(text))


@dataclass(frozen=True, slots=True)
class Match:
    """Which code a label stands for, and how alike the two are (1 = to the letter)."""

    code: str
    alike: float


def exact(text: str, wordings: Mapping[str, str]) -> Match | None:
    """A label that is one of the `wordings` (plain wording -> code)."""
    code = wordings.get(plain(text)) or wordings.get(undated(text))
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
    label, wanted = undated(text), set(codes)
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
    """Plain wording -> code, for look-up; the statutory wordings of all codes stand before the other ones."""
    known = [(code, tuple(labels)) for code, labels in entries]
    first = {plain(labels[0]): code for code, labels in known if labels}
    return first | {plain(label): code for code, labels in known for label in labels if plain(label) not in first}
