# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Word file with places to fill in, `{{name}}`, becomes a letter; whatever is filled in stays plain text."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

ROW_NAMES = frozenset({"序号", "报告", "页", "问题", "差额", "no", "report", "page", "finding", "difference"})
"""Places that make a row of a table be there once for each fault."""
_PLACE = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_PARAGRAPH, _TEXT, _ROW = qn("w:p"), qn("w:t"), qn("w:tr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BROKEN = (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, OSError)


def fill(template: Path, out: Path, words: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Write `template` to `out` with each `{{name}}` filled in; returns the names that nobody knows, left as they are.

    A row of a table that holds a name of `rows` is there once for each of them. Names are found however the
    program that wrote the template has cut them up; headers and footers are filled in too. ReviewerError when the
    template is no Word file, OSError when `out` cannot be written.
    """
    try:
        letter: Any = docx.Document(str(template))
        parts = list(_parts(letter))
    except _BROKEN as error:
        raise _no_template(template) from error
    unknown: dict[str, None] = {}
    done: set[Any] = set()
    for part in parts:
        _repeat(part, words, rows, done)
        for paragraph in part.iter(_PARAGRAPH):
            if paragraph not in done:
                unknown |= dict.fromkeys(_fill(paragraph, words))
    letter.save(str(out))
    return tuple(unknown)


def plain(words: str) -> str:
    """Text for one line of a letter: no control characters, no line ends."""
    flat = " ".join(words.split())
    return "".join(letter for letter in flat if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn"))


def _parts(letter: Any) -> Iterator[Any]:  # noqa: ANN401  python-docx's elements have no types
    """The body, and the headers and footers that the template has."""
    yield letter.element.body
    for section in letter.sections:
        for name in ("header", "footer"):
            for kind in ("", "first_page_", "even_page_"):
                edge = getattr(section, kind + name)
                if not edge.is_linked_to_previous:
                    yield edge._element  # noqa: SLF001  there is no public way to all of its paragraphs


def _repeat(part: Any, words: Mapping[str, str], rows: Sequence[Mapping[str, str]], done: set[Any]) -> None:  # noqa: ANN401
    """Put a row for each of `rows` where the template has one that names them; none where there are none."""
    for pattern in [row for row in part.iter(_ROW) if _named(row) & ROW_NAMES and not _holds_one(row)]:
        for values in rows:
            made = copy.deepcopy(pattern)
            pattern.addprevious(made)
            for paragraph in made.iter(_PARAGRAPH):
                _fill(paragraph, {**words, **values})
                done.add(paragraph)
        pattern.getparent().remove(pattern)


def _named(element: Any) -> set[str]:  # noqa: ANN401
    return {name for paragraph in element.iter(_PARAGRAPH) for name in _PLACE.findall(_said(_texts(paragraph)))}


def _holds_one(row: Any) -> bool:  # noqa: ANN401
    """Whether a row of a table within this one is the one to repeat."""
    return any(it is not row and _named(it) & ROW_NAMES for it in row.iter(_ROW))


def _texts(paragraph: Any) -> list[Any]:  # noqa: ANN401
    """The texts of a paragraph, those of paragraphs within it (in a text box) left out."""
    return [it for it in paragraph.iter(_TEXT) if next(it.iterancestors(_PARAGRAPH)) is paragraph]


def _said(texts: Sequence[Any]) -> str:
    return "".join(it.text or "" for it in texts)


def _fill(paragraph: Any, words: Mapping[str, str]) -> list[str]:  # noqa: ANN401
    """Fill in one paragraph, last place first so that what was filled in is never looked at; the unknown names."""
    texts = _texts(paragraph)
    unknown = []
    for found in reversed(list(_PLACE.finditer(_said(texts)))):
        if found[1] in words:
            _replace(texts, found.start(), found.end(), plain(words[found[1]]))
        else:
            unknown.append(found[1])
    return unknown[::-1]


def _replace(texts: Sequence[Any], start: int, end: int, words: str) -> None:
    """Put `words` for the letters from `start` to `end` of all texts together, in the look of the first of them."""
    at, new = 0, words
    for it in texts:
        said = it.text or ""
        first, last = max(start - at, 0), min(end - at, len(said))
        if first < last:
            it.text = said[:first] + new + said[last:]
            it.set(_SPACE, "preserve")
            new = ""
        at += len(said)


def _no_template(template: Path) -> ReviewerError:
    return ReviewerError(
        Text(f"“{template}”不能用作通知模板。", f"“{template}” cannot be used as a template."),
        Text(
            "请在设置里换一个 Word 文档（.docx），或清空该项使用自带模板。",
            "Choose another Word file (.docx) in the settings, or clear the field to use the product's own.",
        ),
    )
