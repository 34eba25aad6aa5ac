# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the commands have in common: exit statuses, who works here and how, progress, arguments."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import click

from reviewer import homes
from reviewer.model.text import Lang, Text
from reviewer.settings import Settings

# The window comes in through the command line too: what only a command needs is imported by that command.
if TYPE_CHECKING:
    from reviewer.jobs.batch import Step

CLEAN, FAILED, UNREADABLE, USAGE, INTERRUPTED = 0, 1, 2, 64, 130
Maker = Callable[[Lang], click.Parameter]
Command = tuple[str, Callable[..., Any], tuple[Maker, ...], Text]
"""Its name, what it does, its arguments and options, and its help."""


def settings(lang: str) -> Settings:
    """How the program works when nobody has a window open."""
    return replace(Settings(), lang=lang, rules_folder=str(homes.rules()))


def author() -> str:
    """Who works here, as the system calls them."""
    import getpass

    return getpass.getuser()


def tell(lang: str) -> Callable[[Step], None]:
    """Progress on the terminal; nothing when the errors go to a file."""
    if not sys.stderr.isatty():
        return lambda step: None

    def say(step: Step) -> None:
        at = step.at.say(cast("Lang", lang)) if step.at else ""
        click.echo(f"\r\x1b[K[{step.done}/{step.total}] {step.file} {at}", nl=step.done == step.total, err=True)

    return say


def project_argument(_: Lang) -> click.Argument:
    """The project that a command is about."""
    return click.Argument(["project"], metavar="PROJECT")


def paths_argument(_: Lang) -> click.Argument:
    """Files or folders, at least one."""
    return click.Argument(["paths"], nargs=-1, required=True, metavar="PATH…")


def flag(name: str, text: Text) -> Maker:
    """A switch."""
    return lambda lang: click.Option([name], is_flag=True, help=text.say(lang))
