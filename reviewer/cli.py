# SPDX-License-Identifier: AGPL-3.0-or-later
"""The headless face of the program: commands and their exit status; no logic."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from click.core import ParameterSource

from reviewer.checks import office
from reviewer.errors import ReviewerError
from reviewer.files import read_files
from reviewer.model.finding import Outcome, Severity
from reviewer.model.report import Reading, Review, Verdict
from reviewer.model.text import Lang, Text
from reviewer.terminal.commands import COMMANDS as ON_PROJECTS
from reviewer.terminal.common import (
    CLEAN,
    FAILED,
    INTERRUPTED,
    UNREADABLE,
    USAGE,
    Command,
    author,
    flag,
    paths_argument,
    project_argument,
    settings,
    tell,
)
from reviewer.terminal.exportcommand import EXPORT

# The window comes in through here too: what only a command needs is imported by that command.
if TYPE_CHECKING:
    pass


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; returns its exit status (contract of the product's command line)."""
    lang = _lang(arguments)
    group = _group(lang)
    try:
        return int(group.main(list(arguments), prog_name="reviewer", standalone_mode=False) or CLEAN)
    except click.UsageError as error:
        error.show(sys.stderr)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo(Text("已中断。", "Interrupted.").say(lang), err=True)
        return INTERRUPTED
    except ReviewerError as error:
        click.echo(error.text.say(lang), err=True)
        return UNREADABLE


def _lang(arguments: Sequence[str]) -> Lang:
    """The language asked for, known before the commands are, whose help is in it."""
    for index, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and [*arguments, ""][index + 1] == "en"):
            return "en"
    return "zh"


