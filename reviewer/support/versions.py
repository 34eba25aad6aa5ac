# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the program consists of here, asked of the packages' metadata so that none of them is imported."""

from __future__ import annotations

import platform
import sqlite3
from importlib import metadata

import reviewer
from reviewer.checks import office
from reviewer.model.text import Lang, Text

_PACKAGES = (
    ("PySide6 (Qt)", "PySide6-Essentials"),
    ("PyMuPDF", "PyMuPDF"),
    ("SQLAlchemy", "SQLAlchemy"),
    ("Alembic", "alembic"),
    ("openpyxl", "openpyxl"),
    ("RapidOCR", "rapidocr"),
    ("ONNX Runtime", "onnxruntime"),
    ("OpenCV", "opencv-python-headless"),
    ("NumPy", "numpy"),
)

NAME = Text("政府信息公开年报审核", "Review desk for disclosure reports")
LICENCE = Text(
    "依 GNU AGPL 第 3 版或更新版发布，不附带任何担保。源代码随程序提供，提供程序的人有义务应要求交付。",
    "GNU AGPL version 3 or later, without any warranty. The source comes with the program; whoever handed it on must "
    "give it on request.",
)


def versions() -> tuple[tuple[Text, str], ...]:
    """Every part with its version, the program first; "–" for a package that says nothing of itself here."""
    same = [(Text(shown, shown), _version(package)) for shown, package in _PACKAGES]
    return (
        (Text("reviewer", "reviewer"), reviewer.__version__),
        (Text("规则库", "rule book"), office.book().version),
        (Text("Python", "Python"), platform.python_version()),
        *same,
        (Text("SQLite", "SQLite"), sqlite3.sqlite_version),
        (Text("系统", "system"), f"{platform.system()} {platform.release()} {platform.machine()}"),
    )


def lines(lang: Lang) -> tuple[str, ...]:
    """The versions as lines of text, and the licence."""
    return (*(f"{name.say(lang)} {version}" for name, version in versions()), LICENCE.say(lang))


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "–"
