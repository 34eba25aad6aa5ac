# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening somebody's workbook to read it: values as they were saved, nothing is ever computed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST = 50_000_000
"""Bytes of a workbook, packed or unpacked, beyond which it is no list of bodies."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = Text("请在 Excel 或 WPS 中另存为 .xlsx 后再导入。", "Save it as .xlsx in Excel or WPS and import that.")


def opened(path: Path) -> Workbook:
    """The workbook at `path`; ReviewerError when it is none, has a password, is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
            whole = head + (file.read(LARGEST) if head == _OLE else b"")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReviewerError(
            Text(f"无法读取“{path}”：{reason}。", f"Cannot read “{path}”: {reason}."),
            Text("请检查文件是否存在、是否有读取权限。", "Check that the file is there and may be read."),
        ) from error
    if whole.startswith(_OLE):
        raise _protected(path) if _ENCRYPTED in whole else _foreign(path)
    try:
        _refuse_huge(path)
        return load_workbook(path, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, EOFError) as error:
        raise _foreign(path) from error
    except OSError as error:
        raise _foreign(path) from error


def _refuse_huge(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        if sum(member.file_size for member in packed.infolist()) > LARGEST:
            raise ReviewerError(
                Text(f"“{path.name}”太大，不像一份名单。", f"“{path.name}” is too large for a list."),
                Text("请只保留名单所在的工作表后再导入。", "Keep only the sheet with the list and import that."),
            )


def _protected(path: Path) -> ReviewerError:
    return ReviewerError(
        Text(f"“{path.name}”有打开密码，无法读取。", f"“{path.name}” has a password and cannot be read."),
        Text("请在 Excel 或 WPS 中去掉密码后再导入。", "Take the password off in Excel or WPS and import it again."),
    )


def _foreign(path: Path) -> ReviewerError:
    return ReviewerError(
        Text(f"“{path.name}”不是 .xlsx 工作簿，或已损坏。", f"“{path.name}” is no .xlsx workbook, or it is damaged."),
        _SAVE_AS,
    )
