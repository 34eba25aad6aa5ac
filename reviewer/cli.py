# SPDX-License-Identifier: AGPL-3.0-or-later
"""The headless face of the program: commands and their exit status; no logic."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from reviewer import homes
from reviewer.checks import office
from reviewer.errors import ReviewerError
from reviewer.files import read_files
from reviewer.model.finding import Outcome, Severity
from reviewer.model.progress import Progress
from reviewer.model.report import Reading, Review, Verdict
from reviewer.model.text import Lang, Text
from reviewer.settings import Settings

# The window comes in through here too: what only a command needs is imported by that command.
if TYPE_CHECKING:
    from reviewer.batch import Step
    from reviewer.model.outgoing import Sending
    from reviewer.project import Project

CLEAN, FAILED, UNREADABLE, USAGE, INTERRUPTED = 0, 1, 2, 64, 130


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
    from reviewer import batch, printing
    from reviewer.together import together

    files = read_files([Path(path) for path in paths])
    status = CLEAN
    read: list[tuple[Path, Reading]] = []
    settings = _settings(lang)
    office.use(settings.rules_folder)
    found = batch.reviews(files, settings, _tell(lang))
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
    from reviewer import batch, printing
    from reviewer.project import Project

    file, settings = Path(project), _settings(lang)
    opened = (Project.open if file.exists() else Project.create)(file, _author(), settings)
    status = CLEAN
    read: list[tuple[Path, Reading]] = []
    with opened:
        for source, review in batch.reviews(read_files([Path(path) for path in paths]), settings, _tell(lang)):
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
    from reviewer.belonging import halves

    for sentence in halves(read):
        click.echo(f"◧ {sentence.say(cast('Lang', lang))}", err=True)


def _start(project: str, after: str, lang: str) -> int:
    from reviewer.project import Project

    with Project.create(Path(project), _author(), _settings(lang), Path(after)) as opened:
        event = opened.journal.history()[-1]
        told = Text(
            "已沿用 {project}：{bodies} 个单位，{reports} 份报告。", "{project}: {bodies} bodies, {reports} reports."
        )
        click.echo(told.format(**(event.after or {})).say(cast("Lang", lang)))
    return CLEAN


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

    said, settings, file, folder = cast("Lang", lang), _settings(lang), Path(project), Path(out)
    with Project.open(file, _author(), settings) as opened:
        if summary or not (districts or any(more.values())):
            click.echo(str(opened.exports.workbook(workbook_in(folder, opened.path), said)))
        if districts:
            _send(opened, folder, Sending(due=due.date() if due else None, contact=contact), said, settings)
    left = [it for kind in _PRINTED if more.get(kind) for it in _make(kind, file, folder, said, settings)]
    for sentence in left:
        click.echo(sentence.say(said), err=True)
    return UNREADABLE if left else CLEAN


def _send(opened: Project, folder: Path, wish: Sending, lang: Lang, settings: Settings) -> None:
    """Write a workbook for each district, and keep that they left."""
    from reviewer import sending

    folder.mkdir(parents=True, exist_ok=True)
    made = sending.send(opened, folder, wish, lang, settings, _telling(lang))
    for it in made:
        click.echo(it.file)
    if not made:
        click.echo(Text("没有需要发给区县的问题。", "There is nothing to be sent to districts.").say(lang), err=True)


def _make(kind: str, project: Path, folder: Path, lang: Lang, settings: Settings) -> Sequence[Text]:
    """Have files of all reports made; says which, and returns why some were not."""
    from reviewer import making, printing

    folder.mkdir(parents=True, exist_ok=True)
    made = making.make(_PRINTED[kind], project, folder, lang, _author(), settings)
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
    from reviewer import batch

    tell = _tell(lang)
    return lambda at: tell(batch.Step(at.done, at.total, "", at.step))


def _bodies(project: str, workbook: str | None, chase: str | None, template: str | None, lang: str) -> int:
    """Lay a list over a project's, say who is missing, and write what was asked for."""
    from reviewer import printing
    from reviewer.project import Project

    said, file, settings = cast("Lang", lang), Path(project), _settings(lang)
    with (Project.open if file.exists() else Project.create)(file, _author(), settings) as opened:
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
    from reviewer import printing
    from reviewer.project import Project

    said, status = cast("Lang", lang), CLEAN
    with Project.open(Path(project), _author(), _settings(lang)) as opened:
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
    from reviewer import printing
    from reviewer.project import Project

    with Project.open(Path(project), _author(), _settings(lang)) as opened:
        for sentence in printing.packed(opened.packages.pack(Path(out)), cast("Lang", lang)):
            click.echo(sentence)
    return CLEAN


