# SPDX-License-Identifier: AGPL-3.0-or-later
"""An office's own rule files: what they add and change, and what a mistake in one costs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer import reviewing
from reviewer.checks import office
from reviewer.checks.book import builtin
from reviewer.model.finding import Outcome, Severity
from tests.literals import reading, requests

OWN = """
[[check]]
code = "LOCAL-1"
kind = "balance"
tables = ["requests"]
each = "line"
left = ["part"]
right = ["total"]
severity = "warning"
name = { zh = "甲", en = "a" }
meaning = { zh = "甲", en = "a" }
basis = { zh = "甲", en = "a" }
fail = { zh = "{line}：{left} 与 {right}", en = "{line}: {left} and {right}" }
"""


@pytest.fixture(autouse=True)
def _only_here() -> Iterator[None]:
    yield
    office.use("")


def written(folder: Path, text: str, name: str = "a.toml") -> office.Book:
    (folder / name).write_text(text, encoding="utf-8")
    return office.loaded(str(folder))


def test_without_files_the_book_is_the_product_s(tmp_path: Path) -> None:
    assert office.loaded(str(tmp_path)).rules == builtin()
    assert office.loaded(str(tmp_path / "nowhere")) == office.Book(builtin())


def test_a_rule_of_the_office_is_checked_with_the_others(tmp_path: Path) -> None:
    written(tmp_path, OWN)
    office.use(str(tmp_path))
    found = [f for f in reviewing.check(reading(requests(requests_3_1_company="5"))) if f.check == "LOCAL-1"]
    failed = [f for f in found if f.outcome is Outcome.FAIL]
    assert [(f.at, f.severity, f.message.zh) for f in failed] == [
        ("requests/3.1", Severity.WARNING, "三（一）予以公开：14 与 10")
    ]


def test_a_rule_can_be_switched_off_and_another_made_milder(tmp_path: Path) -> None:
    text = '[[change]]\ncode = "FMT-BLANK"\noff = true\n\n[[change]]\ncode = "T3-ROW"\nseverity = "review"\n'
    book = written(tmp_path, text)
    codes = {rule.code: rule for rule in book.rules}
    assert "FMT-BLANK" not in codes
    assert codes["T3-ROW"].severity is Severity.REVIEW
    assert book.version != office.Book(builtin()).version
    assert not book.problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[change]]\ncode = "T3-RWO"\noff = true', "T3-ROW"),
        ('[[change]]\ncode = "T3-ROW"\nseverty = "error"', "severity"),
        ('[[change]]\ncode = "T3-ROW"\nseverity = "warn"', "warning"),
        ('[[chek]]\ncode = "A"', "check"),
        (OWN.replace("balance", "balanced"), "balance"),
        (OWN.replace('"requests"', '"request"'), "requests"),
        (OWN.replace("LOCAL-1", "T3-ROW"), "T3-ROW"),
        (OWN.replace("{line}：", "{line.__class__}："), "line.__class__"),
        (OWN.replace("fail = {", "fial = {"), "fail"),
        ("[[check]\n", "a.toml"),
        ("check = 3", "[[check]]"),
    ],
)
def test_a_file_with_a_mistake_counts_for_nothing_and_is_named_with_it(tmp_path: Path, text: str, said: str) -> None:
    written(tmp_path, OWN.replace("LOCAL-1", "LOCAL-2"), "b.toml")
    book = written(tmp_path, text)
    [problem] = book.problems
    assert "a.toml" in problem.zh
    assert said in problem.zh
    assert [rule.code for rule in book.rules] == [*(rule.code for rule in builtin()), "LOCAL-2"]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00\x80")
    [problem] = office.loaded(str(tmp_path)).problems
    assert "UTF-8" in problem.zh
