# SPDX-License-Identifier: AGPL-3.0-or-later
"""The user guide: the same pages in both languages, true keys, links that lead only inside."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import resources
from reviewer.checks import families
from reviewer.desk.actions import ACTIONS
from reviewer.desk.app import Desk
from reviewer.desk.help.guide import TOPICS, filled, inward, pages, plain, shown
from reviewer.desk.help.page import HelpPage
from reviewer.desk.i18n import Language
from reviewer.desk.look.theme import LIGHT
from reviewer.model.text import Lang
from tests import desks
from tests.driving import key

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
LINK = re.compile(r"\]\(([^)]*)\)")
FIELD = re.compile(r"\{(\w+)\}")


def raw(topic: str, lang: Lang) -> str:
    return resources.path(f"guide/{lang}/{topic}.md").read_text(encoding="utf-8")


@pytest.fixture
def help_page(chinese: Language, qtbot: QtBot) -> HelpPage:
    made = HelpPage(chinese, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    return made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_is_a_page_and_every_page_a_file(lang: Lang) -> None:
    files = {file.stem for file in resources.path(f"guide/{lang}").glob("*.md")}
    assert files == set(TOPICS)
    assert all(page.title and page.text.startswith(f"# {page.title}") for page in pages(lang))


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same_in_shape(topic: str) -> None:
    zh, en = raw(topic, "zh"), raw(topic, "en")
    for sign in (r"^#+ ", r"^- ", r"^\d\. ", r"^\|"):
        assert len(re.findall(sign, zh, re.M)) == len(re.findall(sign, en, re.M)), sign
    assert sorted(LINK.findall(zh)) == sorted(LINK.findall(en))
    assert sorted(FIELD.findall(zh)) == sorted(FIELD.findall(en))
    assert not re.search(r"[\u4e00-\u9fff]", en)


def test_every_key_of_the_program_is_in_the_table_and_true(chinese: Language) -> None:
    (table,) = (page.text for page in pages("zh") if page.topic == "keys")
    for action in ACTIONS:
        if action.key:
            assert f"| {shown(action.key)} | {plain(action.words)} |" in table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_is_written_into_the_prose_by_hand(lang: Lang) -> None:
    """A key in the prose is a field, so that it changes with the menu."""
    by_hand = re.compile(r"\b(Ctrl|Shift|Alt)\+|\bF\d")
    assert [topic for topic in TOPICS if by_hand.search(raw(topic, lang))] == []
    assert filled("{next}") == "`F8`"
    with pytest.raises(KeyError):
        filled("{unheard_of}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_lead_to_pages_that_are_there(lang: Lang) -> None:
    for topic in TOPICS:
        assert {link.removesuffix(".md") for link in LINK.findall(raw(topic, lang))} <= set(TOPICS), topic
    assert inward("[看这里](https://example.org/a)") == "看这里 (https://example.org/a)"


def test_every_page_can_be_turned_to_and_links_are_followed_only_inside(help_page: HelpPage) -> None:
    help_page.show_topic("no such page")
    for at, topic in enumerate(TOPICS):
        help_page.contents.setCurrentIndex(help_page._titles.index(at))
        assert help_page.topic == topic
        assert help_page.text.toPlainText().strip()
    help_page.text.anchorClicked.emit(QUrl("states.md"))
    assert help_page.topic == "states"
    help_page.text.anchorClicked.emit(QUrl("https://example.org/start.md"))
    help_page.text.anchorClicked.emit(QUrl("file:///etc/start.md"))
    assert help_page.topic == "states"
    assert help_page.text.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_a_search_lists_the_pages_and_lights_the_words(help_page: HelpPage) -> None:
    help_page.show_topic("about")
    help_page.search.setText("催报")
    assert "bodies" in {page.topic for page in help_page._shown}
    assert len(help_page._shown) < len(TOPICS)
    help_page.contents.setCurrentIndex(help_page._titles.index(0))
    assert help_page.text.extraSelections()
    seen = {help_page.topic}
    for _ in range(12):
        help_page.find_next()
        seen.add(help_page.topic)
    assert seen == {page.topic for page in help_page._shown}
    help_page.search.setText("绝无此词")
    assert help_page.topic == ""
    help_page.search.setText("")
    assert len(help_page._shown) == len(TOPICS)


def test_every_part_that_is_checked_has_its_heading() -> None:
    for lang in LANGUAGES:
        text = raw("checks", lang)
        assert [name for name in families.NAMES.values() if f"## {name.say(lang)}" not in text] == []


def test_f1_opens_what_fits_and_leads_back(desk: Desk) -> None:
    window = desk.window
    desk.session.select_finding(desks.ROW)
    window.findings.list.setFocus()
    key(desk, Qt.Key.Key_F1)
    assert window.sheets.help.topic == "checks"
    assert window.sheets.help.text.textCursor().block().text() == "表三"
    key(desk, Qt.Key.Key_F1)
    assert not window.sheets.covered
    window.pages.view.setFocus()
    key(desk, Qt.Key.Key_F1)
    assert window.sheets.help.topic == "page"
    QTest.keyClick(window.sheets.help.text, Qt.Key.Key_Escape)
    window.sheets.show_rules()
    key(desk, Qt.Key.Key_F1)
    assert window.sheets.help.topic == "checks"
