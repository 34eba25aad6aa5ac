# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proving a project: its file, its history, and that PDFs, workbooks and lines of the list are what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.checks.office import book
from reviewer.errors import ReviewerError
from reviewer.keeping import naming, summing
from reviewer.model.project import Event, ReportRow
from reviewer.model.summary import Summary
from reviewer.model.text import Text
from reviewer.store import parts, pdfs, proving, replies, reports, schema, summaries, versions

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction

_SAID = ("decisions", "notes", "corrections", "closings", parts.SIGNING)
"""What changes by events alone, so that the last of them says how it stands."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that was looked at; `wrong` when it is not as it must be, `gone` when it could not be looked at."""

    text: Text
    wrong: bool = False
    gone: bool = False

    @property
    def sign(self) -> str:
        return "✗" if self.wrong else "◧" if self.gone else "✓"


Proofs = Iterator[Proof]


def verify(path: Path) -> Proofs:
    """Prove the project at `path`, which is only read; ReviewerError when it is no project, or a newer program's."""
    with proving.untouched(path) as db:
        if proving.revision(db) != schema.REVISION:
            said = Text(
                "由旧版程序写成；请先打开一次再核验。", "Written by an older program: open it once, then verify it."
            )
            yield Proof(said, gone=True)
            yield from _database(db, path)
            return
        for check, name in CHECKS:
            try:
                yield from check(db, path)
            except (*proving.UNREADABLE, ReviewerError) as error:
                yield Proof(Text(f"{name.zh}：无法读取（{error}）", f"{name.en}: cannot be read ({error})"), wrong=True)


def _database(db: Transaction, _path: Path) -> Proofs:
    found = proving.damage(db)
    for words in found:
        yield Proof(Text(f"数据库损坏：{words}", f"The database is damaged: {words}"), wrong=True)
    if not found:
        yield Proof(Text("数据库完整。", "The database is whole."))


def _guards(db: Transaction, _path: Path) -> Proofs:
    found = proving.unguarded(db)
    for table in found:
        yield Proof(
            Text(f"表 {table} 失去了只增不改的保护。", f"Table {table} is not append-only any more."), wrong=True
        )
    if not found:
        yield Proof(Text("历史、回复和截图只增不改。", "History, replies and pictures are append-only."))


def _history(db: Transaction, _path: Path) -> Proofs:
    wrong = False
    if missing := proving.gaps(db):
        wrong = True
        yield Proof(Text(f"历史缺少 {missing} 项。", f"{missing} entries of the history are missing."), wrong=True)
    there, known, count = set(reports.uuids(db)), set[str](), 0
    for number, event in proving.history(db):
        count += 1
        if event is None or not _reads(event, there, known):
            wrong = True
            yield Proof(
                Text(f"历史第 {number} 项无法读取。", f"Entry {number} of the history cannot be read."), wrong=True
            )
        if event is not None:
            known.add(event.uuid)
    if not wrong:
        yield Proof(Text(f"历史 {count} 项，逐项可读。", f"The history: {count} entries, all readable."))


def _reads(it: Event, reports_there: set[str], before: set[str]) -> bool:
    """Whether it can be named, is about a report that is there, and undoes what came before it."""
    shaped = all(part is None or isinstance(part, dict) for part in (it.before, it.after))
    if not shaped or not (it.report is None or it.report in reports_there) or not (it.of is None or it.of in before):
        return False
    try:
        return bool(naming.name(it).zh)
    except proving.UNREADABLE:
        return False


