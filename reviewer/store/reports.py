# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports and their versions: what they are called, which file is in force, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, and_, insert, or_, select, type_coerce, update

from reviewer.model.project import ReportRow
from reviewer.model.report import Reading, Verdict
from reviewer.store import schema, signings, summaries
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_REPORT = schema.report
_VERSION = schema.version
_READING = schema.reading
_TEXTS = ("tables", "compared", "parts")


@dataclass(frozen=True, slots=True)
class File:
    """Where the PDF of a version came from; `size` in bytes, `copy` when it is the project's own copy."""

    digest: str
    path: Path
    size: int
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A report as its neighbours see it; `mark` tells its figures, `seen` the marks of its own neighbours."""

    report: int
    uuid: str
    organisation: str
    year: int | None
    form: str | None
    file: str
    version: int
    mark: str
    seen: str


def standing(db: Connection) -> list[Standing]:
    """All reports in the order they were imported."""
    it = _REPORT.c
    query = (
        select(
            it.id,
            it.uuid,
            it.organisation,
            it.year,
            it.form,
            _VERSION.c.file,
            _VERSION.c.id.label("version"),
            it.mark,
            it.seen,
        )
        .join(_VERSION, _in_force())
        .order_by(it.id)
    )
    return [Standing(*row) for row in db.execute(query)]


def mark(db: Connection, report: int, mark: str, seen: str) -> None:
    """Note what a report's figures are, and which figures of others its checks have seen."""
    db.execute(update(_REPORT).where(_REPORT.c.id == report).values(mark=mark, seen=seen))


def settled(db: Connection) -> str:
    """What `settle` noted last; "" when it never did."""
    return str(db.execute(select(schema.project.c.settled)).scalar_one())


def settle(db: Connection, fingerprint: str) -> None:
    """Note how the relations of all reports were when each had been checked against its neighbours."""
    db.execute(update(schema.project).values(settled=fingerprint))


def key(db: Connection, uuid: str) -> int:
    """The inner key of a report; KeyError when the project has no such report."""
    found = db.execute(select(_REPORT.c.id).where(_REPORT.c.uuid == uuid)).scalar_one_or_none()
    if found is None:
        raise KeyError(uuid)
    return int(found)


def uuids(db: Connection) -> tuple[str, ...]:
    """All reports, in the order they were imported."""
    return tuple(db.execute(select(_REPORT.c.uuid).order_by(_REPORT.c.id)).scalars())


def is_there(db: Connection, form: str) -> bool:
    """Whether some report is of this form."""
    return db.execute(select(_REPORT.c.id).where(_REPORT.c.form == form).limit(1)).first() is not None


def with_file(db: Connection, digest: str) -> str | None:
    """The report that has a version with this SHA-256."""
    query = select(_REPORT.c.uuid).join(_VERSION).where(_VERSION.c.digest == digest).order_by(_REPORT.c.id)
    return db.execute(query).scalars().first()


def awaiting(db: Connection, reading: Reading, path: Path) -> str | None:
    """The report whose file could not be read and which this one answers.

    It does when it lies at the same path, or when a person said of the unread one that it is the
    report of this organisation and year.
    """
    same = [_VERSION.c.path == str(path)]
    if reading.organisation and reading.year is not None:
        same.append(and_(_REPORT.c.organisation == reading.organisation, _REPORT.c.year == reading.year))
    query = (
        select(_REPORT.c.uuid)
        .join(_VERSION, _in_force())
        .join(_READING, _READING.c.version_id == _VERSION.c.id)
        .where(_READING.c.error.is_not(None), or_(*same))
        .order_by(_REPORT.c.id)
    )
    return db.execute(query).scalars().first()


def add(db: Connection, digest: str, stamp: Stamp) -> str:
    """A new, still empty report; returns its UUID."""
    uuid = str(uuid4())
    row = {"uuid": uuid, "digest": digest, "verdict": Verdict.INCOMPLETE, "book": ""}
    db.execute(insert(_REPORT).values(row | {"author": stamp.author, "at": stamp.at}))
    return uuid


def add_version(db: Connection, report: int, file: File, pages: int, stamp: Stamp) -> int:
    """Put `file` in force; returns the key of its version, an old one when the file was there before."""
    mine = and_(_VERSION.c.report_id == report, _VERSION.c.digest == file.digest)
    there = db.execute(select(_VERSION.c.id).where(mine)).scalar_one_or_none()
    place: dict[str, Any] = {"pages": pages}
    if not file.copy:
        place |= {"file": file.path.name, "path": str(file.path)}
    db.execute(update(_REPORT).where(_REPORT.c.id == report).values(digest=file.digest))
    if there is None:
        row = place | {"report_id": report, "digest": file.digest, "size": file.size}
        done = db.execute(insert(_VERSION).values(row | {"author": stamp.author, "at": stamp.at}))
        return int(done.inserted_primary_key[0]) if done.inserted_primary_key else 0
    db.execute(update(_VERSION).where(mine).values(place))
    return int(there)


def version(db: Connection, report: int) -> int:
    """The key of the version in force."""
    query = select(_VERSION.c.id).join(_REPORT, _in_force()).where(_REPORT.c.id == report)
    return int(db.execute(query).scalar_one())


def file(db: Connection, report: int) -> File:
    """The PDF in force."""
    query = select(_VERSION).join(_REPORT, _in_force()).where(_REPORT.c.id == report)
    row = db.execute(query).one()
    return File(row.digest, Path(row.path), row.size)


def checked(db: Connection, report: int, verdict: Verdict, book: str) -> None:
    """Note what the checks of rule book `book` made of a report."""
    db.execute(update(_REPORT).where(_REPORT.c.id == report).values(verdict=verdict, book=book))


