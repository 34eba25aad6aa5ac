# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending workbooks to districts without a window: a child makes them, and what was made is recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.dispatch import exportjob
from reviewer.dispatch.drafts import cleared
from reviewer.errors import ReviewerError
from reviewer.jobs.parent import Cancelled, Failed, Jobs, Progressed, Succeeded
from reviewer.model.progress import Progress
from reviewer.model.text import Text

if TYPE_CHECKING:
    from reviewer.model.outgoing import Sending
    from reviewer.model.reply import Dispatch
    from reviewer.model.text import Lang
    from reviewer.project import Project
    from reviewer.settings import Settings

_AWAKE = 0.2  # seconds between looks at the keyboard
_MOST_SECONDS = 4 * 3600.0


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
    with cleared(out) as scratch, Jobs(exportjob.export, replace(settings, file_seconds=_MOST_SECONDS)) as jobs:
        arguments = ("districts", str(project.path), str(out), str(scratch), lang)
        jobs.submit("districts", *arguments, project.journal.author, settings, wish)
        made = _outcome(jobs, tell)
    for it in made:
        project.replies.send(it)
    return made


def _outcome(jobs: Jobs, tell: Callable[[Progress], None]) -> tuple[Dispatch, ...]:
    while True:
        for message in jobs.wait(_AWAKE):
            match message:
                case Progressed():
                    tell(message.progress)
                case Succeeded():
                    made: tuple[Dispatch, ...] = message.value
                    return made
                case Failed():
                    raise ReviewerError(message.reason, Text("", ""))
                case Cancelled():
                    return ()
