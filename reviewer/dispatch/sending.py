# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending workbooks to districts without a window: a child makes them, and what was made is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.dispatch import making
from reviewer.dispatch.drafts import cleared
from reviewer.model.progress import Progress

if TYPE_CHECKING:
    from reviewer.model.outgoing import Sending
    from reviewer.model.reply import Dispatch
    from reviewer.model.text import Lang
    from reviewer.project import Project
    from reviewer.settings import Settings


def send(
    project: Project,
    folder: Path,
    wish: Sending,
    lang: Lang,
    settings: Settings,
    tell: Callable[[Progress], None] = lambda _: None,
) -> tuple[Dispatch, ...]:
    """Write the workbooks into `folder` and keep that they left; ReviewerError when that cannot be.

    PDFs are opened in a child process; one that takes it down costs the workbooks and not the project.
    """
    out = folder / "districts"
    with cleared(out) as scratch, making.makers(settings) as jobs:
        arguments = ("districts", str(project.path), str(out), str(scratch), lang)
        jobs.submit("districts", *arguments, project.journal.author, settings, wish)
        made: tuple[Dispatch, ...] = making.outcome(jobs, tell) or ()
    for it in made:
        project.replies.send(it)
    return made
