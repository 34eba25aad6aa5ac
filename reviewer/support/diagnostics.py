# SPDX-License-Identifier: AGPL-3.0-or-later
"""A package for whoever looks after the program: what it is, how it is set, what it logged, and no report."""

from __future__ import annotations

import json
import os
import platform
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reviewer.errors import ReviewerError
from reviewer.model.project import ReportRow
from reviewer.model.text import Text
from reviewer.settings import Settings
from reviewer.support import logs
from reviewer.support.options import options
from reviewer.support.versions import lines

_PRIVATE = ("author", "rules_folder")


def write(out: Path, parts: Mapping[str, Any], log: Mapping[str, str], names: Iterable[str]) -> Path:
    """Write the package; in all of it every one of `names` is a digest. ReviewerError when it cannot be written."""
    known = tuple(names)
    texts = {f"{name}.json": json.dumps(part, ensure_ascii=False, indent=2) for name, part in parts.items()}
    texts["versions.txt"] = "\n".join(lines("en"))
    texts |= {f"logs/{name}": text for name, text in log.items()}
    try:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in texts.items():
                package.writestr(name, logs.without(text, known))
    except OSError as error:
        why = error.strerror or str(error)
        raise ReviewerError(
            Text(f"诊断包“{out.name}”写不进去：{why}。", f"The package “{out.name}” cannot be written: {why}."),
            Text("请换一个位置。", "Please choose another place."),
        ) from error
    return out


def settings(now: Settings) -> dict[str, Any]:
    """How the program is set; a name or a folder only as a digest."""
    values = {option.key: getattr(now, option.key) for option in options()}
    return {key: logs.digest(value) if key in _PRIVATE and value else value for key, value in values.items()}


def machine() -> dict[str, Any]:
    """The computer as far as it matters: no name of it or of its user."""
    return {
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "libc": " ".join(platform.libc_ver()),
        "processors": os.cpu_count(),
        "encoding": os.device_encoding(1) or "",
    }


def counts(rows: Sequence[ReportRow], revision: str, size: int) -> dict[str, Any]:
    """An open project in numbers; `size` of its file in bytes."""
    return {
        "revision": revision,
        "bytes": size,
        "reports": len(rows),
        "pages": sum(row.pages for row in rows),
        "verdicts": Counter(str(row.verdict) for row in rows),
        "states": Counter(row.state for row in rows),
        "forms": Counter(row.form or "" for row in rows),
        "failed": sum(row.failed for row in rows),
        "to_judge": sum(row.review for row in rows),
        "not_evaluable": sum(row.not_evaluable for row in rows),
        "undecided": sum(row.undecided for row in rows),
        "passed": sum(row.passed for row in rows),
    }


def names(rows: Sequence[ReportRow]) -> set[str]:
    """Whatever the rows of a project call their reports."""
    files = {Path(row.file).stem for row in rows}
    return {name for row in rows for name in (row.file, row.organisation, row.title)} | files
