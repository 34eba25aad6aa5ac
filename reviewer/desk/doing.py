# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person does to the project from the window: one command each, shown and said afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reviewer.desk.i18n import tr
from reviewer.desk.selection import Selection
from reviewer.desk.steps import show, touched
from reviewer.errors import ReviewerError
from reviewer.model.clipping import Cut
from reviewer.model.finding import Severity
from reviewer.model.progress import Checked
from reviewer.model.project import Status, Target

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.model.body import Body, ReadList
    from reviewer.model.returned import Sorted
    from reviewer.project import Project

T = TypeVar("T")
_SHOW_SECONDS = 1.0


class Doing:
    """`session.do`: commands on the open report or project; what is refused is said, and nothing is claimed saved."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _change(self, command: Callable[[Project, str], T]) -> T | None:
        """Run a command on the open report, then show what it left."""
        if self._session.project is None or self._session.report is None:
            return None
        project, uuid = self._session.project, self._session.report.row.uuid
        return self._saving(lambda: command(project, uuid))

    def _saving(self, command: Callable[[], T]) -> T | None:
        """Run a command that changes the project; what it refuses is said, and nothing is claimed to be saved."""
        try:
            result = command()
        except ReviewerError as error:
            self._session.said.emit(self._session.language.say(error.text), True)
            return None
        self._session.refresh()
        self._session.saved.emit()
        self._session.selected.emit(None)
        return result

    def on_report(self, command: Callable[[Project, str], T]) -> T | None:
        """Run any command on the open report; None when there is none or it was refused."""
        return self._change(command)

    def on_project(self, command: Callable[[Project], T]) -> T | None:
        """Run any command on the project; None when there is none or it was refused."""
        project = self._session.project
        return self._saving(lambda: command(project)) if project is not None else None

    def _listing(self, command: Callable[[], object]) -> None:
        """Run a command on the list of bodies, and then check in steps the reports that it concerns."""
        self._saving(command)
        self.settle()

    def decide(self, status: Status, keys: Sequence[str] = ()) -> None:
        """Decide about the selected finding, or about several at once."""
        if wanted := tuple(keys) or ((self._session.selection.finding,) if self._session.selection.finding else ()):
            self._change(lambda project, uuid: project.decide(uuid, wanted, status))

    def explain(self, keys: Sequence[str], reason: str) -> None:
        """Say why findings were decided as they were."""
        self._change(lambda project, uuid: project.decisions.explain(uuid, keys, reason))

    def decide_alike(self, everywhere: bool) -> None:
        """Decide on all undecided findings alike as on the selected one; says how many they were."""
        if key := self._session.selection.finding:
            done = self._change(lambda project, uuid: project.decisions.decide_alike(uuid, key, everywhere))
            if done is not None and done[0]:
                words = tr("已照此判定 {count} 处同类问题（{reports} 份报告）。Ctrl+Z 可一次撤销。")
                self._session.said.emit(words.format(count=done[0], reports=done[1]), False)

    def decide_tasks(self, plan: str, keys: Sequence[str], status: Status) -> None:
        """Decide about tasks of a plan, which need not be the open report."""
        if self._session.project is not None:
            project = self._session.project
            self._saving(lambda: project.decide(plan, keys, status))

    def add_note(self, text: str, target: Target | None = None, cut: Cut | None = None) -> str | None:
        """Write a note and return its UUID; None when it could not be saved."""
        on = target or self._session.note_target()
        return self._change(lambda project, uuid: project.notes.add(uuid, on, text, cut))

    def attach(self, note: str, cut: Cut | None) -> None:
        """Let a note show a part of a page, or nothing any more; it need not be one of the open report."""
        if self._session.project is not None:
            project = self._session.project
            self._saving(lambda: project.notes.attach(note, cut))

    def edit_note(self, note: str, text: str) -> None:
        self._change(lambda project, _: project.notes.edit(note, text))

    def delete_note(self, note: str) -> None:
        self._change(lambda project, _: project.notes.delete(note))

    def add_finding(self, message: str, severity: Severity, on: Selection | None = None) -> None:
        places, address = self._session.own_places(on), (on or self._session.selection).address
        if not places:
            return
        key = self._change(
            lambda project, uuid: project.add_finding(uuid, message, places[0], address, severity, places[1:])
        )
        if key:
            self._session.select_finding(key)

    def edit_finding(self, key: str, message: str, severity: Severity) -> None:
        """Give a finding of one's own other words or another severity."""
        self._change(lambda project, uuid: project.edit_finding(uuid, key, message, severity))

    def delete_finding(self) -> None:
        if key := self._session.selection.finding:
            self._change(lambda project, uuid: project.delete_finding(uuid, key))

    def close_findings(self, keys: Sequence[str]) -> None:
        """Say that findings are settled with the district."""
        self._change(lambda project, uuid: project.replies.close(uuid, keys))

    def reopen_findings(self, keys: Sequence[str], reason: str) -> None:
        """Say that closed findings are not settled after all."""
        self._change(lambda project, uuid: project.replies.reopen(uuid, keys, reason))

    def take_replies(self, lines: Sequence[Sorted]) -> int | None:
        """Take in the replies of these rows of returned workbooks; how many were new."""
        project = self._session.project
        return self._saving(lambda: project.replies.take(lines)) if project else None

    def correct(self, address: str, printed: str) -> None:
        self._change(lambda project, uuid: project.correct(uuid, address, printed))

    def confirm(self, addresses: Sequence[str]) -> None:
        self._change(lambda project, uuid: project.confirm(uuid, addresses))

    def compare(self, table: str, done: bool) -> None:
        self._change(lambda project, uuid: project.compare(uuid, table, done))

    def take_back(self, address: str) -> None:
        """Let the figure that was read hold again."""
        self._change(lambda project, uuid: project.take_back(uuid, address))

    def identify(self, organisation: str, year: int | None, title: str) -> None:
        self._change(lambda project, uuid: project.identify(uuid, organisation, year, title))

    def edit_body(self, body: Body) -> None:
        """Change one body of the list."""
        if self._session.project is not None:
            project = self._session.project
            self._listing(lambda: project.bodies.edit(body))

    def add_body(self, name: str) -> None:
        """Put a body on the list; one that is there stays as it is."""
        from reviewer.model.body import Body

        if self._session.project is not None:
            project = self._session.project
            self._listing(lambda: project.bodies.put([Body(name)]))

    def drop_bodies(self, names: Sequence[str]) -> None:
        """Take bodies off the list."""
        if self._session.project is not None and names:
            project = self._session.project
            self._listing(lambda: project.bodies.drop(names))

    def import_bodies(self, path: Path, then: Callable[[ReadList], None]) -> None:
        """Lay the list in a workbook over the one there is; `then` gets what was read."""
        project = self._session.project
        if project is None:
            return

        def read(found: ReadList) -> None:
            if self._session.project is project:
                self._listing(lambda: project.bodies.put(found.bodies))
                then(found)

        self._session.works.make(tr("导入应报名单"), "list", path, project.path, read, project.journal.author)

    def run_again(self) -> None:
        """Run the checks of all reports again, step by step; ended early, it says how many are left."""
        project = self._session.project
        if project is not None:
            steps = self._followed(project.running_again())

            def stopped() -> None:
                left = len(project.behind())
                words = (
                    tr("已停止重新核对。") if not left else tr("已停止；还有 {count} 份未用现行规则核对，按 F5 继续。")
                )
                self._session.said.emit(words.format(count=left), False)

            def finished(_: object) -> None:
                self._session.said.emit(tr("已重新核对。") + self._session.sign.left(), False)

            self._session.works.run(tr("重新核对"), steps, finished, lambda: self._ended(stopped))

    def settle(self, then: Callable[[], None] = lambda: None) -> None:
        """Check reports that belong together against one another, once files have come in; then `then`."""
        if self._session.project is None:
            then()
            return
        steps = self._followed(self._session.project.settling())

        def settled() -> None:
            if left := self._session.sign.left():
                self._session.said.emit(left, False)
            then()

        self._session.works.run(tr("与相关报告核对"), steps, lambda _: settled(), lambda: self._ended(settled))

    def export(self, kind: str, name: str, out: Path) -> None:
        """Have a child make a file of the project; see `reviewer.exportjob`."""
        project = self._session.project
        if project is not None:
            said = tr("已导出 {file}")
            self._session.works.make(
                tr("导出{name}").format(name=name),
                kind,
                project.path,
                out,
                lambda file: self._session.said.emit(said.format(file=file), False),
                project.journal.author,
            )

    def _ended(self, then: Callable[[], None]) -> None:
        """Show what steps that were stopped have left."""
        self._session.refresh()
        then()

    def _followed(self, steps: Generator[Checked, None, object]) -> Generator[Checked, None, None]:
        """The steps, with the open report shown as soon as it was checked and the list once a second."""
        session, shown, some = self._session, time.monotonic(), False
        for step in steps:
            some = True
            if session.report is not None and session.report.row.uuid == step.uuid:
                session.refresh()
                session.selected.emit(None)
            elif time.monotonic() - shown > _SHOW_SECONDS:
                session.refresh_list()
                shown = time.monotonic()
            yield step
        if some:
            session.refresh()
            session.saved.emit()
            session.selected.emit(None)

    def step_history(self, back: bool) -> None:
        """Undo (or redo) the last change."""
        self._session.steps.step(back)

    def reverse(self, back: bool) -> bool:
        """Undo (or redo) in the project itself, and show what it was; whether it was done. For `session.steps`."""
        if self._session.project is None:
            return False
        project = self._session.project
        event = touched(project, back)
        done = self._saving(lambda: project.journal.undo() if back else project.journal.redo())
        if done and event is not None:
            words = tr("已撤销：{what}") if back else tr("已恢复：{what}")
            self._session.said.emit(words.format(what=self._session.language.say(done)), False)
            show(self._session, event)
            if not event.report:
                self.settle()
        return done is not None
