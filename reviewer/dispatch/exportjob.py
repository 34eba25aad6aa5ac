# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes files out of a project, as jobs for a child process: run by a child, imported by the window.

The child never has the project itself open: it reads a copy in a folder of its own, `scratch`, makes the
new file in another beside its place (`beside`) and moves it there when it is whole. Whoever started the
job removes both folders when the job has ended, however it did.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.dispatch.drafts import beside
from reviewer.errors import ReviewerError
from reviewer.model.outgoing import Sending
from reviewer.model.progress import Progress
from reviewer.model.text import Lang, Text

if TYPE_CHECKING:
    from reviewer.project import Project
    from reviewer.settings import Settings

Steps = Generator[Progress, None, Any]
Maker = Callable[["Project", Path, Lang], Steps]

COPYING = Text("读取项目", "reading the project")


def export(
    kind: str, source: str, out: str, scratch: str, lang: Lang, author: str, settings: Settings, *wish: object
) -> Steps:
    """Make what `kind` names of `source` at `out`, which is replaced only by a whole file; returns its path.

    `wish` is what else the kind wants to know. `scratch` is a folder that is not there yet, among the temporary
    ones: no copy of the project comes near `out`, where others may look. ReviewerError when the source cannot
    be read or the place does not take the file; KeyError for a kind that does not exist.
    """
    if ":" in kind:
        from reviewer.dispatch import reportjobs

        return (yield from reportjobs.make(kind, Path(source), Path(out), Path(scratch), lang, author, settings))
    make = KINDS[kind]
    return (yield from make(Path(source), Path(out), Path(scratch), lang, author, settings, *wish))


def _of_project(maker: Maker) -> Callable[..., Steps]:
    """A job that makes one file of a copy of the project."""

    def make(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
        from reviewer.export import saving
        from reviewer.project import Project

        yield Progress(0, 1, COPYING)
        draft = saving.make_draft(beside(scratch, out), out)
        saving.make_scratch(scratch)
        with Project.copy(source, author, settings) as project:
            try:
                yield from maker(project, draft, lang)
            except ReviewerError as error:
                raise _about(error, draft, out) from error
        saving.move(draft, out)
        return str(out)

    return make


def _workbook(project: Project, out: Path, lang: Lang) -> Steps:
    return (yield from project.exports.making_workbook(out, lang))


def _chase(project: Project, out: Path, lang: Lang) -> Steps:
    yield Progress(0, 1, Text("写出催报名单", "writing the chase list"))
    project.bodies.export_chase(out, lang)


def _empty_list(project: Project, out: Path, lang: Lang) -> Steps:
    yield Progress(0, 1, Text("写出空白名单", "writing the empty list"))
    project.bodies.export_empty_list(out, lang)


def _start(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """A new project that begins with last year's; ReviewerError when something is there already."""
    from reviewer.export import saving
    from reviewer.project import Project

    draft = saving.make_draft(beside(scratch, out), out)
    saving.make_scratch(scratch)
    try:
        made = yield from Project.creating(draft, author, settings, source)
    except ReviewerError as error:
        raise _about(error, draft, out) from error
    made.close()
    saving.move(draft, out, over=False)
    return str(out)


def _upgrade(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """Bring the project of an older program to today's structure, with a copy beside it; nobody else has it open."""
    from reviewer.project import Project

    yield Progress(0, 1, Text("备份并升级项目文件", "backing up and upgrading the project file"))
    Project.open(source, author, settings).close()
    return str(source)


def _list(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """Read the list of bodies in the workbook `source`; `out` is the project that it is for."""
    from reviewer.export import saving
    from reviewer.project import Project

    yield Progress(0, 1, Text("读取名单", "reading the list"))
    saving.make_scratch(scratch)
    with Project.copy(out, author, settings) as project:
        return project.bodies.read(source)


def _districts(
    source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings, wish: Sending
) -> Steps:
    """Workbooks for districts beside `out`, which is not made itself; returns what is to be recorded as sent."""
    from reviewer.export import saving
    from reviewer.project import Project

    yield Progress(0, 1, COPYING)
    drafts = saving.make_draft(beside(scratch, out), out).parent
    saving.make_scratch(scratch)
    with Project.copy(source, author, settings) as project:
        try:
            made = yield from project.exports.making_districts(drafts, wish, lang, source, out.parent)
        except ReviewerError as error:
            raise _about(error, drafts, out.parent) from error
    _settle(drafts, [Path(it.file) for it in made])
    return made


def _returned(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """Read the workbook `source` that a district sent back; it may be anything, which is why a child does."""
    from reviewer.export import replyread

    yield Progress(0, 1, Text("读取回复", "reading the reply"))
    return replyread.read(source)


def _settle(drafts: Path, places: Sequence[Path]) -> None:
    """Put files in their places, all or none: one that is there and not recorded would be answered in vain."""
    from reviewer.export import saving

    there: list[Path] = []
    try:
        for place in places:
            saving.move(drafts / place.name, place, over=False)
            there.append(place)
    except ReviewerError:
        for place in there:
            place.unlink(missing_ok=True)
        raise


def _pack(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """The project as one file to take elsewhere; returns what was packed."""
    from reviewer.export import saving
    from reviewer.project import Project

    yield Progress(0, 1, COPYING)
    draft = saving.make_draft(beside(scratch, out), out)
    saving.make_scratch(scratch)
    with Project.copy(source, author, settings) as project:
        try:
            made = yield from project.packages.packing(draft, source)
        except ReviewerError as error:
            raise _about(error, draft, out) from error
    saving.move(draft, out)
    return replace(made, path=out)


def _unpack(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """The package `source`, proved, in the folder `out`, which is not there before; returns what merging asks for."""
    from reviewer.copies.packages import unpacking, within
    from reviewer.export import saving

    draft = saving.make_draft(beside(scratch, out), out)
    saving.make_scratch(scratch)
    draft.mkdir()
    opened = yield from unpacking(source, draft)
    saving.move(draft, out)
    return within(opened, out)


def _about(error: ReviewerError, draft: Path, out: Path) -> ReviewerError:
    """The same words about the place where the file was to be."""
    return ReviewerError(*(_named(said, draft, out) for said in (error.summary, error.advice)))


def _named(said: Text, draft: Path, out: Path) -> Text:
    return Text(*(words.replace(str(draft), str(out)) for words in (said.zh, said.en)))


def _letters(source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings) -> Steps:
    """A letter to each district in the folder `out`."""
    from reviewer.dispatch import lettering

    return (yield from lettering.make(source, out, scratch, lang, author, settings))


KINDS: Mapping[str, Callable[..., Steps]] = {
    "workbook": _of_project(_workbook),
    "chase": _of_project(_chase),
    "empty_list": _of_project(_empty_list),
    "start": _start,
    "upgrade": _upgrade,
    "list": _list,
    "districts": _districts,
    "letters": _letters,
    "returned": _returned,
    "pack": _pack,
    "unpack": _unpack,
}
"""By name what a child can make; a new export is one function and one row here."""