def _merge(project: str, package: str, lang: str) -> int:
    from reviewer import printing
    from reviewer.project import Project

    with Project.open(Path(project), _author(), _settings(lang)) as opened:
        made = opened.packages.merge(Path(package))
    for sentence in printing.merged(made, cast("Lang", lang)):
        click.echo(sentence)
    return FAILED if made.conflicts else CLEAN


def workbook_in(folder: Path, project: Path) -> Path:
    """The summary workbook of a project in a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{project.stem}.xlsx"


def _rules(lang: str) -> int:
    said, settings = cast("Lang", lang), _settings(lang)
    book = office.use(settings.rules_folder)
    click.echo(Text(f"规则库版本 {book.version}", f"Rule book version {book.version}").say(said))
    for rule in book.rules:
        click.echo(f"{rule.code:14} {rule.severity:8} {rule.name.say(said)}")
        click.echo(f"{'':24}{rule.meaning.say(said)}")
        click.echo(f"{'':24}{rule.basis.say(said)}")
    folder = settings.rules_folder
    click.echo(Text(f"本单位规则文件夹：{folder}", f"Folder of the office's own rules: {folder}").say(said))
    for problem in book.problems:
        click.echo(problem.say(said), err=True)
    return USAGE if book.problems else CLEAN


def _demo(headless: bool, lang: str) -> int:
    from reviewer import demo

    settings = _settings(lang)
    if headless or not demo.has_display():
        for line in demo.headless(settings, _tell(lang)):
            click.echo(line)
        return CLEAN
    return _window(str(demo.place()), lang)


def _window(project: str | None, lang: str) -> int:
    # Nothing that a start makes is garbage, and looking for some would take a twentieth of it.
    gc.disable()
    from reviewer.desk.app import run as open_window

    return open_window(Path(project) if project else None, _settings(lang), _given())


def _given() -> frozenset[str]:
    """The settings that stand on the command line of this run."""
    ctx = click.get_current_context(silent=True)
    while ctx is not None:
        if ctx.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return frozenset({"lang"})
        ctx = ctx.parent
    return frozenset()


def _settings(lang: str) -> Settings:
    return replace(Settings(), lang=lang, rules_folder=str(homes.rules()))


def _author() -> str:
    import getpass

    return getpass.getuser()


def _status(review: Review) -> int:
    if review.verdict is Verdict.UNREADABLE:
        return UNREADABLE
    failed = (f for f in review.findings if f.outcome is Outcome.FAIL and f.severity is Severity.ERROR)
    return FAILED if any(failed) else CLEAN


def _tell(lang: str) -> Callable[[Step], None]:
    """Progress on the terminal; nothing when the errors go to a file."""
    if not sys.stderr.isatty():
        return lambda step: None

    def tell(step: Step) -> None:
        at = step.at.say(cast("Lang", lang)) if step.at else ""
        click.echo(f"\r\x1b[K[{step.done}/{step.total}] {step.file} {at}", nl=step.done == step.total, err=True)

    return tell


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
            from reviewer import versions

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


def _paths(_: Lang) -> click.Argument:
    return click.Argument(["paths"], nargs=-1, required=True, metavar="PATH…")


def _project(_: Lang) -> click.Argument:
    return click.Argument(["project"], metavar="PROJECT")


def _to(_: Lang) -> click.Argument:
    return click.Argument(["out"], metavar="OUT.reviewpack")


def _package(_: Lang) -> click.Argument:
    return click.Argument(["package"], metavar="PACKAGE")


def _maybe_project(_: Lang) -> click.Argument:
    return click.Argument(["project"], required=False, metavar="[PROJECT]")


def _format(lang: Lang) -> click.Option:
    text = Text("输出格式：text 供阅读，jsonl 供程序使用。", "Output: text for people, jsonl for programs.")
    return click.Option(["--format", "form"], type=click.Choice(["text", "jsonl"]), default="text", help=text.say(lang))


def _flag(name: str, text: Text) -> Callable[[Lang], click.Option]:
    return lambda lang: click.Option([name], is_flag=True, help=text.say(lang))


def _out(lang: Lang) -> click.Option:
    return click.Option(["--out"], required=True, metavar="DIR", help=Text("导出到的文件夹。", "Folder.").say(lang))


def _due(lang: Lang) -> click.Option:
    text = Text("区县答复的期限。", "The day by which districts are to answer.")
    return click.Option(["--due"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=text.say(lang))


def _contact(lang: Lang) -> click.Option:
    text = Text("区县可以联系的人。", "Whom districts may ask.")
    return click.Option(["--contact"], default="", metavar="TEXT", help=text.say(lang))


def _workbook(_: Lang) -> click.Argument:
    return click.Argument(["workbook"], required=False, metavar="[LIST.xlsx]")


def _file(name: str, text: Text) -> Callable[[Lang], click.Option]:
    return lambda lang: click.Option([name], metavar="OUT.xlsx", help=text.say(lang))


def _after(lang: Lang) -> click.Option:
    text = Text("上年的项目文件，不会被改动。", "Last year's project file, which stays as it is.")
    return click.Option(["--after"], required=True, metavar="OLD.review", help=text.say(lang))


Maker = Callable[[Lang], click.Parameter]
COMMANDS: tuple[tuple[str, Callable[..., Any], tuple[Maker, ...], Text], ...] = (
    (
        "check",
        _check,
        (_paths, _format, _flag("--alone", Text("逐份核对，不做跨报告比较。", "Check each file by itself."))),
        Text(
            "读取并核对文件或文件夹，不写项目。退出码：0 无差错，1 有差错，2 有文件无法读取。",
            "Read and check files or folders; writes no project. Exit status: 0 clean, 1 errors, 2 a file unread.",
        ),
    ),
    (
        "import",
        _import,
        (
            _project,
            _paths,
            _flag(
                "--corrected",
                Text(
                    "同一单位、年度、类型的报告已在项目中时，作为其更正稿。",
                    "Take a file as the new version of the report of the same body, year and kind.",
                ),
            ),
        ),
        Text("读入项目文件（没有则新建）并核对。", "Read into a project file (made if absent) and check."),
    ),
    (
        "start",
        _start,
        (_project, _after),
        Text("以上年项目为起点新建项目。", "Make a new project that begins with last year's."),
    ),
    (
        "export",
        _export,
        (
            _project,
            _out,
            _flag("--summary", Text("汇总工作簿（默认）。", "The summary workbook (default).")),
            _flag("--districts", Text("发给各区县答复的工作簿。", "A workbook for each district to answer.")),
            _due,
            _contact,
            _flag("--annotated", Text("每份报告带批注的 PDF。", "A PDF with annotations of each report.")),
            _flag("--letters", Text("各区整改通知（Word）。", "A letter to each district (Word).")),
            _flag("--original", Text("每份报告的原件，逐字节相同。", "Each report's own PDF, bit for bit.")),
        ),
        Text("导出工作簿、批注 PDF、整改通知和原件。", "Export workbooks, annotated PDFs, letters and originals."),
    ),
    (
        "bodies",
        _bodies,
        (
            _project,
            _workbook,
            _file("--chase", Text("写出催报名单。", "Write the chase list.")),
            _file("--template", Text("写出空白的应报名单。", "Write an empty list to fill in.")),
        ),
        Text("导入应报名单，列出未报送和逾期的单位。", "Import the list of bodies; say who is missing or late."),
    ),
    (
        "replies",
        _replies,
        (_project, _paths),
        Text(
            "收下区县发回的工作簿中无疑义的答复，列出其余各行。退出码：0 没有待看的行，1 有待看的行，2 有文件未读。",
            "Take in the clear answers of returned workbooks, list the other rows. "
            "Exit status: 0 nothing to look at, 1 rows to look at, 2 a file unread.",
        ),
    ),
    (
        "pack",
        _pack,
        (_project, _to),
        Text("把项目写成一个工作包，带到另一台计算机。", "Write a project to one file, to take it elsewhere."),
    ),
    (
        "merge",
        _merge,
        (_project, _package),
        Text(
            "把另一份副本的工作包合并进来。退出码：1 有冲突待处理。",
            "Merge the package of another copy. Exit status: 1 when there are conflicts to settle.",
        ),
    ),
    ("rules", _rules, (), Text("列出全部核对规则及依据。", "List all checks with their legal basis.")),
    (
        "demo",
        _demo,
        (
            _flag(
                "--headless",
                Text("不开窗口，导入、核对、导出后给出结果位置。", "No window: import, check, export, say where."),
            ),
        ),
        Text("打开自带的演示项目。", "Open the built-in demonstration project."),
    ),
    ("window", _window, (_maybe_project,), Text("打开审核窗口。", "Open the window.")),
)
