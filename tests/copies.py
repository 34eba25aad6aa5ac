# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two copies of one project, on two desks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from reviewer.keeping import summing
from reviewer.model.merging import Merged
from reviewer.project import Project
from reviewer.store import codec, remarks, replies, reports, summaries


def copied(path: Path, folder: Path, author: str = "王") -> Project:
    """A copy of the project at `path` as it is now, in somebody's hands."""
    folder.mkdir()
    target = folder / path.name
    shutil.copy(path, target)
    beside = path.with_name(path.name + ".files")
    if beside.is_dir():
        shutil.copytree(beside, target.with_name(target.name + ".files"))
    return Project.open(target, author)


def bring(into: Project, other: Project) -> Merged:
    """Pack one copy and merge it into the other."""
    package = other.path.parent / "out.reviewpack"
    other.packages.pack(package)
    return into.packages.merge(package)


def said(project: Project) -> dict[str, dict[str, Any]]:
    """All that people said in a project, by the file of the report, so that copies can be compared."""
    return {row.file: _said(project, row.uuid) for row in project.reports()}


def _said(project: Project, uuid: str) -> dict[str, Any]:
    it, threads = project.report(uuid), project.replies.threads(uuid)
    with project.journal.store.reading() as db:
        report = reports.key(db, uuid)
        decided, closed = remarks.decisions(db, report), replies.closings(db, report)
    return {
        "name": (it.row.organisation, it.row.year, it.row.title),
        "decisions": {key: codec.decision(one) for key, one in decided.items()},
        "closings": {key: codec.closing(one) for key, one in closed.items()},
        "corrections": {one.address: codec.correction(one) for one in it.corrections},
        "notes": {one.uuid: codec.note(one) for one in it.notes},
        "pictures": {one.picture.digest: project.notes.picture(one.picture.digest) for one in it.notes if one.picture},
        "own": {one.finding.key: codec.finding(one.finding) for one in it.findings if one.finding.check == "OWN"},
        "sent": sorted((key, one.uuid) for (_, key), thread in threads.items() for one in thread.sent),
        "replies": sorted((key, one.explanation) for (_, key), thread in threads.items() for one in thread.replies),
        "closed": it.row.signing.closed is not None,
        "found": sorted((one.finding.key, one.finding.digest) for one in it.findings),
    }


def prove(project: Project) -> None:
    """Whatever is made from what people said is true to it: the lines of the list, and the search."""
    rows = project.reports()
    with project.journal.store.reading() as db:
        for row in rows:
            (stuff,) = summaries.stuff(db, [reports.key(db, row.uuid)])
            made = summing.summed(stuff)
            assert all(
                getattr(row, name) == getattr(made, name) for name in ("parts", "undecided", "heavy", "reviewer")
            )
            assert row.compared == stuff.compared
    known = {(it.report, it.key): it.author for it in project.notes.search("").found}
    there = set()
    for row in project.reports():
        it = project.report(row.uuid)
        there |= {(row.uuid, one.uuid) for one in it.notes}
        there |= {(row.uuid, one.finding.key) for one in it.findings if one.finding.check == "OWN"}
        for note in it.notes:
            assert note.uuid in {one.key for one in project.notes.search(note.text).found}
            assert known[row.uuid, note.uuid] == note.author
    assert known.keys() == there
    turn, _ = project.reports_since(0)
    assert project.reports_since(turn)[1] == ()
