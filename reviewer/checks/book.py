# SPDX-License-Identifier: AGPL-3.0-or-later
"""The product's own rules: every check is an entry of a TOML file, loaded and validated once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from reviewer.forms.book import REPORT, TABLES, load, versions
from reviewer.model.finding import UNEXPLAINED, Severity
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One check as declared.

    `kind` names the function that evaluates it, and the other keys are what that function asks for:
    `tables` it looks at; `each` whether it goes along lines or columns; `left` and `right` the roles
    on both sides; `of` other checks that it depends on; `claims` the kinds of statement it takes from
    the prose; `figures` the addresses (with `*`) whose sum it compares, `also` those of a second
    reading of the words that is worth a warning; `relation` how the two must compare; `limit` a bound;
    `words` wordings it looks for; `sections` the sections it reads. `versions` are the form versions
    that it holds for (all when empty), `since` the year of report from which it does, `bodies` the kinds
    of body (all when empty); `topics` words of which a sentence has one, `least` the size from which a
    share is asked for. `fail` is the
    sentence of a failure with its fields in braces, `remark` that of the milder branch.
    """

    code: str
    kind: str
    severity: Severity
    name: Text
    meaning: Text
    basis: Text
    fail: Text
    remark: Text = UNEXPLAINED
    tables: tuple[str, ...] = ()
    each: str = "line"
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    relation: str = "="
    limit: Decimal | None = None
    words: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    since: int = 0
    bodies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    least: Decimal = Decimal(0)


_TEXTS = ("name", "meaning", "basis", "fail", "remark")
_LISTS = ("tables", "left", "right", "of", "claims", "figures", "also", "words", "sections", "versions")
_NAMES = ("bodies", "topics")
FILES = (
    *(f"{REPORT}/{name}.toml" for name in ("checks", "plausibility", "structure", "prose", "years", "bodies")),
    "work-plan/checks.toml",
)
"""The files of checks that belong to no single table, in the order in which they run."""


@cache
def builtin() -> tuple[Rule, ...]:
    """All checks of the product, in the order of the tables, then those across tables."""
    found: list[Rule] = []
    for table in TABLES:
        for version in versions(table):
            name = f"{REPORT}/{table}/{version}.toml"
            found += [declared(name, {"tables": [table], **entry}) for entry in load(name).get("check", ())]
    for name in FILES:
        found += [declared(name, entry) for entry in load(name)["check"]]
    codes = [rule.code for rule in found]
    if len(set(codes)) != len(codes):
        raise ValueError(f"check codes are not unique: {sorted(codes)}")
    return tuple(found)


@cache
def rule(code: str) -> Rule:
    """One of the product's own checks by its code; KeyError when there is none."""
    for found in builtin():
        if found.code == code:
            return found
    raise KeyError(code)


def declared(file: str, entry: dict[str, Any]) -> Rule:
    """An entry of a file as a rule; ValueError names the file, the entry and the nearest key that is known."""
    known = [field.name for field in fields(Rule)]
    for key in entry:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            raise ValueError(f"{file}, check {entry.get('code', '?')}: unknown key “{key}”{hint}")
    try:
        return Rule(**{key: _value(key, value) for key, value in entry.items()})
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file}, check {entry.get('code', '?')}: {error}") from error


def _value(key: str, value: Any) -> Any:  # noqa: ANN401  what TOML holds
    if key in _TEXTS:
        return Text(**value)
    if key in (*_LISTS, *_NAMES):
        return tuple(value)
    if key in ("limit", "least"):
        return Decimal(str(value))
    return Severity(value) if key == "severity" else value
