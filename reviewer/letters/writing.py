# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each place of a template is filled with, in both languages of the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from reviewer import resources
from reviewer.letters.filling import fill
from reviewer.model.letter import Fault, Letter, Sender
from reviewer.model.text import Lang

_BLANK = "＿＿＿＿＿＿"


def write(letter: Letter, sender: Sender, template: str, out: Path, lang: Lang) -> tuple[str, ...]:
    """Write one letter with the office's own `template`, or the product's where that is ""; the names left unfilled.

    ReviewerError when the template is no Word file, OSError when `out` cannot be written.
    """
    chosen = Path(template) if template else resources.path(f"letters/{lang}.docx")
    rows = [dict(_row(number, it)) for number, it in enumerate(letter.faults, 1)]
    return fill(chosen, out, dict(_words(letter, sender)), rows)


def _words(letter: Letter, sender: Sender) -> Iterator[tuple[str, str]]:
    values: Mapping[tuple[str, str], str] = {
        ("单位", "body"): letter.body,
        ("区", "district"): letter.district,
        ("年度", "year"): str(letter.year or _BLANK),
        ("份数", "reports"): str(letter.reports),
        ("问题数", "findings"): str(len(letter.faults)),
        ("期限", "due"): sender.due or _BLANK,
        ("联系人", "contact"): sender.contact or _BLANK,
        ("日期", "date"): sender.date or _BLANK,
        ("署名", "signature"): sender.signature or _BLANK,
    }
    return ((name, value) for names, value in values.items() for name in names)


def _row(number: int, it: Fault) -> Iterator[tuple[str, str]]:
    values: Mapping[tuple[str, str], str] = {
        ("序号", "no"): str(number),
        ("报告", "report"): it.report,
        ("页", "page"): it.pages,
        ("问题", "finding"): it.message,
        ("差额", "difference"): _difference(it.difference),
    }
    return ((name, value) for names, value in values.items() for name in names)


def _difference(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:f}"
