# SPDX-License-Identifier: AGPL-3.0-or-later
"""The commands on a project as a whole: beginning it, who must report, replies, taking it elsewhere, proving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from reviewer.errors import ReviewerError
from reviewer.model.text import Lang, Text
from reviewer.terminal.common import (
    CLEAN,
    FAILED,
    UNREADABLE,
    Command,
    author,
    paths_argument,
    project_argument,
    settings,
)


def _start(project: str, after: str, lang: str) -> int:
    from reviewer.project import Project

    with Project.create(Path(project), author(), settings(lang), Path(after)) as opened:
        event = opened.journal.history()[-1]
        told = Text(
            "已沿用 {project}：{bodies} 个单位，{reports} 份报告。", "{project}: {bodies} bodies, {reports} reports."
        )
        click.echo(told.format(**(event.after or {})).say(cast("Lang", lang)))
    return CLEAN


def _bodies(project: str, workbook: str | None, chase: str | None, template: str | None, lang: str) -> int:
    """Lay a list over a project's, say who is missing, and write what was asked for."""
    from reviewer.project import Project
    from reviewer.terminal import printing

    said, file = cast("Lang", lang), Path(project)
    with (Project.open if file.exists() else Project.create)(file, author(), settings(lang)) as opened:
        if workbook:
            for remark in opened.bodies.take_in(Path(workbook)).remarks:
                click.echo(remark.say(said), err=True)
        roll = opened.bodies.roll()
        for sentence in printing.roll(roll, said):
            click.echo(sentence)
        if chase:
            click.echo(str(opened.bodies.export_chase(Path(chase), said)))
        if template:
            click.echo(str(opened.bodies.export_empty_list(Path(template), said)))
    return CLEAN


def _replies(project: str, paths: tuple[str, ...], lang: str) -> int:
    """Take in what returned workbooks say without a doubt, and list the rest."""
    from reviewer.project import Project
    from reviewer.terminal import printing

    said, status = cast("Lang", lang), CLEAN
    with Project.open(Path(project), author(), settings(lang)) as opened:
        for path in paths:
            try:
                found = opened.replies.look_at(Path(path))
            except ReviewerError as error:
                status = UNREADABLE
                click.echo(error.text.say(said), err=True)
                continue
            taken = opened.replies.take(found.clear)
            status = max(status, FAILED if found.doubtful else CLEAN)
            for sentence in printing.returned(found, taken, said):
                click.echo(sentence)
    return status


def _pack(project: str, out: str, lang: str) -> int:
    from reviewer.project import Project
    from reviewer.terminal import printing

    with Project.open(Path(project), author(), settings(lang)) as opened:
        for sentence in printing.packed(opened.packages.pack(Path(out)), cast("Lang", lang)):
            click.echo(sentence)
    return CLEAN


def _merge(project: str, package: str, lang: str) -> int:
    from reviewer.project import Project
    from reviewer.terminal import printing

    with Project.open(Path(project), author(), settings(lang)) as opened:
        made = opened.packages.merge(Path(package))
    for sentence in printing.merged(made, cast("Lang", lang)):
        click.echo(sentence)
    return FAILED if made.conflicts else CLEAN


def _verify(project: str, lang: str) -> int:
    from reviewer.checks import office
    from reviewer.keeping.verifying import verify

    office.use(settings(lang).rules_folder)
    status = CLEAN
    for it in verify(Path(project)):
        status = FAILED if it.wrong else status
        click.echo(f"{it.sign} {it.text.say(cast('Lang', lang))}")
    return status


def _to(_: Lang) -> click.Argument:
    return click.Argument(["out"], metavar="OUT.reviewpack")


def _package(_: Lang) -> click.Argument:
    return click.Argument(["package"], metavar="PACKAGE")


def _workbook(_: Lang) -> click.Argument:
    return click.Argument(["workbook"], required=False, metavar="[LIST.xlsx]")


def _file(name: str, text: Text) -> Callable[[Lang], click.Option]:
    return lambda lang: click.Option([name], metavar="OUT.xlsx", help=text.say(lang))


def _after(lang: Lang) -> click.Option:
    text = Text("上年的项目文件，不会被改动。", "Last year's project file, which stays as it is.")
    return click.Option(["--after"], required=True, metavar="OLD.review", help=text.say(lang))


COMMANDS: tuple[Command, ...] = (
    (
        "start",
        _start,
        (project_argument, _after),
        Text("以上年项目为起点新建项目。", "Make a new project that begins with last year's."),
    ),
    (
        "bodies",
        _bodies,
        (
            project_argument,
            _workbook,
            _file("--chase", Text("写出催报名单。", "Write the chase list.")),
            _file("--template", Text("写出空白的应报名单。", "Write an empty list to fill in.")),
        ),
        Text("导入应报名单，列出未报送和逾期的单位。", "Import the list of bodies; say who is missing or late."),
    ),
    (
        "replies",
        _replies,
        (project_argument, paths_argument),
        Text(
            "收下区县发回的工作簿中无疑义的答复，列出其余各行。退出码：0 没有待看的行，1 有待看的行，2 有文件未读。",
            "Take in the clear answers of returned workbooks, list the other rows. "
            "Exit status: 0 nothing to look at, 1 rows to look at, 2 a file unread.",
        ),
    ),
    (
        "pack",
        _pack,
        (project_argument, _to),
        Text("把项目写成一个工作包，带到另一台计算机。", "Write a project to one file, to take it elsewhere."),
    ),
    (
        "merge",
        _merge,
        (project_argument, _package),
        Text(
            "把另一份副本的工作包合并进来。退出码：1 有冲突待处理。",
            "Merge the package of another copy. Exit status: 1 when there are conflicts to settle.",
        ),
    ),
    (
        "verify",
        _verify,
        (project_argument,),
        Text(
            "核验项目：数据库、历史、PDF 和发出的工作簿的摘要。只读。退出码：0 一致，1 有不符。",
            "Prove a project: file, history, digests of PDFs and workbooks; only reads. Exit status 1 if any is wrong.",
        ),
    ),
)
"""Name, what it does, its parameters, its help."""
