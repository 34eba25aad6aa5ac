# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files are meant when files and folders are named or dropped."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# What a report may have been sent as: all are told, but only a PDF can be read.
DOCUMENTS = frozenset(
    {
        *(".pdf", ".doc", ".docx", ".wps", ".wpt", ".ofd", ".odt", ".rtf", ".ppt", ".pptx"),
        *(".htm", ".html", ".mht", ".mhtml", ".xls", ".xlsx", ".et"),
        *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".zip", ".rar", ".7z"),
    }
)
SHEETS = frozenset({".xls", ".xlsx"})
PROJECT = ".review"
PROJECT_FILES = ".files"  # how the folder ends in which a project keeps its copies


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex; empty when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def read_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Files as they were given, folders walked in name order for their documents; each file once.

    Documents that are no PDFs come along, so that each is told and none is passed over.
    Raises ReviewerError for a path that is not there or a folder that may not be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_walk(path) if path.is_dir() else [_there(path)]))
    return tuple(found)


def _there(path: Path) -> Path:
    if not path.exists():
        raise ReviewerError(
            Text(f"找不到“{path}”。", f"“{path}” does not exist."),
            Text("请检查路径。", "Check the path."),
        )
    return path


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ReviewerError(
            Text(
                f"文件夹“{folder}”打不开：{error.strerror}。", f"Folder “{folder}” cannot be opened: {error.strerror}."
            ),
            Text("请检查读取权限。", "Check that you may read it."),
        ) from error
    projects = tuple(entry.stem for entry in entries if entry.suffix == PROJECT)
    for entry in entries:
        if entry.name.startswith((".", "~$")):  # what macOS and Word leave beside every file
            continue
        if projects and entry.suffix.lower() in SHEETS and entry.name.startswith(projects):
            continue  # a workbook that was exported from the project beside it
        if entry.is_dir() and not entry.is_symlink() and not entry.name.endswith(PROJECT_FILES):
            yield from _walk(entry)
        elif entry.suffix.lower() in DOCUMENTS and entry.is_file():
            yield entry
