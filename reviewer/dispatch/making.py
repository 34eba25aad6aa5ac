# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have a child process make files of a project, for callers that wait: the command line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from reviewer.dispatch import exportjob
from reviewer.errors import ReviewerError
from reviewer.jobs.parent import Failed, Jobs, Succeeded
from reviewer.model.text import Text

if TYPE_CHECKING:
    from reviewer.model.text import Lang
    from reviewer.settings import Settings

AWAKE = 0.2  # seconds between looks at the keyboard
MOST_SECONDS = 24 * 3600.0  # the limit of a file is not meant for thousands of them


def make(kind: str, source: Path, out: Path, lang: Lang, author: str, settings: Settings) -> Any:  # noqa: ANN401
    """What the job `kind` of `exportjob` returns; ReviewerError, saying why, when it comes to nothing."""
    scratch = out.absolute().parent / f".{uuid4().hex}.tmp"
    order = (kind, str(source), str(out), str(scratch), lang, author, settings)
    try:
        with Jobs(exportjob.export, replace(settings, file_seconds=MOST_SECONDS)) as jobs:
            jobs.submit(kind, *order)
            while True:
                for message in jobs.wait(AWAKE):
                    if isinstance(message, Succeeded):
                        return message.value
                    if isinstance(message, Failed):
                        raise ReviewerError(message.reason, Text("", ""))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
