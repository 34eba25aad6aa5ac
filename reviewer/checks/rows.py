# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows of a table: each once and in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reviewer.checks.book import Rule
from reviewer.checks.subject import Subject, made, short
from reviewer.model.finding import Anchor, Finding, Outcome, Side
from reviewer.model.report import RowSeen
from reviewer.model.text import Text


def rows(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Every line of the form is printed once and in its order."""
    order = [line.code for line in subject.form.lines]
    names = {line.code: line.name for line in subject.form.lines}
    seen = [row.line for row in subject.rows]
    if not seen:
        return
    sound = True
    for block in _absent(order, seen):
        sound = False
        around = _neighbours(order, block, subject.rows)
        listed = Text("、".join(names[c].zh for c in block), ", ".join(names[c].en for c in block))
        if subject.whole:
            problem = Text(f"缺少“{listed.zh}”{len(block)} 行。", f"missing {len(block)} row(s): {listed.en}.")
            outcome = Outcome.FAIL
        else:
            problem = Text(
                f"有页面未能读取，未见“{listed.zh}”。", f"not seen, as some pages could not be read: {listed.en}."
            )
            outcome = Outcome.NOT_EVALUABLE
        message = check.fail.format(table=short(subject.form.name), problem=problem)
        anchors = tuple(Anchor(row.place, Side.CONTEXT) for row in around)
        doubt = subject.scanned and outcome is Outcome.FAIL
        yield made(check, f"{subject.form.table}/{block[0]}", outcome, message, anchors, read=tuple(seen), doubt=doubt)
    for row, others, problem in _misplaced(order, names, subject.rows):
        sound = False
        anchors = (Anchor(row.place, Side.LEFT), *(Anchor(other.place, Side.RIGHT) for other in others))
        message = check.fail.format(table=short(subject.form.name), problem=problem)
        at = f"{subject.form.table}/{row.line}"
        yield made(check, at, Outcome.FAIL, message, anchors, read=tuple(seen), doubt=subject.scanned)
    if sound:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())


def _absent(order: Sequence[str], seen: Sequence[str]) -> list[list[str]]:
    """Lines that were not seen, those next to one another together."""
    blocks: list[list[str]] = []
    for index, code in enumerate(order):
        if code in seen:
            continue
        if blocks and order[index - 1] == blocks[-1][-1]:
            blocks[-1].append(code)
        else:
            blocks.append([code])
    return blocks


def _neighbours(order: Sequence[str], block: Sequence[str], seen: Sequence[RowSeen]) -> list[RowSeen]:
    first, last = order.index(block[0]), order.index(block[-1])
    before = [row for row in seen if order.index(row.line) < first]
    after = [row for row in seen if order.index(row.line) > last]
    nearest = [max(before, key=lambda r: order.index(r.line))] if before else []
    return nearest + ([min(after, key=lambda r: order.index(r.line))] if after else [])


def _misplaced(
    order: Sequence[str], names: Mapping[str, Text], seen: Sequence[RowSeen]
) -> Iterator[tuple[RowSeen, list[RowSeen], Text]]:
    """Rows out of order or repeated, each with the rows that show it."""
    first: dict[str, RowSeen] = {}
    last: RowSeen | None = None
    for row in seen:
        name = names[row.line]
        if row.line in first:
            yield row, [first[row.line]], Text(f"“{name.zh}”出现了不止一次。", f"“{name.en}” stands more than once.")
            continue
        first[row.line] = row
        if last is not None and order.index(row.line) < order.index(last.line):
            other = names[last.line]
            yield (
                row,
                [last],
                Text(f"“{name.zh}”应在“{other.zh}”之前，行次颠倒。", f"“{name.en}” should stand before “{other.en}”."),
            )
            continue
        last = row
