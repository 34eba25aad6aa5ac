# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents that are no PDF, whatever they are called: told by their bytes, each with its way out."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

if TYPE_CHECKING:
    from pathlib import Path

MOST_SEARCHED = 32 * 2**20  # bytes of an old office file in which its directory is looked for

_SAVE = Text(
    "请用原来的软件打开并另存为 PDF 后导入。",
    "Open it in its own program, save it as a PDF, and import that.",
)
_PRINT = Text("请用浏览器打开并打印为 PDF 后导入。", "Open it in a browser, print it to a PDF, and import that.")
_OFD = Text(
    "请用 OFD 阅读器打开，导出或打印为 PDF 后导入。",
    "Open it in an OFD reader, export or print it as a PDF, and import that.",
)
_SHEET = Text(
    "请向报送单位索取年度报告的 PDF；报告确在其中的，请另存为 PDF 后导入。",
    "Ask the sender for the annual report as a PDF; if the report is in it, save it as a PDF and import that.",
)
_UNPACK = Text("请先解压缩，再导入其中的 PDF。", "Unpack it first, then import the PDFs in it.")
_BIND = Text(
    "请把报告各页的图片按顺序合成一个 PDF（例如“打印为 PDF”）后导入。",
    "Put the pictures of all pages into one PDF, in order (by printing them to a PDF), and import that.",
)

_WORD = Text("是 Word 或 WPS 文字文档", "a Word or WPS document")
_EXCEL = Text("是 Excel 或 WPS 表格文件", "an Excel or WPS spreadsheet")
_SLIDES = Text("是演示文稿", "a slide show")
_PAGE = Text("是网页", "a web page")
_ARCHIVE = Text("是压缩包", "an archive")
_PICTURE = Text("是图片", "a picture")

Kind = tuple[Text, Text]  # what it is, and the way out

# First bytes, in lower case.
HEADS: tuple[tuple[tuple[bytes, ...], Kind], ...] = (
    ((b"{\\rtf",), (Text("是 RTF 文档", "an RTF document"), _SAVE)),
    ((b"<!doctype", b"<html", b"<?xml", b"<head", b"mime-version:", b"from: <saved"), (_PAGE, _PRINT)),
    ((b"rar!\x1a", b"7z\xbc\xaf", b"\x1f\x8b"), (_ARCHIVE, _UNPACK)),
    (
        (b"\x89png", b"\xff\xd8\xff", b"ii*\x00", b"mm\x00*", b"gif8", b"bm", b"\x00\x00\x00\x0cjp", b"riff"),
        (_PICTURE, _BIND),
    ),
)
# How names in a ZIP begin.
PACKED: tuple[tuple[str, Kind], ...] = (
    ("word/", (_WORD, _SAVE)),
    ("xl/", (_EXCEL, _SHEET)),
    ("ppt/", (_SLIDES, _SAVE)),
    ("OFD.xml", (Text("是 OFD 文档", "an OFD document"), _OFD)),
    ("content.xml", (Text("是 ODF 文档", "an OpenDocument file"), _SAVE)),
)
# A broken ZIP has no names to tell; its own may.
ENDINGS: dict[str, Kind] = {
    ".docx": (_WORD, _SAVE),
    ".xlsx": (_EXCEL, _SHEET),
    ".pptx": (_SLIDES, _SAVE),
    ".ofd": (Text("是 OFD 文档", "an OFD document"), _OFD),
}
# Entries in the directory of an old office file.
ENTRIES: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", (_WORD, _SAVE)),
    ("Workbook", (_EXCEL, _SHEET)),
    ("PowerPoint Document", (_SLIDES, _SAVE)),
)


def other_kind(path: Path, head: bytes) -> ReviewerError | None:
    """What kind of file it is instead of a PDF, and how it becomes one; None when nobody knows. `head` is its start."""
    found = _kind(path, head)
    if found is None:
        return None
    what, way_out = found
    return ReviewerError(
        Text(f"“{path.name}”{what.zh}，不是 PDF。", f"“{path.name}” is {what.en}, not a PDF."), way_out
    )


def _kind(path: Path, head: bytes) -> Kind | None:
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(path)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for signs, kind in HEADS if start.startswith(signs)), None)


def _packed(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return ENDINGS.get(path.suffix.lower(), (_ARCHIVE, _UNPACK))
    for sign, kind in PACKED:
        if any(name.startswith(sign) for name in names):
            return kind
    return _ARCHIVE, _UNPACK


def _old_office(path: Path) -> Kind:
    with path.open("rb") as file:
        data = file.read(MOST_SEARCHED)
    for entry, kind in ENTRIES:
        if entry.encode("utf-16-le") in data:
            return kind
    return _WORD, _SAVE
