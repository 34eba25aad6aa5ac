# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person signs, closes and merges from the window; what it came to is said afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reviewer.desk.i18n import tr
from reviewer.model.signing import Mark

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.model.merging import Choice, Merged, Opened, Packed


class Signs:
    """`session.sign`: commands on the signatures of the open report, on the project's, and on packages."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def prepare(self) -> None:
        mark = self._session.do.on_report(lambda project, uuid: project.signing.prepare(uuid))
        if mark is not None:
            self._say(tr("已提交复核。"), mark)

    def approve(self) -> None:
        mark = self._session.do.on_report(lambda project, uuid: project.signing.approve(uuid))
        if mark is not None:
            self._say(tr("复核通过。"), mark)

    def send_back(self, reason: str) -> None:
        self._session.do.on_report(lambda project, uuid: project.signing.send_back(uuid, reason))

    @property
    def why_frozen(self) -> str:
        """Why the open report takes no changes; nothing where it does."""
        report = self._session.report
        mark = self._session.closing.closed or (report.row.signing.closed if report else None)
        if report is None or mark is None:
            return ""
        return tr("已由 {who} 关闭，不能改动；要改请先重新打开。").format(who=mark.author)

    def refuses(self) -> bool:
        """Whether the open report takes no changes, which is then said."""
        if why := self.why_frozen:
            self._session.said.emit(why, True)
        return bool(why)

    def close(self, reason: str) -> None:
        # What stands in an editor could not be saved any more.
        self._session.leave()
        self._session.do.on_report(lambda project, uuid: project.signing.close(uuid, reason))

    def reopen(self, reason: str) -> None:
        self._session.do.on_report(lambda project, uuid: project.signing.reopen(uuid, reason))

    def close_project(self, reason: str) -> None:
        self._session.leave()
        self._session.do.on_project(lambda project: project.signing.close_project(reason))

    def reopen_project(self, reason: str) -> None:
        self._session.do.on_project(lambda project: project.signing.reopen_project(reason))

    def resolve(self, choices: Mapping[str, Choice]) -> None:
        """Settle conflicts of merged copies."""
        if choices:
            self._session.do.on_project(lambda project: project.packages.resolve(choices))

    def merge(self, package: Path, then: Callable[[Merged], None]) -> None:
        """Lay the work of another copy over this one as long work, say what came, and check what that concerns.

        A child unpacks and proves the package; `then` gets what came once it is in.
        """
        project = self._session.project
        if project is None:
            return
        folder = Path(tempfile.gettempdir()) / f"reviewpack-{uuid4().hex}"
        author = project.journal.author

        def unpacked(opened: Opened) -> None:
            steps = project.packages.merging(opened)
            work = self._session.works.run(tr("合并工作包"), steps, lambda made: self._merged(made, then))
            work.folders = (folder,)
            if self._session.project is not project:
                self._session.works.cancel(work)

        self._session.works.make(tr("读取工作包"), "unpack", package, folder, unpacked, author)

    def _merged(self, made: Merged, then: Callable[[Merged], None]) -> None:
        session = self._session
        session.refresh()
        session.saved.emit()
        session.selected.emit(None)
        session.said.emit(_words(made), False)
        then(made)
        session.do.settle()

    def pack(self, out: Path) -> None:
        """Have a child write the project to one file; PDFs that are gone are named."""
        project = self._session.project
        if project is not None:
            author = project.journal.author
            self._session.works.make(tr("导出工作包"), "pack", project.path, out, self._packed, author)

    def _packed(self, made: Packed) -> None:
        words = tr("已导出工作包 {file}（{count} 份 PDF）。").format(file=made.path, count=made.pdfs)
        if made.absent:
            words += tr("找不到原文件，未装入：{names}").format(names="  ".join(made.absent))
        self._session.said.emit(words, bool(made.absent))

    def left(self) -> str:
        """That closed reports were not checked again; nothing where all were."""
        journal = self._session.project.journal if self._session.project else None
        count = len(journal.left) if journal else 0
        if journal is not None:
            journal.left.clear()
        return tr("已关闭的 {count} 份报告未重新核对。").format(count=count) if count else ""

    def _say(self, words: str, mark: Mark) -> None:
        if mark.same:
            words += tr("复核人与编制人为同一人，已记入历史。")
        if mark.open:
            words += tr("仍有 {count} 处问题待定。").format(count=mark.open)
        self._session.said.emit(words, False)


def _words(made: Merged) -> str:
    if made.known:
        return tr("工作包中的内容都已合并过，未作改动。")
    words = tr("已合并 {person} 的 {events} 项操作：新报告 {reports} 份，采用 {taken} 处，冲突 {conflicts} 处。")
    return words.format(
        person=made.person,
        events=made.events,
        reports=made.reports,
        taken=made.taken,
        conflicts=len(made.conflicts),
    )
