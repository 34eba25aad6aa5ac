# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every word of the window has its English, with the same fields; Qt's own words are Chinese."""

import ast
import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from reviewer import resources
from reviewer.desk.i18n import Language, read_ts, tr

DESK = Path(__file__).parent.parent.parent / "reviewer" / "desk"
FIELD = re.compile(r"\{(\w+)\}")


def sources() -> dict[str, str]:
    """Every text given to `tr` or `mark`, with the file it is in."""
    found: dict[str, str] = {}
    for file in sorted(DESK.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
                (argument,) = node.args
                if isinstance(argument, ast.Constant):
                    found[str(argument.value)] = file.name
    return found


def translations() -> dict[str, str]:
    return read_ts(resources.path("i18n/desk_en.ts"))


def test_every_text_of_the_window_is_translated() -> None:
    known = translations()
    assert {text: file for text, file in sources().items() if text not in known} == {}


def test_no_translation_is_left_over() -> None:
    assert set(translations()) - set(sources()) == set()


def test_a_translation_fills_the_same_fields() -> None:
    for source, target in translations().items():
        assert sorted(FIELD.findall(source)) == sorted(FIELD.findall(target)), source


def test_no_chinese_is_left_in_the_english_but_the_name_of_the_language() -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    assert [target for target in translations().values() if chinese.search(target)] == ["中文"]


def test_chinese_is_the_source_and_no_window_text_hides_from_translation() -> None:
    literal = re.compile(r"[\u4e00-\u9fff]")
    for file in sorted(DESK.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        given = {
            id(node.args[0])
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark")
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and literal.search(node.value):
                is_doc = "\n" in node.value or node.value.endswith(".") or node.value == "："
                assert id(node) in given or is_doc, f"{file.name}: {node.value}"


def test_english_is_shown_when_it_is_chosen(qapp: QApplication) -> None:
    english = Language("en")
    assert tr("导入报告…") == "Import reports…"
    english.remove()
    assert tr("导入报告…") == "导入报告…"


def test_the_words_of_qt_are_chinese_too(qapp: QApplication) -> None:
    chinese = Language("zh")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    chinese.remove()
