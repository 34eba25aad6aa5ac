# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a setting comes to hold while the window is open, and what the user is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks import office
from reviewer.desk.i18n import tr
from reviewer.settings import Settings
from reviewer.support.options import laid_over, options

if TYPE_CHECKING:
    from reviewer.desk.preferences import Preferences
    from reviewer.desk.session import Session
    from reviewer.desk.sheets.settingspage import SettingsPage
    from reviewer.desk.work.importing import Importer
    from reviewer.desk.work.jobs import JobBridge

_IN_WINDOW = ("lang", "theme", "text_percent", "author", "appraisal")


class Chosen:
    """What holds now: what the user chose, laid over what the program was started with.

    `given` names the settings that the command line gave for this run; a change here overrides them.
    """

    def __init__(self, base: Settings, preferences: Preferences, given: frozenset[str]) -> None:
        self._base, self._preferences, self._given = base, preferences, given
        self.now = self._settled()

    def _settled(self) -> Settings:
        chosen = self._preferences.chosen([option.key for option in options()])
        return laid_over(self._base, chosen, self._given)

    def change(self, key: str, text: str | None) -> None:
        """Remember what the user set; None is the default."""
        self._preferences.choose(key, text)
        self._given -= {key}
        self.now = self._settled()

    def show(self, page: SettingsPage) -> None:
        """Show on the page of settings what holds, and why."""
        changed = (one.key for one in options() if getattr(self.now, one.key) != getattr(self._base, one.key))
        page.show_settings(self.now, frozenset(changed), self._given)


def apply(key: str, settings: Settings, author: str, session: Session, importer: Importer, reading: JobBridge) -> None:
    """Hand a changed setting to whoever works by it."""
    importer.use(settings)
    if session.project is not None:
        session.project.journal.settings = settings
        session.project.journal.author = author
    if key == "rules_folder":
        office.use(settings.rules_folder)
    elif key not in _IN_WINDOW:
        reading.renew()


def words(key: str, importing: bool) -> str:
    """What to say about when a setting holds; "" when it holds already."""
    if key in _IN_WINDOW:
        return ""
    if key == "copy_pdfs":
        return tr("对之后导入的文件生效。")
    if key == "rules_folder":
        return tr("规则已换。按 F5 用新的规则重新核对已有的报告。")
    if importing:
        return tr("正在读取的文件不受影响；这次导入完成后生效。")
    return tr("读取进程已换新，对之后读取的文件生效。")