def book(db: Connection, report: int) -> str:
    """The rule book of the last run of the checks."""
    return str(db.execute(select(_REPORT.c.book).where(_REPORT.c.id == report)).scalar_one())


def behind(db: Connection, book: str) -> tuple[str, ...]:
    """The reports whose last run of the checks was by another rule book, in the order they were imported."""
    return tuple(db.execute(select(_REPORT.c.uuid).where(_REPORT.c.book != book).order_by(_REPORT.c.id)).scalars())


def publish(db: Connection, report: int, printed: tuple[str, bool]) -> None:
    """Note the date that a report prints ("" for none) and whether its reading is in doubt."""
    when, doubt = printed
    db.execute(update(_REPORT).where(_REPORT.c.id == report).values(published=when, published_doubt=doubt))


def published(db: Connection) -> dict[str, tuple[str, bool] | None]:
    """What `publish` noted of every report, by UUID; None where it never did."""
    query = select(_REPORT.c.uuid, _REPORT.c.published, _REPORT.c.published_doubt)
    return {uuid: None if when is None else (when, doubt) for uuid, when, doubt in db.execute(query)}


def is_any_unpublished(db: Connection) -> bool:
    """Whether there is a report of which `publish` never noted anything."""
    return db.execute(select(_REPORT.c.id).where(_REPORT.c.published.is_(None)).limit(1)).first() is not None


def read_identity(db: Connection, report: int, it: Reading) -> None:
    """Call the report what its reading says, unless a person has said what it is."""
    read = {"organisation": it.organisation, "year": it.year, "title": it.title, "form": it.form}
    if by_hand(db, report):
        read = {"form": it.form}
    db.execute(update(_REPORT).where(_REPORT.c.id == report).values(read))


def by_hand(db: Connection, report: int) -> bool:
    """Whether a person has said what the report is."""
    return bool(db.execute(select(_REPORT.c.by_hand).where(_REPORT.c.id == report)).scalar_one())


def identity_states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """What the report is called, as events keep it; its only key is empty."""
    columns = (_REPORT.c.organisation, _REPORT.c.year, _REPORT.c.title, _REPORT.c.by_hand)
    row = db.execute(select(*columns).where(_REPORT.c.id == report)).one()
    state = {"organisation": row.organisation, "year": row.year, "title": row.title, "by_hand": row.by_hand}
    return dict.fromkeys(keys, state)


def put_identity(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Call the report as wanted; without a person's word the reading's holds."""
    for state in wanted.values():
        named = dict(state or {})
        if not named.get("by_hand"):
            columns = (_READING.c.organisation, _READING.c.year, _READING.c.title)
            read = db.execute(select(*columns).where(_READING.c.version_id == version(db, report))).one()
            named = {"organisation": read.organisation, "year": read.year, "title": read.title, "by_hand": False}
        db.execute(update(_REPORT).where(_REPORT.c.id == report).values(named))


def rows(db: Connection, since: int = 0) -> tuple[ReportRow, ...]:
    """The list of reports in the order they were imported; those whose line is newer than turn `since` alone.

    `failed` and `review` count failures by severity; `undecided` every finding that is listed (those that
    passed are not) and still open or stale.
    """
    newer = select(schema.summary.c.report_id).where(schema.summary.c.turn > since)
    query = _list().where(_REPORT.c.id.in_(newer)) if since else _list()
    return signings.on(db, map(_row, db.execute(query)))


def row(db: Connection, uuid: str) -> ReportRow:
    """One line of that list; KeyError when there is no such report."""
    found = db.execute(_list().where(_REPORT.c.uuid == uuid)).one_or_none()
    if found is None:
        raise KeyError(uuid)
    return signings.on(db, [_row(found)], key(db, uuid))[0]


def _in_force() -> ColumnElement[bool]:
    return and_(_VERSION.c.report_id == _REPORT.c.id, _VERSION.c.digest == _REPORT.c.digest)


def _list() -> Select[Any]:
    it, line = _REPORT.c, schema.summary
    named = (it.uuid, it.organisation, it.year, it.title, it.form, it.verdict)
    # As text: of ten thousand lines most say the same in these, and reading JSON is what would take longest.
    texts = [type_coerce(line.c[name], Text).label(name) for name in _TEXTS]
    lines = [column for column in line.c if column.name not in ("id", "report_id", "turn", "book", *_TEXTS)]
    return (
        select(*named, _VERSION.c.file, _VERSION.c.pages, *lines, *texts)
        .join(_VERSION, _in_force())
        .outerjoin(line, line.c.report_id == it.id)
        .order_by(it.id)
    )


def _row(row: Row[Any]) -> ReportRow:
    """A report that was never summed up has no numbers yet."""
    return ReportRow(
        uuid=row.uuid,
        file=row.file,
        organisation=row.organisation,
        year=row.year,
        title=row.title,
        form=row.form,
        state=row.state or "",
        pages=row.pages,
        verdict=Verdict(row.verdict),
        failed=row.failed or 0,
        review=row.review or 0,
        not_evaluable=row.not_evaluable or 0,
        undecided=row.undecided or 0,
        passed=row.passed or 0,
        error=row.error or "",
        tables=summaries.to_names(row.tables),
        warnings=row.warnings or 0,
        heavy=row.heavy or 0,
        light=row.light or 0,
        compared=summaries.to_names(row.compared),
        parts=summaries.to_parts(row.parts),
        touched=bool(row.touched),
        reviewer=row.reviewer or "",
    )


def project(db: Connection) -> str:
    """The UUID of the project itself."""
    return str(db.execute(select(schema.project.c.uuid)).scalar_one())
