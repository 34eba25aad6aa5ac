# SPDX-License-Identifier: AGPL-3.0-or-later
"""A returned workbook against the project: what each of its rows is."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from reviewer.keeping import freezing
from reviewer.model.finding import UNEXPLAINED, Finding
from reviewer.model.reply import Dispatch, Reply, Sent
from reviewer.model.returned import KINDS, Filled, Kind, Looked, Returned, Sorted, Typed
from reviewer.model.text import Text
from reviewer.returns import returnedwords as words
from reviewer.returns import typedover
from reviewer.store import findings, replies, reports
from reviewer.store.events import Stamp

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction

_RANK = {kind: at for at, kind in enumerate(Kind)}
_SHOWN = {kind: at for at, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the project knows of what a workbook is about."""

    sent: Mapping[str, tuple[Sent, ...]]
    findings: Mapping[str, Mapping[str, Finding]]
    names: Mapping[str, str]
    years: Mapping[str, str]
    frozen: frozenset[str]
    before: frozenset[tuple[object, ...]]
    dispatch: Dispatch | None
    stated: bool


def looked(db: Transaction, given: Returned, stamp: Stamp) -> Looked:
    """Every row of a returned workbook sorted, and those added that are missing; nothing is kept."""
    if given.project and given.project != reports.project(db):
        lines = [Sorted(Kind.FOREIGN, it, remarks=(words.FOREIGN,)) for it in given.rows]
        return Looked(given.file, given.source, given.district, tuple(lines), (*given.remarks, words.FOREIGN_FILE))
    known = _known(db, given)
    changed = typedover.changed(db, given.figures, known.findings)
    lines = _sorted(given, known, changed, stamp)
    lines += [*_loose(lines, changed, known), *_missing(given.rows, known)]
    lines.sort(key=lambda it: _SHOWN[it.kind])
    told = given.remarks if any(it.token in known.sent for it in given.rows) else (*given.remarks, words.NONE_KNOWN)
    return Looked(given.file, given.source, given.district, tuple(lines), told)


def _known(db: Transaction, given: Returned) -> _Known:
    tokens = dict.fromkeys(it.token for it in given.rows if it.token)
    sent = {it: found for it in tokens if (found := replies.of_token(db, it))}
    dispatch, stated = _dispatch(replies.dispatches(db), given, set(sent))
    asked = {rows[0].report for rows in sent.values()} | ({it.report for it in dispatch.rows} if dispatch else set())
    asked |= {it.report for it in given.figures} & set(reports.uuids(db))
    rows = {uuid: reports.row(db, uuid) for uuid in asked}
    return _Known(
        sent,
        {uuid: {it.key: it for it in findings.load(db, reports.key(db, uuid))} for uuid in asked},
        {uuid: row.organisation or row.file for uuid, row in rows.items()},
        {uuid: str(row.year or "") for uuid, row in rows.items()},
        freezing.frozen(db),
        frozenset(_content(it) for it in replies.replies(db)),
        dispatch,
        stated,
    )


def _dispatch(every: Sequence[Dispatch], given: Returned, tokens: set[str]) -> tuple[Dispatch | None, bool]:
    """The workbook that came back: the one it says it is, else the newest that had most of its rows."""
    stated = next((it for it in every if it.uuid == given.dispatch), None)
    if stated is not None:
        return stated, True
    shared = [(len(tokens & {row.token for row in it.rows}), at, it) for at, it in enumerate(every)]
    best = max(shared, key=lambda it: it[:2], default=None)
    return (best[2], False) if best and best[0] else (None, False)


# -- rows ------------------------------------------------------------------------------------


def _sorted(given: Returned, known: _Known, changed: Mapping[str, Mapping[str, Typed]], stamp: Stamp) -> list[Sorted]:
    by_token: defaultdict[str, list[Filled]] = defaultdict(list)
    for row in given.rows:
        by_token[row.token].append(row)
    claimed = {
        (known.sent[row.token][0].report, at)
        for row in given.rows
        if row.token in known.sent and row.answered
        for at in typedover.figures(row, _about(row.token, known)[1], changed.get(known.sent[row.token][0].report, {}))
    }
    lines = []
    for row in given.rows:
        if row.token not in known.sent:
            foreign = row.token and not given.project and not known.sent
            kind, why = (Kind.FOREIGN, words.FOREIGN) if foreign else (Kind.UNKNOWN, _unknown(row))
            lines.append(Sorted(kind, row, remarks=(why, *row.remarks)))
            continue
        typed = changed.get(known.sent[row.token][0].report, {})
        if not row.answered:
            typed = {at: it for at, it in typed.items() if (it.report, at) not in claimed}
        lines.append(_line(row, by_token[row.token], typed, known, given, stamp))
    return lines


def _unknown(row: Filled) -> Text:
    return words.UNKNOWN if row.token else words.NO_TOKEN


def _about(token: str, known: _Known) -> tuple[Sent, Finding | None]:
    """What a key is about: as it left in the workbook that came back, else in the last one."""
    rows = known.sent[token]
    mine = {it.token: it for it in known.dispatch.rows} if known.dispatch else {}
    sent = mine.get(token, rows[0])
    return sent, known.findings[sent.report].get(sent.key)


def _line(
    row: Filled, twins: Sequence[Filled], typed: Mapping[str, Typed], known: _Known, given: Returned, stamp: Stamp
) -> Sorted:
    sent, finding = _about(row.token, known)
    figures = tuple(sorted(typedover.figures(row, finding, typed).items()))
    reply = _reply(row, sent, figures, known, given, stamp)
    found = list(_doubts(row, twins, sent, finding, reply, known))
    kind = min((it for it, _ in found if it), key=_RANK.__getitem__, default=Kind.NEW)
    return Sorted(
        kind,
        row,
        reply if kind is not Kind.UNANSWERED else None,
        sent.report,
        sent.key,
        known.names[sent.report],
        finding.message if finding else UNEXPLAINED,
        figures,
        (*(why for _, why in found), *row.remarks),
    )


