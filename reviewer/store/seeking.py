# SPDX-License-Identifier: AGPL-3.0-or-later
"""The search over all that people wrote: kept true with every note and finding, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, column, delete, func, insert, select

from reviewer.model.finding import Finding, Origin, Severity
from reviewer.model.project import Target
from reviewer.model.remark import Remark, Remarks
from reviewer.model.text import Text
from reviewer.store import codec, folding, schema, sqlite
from reviewer.store.events import Stamp

MOST = 200
_LONGEST = 5_000  # characters that are compared one by one; SQLite refuses patterns of 50,000 bytes
_UNKNOWN = "", datetime.fromtimestamp(0, UTC)
_REMARK, _REPORT = schema.remark, schema.report
_NOTE, _FINDING, _EVENT = schema.note, schema.finding, schema.event


def put(db: Connection, report: int, key: str, text: str | None, author: str, at: datetime) -> None:
    """Let what is written under `key` be `text`; None when it is gone."""
    mine = (_REMARK.c.report_id == report) & (_REMARK.c.key == key)
    indexing = sqlite.can_index(db)
    if not indexing:
        sqlite.index_behind(db, True)
    old = db.execute(select(_REMARK.c.id, _REMARK.c.folded).where(mine)).one_or_none()
    if old is not None:
        if indexing:
            sqlite.index(db, [(old.id, folding.grams(old.folded))], gone=True)
        db.execute(delete(_REMARK).where(mine))
    if text is None:
        return
    row = {"report_id": report, "key": key, "folded": folding.fold(text), "author": author, "at": at}
    made = db.execute(insert(_REMARK).values(row)).inserted_primary_key
    if indexing and made is not None:
        sqlite.index(db, [(int(made[0]), folding.grams(str(row["folded"])))])


def put_finding(db: Connection, report: int, key: str, finding: Finding | None, stamp: Stamp) -> None:
    """The same for a person's finding, which bears the name of who wrote it first."""
    known = _writers(db, [key]).get(key)
    author, at = known or (stamp.author, stamp.at)
    put(db, report, key, finding.message.zh if finding else None, author, at)


def refresh(db: Connection) -> None:
    """Make it all anew if it lacks something: in an older file, or in one that was changed without an index."""
    if not sqlite.is_index_behind(db):
        return
    db.execute(delete(_REMARK))
    rows = [*_notes(db), *_own(db)]
    if rows:
        db.execute(insert(_REMARK), rows)
    if sqlite.can_index(db):
        sqlite.make_index(db)
        there = db.execute(select(_REMARK.c.id, _REMARK.c.folded)).all()
        sqlite.index(db, [(row.id, folding.grams(row.folded)) for row in there])
        sqlite.index_behind(db, False)


def renew(db: Connection, report: int) -> None:
    """Put in all that was written in a report that came as a whole."""
    for note in db.execute(select(_NOTE).where(_NOTE.c.report_id == report)).all():
        put(db, report, note.uuid, note.text, note.author, note.at)
    own = (_FINDING.c.report_id == report) & (_FINDING.c.origin == Origin.PERSON)
    rows = db.execute(select(_FINDING.c.key, _FINDING.c.message).where(own)).all()
    writers = _writers(db, [row.key for row in rows])
    for row in rows:
        put(db, report, row.key, codec.to_text(row.message).zh, *writers.get(row.key, _UNKNOWN))


def _notes(db: Connection) -> Iterable[dict[str, Any]]:
    for row in db.execute(select(_NOTE)):
        folded = folding.fold(row.text)
        yield {"report_id": row.report_id, "key": row.uuid, "folded": folded, "author": row.author, "at": row.at}


def _own(db: Connection) -> Iterable[dict[str, Any]]:
    columns = (_FINDING.c.report_id, _FINDING.c.key, _FINDING.c.message)
    rows = db.execute(select(*columns).where(_FINDING.c.origin == Origin.PERSON)).all()
    writers = _writers(db, [row.key for row in rows])
    for row in rows:
        author, at = writers.get(row.key, _UNKNOWN)
        folded = folding.fold(codec.to_text(row.message).zh)
        yield {"report_id": row.report_id, "key": row.key, "folded": folded, "author": author, "at": at}


