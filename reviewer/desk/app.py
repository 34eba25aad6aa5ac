# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the window is put together: the frame first, everything that is slow to import after it."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reviewer import __version__, homes
from reviewer.desk import applying, remembering
from reviewer.desk.help import greeting
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.scaling import set_scale
from reviewer.desk.look.theme import dress, theme
from reviewer.desk.menus.file import documents
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.preferences import Preferences, system_user
from reviewer.desk.session import Session
from reviewer.desk.window import MainWindow
from reviewer.desk.work import children
from reviewer.desk.work.endings import free_place
from reviewer.desk.work.importing import Importer, lost
from reviewer.desk.work.jobs import PICTURE_MILLISECONDS, JobBridge
from reviewer.desk.work.timings import Timings
from reviewer.errors import ReviewerError
from reviewer.model.text import Lang
from reviewer.settings import Settings
from reviewer.support import logs

if TYPE_CHECKING:
    from reviewer.project import Project


LOG = logging.getLogger(__name__)


class Desk(QObject):
    """The composition root: who knows whom is decided here and nowhere else."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        preferences: Preferences,
        project: Path | None,
        given: frozenset[str] = frozenset(),
    ) -> None:
        """`given` names the settings that the command line gave for this run; others give way to the user's."""
        super().__init__()
        self._app, self._preferences, self._wanted = app, preferences, project
        self._chosen = applying.Chosen(settings, preferences, given)
        self._build()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def _settings(self) -> Settings:
        return self._chosen.now

    def _build(self) -> None:
        colours = theme(self._settings.theme)
        set_scale(self._settings.text_percent)
        dress(self._app, colours)
        lang: Lang = "en" if self._settings.lang == "en" else "zh"
        self.language = Language(lang)
        self.session = Session(self.language)
        self._reading = JobBridge(lambda: children.reading(self._settings), self.session)
        self.timings = Timings(self._reading)
        self._drawing = JobBridge(lambda: children.drawing(self._settings), self.session, PICTURE_MILLISECONDS)
        self.session.works.use(JobBridge(lambda: children.making(self._settings), self.session), self._settings)
        self._leafing = JobBridge(lambda: children.leafing(self._settings), self.session)
        images = PageImages(self._drawing, self.session, self._leafing)
        self.importer = Importer(self.session, self._reading, lost, self._settings)
        folder = self._settings.rules_folder
        self.window = MainWindow(self.session, images, self.importer, self._preferences, colours, folder)
        self.importer.finished.connect(lambda kept, _: LOG.info("import ended: %d files kept", kept))
        self.window.awake.connect(self._wake)
        self.window.project_wanted.connect(self.open_project)
        self.window.start_wanted.connect(self.start_project)
        self.window.import_wanted.connect(self.import_paths)
        self.window.demo_wanted.connect(self.open_demo)
        self.window.folder_wanted.connect(self.start_with_folder)
        self.window.diagnostics_wanted.connect(self.export_diagnostics)
        self.window.setting_wanted.connect(self.change_setting)
        self.window.sheets.made.connect(self._equip)
        if (self._wanted or self._preferences.project) is None:
            greeting.greet(self.window)

    # -- projects ----------------------------------------------------------------------------

    def _wake(self) -> None:
        """The frame is on the screen: now what takes time to import, and the project of last time."""
        path = self._wanted or self._preferences.project
        if path is not None:
            self.window.images.warm()
        import reviewer.project  # noqa: F401

        if path is None:
            return
        is_demo = path.parent == homes.demonstration()
        if not (self.open_demo() if is_demo else self.open_project(path, self._preferences.report)):
            greeting.greet(self.window)

    def open_project(self, path: Path, report: str = "") -> bool:
        """Open the project at `path`, or make it when it is not there; says why when it cannot."""
        from reviewer.project import Project

        author = self._author()
        if self._is_open(path):
            return True
        if self._is_importing():
            return False
        if Project.is_older(path):
            name = tr("升级项目文件")
            self.session.works.make(name, "upgrade", path, path, lambda _: self._open(path, report), author)
            return True
        return self._open(path, report)

    def _open(self, path: Path, report: str) -> bool:
        """Open a project of today's structure, or make it."""
        from reviewer.project import Project

        author = self._preferences.author or system_user()
        try:
            project = (Project.open if path.exists() else Project.create)(path, author, self._settings)
        except ReviewerError as error:
            self.window.say_error(error)
            return False
        self._attach(project, report)
        return True

    def start_project(self, path: Path, after: Path) -> bool:
        """Have a project made at `path` that begins with last year's, which stays as it is, and open it then."""
        if self._is_importing():
            return False
        self.session.works.make(tr("以上年项目新建"), "start", after, path, self._started, self._author())
        return True

    def _started(self, made: str) -> None:
        if not self._is_importing() and self._open(Path(made), ""):
            self.window.sheets.show_roll()

    def start_with_folder(self, folder: Path) -> bool:
        """Make a project beside a folder of reports and read them into it."""
        made = self.open_project(free_place(folder.parent, folder.name))
        if made:
            self.import_paths([folder])
        return made

    def open_demo(self) -> bool:
        """Open the demonstration project; what it lacks of the samples is read in the background."""
        from reviewer import demo

        demo.place().parent.mkdir(parents=True, exist_ok=True)
        if not self.open_project(demo.place(), self._preferences.report):
            return False
        self.importer.add(demo.missing([row.file for row in self.session.rows]))
        return True

    def _author(self) -> str:
        return self._settings.author or system_user()

    def _is_open(self, path: Path) -> bool:
        project = self.session.project
        return project is not None and path.exists() and project.path.samefile(path)

    def _is_importing(self) -> bool:
        """Whether files are still on their way into the open project, which must stay open for them."""
        if self.importer.running:
            self.window.say(tr("正在导入报告。请等它完成，或先在窗口下方取消。"), True)
        return self.importer.running

    def _is_making(self) -> bool:
        """Whether files are still being made, which a window built anew would give up."""
        if self.session.works.making:
            self.window.say(tr("正在导出文件。请等它完成，或先在窗口下方取消。"), True)
        return self.session.works.making

    def _attach(self, project: Project, report: str) -> None:
        self.importer.offers.keep_all()
        self.session.attach(project)
        self.session.do.settle()  # an import that was cut short left its reports unrelated
        self._say_rule_problems()
        LOG.info("project opened: %d reports, schema %s", len(self.session.rows), project.revision)
        self._offer_rules()
        self._wanted = project.path
        if project.path.parent == homes.demonstration():
            greeting.show_hint(self.window)
        known = [row.uuid for row in self.session.rows]
        if known:
            waiting = (row.uuid for row in self.session.rows if row.open)
            self.session.open_report(report if report in known else next(waiting, known[0]))
            if report in known:
                self.session.select_finding(self._preferences.finding)
                remembering.return_to_pages(self.window)

    def _offer_rules(self) -> None:
        """Reports that an older rule book has checked, or a run that was ended early has left, are offered again."""
        behind = len(self.session.project.behind()) if self.session.project is not None else 0
        if behind:
            self.window.say(tr("{count} 份报告不是用现行规则核对的，按 F5 重新核对。").format(count=behind), False)

    def _say_rule_problems(self) -> None:
        """A rule file of the office that is not in force is named before anybody trusts the findings."""
        from reviewer.checks.office import book

        if problems := book().problems:
            self.window.say("\n".join(self.language.say(problem) for problem in problems), True)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the open project; without one, into a new one beside the user's documents."""
        from reviewer.project import read_files

        if self.session.project is None and not self.open_project(self._new_place(paths[0])):
            return
        files = read_files(paths)
        if files:
            self.importer.add(files)
        else:
            self.window.say(tr("这里没有 PDF 文件。"), False)

    @staticmethod
    def _new_place(source: Path) -> Path:
        """Where a project goes that the user did not name: after the folder dropped, never over another."""
        name = source.name if source.is_dir() else tr("年报审核")
        documents().mkdir(parents=True, exist_ok=True)
        return free_place(documents(), name)

    # -- settings ----------------------------------------------------------------------------

    def change_setting(self, key: str, text: str | None) -> None:
        """Remember what the user set (None: the default) and let it hold, at once where that can be."""
        self._chosen.change(key, text)
        if key in ("lang", "theme", "text_percent"):
            self._restart(key)
            return
        applying.apply(key, self._settings, self._author(), self.session, self.importer, self._reading)
        self.window.sheets.use_rules(self._settings.rules_folder)
        if self.window.sheets.has("settings"):
            self._chosen.show(self.window.sheets.settings)
            self.window.sheets.settings.rows[key].say(applying.words(key, self.importer.running))

    def _equip(self, name: str) -> None:
        if name == "settings":
            self._chosen.show(self.window.sheets.settings)

    def export_diagnostics(self, out: Path) -> None:
        """Write the package for whoever looks after the program."""
        from reviewer.desk.help import diagnosing

        written = self.session.attempt(lambda: diagnosing.write(out, self._settings, self.session, self.timings))
        if written is not None:
            self.window.status.say(tr("已导出 {file}").format(file=written))

    def _follow_system(self) -> None:
        if self._settings.theme == "system" and theme("system") is not self.window.theme:
            self._restart()

    # -- end ---------------------------------------------------------------------------------

    def _restart(self, key: str = "") -> None:
        """Build the window anew in another language, theme or size; the project is opened again."""
        if self._is_importing() or self._is_making():
            return
        before = self.window
        in_settings = before.sheets.is_on("settings")
        self.session.leave()
        remembering.remember(before)
        self._release()
        self._build()
        self.window.show()
        if in_settings:
            self.window.sheets.show_settings(key)
        # Only now: the program ends with its last window.
        before.deleteLater()

    def close(self) -> None:
        """Close window, project and children."""
        self.window.close()
        self._release()
        self.window.deleteLater()

    def _release(self) -> None:
        self.importer.offers.keep_all()
        self.session.works.close()
        self._reading.close()
        self._drawing.close()
        self._leafing.close()
        if self.session.project is not None:
            self.session.project.close()
            self.session.project = None
        self.language.remove()

    def unforeseen(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody foresaw is logged and said; the work goes on, for every change is saved already."""
        if isinstance(error, ReviewerError):
            self.window.say_error(error)
            return
        LOG.error("unforeseen", exc_info=(kind, error, trace))
        words = tr("程序出现未预料的错误（{what}）；已保存的内容不受影响。")
        self.window.say(words.format(what=f"{kind.__name__}: {error}"), True)


def run(project: Path | None, settings: Settings, given: frozenset[str] = frozenset()) -> int:
    """Show the window until it is closed; the exit status of the program."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("reviewer")
    logs.start(homes.logs())
    LOG.info("window opens: version %s", __version__)
    desk = Desk(app, settings, Preferences.of_user(), project, given)
    desk.window.awake.connect(_look_for_garbage)
    remembering.show(desk.window)
    sys.excepthook = desk.unforeseen
    status = app.exec()
    desk.close()
    return status


def _look_for_garbage() -> None:
    """From now on, but not among what the start has made: it stays, and going through it would halt the window."""
    gc.freeze()
    gc.enable()
