# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook reaches its place whole or not at all, and equal content gives equal bytes."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from reviewer.errors import ReviewerError
from reviewer.export import shown
from reviewer.model.text import Text


def save(book: Workbook, out: Path, at: datetime) -> Path:
    """Write `book` to `out`, replacing what is there; ReviewerError when the place does not allow it."""
    passing = out.parent / f".{uuid4().hex}.tmp"
    try:
        with passing.open("xb") as file:
            _pack(book, file, at)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(out)
    except OSError as error:
        raise _explained(error, out) from error
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
    return out


def make_scratch(scratch: Path) -> None:
    """Make a folder for the temporary files of this process, so that whoever ends it can clear up after it."""
    try:
        scratch.mkdir(mode=0o700)
    except OSError as error:
        raise _explained(error, scratch) from error
    tempfile.tempdir = str(scratch)


def make_draft(folder: Path, out: Path) -> Path:
    """Make the folder in which `out` is written until it is whole, and return its place there.

    It is on the same disk, so that it can be moved. ReviewerError when it cannot be made.
    """
    try:
        folder.mkdir()
    except OSError as error:
        raise _explained(error, out) from error
    return folder / out.name


def move(draft: Path, out: Path, over: bool = True) -> None:
    """Put a whole file in its place; ReviewerError when the place does not allow it, or has one and not `over`."""
    try:
        if not over and out.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        draft.replace(out)
    except OSError as error:
        raise _explained(error, out) from error


def _pack(book: Workbook, file: IO[bytes], at: datetime) -> None:
    """A ZIP file whose members carry the time of the export, not the moment at which each was packed."""
    loose = BytesIO()
    # Not Workbook.save(): that sets the time of the last change to the clock's.
    ExcelWriter(book, ZipFile(loose, "w", ZIP_STORED)).save()
    values = shown.stored(book)
    when = (max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second)
    with ZipFile(loose) as source, ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name in source.namelist():
            held = source.read(name)
            packed.writestr(
                ZipInfo(name, when), shown.beside(held, values[name]) if name in values else held, ZIP_DEFLATED
            )


def _explained(error: OSError, out: Path) -> ReviewerError:
    if not out.parent.is_dir():
        return ReviewerError(
            Text(
                f"无法导出“{out.name}”：文件夹“{out.parent}”不存在。",
                f"Cannot export “{out.name}”: there is no folder “{out.parent}”.",
            ),
            Text("请选择一个已有的文件夹。", "Choose a folder that exists."),
        )
    if out.is_dir():
        return ReviewerError(
            Text(f"无法导出“{out}”：这是一个文件夹。", f"Cannot export “{out}”: it is a folder."),
            Text("请换一个文件名。", "Choose another file name."),
        )
    if isinstance(error, FileExistsError):
        return ReviewerError(
            Text(f"“{out}”已经存在。", f"“{out}” already exists."),
            Text("请换一个文件名。", "Choose another name."),
        )
    if error.errno == errno.ENOSPC:
        return ReviewerError(
            Text(f"无法导出“{out}”：磁盘空间不足。", f"Cannot export “{out}”: the disk is full."),
            Text("请清理磁盘，或导出到其他磁盘。", "Free some space, or export to another disk."),
        )
    if isinstance(error, PermissionError):
        return ReviewerError(
            Text(
                f"无法写入“{out}”：文件正被其他程序（如 Excel、WPS）打开，或者没有写入权限。",
                f"Cannot write “{out}”: it is open in another program (Excel, WPS), or you may not write there.",
            ),
            Text(
                "请关闭该文件后重试，或换一个文件名或文件夹。",
                "Close the file and try again, or choose another name or folder.",
            ),
        )
    reason = error.strerror or type(error).__name__
    return ReviewerError(
        Text(f"无法导出“{out}”：{reason}。", f"Cannot export “{out}”: {reason}."),
        Text("请换一个文件名或文件夹后重试。", "Try again with another name or folder."),
    )
