# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have a child process make files of a project; `make` is for callers that wait: the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from reviewer.dispatch import exportjob
from reviewer.errors import ReviewerError
from reviewer.jobs.parent import Cancelled, Failed, Jobs, Progressed, Succeeded
from reviewer.model.text import Text

if TYPE_CHECKING:
    from reviewer.model.progress import Progress
    from reviewer.model.text import Lang
    from reviewer.settings import Settings

AWAKE = 0.2  # seconds between looks at the keyboard
MOST_SECONDS = 24 * 3600.0


def makers(settings: Settings) -> Jobs:
    """The child that makes files; the time that the settings allow for one PDF is not meant for thousands of them."""
    return Jobs(exportjob.export, replace(settings, file_seconds=MOST_SECONDS))


def make(kind: str, source: Path, out: Path, lang: Lang, author: str, settings: Settings) -> Any:  # noqa: ANN401
    """What the job `kind` of `exportjob` returns; ReviewerError, saying why, when it comes to nothing."""
    scratch = out.absolute().parent / f".{uuid4().hex}.tmp"
    order = (kind, str(source), str(out), str(scratch), lang, author, settings)
    try:
        with makers(settings) as jobs:
            jobs.submit(kind, *order)
            return outcome(jobs)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def outcome(jobs: Jobs, tell: Callable[[Progress], None] = lambda _: None) -> Any:  # noqa: ANN401
    """What the one job comes to; None when it was taken back, ReviewerError, saying why, when it failed."""
    while True:
        for message in jobs.wait(AWAKE):
            match message:
                case Progressed():
                    tell(message.progress)
                case Succeeded():
                    return message.value
                case Failed():
                    raise ReviewerError(message.reason, Text("", ""))
                case Cancelled():
                    return None
