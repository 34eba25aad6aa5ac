# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rule book in force: the product's own, with the office's files laid over it.

An office keeps its TOML files in one folder (setting `rules_folder`). `[[check]]` adds a check of a
kind that the product knows; `[[change]]` switches one off (`off = true`) or gives it another
severity. A file with a mistake counts for nothing and is named with the mistake; the rest holds.
"""

from __future__ import annotations

import hashlib
import string
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.checks.book import Rule, builtin, declared
from reviewer.forms.book import TABLES
from reviewer.model.finding import Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

APPRAISAL = "appraisal.toml"
"""A file of the office's folder that holds no rules but the points of its appraisal."""
RELATIONS = ("=", "<=", ">=")
_CHANGES = ("code", "off", "severity")


@dataclass(frozen=True, slots=True)
class Book:
    """The rules in the order in which they run, and what is wrong with the office's files."""

    rules: tuple[Rule, ...]
    problems: tuple[Text, ...] = ()

    @property
    def version(self) -> str:
        """Twelve hex digits that change whenever any rule of the book changes."""
        return hashlib.sha256(repr(self.rules).encode()).hexdigest()[:12]


_in_force: dict[str, Book] = {}


def use(folder: str) -> Book:
    """Let the files of `folder` hold in this process from now on ("" for none)."""
    _in_force["book"] = loaded(folder)
    return _in_force["book"]


def book() -> Book:
    """The rule book in force in this process."""
    return _in_force.get("book") or use("")


def loaded(folder: str) -> Book:
    """The product's rules with the files of a folder, in name order; a folder that is not there holds none."""
    found = Book(builtin())
    for file in sorted(Path(folder).glob("*.toml")) if folder else ():
        if file.name.lower() == APPRAISAL:
            continue
        try:
            found = replace(found, rules=_with(found.rules, file))
        except (OSError, ValueError) as error:
            said = Text(
                f"规则文件“{file.name}”未启用：{error}。请改正后重新载入规则。",
                f"The rule file “{file.name}” is not in force: {error}. Mend it and load the rules again.",
            )
            found = replace(found, problems=(*found.problems, said))
    return found


def _with(rules: tuple[Rule, ...], file: Path) -> tuple[Rule, ...]:
    """The rules with one file laid over them; ValueError says what is wrong in it, OSError that it is not readable."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("不是 UTF-8 文本 / not UTF-8 text") from error
    for key in content:
        _known("", key, ("check", "change"))
    by_code = {rule.code: rule for rule in rules}
    for entry in _entries(content, "change"):
        _changed(by_code, entry)
    for entry in _entries(content, "check"):
        rule = declared(file.name, entry)
        if rule.code in by_code:
            raise ValueError(f"编号 {rule.code} 已存在 / check {rule.code} is there already")
        _sound(rule)
        by_code[rule.code] = rule
    return tuple(by_code.values())


def _entries(content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = content.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ValueError(f"{name} 应写作 [[{name}]] / write [[{name}]]")
    return found


def _changed(by_code: dict[str, Rule], entry: Mapping[str, Any]) -> None:
    code = str(entry.get("code", ""))
    for key in entry:
        _known(code, key, _CHANGES)
    _known(code, code, by_code)
    if "severity" in entry:
        _known(code, str(entry["severity"]), [str(severity) for severity in Severity])
        by_code[code] = replace(by_code[code], severity=Severity(entry["severity"]))
    if entry.get("off") is True:
        del by_code[code]


def _sound(rule: Rule) -> None:
    """ValueError when a rule asks for something that the product does not have."""
    # All checks take a tenth of a second to load; the window asks for the book before it needs them.
    from reviewer.checks.kinds import PLAN_KINDS, REPORT_KINDS, TABLE_KINDS

    _known(rule.code, rule.kind, {*TABLE_KINDS, *REPORT_KINDS, *PLAN_KINDS})
    _known(rule.code, rule.relation, RELATIONS)
    for table in rule.tables:
        _known(rule.code, table, TABLES)
    for text in (rule.fail, rule.remark):
        for said in (text.zh, text.en):
            # A template names fields and nothing of them: what stands in a file is never evaluated.
            for _, name, spec, conversion in string.Formatter().parse(said):
                if name is not None and (not name.isidentifier() or spec or conversion):
                    raise ValueError(f"{rule.code}：“{{{name}}}”")


def _known(code: str, word: str, words: Iterable[str]) -> None:
    """ValueError with the nearest known word when this one is none of them."""
    every = list(words)
    if word not in every:
        near = get_close_matches(word, every, 1)
        hint = f"，是否为“{near[0]}” / did you mean “{near[0]}”?" if near else ""
        raise ValueError(f"{code}：不认识“{word}” / unknown “{word}”{hint}".lstrip("："))
