# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project as one file: written whole, and refused with a reason whatever is wrong with it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from reviewer.errors import ReviewerError
from reviewer.project import Project
from reviewer.store import packages, schema

Members = dict[str, bytes]


@pytest.fixture
def package(project: Project, uuid: str, tmp_path: Path) -> Path:
    made = project.packages.pack(tmp_path / "带走.reviewpack")
    assert (made.pdfs, made.absent) == (1, ())
    return made.path


def members(package: Path) -> Members:
    with ZipFile(package) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def written(package: Path, content: Members, odd: ZipInfo | None = None) -> Path:
    with ZipFile(package, "w", ZIP_DEFLATED) as packed:
        for name, data in content.items():
            packed.writestr(name, data)
        if odd is not None:
            packed.writestr(odd, b"/etc/passwd")
    return package


def manifest(content: Members) -> dict[str, object]:
    return dict(json.loads(content["manifest.json"]))


def test_a_package_holds_the_database_the_pdfs_and_what_it_says_of_itself(
    project: Project, package: Path, source: Path
) -> None:
    content = members(package)
    told = manifest(content)
    pdf = next(name for name in content if name.endswith(".pdf"))
    assert content[pdf] == source.read_bytes()
    assert (told["format"], told["person"], told["structure"]) == (1, "李", schema.REVISION)
    assert sorted(content) == sorted(["manifest.json", "project.review", pdf])
    with packages.opened(package) as it:
        assert it.manifest.members.keys() == content.keys() - {"manifest.json"}
        folder = it.database.parent
    assert not folder.exists()
    assert project.packages.merge(package).known


def test_a_pdf_that_is_gone_is_named_and_the_rest_is_packed(project: Project, uuid: str, tmp_path: Path) -> None:
    project.pdf(uuid).unlink()
    (tmp_path / "report.pdf").unlink()
    made = project.packages.pack(tmp_path / "带走.reviewpack")
    assert (made.pdfs, made.absent) == (0, ("report.pdf",))


def _without(name: str) -> Callable[[Members], Members]:
    return lambda content: {it: data for it, data in content.items() if not it.startswith(name)}


def _changed(name: str) -> Callable[[Members], Members]:
    return lambda content: {it: (data[:-1] + b"?" if it.startswith(name) else data) for it, data in content.items()}


def _named(name: str) -> Callable[[Members], Members]:
    return lambda content: content | {name: b"x"}


def _told(**changes: object) -> Callable[[Members], Members]:
    return lambda content: content | {"manifest.json": json.dumps(manifest(content) | changes).encode()}


def _bomb(content: Members) -> Members:
    return content | {"project.review": bytes(32 << 20)}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_without("manifest"), "is not a package"),
        (_without("project"), "project.review"),
        (_without("files"), "files/"),
        (_changed("project"), "project.review"),
        (_changed("files"), "files/"),
        (_changed("manifest"), "manifest.json"),
        (_named("../outside.pdf"), "outside.pdf"),
        (_named("/outside.pdf"), "outside.pdf"),
        (_named("files/notes.txt"), "notes.txt"),
        (_named(f"files/{'0' * 64}.pdf"), "000"),
        (_told(format=2), "newer"),
        (_told(structure="9999"), "newer"),
        (_told(members={}), "manifest.json"),
        (_bomb, "project.review"),
    ],
)
def test_what_is_wrong_with_a_package_is_said_and_nothing_changes(
    project: Project, package: Path, spoil: Callable[[Members], Members], says: str
) -> None:
    before = project.journal.history()
    written(package, spoil(members(package)))
    with pytest.raises(ReviewerError) as told:
        project.packages.merge(package)
    assert says in told.value.summary.en
    assert package.name in told.value.summary.en
    assert project.journal.history() == before
    assert not list(package.parent.glob("outside*"))


def test_a_history_that_fits_no_tables_is_refused(project: Project, package: Path, tmp_path: Path, uuid: str) -> None:
    database = tmp_path / "odd.review"
    content = members(package)
    database.write_bytes(content["project.review"])
    with closing(sqlite3.connect(database)) as db:
        values = (
            "u" * 36,
            "decide",
            "",
            "王",
            "x",
            "2026-01-05T08:00:00+00:00",
            "no such report",
            '{"decisions":{"a":null}}',
        )
        columns = "uuid, what, subject, author, workstation, at, report, after"
        db.execute(f"INSERT INTO event ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        db.commit()
    data = database.read_bytes()
    every = manifest(content)["members"]
    assert isinstance(every, dict)
    every |= {"project.review": {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}}
    written(package, _told(members=every)(content | {"project.review": data}))
    before = project.journal.history()
    with pytest.raises(ReviewerError, match="damaged"):
        project.packages.merge(package)
    assert project.journal.history() == before


def test_a_link_is_refused(project: Project, package: Path) -> None:
    link = ZipInfo(f"files/{'a' * 64}.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    written(package, members(package), link)
    with pytest.raises(ReviewerError, match="does not belong"):
        project.packages.merge(package)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)], ids=["empty", "pdf", "empty zip"])
def test_another_file_is_no_package(project: Project, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.reviewpack"
    path.write_bytes(content)
    with pytest.raises(ReviewerError, match="not a package"):
        project.packages.merge(path)


def test_a_package_cut_short_is_damaged(project: Project, package: Path) -> None:
    package.write_bytes(package.read_bytes()[:-4000])
    with pytest.raises(ReviewerError):
        project.packages.merge(package)


def test_a_package_of_another_project_is_refused(project: Project, package: Path, tmp_path: Path) -> None:
    with (
        Project.create(tmp_path / "b.review", "王") as other,
        pytest.raises(ReviewerError, match="another project"),
    ):
        other.packages.merge(package)


def test_a_closed_project_is_packed_and_takes_no_package(project: Project, package: Path, tmp_path: Path) -> None:
    project.signing.close_project("归档")
    project.packages.pack(tmp_path / "b.reviewpack")
    with pytest.raises(ReviewerError, match="closed"):
        project.packages.merge(package)


def test_a_package_that_cannot_be_written_leaves_nothing_behind(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "x.reviewpack"
    folder.mkdir()
    with pytest.raises(ReviewerError):
        project.packages.pack(folder)
    assert list(tmp_path.glob(".*.tmp")) == []
