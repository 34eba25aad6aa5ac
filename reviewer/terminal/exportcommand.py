# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command `export`: what leaves a project as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from reviewer.model.progress import Progress
from reviewer.model.text import Lang, Text
from reviewer.settings import Settings
from reviewer.terminal.common import CLEAN, UNREADABLE, Command, author, flag, project_argument, settings, tell

if TYPE_CHECKING:
    from reviewer.model.outgoing import Sending
    from reviewer.project import Project


def _export(
    project: str,
    out: str,
    summary: bool,
    districts: bool,
    due: datetime | None,
    contact: str,
    lang: str,
    **more: bool,
) -> int:
    from reviewer.model.outgoing import Sending
    from reviewer.project import Project

    said, chosen, file, folder = cast("Lang", lang), settings(lang), Path(project), Path(out)
    with Project.open(file, author(), chosen) as opened:
        if summary or not (districts or any(more.values())):
            click.echo(str(opened.exports.workbook(workbook_in(folder, opened.path), said)))
        if districts:
            _send(opened, folder, Sending(due=due.date() if due else None, contact=contact), said, chosen)
    chosen = _with_wishes(chosen, due, contact)
    left = [it for kind in _PRINTED if more.get(kind) for it in _make(kind, file, folder, said, chosen)]
    for sentence in left:
        click.echo(sentence.say(said), err=True)
    return UNREADABLE if left else CLEAN


def _with_wishes(chosen: Settings, due: datetime | None, contact: str) -> Settings:
    """The settings with what a letter is to say this time: by when to answer, whom to ask."""
    days = (due.date() - datetime.now().astimezone().date()).days if due else chosen.letter_days
    return replace(chosen, letter_days=days, letter_contact=contact or chosen.letter_contact)


def _send(opened: Project, folder: Path, wish: Sending, lang: Lang, chosen: Settings) -> None:
    """Write a workbook for each district, and keep that they left."""
    from reviewer.dispatch import sending

    folder.mkdir(parents=True, exist_ok=True)
    made = sending.send(opened, folder, wish, lang, chosen, _telling(lang))
    for it in made:
        click.echo(it.file)
    if not made:
        click.echo(Text("没有需要发给区县的问题。", "There is nothing to be sent to districts.").say(lang), err=True)


def _make(kind: str, project: Path, folder: Path, lang: Lang, chosen: Settings) -> Sequence[Text]:
    """Have files of all reports made; says which, and returns why some were not."""
    from reviewer.dispatch import making
    from reviewer.terminal import printing

    folder.mkdir(parents=True, exist_ok=True)
    made = making.make(_PRINTED[kind], project, folder, lang, author(), chosen)
    if kind == "letters":
        for remark in printing.lettered(made.unknown, made.open, len(made.paths)):
            click.echo(remark.say(lang), err=True)
    paths, left = (made.paths, ()) if kind == "letters" else made
    for path in paths:
        click.echo(path)
    return left


_PRINTED = {"annotated": "annotated:all", "letters": "letters", "original": "original:all"}


def _telling(lang: str) -> Callable[[Progress], None]:
    """The steps of a long work on the terminal."""
    from reviewer.jobs import batch

    said = tell(lang)
    return lambda at: said(batch.Step(at.done, at.total, "", at.step))


def workbook_in(folder: Path, project: Path) -> Path:
    """The summary workbook of a project in a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{project.stem}.xlsx"


def _out(lang: Lang) -> click.Option:
    return click.Option(["--out"], required=True, metavar="DIR", help=Text("导出到的文件夹。", "Folder.").say(lang))


def _due(lang: Lang) -> click.Option:
    text = Text("区县答复的期限，工作簿和通知都用它。", "By when districts are to answer, in workbooks and letters.")
    return click.Option(["--due"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=text.say(lang))


def _contact(lang: Lang) -> click.Option:
    text = Text("区县可以联系的人。", "Whom districts may ask.")
    return click.Option(["--contact"], default="", metavar="TEXT", help=text.say(lang))


EXPORT: Command = (
    "export",
    _export,
    (
        project_argument,
        _out,
        flag("--summary", Text("汇总工作簿（默认）。", "The summary workbook (default).")),
        flag("--districts", Text("发给各区县答复的工作簿。", "A workbook for each district to answer.")),
        _due,
        _contact,
        flag("--annotated", Text("每份报告带批注的 PDF。", "A PDF with annotations of each report.")),
        flag("--letters", Text("各区整改通知（Word）。", "A letter to each district (Word).")),
        flag("--original", Text("每份报告的原件，逐字节相同。", "Each report's own PDF, bit for bit.")),
    ),
    Text("导出工作簿、批注 PDF、整改通知和原件。", "Export workbooks, annotated PDFs, letters and originals."),
)
