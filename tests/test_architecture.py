# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rooms of the house and the directions between them, as a test."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "reviewer"

EVERYWHERE = {"errors", "model"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "settings": set(),
    "resources": set(),
    "files": set(),
    "homes": set(),
    "pdf": {"files", "settings"},
    "ocr": set(),
    "tables": set(),
    "forms": {"resources"},
    "prose": {"forms", "resources"},
    "checks": {"forms", "resources"},
    "reading": {"checks", "forms", "ocr", "pdf", "prose", "settings", "tables"},
    "reviewing": {"checks", "files", "forms", "pdf", "prose", "reading", "settings", "tables"},
    "jobs": {"reviewing", "settings"},
    "store": set(),
    "bodies": {"checks", "reviewing", "store"},
    "export": {"bodies", "checks"},
    "letters": {"resources"},
    "keeping": {"bodies", "checks", "forms", "reviewing", "settings", "store"},
    "copies": {"keeping", "store"},
    "charts": {"bodies", "checks", "keeping", "store"},
    "commands": {"bodies", "checks", "export", "forms", "keeping", "reviewing", "store"},
    "returns": {"export", "forms", "keeping", "store"},
    "compiling": {
        "bodies", "charts", "checks", "export", "forms", "keeping", "pdf", "resources", "returns", "store",
    },
    "project": {
        "bodies", "charts", "checks", "commands", "compiling", "copies", "files", "keeping", "returns", "settings",
        "store",
    },
    "dispatch": {"copies", "export", "jobs", "letters", "pdf", "project", "resources", "settings"},
    "terminal": {"checks", "copies", "dispatch", "homes", "jobs", "keeping", "project", "settings"},
    "demo": {"files", "homes", "jobs", "project", "resources", "settings", "terminal"},
    "support": {"checks", "settings"},
    "desk": {
        "bodies", "charts", "checks", "copies", "demo", "dispatch", "forms", "homes", "jobs", "pdf", "project",
        "resources", "reviewing", "settings", "support",
    },
    "cli": {"bodies", "checks", "demo", "desk", "files", "jobs", "project", "reading", "support", "terminal"},
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
"""By room what it may import besides `model` and `errors`; a room is named below all of these."""
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
    "click": {"cli", "terminal"},
    "platformdirs": {"homes"},
    "rapidfuzz": {"checks"},
    "bm25s": {"checks"},
    "pygal": {"charts"},
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


@pytest.mark.parametrize("here", MAY_IMPORT)
def test_what_a_room_may_import_it_does_import(here: str) -> None:
    names = {name for path in FILES if room(path) == here for name in imported(path)}
    assert {name.split(".")[1] for name in names if name.startswith("reviewer.")} >= MAY_IMPORT[here]


@pytest.mark.parametrize("here", MAY_IMPORT)
def test_no_room_imports_one_that_is_named_below_it(here: str) -> None:
    above = list(MAY_IMPORT)[: list(MAY_IMPORT).index(here)]
    assert MAY_IMPORT[here] <= set(above)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_is_ever_evaluated_as_code(path: Path) -> None:
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"eval", "exec", "compile", "__import__"}
