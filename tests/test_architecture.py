# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rooms of the house and the directions between them, as a test."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "reviewer"

EVERYWHERE = {"errors", "model"}
MAY_IMPORT = {
    "model": set(),
    "errors": {"model"},
    "settings": set(),
    "resources": set(),
    "files": set(),
    "homes": set(),
    "worker": {"settings"},
    "child": {"settings", "worker"},
    "jobs": {"child", "settings", "worker"},
    "pdf": {"files", "settings"},
    "ocr": set(),
    "tables": set(),
    "store": {"resources", "settings"},
    "export": {"progress", "resources", "settings", "weighing"},
    "forms": {"resources"},
    "prose": {"forms", "resources"},
    "checks": {"forms", "resources"},
    "scanning": {"checks", "forms", "ocr", "pdf", "settings"},
    "drafts": set(),
    "binding": {"forms", "prose", "tables"},
    "shortfalls": set(),
    "belonging": {"forms"},
    "reviewing": {
        "binding", "checks", "files", "forms", "pdf", "prose", "scanning", "settings", "shortfalls", "tables",
    },
    "batch": {"jobs", "reviewing", "settings"},
    "naming": set(),
    "relating": set(),
    "together": {"relating", "reviewing"},
    "comparing": {"store"},
    "roll": {"checks", "relating"},
    "dating": {"checks", "roll", "store"},
    "listing": {"dating", "relating", "roll", "store"},
    "neighbours": {"comparing", "relating", "roll", "store"},
    "filing": {
        "checks", "comparing", "dating", "forms", "freezing", "holding", "neighbours", "relating", "reviewing",
        "store", "summing",
    },
    "carrying": {"filing", "listing", "neighbours", "relating", "store"},
    "journal": {"checks", "filing", "freezing", "naming", "settings", "store"},
    "notebook": {"journal", "store"},
    "bodylists": {"export", "journal", "listing", "store"},
    "exporting": {
        "appraising", "checks", "combining", "export", "filing", "forms", "journal", "listing", "neighbours",
        "outgoing", "picturing", "relating", "replying", "store",
    },
    "outgoing": {"checks", "export", "filing", "forms", "journal", "listing", "pdf", "replying", "store", "tallying"},
    "replying": {"export", "journal", "returning", "store", "typedover"},
    "project": {
        "bodylists", "carrying", "checks", "dating", "deciding", "exporting", "files", "filing", "forms",
        "freezing", "journal", "listing", "naming", "neighbours", "notebook", "packages", "picturing", "rechecking",
        "replying", "reviewing", "revising", "settings", "signing", "store", "summing", "tallying",
    },
    "appraising": {"checks", "resources"},
    "combining": {"checks", "relating", "roll"},
    "picturing": {"counting", "filing", "listing", "store", "tallying"},
    "weighing": {"checks"},
    "charting": set(),
    "counting": {"checks"},
    "printing": {"sides", "weighing"},
    "demo": {"batch", "files", "homes", "printing", "project", "resources", "settings"},
    "cli": {
        "batch", "belonging", "checks", "commands", "demo", "desk", "exportcommand", "files", "printing", "project",
        "terminal", "together", "versions",
    },
    "sending": {"drafts", "exportjob", "jobs", "project", "settings"},
    "desk": {
        "charting", "checks", "demo", "diagnostics", "drafts", "exportjob", "files", "forms", "homes", "jobs",
        "lettering", "logs", "naming", "options", "pdf", "progress", "project", "reasons", "resources", "reviewing",
        "settings", "sides", "tallying", "versions", "weighing", "worker",
    },
    "__main__": {"cli"},
    "__init__": set(),
    "summing": {"checks", "forms", "store"},
    "tallying": {"checks", "relating", "roll"},
    "progress": set(),
    "holding": set(),
    "freezing": {"store"},
    "signing": {"filing", "freezing", "holding", "journal", "store"},
    "diverging": {"store"},
    "merging": {"comparing", "diverging", "filing", "freezing", "store", "summing"},
    "packages": {"journal", "merging", "store"},
    "sides": set(),
    "verifying": {"checks", "naming", "store", "summing"},
    "deciding": {"freezing", "journal", "store"},
    "reasons": {"resources"},
    "rechecking": {"checks", "filing", "freezing", "journal", "neighbours", "store"},
    "exportjob": {"drafts", "export", "lettering", "packages", "project", "reportjobs", "settings"},
    "options": {"settings"},
    "versions": {"checks"},
    "logs": set(),
    "diagnostics": {"logs", "options", "settings", "versions"},
    "reportjobs": {"annotating", "drafts", "export", "pdf", "project", "resources", "settings"},
    "annotating": {"export"},
    "letters": {"resources"},
    "lettering": {"drafts", "export", "letters", "project", "settings"},
    "returnedwords": {"export"},
    "typedover": {"export", "filing", "forms", "returnedwords", "store"},
    "returning": {"freezing", "returnedwords", "store", "typedover"},
    "differing": {"comparing"},
    "revising": {"differing", "filing", "freezing", "neighbours", "relating", "reviewing", "store"},
    "making": {"exportjob", "jobs", "settings"},
    "terminal": {"batch", "homes", "settings"},
    "exportcommand": {"making", "printing", "project", "sending", "settings", "terminal", "batch"},
    "commands": {"checks", "printing", "project", "terminal", "verifying"},
}  # fmt: skip
DOORS = {
    "pymupdf": {"pdf"},
    "rapidocr": {"ocr"},
    "onnxruntime": {"ocr"},
    "cv2": {"ocr"},
    "numpy": {"ocr"},
    "fitz": set(),
    "PySide6": {"desk"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "openpyxl": {"export"},
    "click": {"cli", "commands", "exportcommand", "terminal"},
    "platformdirs": {"homes"},
    "rapidfuzz": {"checks"},
    "bm25s": {"checks"},
    "pygal": {"charting"},
    "PIL": {"pdf"},
    "docx": {"letters"},
    "lxml": set(),
    "python_calamine": {"export"},
}
NETWORK = {"socket", "urllib", "http", "ftplib", "smtplib", "requests", "ssl", "asyncio"}


def imported(path: Path) -> set[str]:
    """Every module that a file imports, at any depth, type-checking imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                f"{node.module}.{alias.name}" if node.module == "reviewer" else node.module for alias in node.names
            }
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_flow_one_way(path: Path) -> None:
    here = room(path)
    for name in imported(path):
        top, *rest = name.split(".")
        if top == "reviewer" and rest and not rest[0].startswith("__"):
            allowed = MAY_IMPORT[here] | {here} | (EVERYWHERE if here != "model" else set())
            assert rest[0] in allowed, f"{here} may not import {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_one_door_and_nothing_reaches_the_network(path: Path) -> None:
    for name in imported(path):
        top = name.split(".")[0]
        assert room(path) in DOORS.get(top, {room(path)}), f"{room(path)} may not import {name}"
        assert top not in NETWORK, f"{path.name} imports {name}"


def test_every_room_is_named_in_the_rule() -> None:
    assert {room(path) for path in FILES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_is_ever_evaluated_as_code(path: Path) -> None:
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"eval", "exec", "compile", "__import__"}
