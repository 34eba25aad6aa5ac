# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project as one file that goes to another workstation: written whole, and read with distrust.

A package is a ZIP file: `manifest.json`, `project.review` (a consistent copy of the database) and
`files/<sha256>.pdf`. Nothing in it is used before its name, size and SHA-256 were proved.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tempfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reviewer.errors import ReviewerError
from reviewer.model.merging import Manifest, Opened
from reviewer.model.progress import Progress, drained
from reviewer.model.text import Text
from reviewer.store import packrefusals, refusals

FORMAT = 1
DATABASE, MANIFEST = "project.review", "manifest.json"
_NAME = re.compile(r"project\.review|files/[0-9a-f]{64}\.pdf")
_CHUNK = 1 << 20
_MOST_MEMBERS, _MOST_BYTES, _MOST_TOLD = 20_000, 32 << 30, 16 << 20
_MOST_RATIO, _SMALL = 250, 4 << 20
"""Members above `_SMALL` bytes that shrink more than this are bombs: databases of reports shrink some 10 times."""
_ENCRYPTED = 1
_PACKING, _PROVING = Text("装入 {name}", "packing {name}"), Text("核验 {name}", "proving {name}")
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def writing(out: Path, told: Manifest, files: Mapping[str, Path]) -> Generator[Progress, None, int]:
    """Write a package with these members to `out`, replacing what is there; returns its size in bytes.

    `told` gets the digests of what was really written. ReviewerError when the place does not allow it.
    """
    passing = out.parent / f".{uuid4().hex}.tmp"
    try:
        with passing.open("xb") as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as packed:
                members: dict[str, tuple[str, int]] = {}
                for at, (name, path) in enumerate(files.items()):
                    yield Progress(at, len(files), _PACKING.format(name=path.name))
                    members[name] = _pack(packed, name, path)
                packed.writestr(MANIFEST, json.dumps(_manifest(told, members), ensure_ascii=False, indent=1))
            file.flush()
            os.fsync(file.fileno())
        passing.replace(out)
        return out.stat().st_size
    except OSError as error:
        raise refusals.of_system(out, error) from error
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)


def _pack(packed: ZipFile, name: str, path: Path) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    # PDFs are compressed already: another pass costs time and saves nothing.
    info = ZipInfo.from_file(path, name, strict_timestamps=False)
    info.compress_type = ZIP_DEFLATED if name == DATABASE else ZIP_STORED
    with path.open("rb") as source, packed.open(info, "w", force_zip64=True) as target:
        while chunk := source.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return found.hexdigest(), size


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The package at `path`, unpacked and proved; ReviewerError, naming it, when it cannot be trusted."""
    with tempfile.TemporaryDirectory(prefix="reviewpack-") as name:
        yield drained(unpacking(path, Path(name)))


def unpacking(path: Path, folder: Path) -> Generator[Progress, None, Opened]:
    """The same in steps, into a folder that is the caller's to remove."""
    try:
        with ZipFile(path) as packed:
            manifest = _read_manifest(path, packed)
            members = _members(path, packed, manifest)
            for at, info in enumerate(members):
                yield Progress(at, len(members), _PROVING.format(name=info.filename))
                _unpack(path, packed, info, folder, manifest.members[info.filename])
    except FileNotFoundError as error:
        raise packrefusals.missing(path) from error
    except OSError as error:
        raise refusals.of_system(path, error) from error
    except (BadZipFile, NotImplementedError, EOFError) as error:
        raise packrefusals.no_package(path) from error
    return within(Opened(path, manifest, folder, {}), folder)


def within(it: Opened, folder: Path) -> Opened:
    """A package whose members are in `folder` now."""
    pdfs = {Path(name).stem: folder / name for name in it.manifest.members if name != DATABASE}
    return replace(it, database=folder / DATABASE, pdfs=pdfs)


def _members(path: Path, packed: ZipFile, manifest: Manifest) -> list[ZipInfo]:
    """The members to unpack, each once and none besides: all are looked at before any is touched."""
    found = [it for it in packed.infolist() if it.filename != MANIFEST]
    names = [it.filename for it in found]
    if len(names) > _MOST_MEMBERS or sum(it.file_size for it in found) > _MOST_BYTES:
        raise packrefusals.too_large(path)
    for it in found:
        if not _harmless(it):
            raise packrefusals.strange(path, it.filename)
    if sorted(names) != sorted(manifest.members):
        odd = next(iter(sorted(set(names) ^ set(manifest.members))), names[0] if names else DATABASE)
        raise packrefusals.damaged(path, odd)
    return found


def _harmless(it: ZipInfo) -> bool:
    kind = stat.S_IFMT(it.external_attr >> 16)
    plain = kind in (0, stat.S_IFREG) and not it.flag_bits & _ENCRYPTED
    swollen = it.file_size > _SMALL and it.file_size > _MOST_RATIO * max(it.compress_size, 1)
    return bool(_NAME.fullmatch(it.filename)) and plain and not swollen


def _unpack(path: Path, packed: ZipFile, info: ZipInfo, folder: Path, told: tuple[str, int]) -> None:
    """Write one member into `folder`, never more of it than was promised."""
    target = folder / info.filename
    target.parent.mkdir(exist_ok=True)
    found, size = hashlib.sha256(), 0
    try:
        with packed.open(info) as source, target.open("xb") as out:
            for chunk in _chunks(source):
                size += len(chunk)
                if size > told[1]:
                    raise packrefusals.damaged(path, info.filename)
                found.update(chunk)
                out.write(chunk)
    except _BROKEN as error:
        raise packrefusals.damaged(path, info.filename) from error
    if (found.hexdigest(), size) != told:
        raise packrefusals.damaged(path, info.filename)


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk


def _read_manifest(path: Path, packed: ZipFile) -> Manifest:
    there = [it for it in packed.infolist() if it.filename == MANIFEST]
    if len(there) != 1:
        raise packrefusals.no_package(path)
    if there[0].file_size > _MOST_TOLD or there[0].flag_bits & _ENCRYPTED:
        raise packrefusals.damaged(path, MANIFEST)
    try:
        raw = json.loads(packed.read(there[0]))
        if not isinstance(raw, dict) or not isinstance(raw.get("format"), int):
            raise packrefusals.no_package(path)
        if raw["format"] > FORMAT:
            raise packrefusals.newer(path, str(raw.get("program", "")))
        return _to_manifest(raw)
    except ReviewerError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, *_BROKEN) as error:
        raise packrefusals.damaged(path, MANIFEST) from error


def _manifest(it: Manifest, members: Mapping[str, tuple[str, int]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "project": it.project,
        "program": it.program,
        "structure": it.structure,
        "person": it.person,
        "workstation": it.workstation,
        "at": it.at.isoformat(),
        "absent": list(it.absent),
        "members": {name: {"sha256": digest, "size": size} for name, (digest, size) in members.items()},
    }


def _to_manifest(raw: Mapping[str, Any]) -> Manifest:
    members = {str(name): (str(it["sha256"]), int(it["size"])) for name, it in raw["members"].items()}
    if DATABASE not in members:
        raise KeyError(DATABASE)
    words = {name: str(raw[name]) for name in ("project", "program", "structure", "person", "workstation")}
    at = datetime.fromisoformat(raw["at"])
    return Manifest(**words, at=at, members=members, absent=tuple(map(str, raw["absent"])))
