# SPDX-License-Identifier: AGPL-3.0-or-later
"""The log of the window: small, and without anything that stands in a report.

Numbers that the program itself counts are kept. Words that come from outside (names, paths, what an
error says) are replaced by short digests: equal words can be told to be equal, and nothing more.
"""

from __future__ import annotations

import faulthandler
import hashlib
import logging
import re
import traceback
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG, CRASHES = "reviewer.log", "crashes.log"
_MOST_BYTES, _OLDER = 262_144, 2

_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”")
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s:*?\"'<>|,;)]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_FIGURE = re.compile(r"\d[\d.,]*")
_FRAME = re.compile(r'File "([^"]*)"')


def digest(words: str) -> str:
    """Eight digits that stand for words."""
    return f"<{hashlib.sha256(words.encode()).hexdigest()[:8]}>"


def redacted(words: str) -> str:
    """The first line of what somebody else says, without names, paths and figures."""
    line = words.split("\n")[0]
    for pattern in (_QUOTED, _PATH, _FOREIGN):
        line = pattern.sub(lambda found: digest(found[0]), line)
    parts = re.split(r"(<[0-9a-f]{8}>)", line)
    return "".join(part if at % 2 else _FIGURE.sub("#", part) for at, part in enumerate(parts))


def without(text: str, names: Iterable[str]) -> str:
    """Text in which every known name is replaced by its digest, the longest first."""
    for name in sorted({name for name in names if len(name) > 1}, key=len, reverse=True):
        text = text.replace(name, digest(name))
    return text


def bare_frames(text: str) -> str:
    """A dump of frames whose files are named without the folders of this computer."""
    return _FRAME.sub(lambda found: f'File "{_inside(found[1])}"', text)


def _inside(file: str) -> str:
    """A file of code from its package on."""
    parts = Path(file.replace("\\", "/")).parts
    for mark in ("site-packages", "reviewer"):
        if mark in parts:
            at = len(parts) - 1 - parts[::-1].index(mark)
            return "/".join(parts[at + (mark == "site-packages") :])
    return parts[-1] if parts else file


class Discreet(logging.Formatter):
    """Lines with time, level and logger; an error as its kind and the frames it came through."""

    def format(self, record: logging.LogRecord) -> str:
        said = f"{self.formatTime(record)} {record.levelname} {record.name} {self._message(record)}"
        kind, error, trace = record.exc_info or (None, None, None)
        return f"{said}\n{_told(kind, error, trace)}" if kind else said

    def _message(self, record: logging.LogRecord) -> str:
        if not record.name.startswith("reviewer"):
            return redacted(record.getMessage())
        given = record.args if isinstance(record.args, tuple) else ()
        kept = tuple(one if isinstance(one, int | float) else redacted(str(one)) for one in given)
        return str(record.msg) % kept if kept else str(record.msg)


def _told(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    frames = (f"  {_inside(one.filename)}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace))
    return "\n".join((*frames, f"  {kind.__name__}: {redacted(str(error))}"))


def start(folder: Path) -> logging.Handler | None:
    """Write the log into a folder from now on; None where that cannot be, for it is not worth failing over."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / LOG, maxBytes=_MOST_BYTES, backupCount=_OLDER, encoding="utf-8")
        crashes = folder / CRASHES
        if crashes.exists() and crashes.stat().st_size > _MOST_BYTES:
            crashes.unlink()
        # Native crashes are written by the dying process itself, through a file that is open already.
        faulthandler.enable(crashes.open("a", encoding="utf-8"))
    except OSError:
        return None
    handler.setFormatter(Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger("reviewer").setLevel(logging.INFO)
    return handler


def kept(folder: Path) -> dict[str, str]:
    """The log and what crashed, as text by file name; what cannot be read is left out."""
    found = {}
    for file in sorted(folder.glob("*.log*")) if folder.is_dir() else ():
        try:
            found[file.name] = bare_frames(file.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
    return found
