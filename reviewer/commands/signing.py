# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signing reports off between a preparer and a reviewer, and closing what is done."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.keeping import filing, freezing, holding
from reviewer.model.finding import Outcome
from reviewer.model.progress import Progress
from reviewer.model.project import OpenReport
from reviewer.model.signing import Changed, Mark, Signed, Signing, Step
from reviewer.model.text import Text
from reviewer.store import parts, reports, signings

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.events import Stamp


_SIGNING, _MOVED = Text("签署", "signing"), Text("其间已有改动", "changed meanwhile")


class Signatures:
    """Commands on the signatures of a report; a UUID that the project does not have is a KeyError.

    What does not fit the report's stage, or lacks a reason, is a ReviewerError and changes nothing.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def of(self, uuid: str) -> Signing:
        """The signatures on a report that count at present."""
        with self._journal.store.reading() as db:
            return signings.load(db, reports.key(db, uuid))

    def changes(self, uuid: str) -> tuple[Changed, ...]:
        """What is not as it was when the report was signed off."""
        return self._load(uuid).changed

    def prepare(self, uuid: str) -> Mark:
        """Sign a report off as its preparer, whether for the first time, after its return or after changes.

        A sign-off that still stands on what it was given is left as it is.
        """
        report, stamp = self._load(uuid), self._journal.stamp()
        old = report.row.signing
        if old.prepared is not None and old.sign_off is not None and not report.changed and not report.row.frozen:
            return old.prepared
        made = Mark(stamp.author, stamp.at, open=_open(report), holds=holding.holds(report))
        signed = Signing(made, reopened=report.row.signing.reopened)
        self._sign("prepare", uuid, signed, stamp)
        return made

    def approve(self, uuid: str) -> Mark:
        """Sign a prepared report off as its reviewer.

        `same` in what is returned, and in the history, when the preparer does so: an office may be one person.
        """
        report, stamp = self._load(uuid), self._journal.stamp()
        prepared = _prepared(report)
        same = prepared.author == stamp.author
        made = Mark(stamp.author, stamp.at, open=_open(report), same=same, holds=holding.holds(report))
        self._sign("approve", uuid, replace(report.row.signing, reviewed=made), stamp)
        return made

    def send_back(self, uuid: str, reason: str) -> None:
        """Send a prepared or reviewed report back to its preparer, for a reason."""
        report, stamp = self._load(uuid), self._journal.stamp()
        _prepared(report)
        made = Mark(stamp.author, stamp.at, _given(reason))
        self._sign("send_back", uuid, replace(report.row.signing, reviewed=None, returned=made), stamp)

    def close(self, uuid: str, reason: str = "") -> None:
        """Close a report, which freezes it; with something undecided only for a reason."""
        report, stamp = self._load(uuid), self._journal.stamp()
        waiting = _open(report)
        if waiting and not reason.strip():
            raise _undecided(waiting)
        made = Mark(stamp.author, stamp.at, reason.strip(), open=waiting)
        if report.row.signing.closed is None:
            self._sign("close", uuid, replace(report.row.signing, closed=made, reopened=None), stamp)

    def reopen(self, uuid: str, reason: str) -> None:
        """Let a closed report be changed again, for a reason; its signatures are those from before."""
        signed, stamp = self.of(uuid), self._journal.stamp()
        if signed.closed is not None:
            made = Mark(stamp.author, stamp.at, _given(reason))
            self._sign("reopen", uuid, replace(signed, closed=None, reopened=made), stamp)

    def ready(self, uuids: Sequence[str], step: Step) -> Signed:
        """Which of these reports can be submitted (PREPARED) or approved (REVIEWED), and why the others cannot."""
        refused = {uuid: why for uuid in uuids if (why := self._hindered(uuid, step)) is not None}
        return Signed(tuple(uuid for uuid in uuids if uuid not in refused), refused)

    def signing(self, uuids: Sequence[str], step: Step) -> Generator[Progress, None, Signed]:
        """Sign these reports off in one step that one undo takes back; what cannot be signed is left and named."""
        stamp, made, refused = self._journal.stamp(), dict[str, tuple[Signing, Signing]](), dict[str, Text]()
        for at, uuid in enumerate(uuids):
            yield Progress(at, len(uuids), _SIGNING)
            if why := self._hindered(uuid, step):
                refused[uuid] = why
                continue
            report = self._load(uuid)
            made[uuid] = report.row.signing, _signed(report, step, stamp)
        # Somebody may have signed or closed one meanwhile.
        refused |= {uuid: _MOVED for uuid, (old, _) in made.items() if self.of(uuid) != old}
        signed = {uuid: new for uuid, (_, new) in made.items() if uuid not in refused}
        wanted = {uuid: {parts.SIGNING: {"": signings.state(new)}} for uuid, new in signed.items()}
        self._journal.change_several("prepare" if step is Step.PREPARED else "approve", wanted, stamp)
        return Signed(tuple(signed), refused)

    def _hindered(self, uuid: str, step: Step) -> Text | None:
        """Why a report cannot take this step; a signed one has to be looked into, for it may have changed."""
        with self._journal.store.reading() as db:
            row = reports.row(db, uuid)
        it = row.signing
        if row.frozen:
            return Text("已关闭", "closed")
        if step is Step.REVIEWED and (it.prepared is None or it.returned is not None):
            return Text("尚未提交", "not submitted")
        there = it.sign_off if step is Step.PREPARED else it.reviewed
        if there is None or self._load(uuid).changed:
            return None
        return Text("已提交", "submitted already") if step is Step.PREPARED else Text("已复核", "approved already")

    def of_project(self) -> Signing:
        """Who closed the project, or reopened it last."""
        with self._journal.store.reading() as db:
            return signings.load(db, None)

    def close_project(self, reason: str = "") -> None:
        """Freeze the whole project; with something undecided in a report that is not closed only for a reason."""
        stamp = self._journal.stamp()
        with self._journal.store.reading() as db:
            closed = freezing.frozen(db)
            every = [filing.load(db, uuid) for uuid in reports.uuids(db) if uuid not in closed]
        waiting = sum(map(_open, every))
        if waiting and not reason.strip():
            raise _undecided(waiting)
        if self.of_project().closed is None:
            made = Signing(closed=Mark(stamp.author, stamp.at, reason.strip(), open=waiting))
            self._journal.change("close_project", "", "", {parts.CLOSING: {"": signings.state(made)}}, stamp)

    def reopen_project(self, reason: str) -> None:
        """Let a closed project be changed again, for a reason; reports closed by themselves stay closed."""
        stamp = self._journal.stamp()
        if self.of_project().closed is not None:
            made = Signing(reopened=Mark(stamp.author, stamp.at, _given(reason)))
            self._journal.change("reopen_project", "", "", {parts.CLOSING: {"": signings.state(made)}}, stamp)

    def waiting_for(self, person: str) -> Sequence[str]:
        """The reports that somebody else prepared and nobody has reviewed."""
        with self._journal.store.reading() as db:
            made = signings.every(db)
        ready = {uuid: it.prepared for uuid, it in made.items() if it.step is Step.PREPARED}
        return [uuid for uuid, mark in ready.items() if mark is not None and mark.author != person]

    def _load(self, uuid: str) -> OpenReport:
        with self._journal.store.reading() as db:
            return filing.load(db, uuid)

    def _sign(self, what: str, uuid: str, signed: Signing, stamp: Stamp) -> None:
        old = self.of(uuid)
        if old.closed is not None and signed.closed is not None:
            raise _wrong(Text("报告已关闭。", "The report is closed."))
        if old.closed is not None and what != "reopen":
            raise _wrong(Text("报告已关闭，请先重新打开。", "The report is closed: reopen it first."))
        self._journal.change(what, uuid, "", {parts.SIGNING: {"": signings.state(signed)}}, stamp)


def _signed(report: OpenReport, step: Step, stamp: Stamp) -> Signing:
    """The signatures of a report that takes this step now."""
    old = report.row.signing
    made = Mark(stamp.author, stamp.at, open=_open(report), holds=holding.holds(report))
    if step is Step.PREPARED:
        return Signing(made, reopened=old.reopened)
    return replace(old, reviewed=replace(made, same=old.prepared is not None and old.prepared.author == stamp.author))


def _open(report: OpenReport) -> int:
    """Failures that nobody has decided on; what could not be checked waits for figures and not for a decision."""
    return sum(it.undecided for it in report.findings if it.finding.outcome is Outcome.FAIL)


def _prepared(report: OpenReport) -> Mark:
    signed = report.row.signing
    if signed.prepared is None or signed.returned is not None:
        raise _wrong(
            Text(
                "报告尚未提交复核，请先由编制人提交。", "The report was not submitted: its preparer signs it off first."
            )
        )
    return signed.prepared


def _given(reason: str) -> str:
    if not reason.strip():
        raise _wrong(Text("请写明原因。", "Give a reason."))
    return reason.strip()


def _wrong(advice: Text) -> ReviewerError:
    return ReviewerError(Text("未作改动。", "Nothing was changed."), advice)


def _undecided(waiting: int) -> ReviewerError:
    return ReviewerError(
        Text("还有 {count} 处问题待定。", "{count} findings are undecided.").format(count=waiting),
        Text("请先判定，或写明仍要关闭的原因。", "Decide on them, or give a reason for closing all the same."),
    )
