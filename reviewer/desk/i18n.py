# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window's words in two languages: Chinese in the source, English from `resources/i18n`."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reviewer import resources
from reviewer.model.text import Lang, Text

CONTEXT = "desk"


def tr(source: str) -> str:
    """`source` in the language of the window; fields in braces are filled by the caller."""
    return QCoreApplication.translate(CONTEXT, source)


def mark(source: str) -> str:
    """`source` as it is, noted for translation: for words in tables that are read before a language is chosen."""
    return source


def read_ts(path: Path) -> dict[str, str]:
    """Finished translations of a Qt Linguist file, by source text."""
    from xml.etree import ElementTree  # only a window in another language than the source's needs it

    found: dict[str, str] = {}
    for message in ElementTree.parse(path).iter("message"):
        target = message.find("translation")
        if target is not None and target.text and target.get("type") is None:
            found[message.findtext("source", "")] = target.text
    return found


class TsTranslator(QTranslator):
    """Reads a Qt Linguist source file as it is, so that a checkout needs no compiled copy."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._words = read_ts(path)

    def isEmpty(self) -> bool:
        return not self._words

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,
        disambiguation: str | bytes | bytearray | memoryview | None = None,
        n: int = -1,
    ) -> str:
        # None is Qt's "not mine"; an empty string would blank every word of Qt itself.
        mine = self._words.get(str(sourceText)) if context == CONTEXT else None
        return cast(str, mine)


class Language:
    """The translators of one language, installed in the application until `remove`."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._installed: list[QTranslator] = []
        if lang == "zh":
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
            qt = QTranslator()
            if qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._install(qt)
        else:
            QLocale.setDefault(QLocale(QLocale.Language.English))
            self._install(TsTranslator(resources.path("i18n/desk_en.ts")))

    def _install(self, translator: QTranslator) -> None:
        if QCoreApplication.installTranslator(translator):
            self._installed.append(translator)

    def remove(self) -> None:
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()

    def say(self, text: Text) -> str:
        return text.say(self.lang)