def _writers(db: Connection, keys: Sequence[str]) -> dict[str, tuple[str, datetime]]:
    """Who raised these findings, and when."""
    if not keys:
        return {}
    query = select(_EVENT.c.subject, _EVENT.c.author, _EVENT.c.at).where(_EVENT.c.what == "add_finding")
    wanted = frozenset(keys)
    return {row.subject: (row.author, row.at) for row in db.execute(query) if row.subject in wanted}


def writers(db: Connection, report: int) -> dict[str, tuple[str, datetime]]:
    """Who wrote what is written under each key of a report, and when."""
    query = select(_REMARK.c.key, _REMARK.c.author, _REMARK.c.at).where(_REMARK.c.report_id == report)
    return {row.key: (row.author, row.at) for row in db.execute(query)}


def authors(db: Connection) -> tuple[str, ...]:
    """Everybody who wrote something that is still there."""
    return tuple(db.execute(select(_REMARK.c.author).distinct().order_by(_REMARK.c.author)).scalars())


def search(db: Connection, sought: str, author: str | None = None, most: int = MOST) -> Remarks:
    """What has all words of `sought` (of `author`, when given), newest first; all there is when no word is given."""
    wanted = folding.words(sought)
    where = [*_conditions(db, wanted)]
    if author is not None:
        where.append(_REMARK.c.author == author)
    total = db.execute(select(func.count()).select_from(_REMARK).where(*where)).scalar_one()
    columns = (_REMARK.c.report_id, _REMARK.c.key, _REMARK.c.author, _REMARK.c.at, _REPORT.c.uuid)
    newest = select(*columns).join(_REPORT).where(*where).order_by(_REMARK.c.at.desc(), _REMARK.c.id.desc())
    rows = db.execute(newest.limit(most)).all()
    return Remarks(tuple(_read(db, rows, wanted)), int(total))


def _conditions(db: Connection, wanted: Sequence[str]) -> Iterable[ColumnElement[bool]]:
    """Pairs of characters are looked up; single ones, and what is longer than the pairs asked for, compared."""
    indexing = sqlite.can_index(db)
    pairs = [folding.phrase(word) for word in wanted if len(word) > 1] if indexing else []
    if pairs:
        yield _REMARK.c.id.in_(sqlite.indexed(pairs).columns(column("id", Integer)))
    for word in wanted:
        if not indexing or len(word) == 1 or len(word) > folding.MOST_PAIRS:
            yield _REMARK.c.folded.contains(word[:_LONGEST], autoescape=True)


def _read(db: Connection, rows: Sequence[Any], wanted: Sequence[str]) -> Iterable[Remark]:
    keys = [row.key for row in rows]
    notes = {row.uuid: row for row in db.execute(select(_NOTE).where(_NOTE.c.uuid.in_(keys)))}
    mine = _FINDING.c.key.in_(keys) & (_FINDING.c.origin == Origin.PERSON)
    own = {row.key: row for row in db.execute(select(_FINDING).where(mine))}
    named = _named(db, {note.target["finding"] for note in notes.values()} - {None})
    for row in rows:
        if row.key in notes:
            said = named.get((row.report_id, notes[row.key].target["finding"]))
            yield _of_note(row, notes[row.key], wanted, said)
        elif row.key in own:
            yield _of_finding(row, own[row.key], wanted)


def _named(db: Connection, keys: Iterable[str]) -> dict[tuple[int, str], Text]:
    """What these findings say, by report and key."""
    columns = (_FINDING.c.report_id, _FINDING.c.key, _FINDING.c.message)
    query = select(*columns).where(_FINDING.c.key.in_(list(keys)))
    return {(row.report_id, row.key): codec.to_text(row.message) for row in db.execute(query)}


def _of_note(row: Row[Any], note: Row[Any], wanted: Sequence[str], said: Text | None) -> Remark:
    marks = folding.marks(note.text, wanted)
    it = codec.to_target(note.target)
    shown = codec.to_clipping(note.picture) if note.picture else None
    return Remark(row.uuid, row.key, it, note.text, row.author, row.at, marks, shown, on=said)


def _of_finding(row: Row[Any], own: Row[Any], wanted: Sequence[str]) -> Remark:
    text, severity = codec.to_text(own.message).zh, Severity(own.severity)
    marks = folding.marks(text, wanted)
    return Remark(row.uuid, row.key, Target(finding=row.key), text, row.author, row.at, marks, severity=severity)
