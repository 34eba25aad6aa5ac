# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files are meant when files and folders are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.errors import ReviewerError
from reviewer.files import read_files


def test_folders_are_walked_in_name_order_without_projects_own_copies(tmp_path: Path) -> None:
    names = ("b/2.pdf", "b/1.PDF", "a.pdf", "b/note.txt", "p.review.files/x.pdf", "c/d/e.pdf")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF")
    found = read_files([tmp_path])
    assert [it.relative_to(tmp_path).as_posix() for it in found] == ["a.pdf", "b/1.PDF", "b/2.pdf", "c/d/e.pdf"]


def test_files_come_as_they_were_given_and_each_once(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.txt"
    for path in (first, second):
        path.write_bytes(b"%PDF")
    assert read_files([second, tmp_path, first]) == (second, first)


def test_a_path_that_names_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError, match=r"no\.pdf"):
        read_files([tmp_path / "no.pdf"])


def test_documents_that_are_no_pdf_come_along_and_a_projects_own_workbook_does_not(tmp_path: Path) -> None:
    for name in (
        "a.docx",
        "b.wps",
        "c.xlsx",
        "d.JPG",
        "e.zip",
        "f.ofd",
        "~$a.docx",
        "审核.review",
        "审核核对结果.xlsx",
    ):
        (tmp_path / name).write_bytes(b"x")
    names = [it.name for it in read_files([tmp_path])]
    assert names == ["a.docx", "b.wps", "c.xlsx", "d.JPG", "e.zip", "f.ofd"]