def _said(db: Transaction, _path: Path) -> Proofs:
    """What stands is what the history says last; after a merge the copies may have disagreed, so only since then."""
    last: dict[tuple[str, str, str], tuple[int, Any]] = {}
    for number, event in proving.history(db):
        if event is None or event.what == "merge":
            last.clear()
            continue
        for part in _SAID if event.report else ():
            states = (event.after or {}).get(part)
            for key, state in states.items() if isinstance(states, Mapping) else ():
                last[event.report or "", part, key] = number, state
    wrong = False
    for (report, part, key), (number, state) in last.items():
        now = parts.states(db, reports.key(db, report), {part: {key: None}})[part][key]
        if _plain(now) != _plain(state):
            wrong = True
            said = Text("{what}（{key}）与历史第 {number} 项不符。", "{what} ({key}) is not what entry {number} says.")
            yield Proof(said.format(what=part, key=key, number=number), wrong=True)
    if not wrong:
        said = Text("判定、备注、更正和签署与历史一致。", "Decisions, notes, corrections and signatures agree with it.")
        yield Proof(said)


def _plain(state: object) -> str:
    return json.dumps(state, sort_keys=True, ensure_ascii=False)


def _pdfs(db: Transaction, path: Path) -> Proofs:
    """The copy that the project keeps, else the file where it came from."""
    whole = 0
    for file in versions.files(db):
        copy = pdfs.folder(path) / f"{file.digest}.pdf"
        looked = copy if copy.is_file() else file.path
        yield from (made := tuple(_file(looked, file.digest)))
        whole += not made
    yield Proof(Text(f"PDF 与摘要一致：{whole} 份。", f"PDFs equal to their digests: {whole}."))


def _workbooks(db: Transaction, path: Path) -> Proofs:
    """Workbooks that left, where they were written: a district's copy is not ours to look for."""
    whole = 0
    for it in replies.dispatches(db):
        yield from (made := tuple(_file(path.parent / it.file, it.digest)))
        whole += not made
    yield Proof(Text(f"发出的工作簿与摘要一致：{whole} 份。", f"Workbooks sent, equal to their digests: {whole}."))


def _file(path: Path, digest: str) -> Proofs:
    found = proving.digest_of(path)
    if found is None:
        yield Proof(Text(f"找不到 {path}，未核验。", f"{path} is gone and was not looked at."), gone=True)
    elif found != digest:
        yield Proof(Text(f"{path} 与记录的摘要不符。", f"{path} is not what its digest says."), wrong=True)


def _pictures(db: Transaction, _path: Path) -> Proofs:
    for digest in proving.odd_pictures(db):
        yield Proof(
            Text(f"截图 {digest[:12]} 与摘要不符。", f"Picture {digest[:12]} is not what its digest says."), wrong=True
        )


def _lines(db: Transaction, _path: Path) -> Proofs:
    """The line of the list for each report is what its findings and decisions give."""
    older = frozenset(summaries.lacking(db, book().version))
    count = 0
    for row in reports.rows(db):
        key = reports.key(db, row.uuid)
        if key in older:
            said = Text("{name}：清单行由另一版规则算出，未核验。", "{name}: its line is of another rule book.")
            yield Proof(said.format(name=row.file), gone=True)
            continue
        (stuff,) = summaries.stuff(db, [key])
        count += 1
        if odd := _unlike(row, summing.summed(stuff)):
            count -= 1
            said = Text(
                "{name}：清单行与核对结果不符（{what}）。", "{name}: its line is not what its findings give ({what})."
            )
            yield Proof(said.format(name=row.file, what=odd), wrong=True)
    yield Proof(Text(f"清单行与核对结果一致：{count} 份。", f"Lines of the list equal to their findings: {count}."))


def _unlike(row: ReportRow, made: Summary) -> str:
    return ", ".join(it.name for it in fields(made) if getattr(row, it.name) != getattr(made, it.name))


CHECKS: tuple[tuple[Callable[[Transaction, Path], Proofs], Text], ...] = (
    (_database, Text("数据库", "The database")),
    (_guards, Text("只增不改的保护", "The guards")),
    (_history, Text("历史", "The history")),
    (_said, Text("现状与历史", "What stands")),
    (_pdfs, Text("PDF", "PDFs")),
    (_workbooks, Text("发出的工作簿", "Workbooks sent")),
    (_pictures, Text("截图", "Pictures")),
    (_lines, Text("清单行", "Lines of the list")),
)
