# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the window remembers from one start to the next, in an INI file of the user."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from reviewer.model.text import Lang

_OLDER_KEYS = {"lang": "language", "theme": "theme", "author": "author"}
_MOST_RECENT = 8


class Preferences:
    """Everything has a default; a value that cannot be read counts as not there."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @staticmethod
    def of_user() -> Preferences:
        scope = QSettings.Scope.UserScope
        return Preferences(QSettings(QSettings.Format.IniFormat, scope, "DisclosureReviewer", "desk"))

    @staticmethod
    def at(file: Path) -> Preferences:
        return Preferences(QSettings(str(file), QSettings.Format.IniFormat))

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def save(self) -> None:
        self._store.sync()

    @property
    def lang(self) -> Lang | None:
        value = self._text("language")
        return "en" if value == "en" else "zh" if value == "zh" else None

    @lang.setter
    def lang(self, value: Lang) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        return self._text("theme", "light")

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def author(self) -> str:
        """The name given by the user; empty while nobody was asked."""
        return self._text("author")

    @author.setter
    def author(self, value: str) -> None:
        self._store.setValue("author", value)

    @property
    def project(self) -> Path | None:
        """The project that was open last, if it is still there."""
        text = self._text("project")
        return Path(text) if text and Path(text).exists() else None

    @project.setter
    def project(self, value: Path | None) -> None:
        self._store.setValue("project", str(value) if value else "")

    @property
    def report(self) -> str:
        """The report that was open last."""
        return self._text("report")

    @report.setter
    def report(self, value: str) -> None:
        self._store.setValue("report", value)

    @property
    def finding(self) -> str:
        """The finding that was selected last."""
        return self._text("finding")

    @finding.setter
    def finding(self, value: str) -> None:
        self._store.setValue("finding", value)

    @property
    def grouping(self) -> str:
        """How the list of findings was grouped."""
        return self._text("grouping")

    @grouping.setter
    def grouping(self, value: str) -> None:
        self._store.setValue("grouping", value)

    @property
    def advance(self) -> bool:
        """Whether a decision goes on to the next undecided finding."""
        return self._text("advance") == "yes"

    @advance.setter
    def advance(self, value: bool) -> None:
        self._store.setValue("advance", "yes" if value else "no")

    @property
    def folded(self) -> frozenset[str]:
        """The columns that were folded away."""
        return frozenset(self._text("folded").split())

    @folded.setter
    def folded(self, value: frozenset[str]) -> None:
        self._store.setValue("folded", " ".join(sorted(value)))

    @property
    def zoom(self) -> str:
        """How large the page was shown: the name of a fit, or per cent."""
        return self._text("zoom")

    @zoom.setter
    def zoom(self, value: str) -> None:
        self._store.setValue("zoom", value)

    @property
    def phrases(self) -> tuple[str, ...]:
        """The frequent remarks of the user, in the order in which they were kept."""
        try:
            known = json.loads(self._text("phrases", "[]"))
        except ValueError:
            return ()
        return tuple(str(one) for one in known) if isinstance(known, list) else ()

    @phrases.setter
    def phrases(self, value: tuple[str, ...]) -> None:
        self._store.setValue("phrases", json.dumps(value, ensure_ascii=True))

    # -- settings ----------------------------------------------------------------------------

    def chosen(self, keys: Iterable[str]) -> dict[str, str]:
        """Those of the settings that the user chose, as text."""
        texts = {key: self._store.value(_place(key)) for key in keys}
        return {key: text for key, text in texts.items() if isinstance(text, str)}

    def choose(self, key: str, text: str | None) -> None:
        """Remember a setting; None lets its default hold again."""
        if text is None:
            self._store.remove(_place(key))
        else:
            self._store.setValue(_place(key), text)
        self.save()

    # -- projects ----------------------------------------------------------------------------

    @property
    def recent(self) -> tuple[tuple[Path, datetime], ...]:
        """The projects that were open, the newest first, and when (UTC); those that are gone as well."""
        try:
            rows = json.loads(self._text("recent") or "[]")
            return tuple((Path(path), datetime.fromisoformat(at)) for path, at in rows)
        except (ValueError, TypeError):
            return ()

    def opened(self, path: Path) -> None:
        """Remember that a project was opened now."""
        others = [row for row in self.recent if row[0] != path]
        self._keep_recent([(path, datetime.now(UTC)), *others])

    def forget(self, path: Path) -> None:
        """Take a project off the list of those that were open; its file is not touched."""
        self._keep_recent(row for row in self.recent if row[0] != path)

    def _keep_recent(self, rows: Iterable[tuple[Path, datetime]]) -> None:
        kept = [(str(path), at.isoformat()) for path, at in rows][:_MOST_RECENT]
        self._store.setValue("recent", json.dumps(kept, ensure_ascii=False))
        self.save()

    @property
    def hint_closed(self) -> bool:
        """Whether the hint about the first steps was closed for ever."""
        return self._text("hint") == "closed"

    def close_hint(self) -> None:
        self._store.setValue("hint", "closed")

    @property
    def standings(self) -> str:
        """Where each report was left, as `Standings` says it."""
        return self._text("standings")

    @standings.setter
    def standings(self, value: str) -> None:
        self._store.setValue("standings", value)

    @property
    def beside(self) -> str:
        """Which document lay beside the open one, as `ReadingDesk.said_beside` says it."""
        return self._text("beside")

    @beside.setter
    def beside(self, value: str) -> None:
        self._store.setValue("beside", value)

    @property
    def dark_pages(self) -> bool:
        """Whether pages are dark too when the window is."""
        return self._text("dark_pages") == "yes"

    @dark_pages.setter
    def dark_pages(self, value: bool) -> None:
        self._store.setValue("dark_pages", "yes" if value else "")

    @property
    def strip(self) -> str:
        """What the strip beside the page showed."""
        return self._text("strip")

    @strip.setter
    def strip(self, value: str) -> None:
        self._store.setValue("strip", value)

    @property
    def hidden_marks(self) -> str:
        """The kinds of marks that the page does not show, as `MarkSwitches.restore` takes them."""
        return self._text("hidden_marks")

    @hidden_marks.setter
    def hidden_marks(self, value: str) -> None:
        self._store.setValue("hidden_marks", value)

    def state(self, name: str) -> QByteArray | None:
        """Where something of the window was left (geometry, splitters)."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else None

    def keep_state(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"window/{name}", state)


def _place(key: str) -> str:
    return _OLDER_KEYS.get(key, f"settings/{key}")


def system_user() -> str:
    """The name to propose; empty when the system does not know one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
