# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column of a returned sheet is which, by its head, else by its place beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviewer.export import replycells as cells
from reviewer.export import replytrouble as trouble
from reviewer.export.replyform import ANSWER, CORRECTED, DAY, EXPLANATION, FIELDS, PERSON, TOKEN, Field, position
from reviewer.model.text import Text

REPLIES = (ANSWER, EXPLANATION, CORRECTED, PERSON, DAY)
_LEAST_HEADS = 3
_FIELD = {cells.plain(words): field for field in FIELDS for words in (field.name.zh, field.name.en)}


@dataclass(frozen=True, slots=True)
class Columns:
    """The row of the heads (-1: none) and the column of each field, from 0; `remarks` hold for the whole sheet."""

    head: int
    at: Mapping[str, int]
    remarks: tuple[Text, ...] = ()


def columns(rows: Sequence[cells.Row]) -> Columns | None:
    """Where everything stands on a sheet; None where it is no sheet of answers."""
    tokens = Counter(at for row in rows for at, value in enumerate(row) if cells.token(value))
    head = max(range(len(rows)), key=lambda at: len(_fields(rows[at])), default=-1)
    found = _fields(rows[head]) if head >= 0 else {}
    if len(found) < _LEAST_HEADS:
        head, found = -1, {}
    if not tokens and (head < 0 or not {ANSWER, EXPLANATION} & set(found)):
        return None
    remarks: list[Text] = []
    at = {code: where[0] for code, where in found.items() if len(where) == 1}
    if tokens:
        at[TOKEN] = tokens.most_common(1)[0][0]
    for code, where in found.items():
        if code not in at:
            at[code] = _nearest(code, where, at)
            remarks.append(trouble.TWO_HEADS.format(name=_named(code).name, column=at[code] + 1))
    for code in REPLIES:
        if code not in at and (place := _by_place(code, at)) is not None:
            at[code] = place
            remarks.append(trouble.BY_PLACE.format(name=_named(code).name))
    return Columns(head, at, tuple(remarks))


def _fields(row: cells.Row) -> dict[str, list[int]]:
    """The columns whose head a row may be, by the code of the field."""
    found: dict[str, list[int]] = {}
    for at, value in enumerate(row):
        field = _FIELD.get(cells.plain(value)) if isinstance(value, str) else None
        if field is not None:
            found.setdefault(field.code, []).append(at)
    return found


def is_head(row: cells.Row) -> bool:
    """Whether a row only repeats the names of the columns."""
    return len(_fields(row)) >= _LEAST_HEADS


def _named(code: str) -> Field:
    return FIELDS[position(code) - 1]


def _expected(code: str, at: Mapping[str, int]) -> int | None:
    """Where a field should stand, going by the field next to it that was found."""
    known = sorted((abs(position(code) - position(it)), place - position(it)) for it, place in at.items())
    return position(code) + known[0][1] if known else None


def _nearest(code: str, where: Sequence[int], at: Mapping[str, int]) -> int:
    expected = _expected(code, at)
    return where[0] if expected is None else min(where, key=lambda it: abs(it - expected))


def _by_place(code: str, at: Mapping[str, int]) -> int | None:
    """The place of a field without a head; None where another one stands there."""
    expected = _expected(code, at)
    return expected if expected is not None and expected >= 0 and expected not in at.values() else None
