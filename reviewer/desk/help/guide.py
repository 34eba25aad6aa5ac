# SPDX-License-Identifier: AGPL-3.0-or-later
"""The user guide as data: pages of Markdown from `resources/guide`, with the keys as they are now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from reviewer import resources
from reviewer.desk.actions import ACTIONS, MENUS
from reviewer.desk.i18n import tr
from reviewer.model.text import Lang

TOPICS = (
    "about",
    "start",
    "import",
    "page",
    "findings",
    "corrections",
    "notes",
    "states",
    "checks",
    "overview",
    "bodies",
    "years",
    "plan",
    "export",
    "replies",
    "people",
    "settings",
    "keys",
    "data",
    "trouble",
)
"""The pages in the order of the contents; each is one file in each language."""

KEYS = "{keys}"
_FIELD = re.compile(r"\{(\w+)\}")
_OUTWARD = re.compile(r"\[([^\]]*)\]\((\w+:[^)]*)\)")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide; `text` is Markdown whose fields are filled."""

    topic: str
    title: str
    text: str


def pages(lang: Lang) -> tuple[Page, ...]:
    """All pages in a language; KeyError when one names an action that is not there."""
    return tuple(_page(topic, lang) for topic in TOPICS)


def _page(topic: str, lang: Lang) -> Page:
    text = resources.path(f"guide/{lang}/{topic}.md").read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return Page(topic, title, inward(filled(text)))


def filled(text: str) -> str:
    """`{next}` becomes the key of that action, `{keys}` the table of all of them."""
    keys = {action.name: shown(action.key) for action in ACTIONS if action.key}
    return _FIELD.sub(lambda field: f"`{keys[field[1]]}`", text.replace(KEYS, table_of_keys()))


def inward(text: str) -> str:
    """Links that lead out of the guide become words: nothing here ever asks a network."""
    return _OUTWARD.sub(r"\1 (\2)", text)


def shown(key: str) -> str:
    """A key as it is printed on a keyboard."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def table_of_keys() -> str:
    """Every action that has a key, by menu, as Markdown."""
    parts = []
    for words, rows in MENUS:
        lines = [f"| {shown(row.key)} | {plain(row.words)} |" for row in rows if row.key]
        if lines:
            head = [f"## {plain(words)}", "", f"| {tr('键')} | {tr('作用')} |", "|---|---|"]
            parts.append("\n".join([*head, *lines]))
    return "\n\n".join(parts)


def plain(words: str) -> str:
    """What a menu says, without its mnemonic and its dots."""
    said = re.sub(r"\(&\w\)", "", tr(words)).replace("&", "").partition("\t")[0]
    return said.removesuffix("…")
