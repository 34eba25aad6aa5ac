# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files made of one report's PDF, in a child process: a copy with annotations, and the original as it is.

`of` is the UUID of a report; "all" makes a file of every report, in the folder that `out` names.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.dispatch.drafts import beside
from reviewer.errors import ReviewerError
from reviewer.model.progress import Progress
from reviewer.model.project import ReportRow
from reviewer.model.text import Lang, Text

if TYPE_CHECKING:
    from reviewer.project import Project
    from reviewer.settings import Settings

Steps = Generator[Progress, None, Any]
ALL = "all"
COPIES = ".files"
_ENDINGS = {"annotated": Text("（批注）", " (annotated)"), "original": Text("", "")}


def make(kind: str, source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """Make what `kind` (`annotated:UUID`, `original:all`, …) names; returns the path of what was made.

    Of all reports: the paths, and why some could not be made.

    The PDF is looked for near the project `source`, never near the copy that is read. ReviewerError for a place
    that the file must not be written to, a PDF that is gone, and for what `exportjob.export` says.
    """
    from reviewer.export import saving
    from reviewer.project import Project

    yield Progress(0, 1, Text("读取项目", "reading the project"))
    name, _, of = kind.partition(":")
    if of == ALL:
        _make_folder(out)
    saving.make_scratch(scratch)
    drafts = beside(scratch, out)
    with Project.copy(source, author, settings) as project:
        if of != ALL:
            yield from _one(project, source, name, of, out, drafts, lang)
            return str(out)
        made, left, taken = [], [], set[str]()
        rows = project.reports()
        for at, row in enumerate(rows):
            yield Progress(at, len(rows), Text("准备文件", "preparing files"))
            target = out / _name(row, _ENDINGS[name].say(lang), taken)
            try:
                yield from _one(project, source, name, row.uuid, target, drafts, lang)
                made.append(str(target))
            except ReviewerError as error:
                left.append(error.text)
        return made, left


def _one(
    project: Project, source: Path, name: str, uuid: str, out: Path, drafts: Path, lang: Lang
) -> Iterator[Progress]:
    from reviewer.export import saving

    _refuse(project, source, out)
    pdf, digest = project.exports.file(uuid, source)
    _refuse_same(pdf, out)
    if not drafts.is_dir():
        saving.make_draft(drafts, out)
    draft = drafts / "draft.pdf"
    try:
        yield from _MAKERS[name](project, uuid, pdf, draft, lang)
    except OSError as error:
        raise _unwritten(error) from error
    if name == "original" and project.exports.digest_of(draft) != digest:
        raise ReviewerError(
            Text(f"“{pdf.name}”在复制时有变化。", f"“{pdf.name}” changed while it was copied."),
            Text("请重新导出。", "Export it again."),
        )
    saving.move(draft, out)


def _annotated(project: Project, uuid: str, pdf: Path, draft: Path, lang: Lang) -> Iterator[Progress]:
    from reviewer import resources
    from reviewer.dispatch import annotating
    from reviewer.pdf.annotating import annotate

    report, journal = project.report(uuid), project.journal
    front = annotating.front(report, journal.made(), lang) if journal.settings.annotated_front else None
    font = resources.path("fonts/ReviewerSansSC-Regular.otf")
    yield from annotate(pdf, draft, annotating.of_report(report, lang), front, font)


def _original(_project: Project, _uuid: str, pdf: Path, draft: Path, _lang: Lang) -> Iterator[Progress]:
    """The same bytes; whoever asked for them proves it by their digest."""
    yield Progress(0, 1, Text("复制原件", "copying the original"))
    shutil.copyfile(pdf, draft)


_MAKERS: Mapping[str, Callable[..., Iterator[Progress]]] = {"annotated": _annotated, "original": _original}


def _refuse(project: Project, source: Path, out: Path) -> None:
    """Neither over a file that some report was read from, nor among the project's own copies."""
    inside = any(_is(source.with_name(source.name + COPIES), folder) for folder in out.absolute().parents)
    if inside or _is(source, out) or any(_is(path, out) for path in project.exports.originals()):
        raise _forbidden(out)


def _refuse_same(pdf: Path, out: Path) -> None:
    if _is(pdf, out):
        raise _forbidden(out)


def _forbidden(out: Path) -> ReviewerError:
    return ReviewerError(
        Text(f"不能写到“{out}”：那里是原件或项目文件。", f"Cannot write “{out}”: it is an original or the project's."),
        Text("请换一个文件夹或文件名。", "Choose another folder or file name."),
    )


def _is(one: Path, other: Path) -> bool:
    """Whether two paths are one file; names that differ in capitals alone count as one, as some systems have it."""
    if str(one.resolve()).casefold() == str(other.resolve()).casefold():
        return True
    with suppress(OSError):
        return one.samefile(other)
    return False


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(error) from error


def _name(row: ReportRow, ending: str, taken: set[str]) -> str:
    """The report's name as that of a file, with a number where two are the same."""
    words = f"{row.organisation}{row.year or ''}" if row.organisation else Path(row.file).stem
    kept = "".join(it for it in words if unicodedata.category(it)[0] in "LNPZ" and it not in '/\\:*?"<>|')
    stem = (kept.strip(". ")[:80] or "report") + ending
    name, number = f"{stem}.pdf", 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}.pdf", number + 1
    taken.add(name.casefold())
    return name


def _unwritten(error: OSError) -> ReviewerError:
    reason = error.strerror or type(error).__name__
    return ReviewerError(
        Text(f"无法写出文件：{reason}。", f"The file cannot be written: {reason}."),
        Text("请检查磁盘空间和权限后重试。", "Check the disk's space and your rights, and try again."),
    )
