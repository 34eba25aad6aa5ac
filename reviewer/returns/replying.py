# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with workbooks that go to districts and with the answers that come back."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.model.progress import Progress
from reviewer.model.reply import FINAL, Closing, Dispatch, Follow, Reply, Sent, Thread
from reviewer.model.returned import Looked, Returned, Sorted, Trial
from reviewer.model.text import Text
from reviewer.returns import returning, typedover
from reviewer.store import codec, events, findings, replies, reports

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.opening import Transaction

_PREFIX, _LETTERS = "RV", 16


def token(project: str, report: str, key: str) -> str:
    """The hidden key of a finding in every workbook that leaves `project`: always the same, telling nothing.

    Letters and digits that no program takes for a number, a date or a formula.
    """
    digest = hashlib.sha256("\x1f".join((project, report, key)).encode()).digest()
    return _PREFIX + base64.b32encode(digest).decode()[:_LETTERS]


class Replies:
    """Commands on the way of findings to districts and back; `project` is the UUID in the hidden keys."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def project(self) -> str:
        with self._journal.store.reading() as db:
            return reports.project(db)

    def send(self, it: Dispatch) -> None:
        """Keep that a workbook left; it cannot be undone, as the workbook cannot be called back."""
        with self._journal.store.writing() as db:
            replies.add_dispatch(db, it)
            told = {"district": it.district, "file": it.file, "digest": it.digest, "rows": len(it.rows)}
            events.append(db, self._journal.stamp(), "send", None, it.uuid, None, told)

    def dispatches(self) -> tuple[Dispatch, ...]:
        """All workbooks that left, oldest first."""
        with self._journal.store.reading() as db:
            return replies.dispatches(db)

    def known(self, tokens: Iterable[str]) -> dict[str, Sent]:
        """Whom hidden keys name, in the workbook that left last; what this project never sent is left out."""
        with self._journal.store.reading() as db:
            found = ((it, replies.of_token(db, it)) for it in tokens)
            return {it: sent[0] for it, sent in found if sent}

    def take_in(self, given: Sequence[Reply]) -> int:
        """Keep replies, each once: those with the content of one that is there already are left out; how many are new.

        No decision is changed by a reply: that is the auditor's.
        """
        with self._journal.store.writing() as db:
            there = {it.content for it in replies.replies(db)}
            new = [it for it in given if it.content not in there]
            replies.add_replies(db, new)
            by_report: defaultdict[str, list[str]] = defaultdict(list)
            for it in new:
                by_report[it.report].append(it.key)
            for uuid, keys in by_report.items():
                told = {"file": new[0].file, "digest": new[0].source, "keys": keys}
                events.append(db, self._journal.stamp(), "replies", uuid, "", None, told)
            return len(new)

    @staticmethod
    def is_reply(path: Path) -> bool:
        """Whether an .xlsx looks like a workbook that was sent from here or elsewhere; told quickly."""
        from reviewer.export import replyfile

        return replyfile.sniffed(path)

    @staticmethod
    def read(path: Path) -> Returned:
        """What stands in a returned workbook; ReviewerError when it cannot be read or is none."""
        from reviewer.export import replyread

        return replyread.read(path)

    def look_at(self, path: Path) -> Looked:
        """Sort every row of a returned workbook; ReviewerError when it cannot be read or is none. Changes nothing."""
        return self.look(self.read(path))

    def look(self, given: Returned) -> Looked:
        """The same of what was read already."""
        with self._journal.store.reading() as db:
            return returning.looked(db, given, self._journal.stamp())

    def trying(self, lines: Sequence[Sorted]) -> Generator[Progress, None, dict[int, Trial]]:
        """What the checks would say with the corrected figures, by the place of each line, in steps; keeps nothing."""
        return typedover.trying(self._journal.store.reading, lines)

    def take(self, lines: Iterable[Sorted]) -> int:
        """Take in the replies of these lines, by whoever does so now; how many are new."""
        return self.take_in(returning.stamped(lines, self._journal.stamp()))

    def threads(self, report: str | None = None) -> dict[tuple[str, str], Thread]:
        """All that went to and fro, by report and key of the finding; of one report when its UUID is given."""
        with self._journal.store.reading() as db:
            return threads(db, report)

    def close(self, uuid: str, keys: Sequence[str], reason: str = "") -> None:
        """Say that findings are settled; undoing that later takes a reason."""
        self._say("close_finding", uuid, keys, Follow.CLOSED, reason)

    def reopen(self, uuid: str, keys: Sequence[str], reason: str) -> None:
        """Say that findings are not settled after all; ReviewerError without a reason."""
        if not reason.strip():
            raise ReviewerError(
                Text("重新打开已办结的问题需要说明理由。", "Opening a closed finding again takes a reason."),
                Text("请写明理由后再试。", "Write the reason and try again."),
            )
        self._say("reopen_finding", uuid, keys, Follow.REOPENED, reason)

    def _say(self, what: str, uuid: str, keys: Sequence[str], follow: Follow, reason: str) -> None:
        stamp = self._journal.stamp()
        with self._journal.store.reading() as db:
            report = reports.key(db, uuid)
            there = replies.closings(db, report)
            known = {it.key for it in findings.load(db, report)} | set(there)
            known |= {it.key for it in replies.replies(db, uuid)}
        if unknown := [key for key in keys if key not in known]:
            raise KeyError(unknown[0])
        said = Closing(follow, reason.strip(), stamp.author, stamp.at)
        wanted = {key: codec.closing(said) for key in keys if key not in there or there[key].follow is not follow}
        if follow not in FINAL:
            wanted = {key: it for key, it in wanted.items() if key in there}
        if wanted:
            subject = next(iter(wanted)) if len(wanted) == 1 else ""
            self._journal.change(what, uuid, subject, {"closings": wanted}, stamp)


def threads(db: Transaction, report: str | None = None) -> dict[tuple[str, str], Thread]:
    """All that went to and fro, by report and key of the finding; of one report when its UUID is given."""
    sent: defaultdict[tuple[str, str], list[Dispatch]] = defaultdict(list)
    for it in replies.dispatches(db, report):
        for row in it.rows:
            sent[row.report, row.key].append(it)
    answered: defaultdict[tuple[str, str], list[Reply]] = defaultdict(list)
    for reply in replies.replies(db, report):
        answered[reply.report, reply.key].append(reply)
    closed = {
        (uuid, key): said
        for uuid in ([report] if report else reports.uuids(db))
        for key, said in replies.closings(db, reports.key(db, uuid)).items()
    }
    return {
        at: Thread(*at, tuple(sent[at]), tuple(answered[at]), closed.get(at))
        for at in dict.fromkeys([*sent, *answered, *closed])
    }