class _Commands(click.Group):
    """A first word that is no command is the project for the window."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and (Path(args[0]).exists() or "." in args[0]):
            return "window", self.commands["window"], args
        return super().resolve_command(ctx, args)


def _group(lang: Lang) -> click.Group:
    """All commands, with their help in one language."""
    group = _Commands(
        name="reviewer",
        help=Text(
            "政府信息公开工作年度报告审核工具。不带命令时打开审核窗口。",
            "Review annual reports on government information disclosure. Without a command the window opens.",
        ).say(lang),
        invoke_without_command=True,
        params=[_lang_option(lang), *_version(lang)],
        callback=lambda lang: _window(None, lang) if click.get_current_context().invoked_subcommand is None else None,
    )
    for name, callback, params, text in COMMANDS:
        command = click.Command(
            name,
            callback=callback,
            params=[*(make(lang) for make in params), _lang_option(lang)],
            help=text.say(lang),
            hidden=name == "window",
        )
        group.add_command(command)
    return group


def _check(paths: tuple[str, ...], form: str, alone: bool, lang: str) -> int:
    from reviewer.bodies.together import together
    from reviewer.jobs import batch
    from reviewer.terminal import printing

    files = read_files([Path(path) for path in paths])
    status = CLEAN
    read: list[tuple[Path, Reading]] = []
    chosen = settings(lang)
    office.use(chosen.rules_folder)
    found = batch.reviews(files, chosen, tell(lang))
    for file, review in found if alone else together(list(found)):
        status = max(status, _status(review))
        read.append((file, replace(review.reading, facts=())))
        if form == "jsonl":
            click.echo(printing.json_line(file.name, review, cast("Lang", lang)))
        else:
            for sentence in printing.sentences(file.name, review, cast("Lang", lang)):
                click.echo(sentence)
    if not alone:
        _tell_halves(read, lang)
    return status


def _import(project: str, paths: tuple[str, ...], corrected: bool, lang: str) -> int:
    from reviewer.jobs import batch
    from reviewer.project import Project
    from reviewer.terminal import printing

    file, chosen = Path(project), settings(lang)
    opened = (Project.open if file.exists() else Project.create)(file, author(), chosen)
    status = CLEAN
    read: list[tuple[Path, Reading]] = []
    with opened:
        for source, review in batch.reviews(read_files([Path(path) for path in paths]), chosen, tell(lang)):
            status = max(status, _status(review))
            read.append((source, replace(review.reading, facts=())))
            try:
                older = opened.corrects(source, review) if corrected else None
                opened.keep_corrected(source, review, older) if older else opened.keep(source, review)
            except ReviewerError as error:
                status = UNREADABLE
                click.echo(error.text.say(cast("Lang", lang)), err=True)
            for sentence in printing.sentences(source.name, review, cast("Lang", lang)):
                click.echo(sentence)
        opened.settle()
    _tell_halves(read, lang)
    return status


def _tell_halves(read: Sequence[tuple[Path, Reading]], lang: str) -> None:
    """Which of the files may be parts of one report; on standard error, where no program takes it for a document."""
    from reviewer.reading.belonging import halves

    for sentence in halves(read):
        click.echo(f"◧ {sentence.say(cast('Lang', lang))}", err=True)


def _rules(lang: str) -> int:
    said, chosen = cast("Lang", lang), settings(lang)
    book = office.use(chosen.rules_folder)
    click.echo(Text(f"规则库版本 {book.version}", f"Rule book version {book.version}").say(said))
    for rule in book.rules:
        click.echo(f"{rule.code:14} {rule.severity:8} {rule.name.say(said)}")
        click.echo(f"{'':24}{rule.meaning.say(said)}")
        click.echo(f"{'':24}{rule.basis.say(said)}")
    folder = chosen.rules_folder
    click.echo(Text(f"本单位规则文件夹：{folder}", f"Folder of the office's own rules: {folder}").say(said))
    for problem in book.problems:
        click.echo(problem.say(said), err=True)
    return USAGE if book.problems else CLEAN


def _demo(headless: bool, lang: str) -> int:
    from reviewer import demo

    chosen = settings(lang)
    if headless or not demo.has_display():
        for line in demo.headless(chosen, tell(lang)):
            click.echo(line)
        return CLEAN
    return _window(str(demo.place()), lang)


def _window(project: str | None, lang: str) -> int:
    # Nothing that a start makes is garbage, and looking for some would take a twentieth of it.
    gc.disable()
    from reviewer.desk.app import run as open_window

    return open_window(Path(project) if project else None, settings(lang), _given())


def _given() -> frozenset[str]:
    """The settings that stand on the command line of this run."""
    ctx = click.get_current_context(silent=True)
    while ctx is not None:
        if ctx.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return frozenset({"lang"})
        ctx = ctx.parent
    return frozenset()


def _status(review: Review) -> int:
    if review.verdict is Verdict.UNREADABLE:
        return UNREADABLE
    failed = (f for f in review.findings if f.outcome is Outcome.FAIL and f.severity is Severity.ERROR)
    return FAILED if any(failed) else CLEAN


def _lang_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(["zh", "en"]),
        default=lang,
        help=Text("消息语言：zh 或 en。", "Language of messages: zh or en.").say(lang),
    )


def _version(lang: Lang) -> list[click.Parameter]:
    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            from reviewer.support import versions

            for line in versions.lines(lang):
                click.echo(line)
            ctx.exit()

    return [
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=show,
            help=Text("显示版本。", "Show the version.").say(lang),
        )
    ]


def _maybe_project(_: Lang) -> click.Argument:
    return click.Argument(["project"], required=False, metavar="[PROJECT]")


def _format(lang: Lang) -> click.Option:
    text = Text("输出格式：text 供阅读，jsonl 供程序使用。", "Output: text for people, jsonl for programs.")
    return click.Option(["--format", "form"], type=click.Choice(["text", "jsonl"]), default="text", help=text.say(lang))


COMMANDS: tuple[Command, ...] = (
    (
        "check",
        _check,
        (paths_argument, _format, flag("--alone", Text("逐份核对，不做跨报告比较。", "Check each file by itself."))),
        Text(
            "读取并核对文件或文件夹，不写项目。退出码：0 无差错，1 有差错，2 有文件无法读取。",
            "Read and check files or folders; writes no project. Exit status: 0 clean, 1 errors, 2 a file unread.",
        ),
    ),
    (
        "import",
        _import,
        (
            project_argument,
            paths_argument,
            flag(
                "--corrected",
                Text(
                    "同一单位、年度、类型的报告已在项目中时，作为其更正稿。",
                    "Take a file as the new version of the report of the same body, year and kind.",
                ),
            ),
        ),
        Text("读入项目文件（没有则新建）并核对。", "Read into a project file (made if absent) and check."),
    ),
    EXPORT,
    *ON_PROJECTS,
    ("rules", _rules, (), Text("列出全部核对规则及依据。", "List all checks with their legal basis.")),
    (
        "demo",
        _demo,
        (
            flag(
                "--headless",
                Text("不开窗口，导入、核对、导出后给出结果位置。", "No window: import, check, export, say where."),
            ),
        ),
        Text("打开自带的演示项目。", "Open the built-in demonstration project."),
    ),
    ("window", _window, (_maybe_project,), Text("打开审核窗口。", "Open the window.")),
)