def _reply(
    row: Filled, sent: Sent, figures: tuple[tuple[str, str], ...], known: _Known, given: Returned, stamp: Stamp
) -> Reply:
    """What would be kept of a row: every word of it, also those that are no answer."""
    said = [row.explanation]
    if row.written and row.answer is None:
        said.insert(0, words.WRITTEN.format(words=row.written).zh)
    if row.corrected and row.corrected not in dict(figures).values():
        said.append(words.CORRECTED.format(words=row.corrected).zh)
    return Reply(
        str(uuid4()),
        sent.report,
        sent.key,
        row.answer,
        "\n".join(it for it in said if it),
        figures,
        row.person,
        row.day,
        known.dispatch.uuid if known.dispatch and known.stated else None,
        given.file,
        given.source,
        row.row,
        row.digest or sent.digest,
        stamp.author,
        stamp.at,
    )


def _content(it: Reply) -> tuple[object, ...]:
    return it.report, it.key, it.answer, it.explanation, it.figures, it.person, it.day, it.digest


def _doubts(
    row: Filled, twins: Sequence[Filled], sent: Sent, finding: Finding | None, reply: Reply, known: _Known
) -> Iterable[tuple[Kind | None, Text]]:
    """All that is to be said of a row."""
    if not row.answered and not reply.figures:
        answered = any(it.answered for it in twins)
        yield Kind.UNANSWERED, words.ANSWERED_ELSEWHERE if answered else words.UNANSWERED
        return
    if _content(reply) in known.before:
        yield Kind.SAME, words.SAME
        return
    yield from _twice(row, [it for it in twins if it is not row and it.answered])
    if sent.report in known.frozen:
        yield Kind.CLOSED, words.CLOSED
    yield from _said(row, reply)
    yield from _since(row, sent, finding, reply, known)


def _twice(row: Filled, others: Sequence[Filled]) -> Iterable[tuple[Kind, Text]]:
    if any(it.said != row.said for it in others):
        yield Kind.DUPLICATE, words.DUPLICATE.format(rows=", ".join(str(it.row) for it in others))
    elif others and (others[0].sheet, others[0].row) < (row.sheet, row.row):
        yield Kind.SAME, words.TWICE.format(row=others[0].row)


def _said(row: Filled, reply: Reply) -> Iterable[tuple[Kind | None, Text]]:
    if row.answer is None:
        yield Kind.UNCLEAR, words.UNCLEAR.format(words=row.written) if row.written else words.NO_ANSWER
    elif row.answer in words.ASKS and not row.explanation and not reply.figures:
        yield None, words.ASKS[row.answer]


def _since(
    row: Filled, sent: Sent, finding: Finding | None, reply: Reply, known: _Known
) -> Iterable[tuple[Kind, Text]]:
    """What is not as it was when the row left."""
    if row.digest and row.digest not in {it.digest for it in known.sent[row.token]}:
        yield Kind.EDITED, words.EDITED_KEY
    if finding is None:
        yield Kind.CHANGED, words.GONE
    elif finding.digest != reply.digest:
        yield Kind.CHANGED, words.CHANGED
    elif edited := _edited(row, sent, finding, known):
        yield Kind.EDITED, words.EDITED.format(columns=edited)


def _edited(row: Filled, sent: Sent, finding: Finding, known: _Known) -> Text | None:
    """The locked columns that do not say any more what was sent."""
    was = {
        "organisation": {known.names[sent.report]},
        "year": {known.years[sent.report]},
        "check": {finding.check},
        "message": {finding.message.zh, finding.message.en},
    }
    edited = [code for code, said in row.shown if code in was and _bare(said) not in set(map(_bare, was[code]))]
    return words.columns(edited) if edited else None


def _bare(said: str) -> str:
    return "".join(unicodedata.normalize("NFKC", said).split()).lstrip("'")


def _loose(lines: Sequence[Sorted], changed: Mapping[str, Mapping[str, Typed]], known: _Known) -> Iterable[Sorted]:
    """Figures that were typed over and belong to no finding of the workbook."""
    claimed = {(it.report, at) for it in lines for at, _ in it.figures}
    for report, typed in changed.items():
        for at, it in typed.items():
            if (report, at) not in claimed:
                row, why = Filled(it.sheet, it.row, "", address=at, corrected=it.written), words.LOOSE
                name = known.names[report]
                yield Sorted(Kind.LOOSE, row, None, report, "", name, figures=((at, it.written),), remarks=(why,))


def _missing(rows: Iterable[Filled], known: _Known) -> Iterable[Sorted]:
    """The rows that left in the workbook and did not come back."""
    there = {it.token for it in rows}
    for sent in known.dispatch.rows if known.dispatch else ():
        if sent.token not in there:
            finding = known.findings[sent.report].get(sent.key)
            message = finding.message if finding else UNEXPLAINED
            name = known.names[sent.report]
            yield Sorted(Kind.MISSING, None, None, sent.report, sent.key, name, message, remarks=(words.MISSING,))


def stamped(lines: Iterable[Sorted], stamp: Stamp) -> list[Reply]:
    """The replies of the lines, taken in now by whoever does so."""
    return [replace(it.reply, author=stamp.author, at=stamp.at) for it in lines if it.reply is not None and it.takeable]
