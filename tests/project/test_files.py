# SPDX-License-Identifier: AGPL-3.0-or-later
"""The PDFs of a project: copied or left in place, found again, never half-written."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.errors import ReviewerError
from reviewer.project import Project
from reviewer.settings import Settings
from tests import reviews


def copies(project: Project) -> list[str]:
    return sorted(it.name for it in project.path.with_name(f"{project.path.name}.files").iterdir())


class TestCopying:
    def test_the_pdf_is_copied_once_under_its_digest(self, project: Project, uuid: str, source: Path) -> None:
        kept = project.pdf(uuid)
        digest = reviews.review(source).reading.digest
        assert kept == project.path.with_name("区县.review.files") / f"{digest}.pdf"
        project.keep(source, reviews.review(source))
        assert copies(project) == [kept.name]
        source.unlink()
        assert project.pdf(uuid).read_bytes().startswith(b"%PDF")

    def test_the_users_file_is_not_touched(self, project: Project, source: Path) -> None:
        source.chmod(stat.S_IRUSR)
        before = source.stat()
        project.keep(source, reviews.review(source))
        after = source.stat()
        assert (after.st_mtime_ns, after.st_size, after.st_mode) == (before.st_mtime_ns, before.st_size, before.st_mode)

    def test_reading_the_copy_again_does_not_forget_where_it_came_from(self, project: Project, uuid: str) -> None:
        kept = project.pdf(uuid)
        assert project.keep(kept, reviews.review(kept)) == uuid
        assert project.reports()[0].file == "report.pdf"

    def test_a_copy_that_was_deleted_is_replaced_by_the_original(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.pdf(uuid).unlink()
        assert project.pdf(uuid) == source

    def test_a_full_disk_leaves_nothing_half_written(
        self, project: Project, source: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(handle: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ReviewerError) as refusal:
            project.keep(source, reviews.review(source))
        assert "磁盘已满" in refusal.value.summary.zh
        assert ".files" in refusal.value.summary.zh
        assert "腾出空间" in refusal.value.advice.zh
        assert project.reports() == ()
        assert copies(project) == []

    def test_a_copy_does_not_outlive_an_import_that_failed(
        self, project: Project, source: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken() -> str:
            raise ZeroDivisionError

        monkeypatch.setattr("reviewer.keeping.filing.book", broken)
        with pytest.raises(ZeroDivisionError):
            project.keep(source, reviews.review(source))
        assert project.reports() == ()
        assert copies(project) == []

    def test_the_rest_of_a_copy_that_was_cut_short_is_swept_away(self, project: Project, uuid: str) -> None:
        rest = project.pdf(uuid).with_name("0123.part")
        rest.write_bytes(b"%PDF")
        with reviews.reopened(project) as again:
            assert copies(again) == [again.pdf(uuid).name]


class TestLeavingInPlace:
    def test_a_pdf_that_moved_is_found_by_its_digest(self, tmp_path: Path, source: Path) -> None:
        with Project.create(tmp_path / "p.review", "李", Settings(copy_pdfs=False)) as project:
            uuid = project.keep(source, reviews.review(source))
            assert project.pdf(uuid) == source
            moved = source.rename(source.with_name("renamed.PDF"))
            reviews.pdf(tmp_path, content="eno")
            assert project.pdf(uuid) == moved
        assert not (tmp_path / "p.review.files").exists()

    def test_one_that_is_gone_is_named(self, tmp_path: Path, source: Path) -> None:
        with Project.create(tmp_path / "p.review", "李", Settings(copy_pdfs=False)) as project:
            uuid = project.keep(source, reviews.review(source))
            source.unlink()
            with pytest.raises(ReviewerError) as refusal:
                project.pdf(uuid)
        assert "report.pdf" in refusal.value.summary.zh
        assert "report.pdf" in refusal.value.summary.en


class TestWhatCannotBeKept:
    def test_a_file_that_changed_since_it_was_read(self, project: Project, source: Path) -> None:
        review = reviews.review(source)
        reviews.pdf(source.parent, content="two")
        with pytest.raises(ReviewerError, match="changed"):
            project.keep(source, review)
        assert project.reports() == ()
        assert copies(project) == []

    def test_a_file_that_is_gone(self, project: Project, source: Path) -> None:
        review = reviews.review(source)
        source.unlink()
        with pytest.raises(ReviewerError, match=r"report\.pdf"):
            project.keep(source, review)

    def test_but_one_whose_reader_died_before_its_digest_was_known_can(self, project: Project, source: Path) -> None:
        unread = reviews.unread(source)
        nameless = replace(unread, reading=replace(unread.reading, digest=""))
        assert project.report(project.keep(source, nameless)).reading.digest == unread.reading.digest
