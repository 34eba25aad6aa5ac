# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bytes of a returned workbook, made harmless before any library sees them.

Of a packed workbook only the parts with values are handed on: no macros, no pictures, no links to other files.
What they say of their size is held to, so that nothing grows beyond the limits here.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from reviewer.errors import ReviewerError
from reviewer.export import replytrouble as trouble
from reviewer.export.replysize import CELLS, Cell, Sprawling, formulas_in, is_sheet
from reviewer.model.text import Text

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".xlsb"})
LARGEST, UNPACKED = 200_000_000, 300_000_000
"""Bytes of a workbook on the disk; of its parts with values when they are unpacked."""
MEMBERS, RATIO, SUSPECT = 20_000, 400, 5_000_000
"""Parts of a workbook; a part larger than SUSPECT bytes that was packed better than RATIO : 1 is a trap."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED, _VBA = "EncryptedPackage".encode("utf-16-le"), "_VBA_PROJECT".encode("utf-16-le")
_ENCRYPTED_BIT = 1
_VALUES = re.compile(r"(?:\.xml|\.rels|\.bin|^mimetype)$", re.IGNORECASE)
_ASIDE = re.compile(
    r"vbaProject|externalLink|(?:^|/)(?:media|drawings|charts|theme|printerSettings|embeddings|docProps|Basic|Pictures"
    r"|Thumbnails|Configurations2)/|comments",
    re.IGNORECASE,
)
_MACROS = re.compile(r"vbaProject\.bin$|^Basic/.*\.xml$|^Scripts/|/macrosheets/", re.IGNORECASE)
_OUTSIDE = re.compile(r"externalLinks/", re.IGNORECASE)
_REPEATED = re.compile(rb"(number-(?:rows|columns)-repeated)=[\"'](\d+)[\"']")
_TAIL = 1000
"""Rows or columns that repeat as often as this are the empty rest of a sheet."""


@dataclass(frozen=True, slots=True)
class Harmless:
    """A workbook to be read; `formulas` are the cells (from 1) that hold one, by the name of the sheet."""

    data: bytes
    digest: str
    formulas: Mapping[str, frozenset[Cell]]
    remarks: tuple[Text, ...] = ()


def harmless(path: Path) -> Harmless:
    """What may be read of the file at `path`; ReviewerError when it is none, locked, protected or a trap."""
    data = _bytes(path)
    digest, remarks = hashlib.sha256(data).hexdigest(), tuple(_opened_beside(path))
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise trouble.protected(path)
        return Harmless(data, digest, {}, (*remarks, *([trouble.MACROS] if _VBA in data else [])))
    if not data.startswith(_ZIP):
        raise trouble.foreign(path)
    try:
        parts, told = _parts(path, data)
        formulas = {name: formulas_in(name, part) for name, part in parts.items() if is_sheet(name)}
    except Sprawling as error:
        raise trouble.trap(path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise trouble.damaged(path) from error
    named = {title: formulas.get(part, frozenset()) for title, part in _sheets(parts).items()}
    return Harmless(_packed(parts), digest, named, (*remarks, *told))


def _bytes(path: Path) -> bytes:
    if path.name.startswith(("~$", ".~")):
        raise trouble.lock_file(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise trouble.huge(path)
        data = path.read_bytes()
    except PermissionError as error:
        raise trouble.locked(path) from error
    except OSError as error:
        raise trouble.unreadable(path, error) from error
    if not data:
        raise trouble.empty(path)
    return data


def _opened_beside(path: Path) -> Iterator[Text]:
    """A file that somebody has open has a note of that beside it; what is read is what was saved last."""
    if (
        any(path.with_name(f"{lead}{path.name}").exists() for lead in ("~$", ".~"))
        or path.with_name(f".~lock.{path.name}#").exists()
    ):
        yield trouble.OPENED


def _parts(path: Path, data: bytes) -> tuple[dict[str, bytes], list[Text]]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        members = packed.infolist()
        names = [it.filename for it in members]
        wanted = [it for it in members if _VALUES.search(it.filename) and not _ASIDE.search(it.filename)]
        if len(members) > MEMBERS or sum(it.file_size for it in wanted) > UNPACKED:
            raise trouble.huge(path)
        if any(it.file_size > SUSPECT and it.file_size > RATIO * max(it.compress_size, 1) for it in wanted):
            raise trouble.trap(path)
        if any(it.flag_bits & _ENCRYPTED_BIT for it in wanted):
            raise trouble.protected(path)
        parts = {it.filename: packed.read(it) for it in wanted}
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise trouble.protected(path)
    told = [it for it, pattern in ((trouble.MACROS, _MACROS), (trouble.OUTSIDE, _OUTSIDE)) if _any(pattern, names)]
    if "content.xml" in parts:
        parts["content.xml"] = _shortened(path, parts["content.xml"])
    return parts, told


def _any(pattern: re.Pattern[str], names: list[str]) -> bool:
    return any(pattern.search(name) for name in names)


def _shortened(path: Path, part: bytes) -> bytes:
    """A sheet of an .ods without its endless empty rest."""
    columns, rows = 0, 1

    def counted(found: re.Match[bytes]) -> bytes:
        nonlocal columns, rows
        times = int(found[2])
        if times >= _TAIL:
            times = 1
        if b"rows" in found[1]:
            rows = max(rows, times)
        else:
            columns += times
        return found[1] + b'="' + str(times).encode() + b'"'

    made = _REPEATED.sub(counted, part)
    if columns * rows > 10 * CELLS:
        raise trouble.trap(path)
    return made


def _sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet by its name; none where the workbook does not say."""
    try:
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
        links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {it.get("Id"): it.get("Target", "") for it in links}
    sheets = ((it.get("name", ""), it.attrib) for it in book.iter() if it.tag.endswith("}sheet"))
    found = ((name, next((targets[v] for v in said.values() if v in targets), "")) for name, said in sheets)
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in found}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()


def sniffed(path: Path) -> bool:
    """Whether a packed workbook looks like one that was sent, told quickly and without raising."""
    try:
        with path.open("rb") as file:
            if file.read(4) != _ZIP or path.stat().st_size > LARGEST:
                return False
        return any(_MARK.search(part) for part in _parts(path, path.read_bytes())[0].values())
    except (OSError, ReviewerError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        return False


_MARK = re.compile(rb"[\"'>]_reviewer[\"'<]|>RV[A-Z2-7]{16}<")
