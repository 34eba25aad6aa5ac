# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workbooks for the districts: who is to get which findings, and the making of the files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reviewer.bodies import listing, tallying
from reviewer.checks import office
from reviewer.checks.equations import equations
from reviewer.errors import ReviewerError
from reviewer.forms.planform import form_of
from reviewer.keeping import filing
from reviewer.model.export import RuleName
from reviewer.model.finding import Severity
from reviewer.model.outgoing import Identity, Parcel, Receiver, Sending
from reviewer.model.progress import Progress
from reviewer.model.reply import Dispatch, Sent
from reviewer.model.text import Lang, Text
from reviewer.returns.replying import token
from reviewer.store import outgoing as counted
from reviewer.store import pdfs, reports

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.model.form import TableForm
    from reviewer.model.outgoing import Which
    from reviewer.model.project import OpenReport
    from reviewer.store.opening import Transaction

NOWHERE = Text("未归属区县", "No district")
"""What stands for the district of a report whose district nobody knows."""


def receivers(db: Transaction, which: Which, by_body: bool = False) -> tuple[Receiver, ...]:
    """Every district (or organisation) that has findings to be sent, in the order of the list of reports."""
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for uuid, severity, status, stale, count in counted.standing(db):
        if which.takes(severity, status, stale):
            counts[uuid][severity] += count
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for tally in tallying.tallies(reports.rows(db), listing.load(db)):
        if counts.get(tally.report):
            groups[tally.organisation if by_body else tally.district].append(tally.report)
    return tuple(
        Receiver(name or NOWHERE.zh, tuple(uuids), dict(sum((counts[it] for it in uuids), Counter[Severity]())))
        for name, uuids in groups.items()
    )


def making(
    journal: Journal, folder: Path, wish: Sending, lang: Lang, home: Path, settled: Path
) -> Generator[Progress, None, tuple[Dispatch, ...]]:
    """Write the workbooks into `folder`, named as nothing in `settled` is, where they are to be put then.

    Returns each as it is to be recorded as sent, with its path there.

    `home` is the project whose PDFs are shown. A report whose PDF is gone goes out without pictures.
    """
    from reviewer.export import names

    with journal.store.reading() as db:
        found = receivers(db, wish.which, wish.by_body)
        project = reports.project(db)
    chosen = [it for it in found if wish.districts is None or it.district in wish.districts]
    total, done = sum(len(it.reports) for it in chosen), 0
    sent: list[Dispatch] = []
    for receiver in chosen:
        every: list[OpenReport] = []
        pictures: dict[tuple[str, str], bytes] = {}
        for uuid in receiver.reports:
            yield Progress(done, total, Text(f"{receiver.district}：读取报告、截图", f"{receiver.district}: pictures"))
            report, shown = _read(journal, uuid, wish.which, home)
            every.append(report)
            pictures |= shown
            done += 1
        taken = [Path(it.file).name for it in sent]
        place = names.free(settled, names.file_name(receiver.district, journal.made().at.date()), taken)
        yield Progress(done, total, Text(f"写出 {place.name}", f"writing {place.name}"))
        tokens = _tokens(project, every)
        parcel = Parcel(str(uuid4()), project, receiver.district, wish.due, wish.contact, {}, tokens, pictures)
        digest = _write(journal, folder / place.name, every, parcel, lang)
        sent.append(_sent(journal, parcel, place, digest, every))
    return tuple(sent)


def _sent(journal: Journal, parcel: Parcel, place: Path, digest: str, every: Sequence[OpenReport]) -> Dispatch:
    """What is to be recorded of a workbook that lies at `place` and leaves."""
    rows = tuple(
        Sent(parcel.tokens[it.row.uuid, one.finding.key], it.row.uuid, one.finding.key, one.finding.digest)
        for it in every
        for one in it.findings
    )
    stamp = journal.stamp()
    return Dispatch(parcel.uuid, parcel.district, parcel.due, str(place), digest, stamp.author, stamp.at, rows)


def _read(journal: Journal, uuid: str, which: Which, home: Path) -> tuple[OpenReport, dict[tuple[str, str], bytes]]:
    """A report with the findings that go out, and their pictures."""
    with journal.store.reading() as db:
        whole = filing.load(db, uuid)
        file = reports.file(db, reports.key(db, uuid))
    report = replace(whole, findings=tuple(it for it in whole.findings if which.holds(it)))
    try:
        path = pdfs.find(home, file)
    except ReviewerError:
        return report, {}
    return report, dict(_pictures(path, report))


def _pictures(path: Path, report: OpenReport) -> Iterator[tuple[tuple[str, str], bytes]]:
    # Only ever in a child process: a PDF may do anything to whoever opens it.
    from reviewer.pdf import cropping

    wanted = {
        it.finding.key: tuple(dict.fromkeys(a.place for a in it.finding.anchors if a.place.page > 0))
        for it in report.findings
    }
    ordered = sorted((key for key in wanted if wanted[key]), key=lambda key: min(it.page for it in wanted[key]))
    for key, picture in zip(ordered, cropping.crops(path, [wanted[key] for key in ordered]), strict=True):
        if picture is not None:
            yield (report.row.uuid, key), picture


def _tokens(project: str, every: Sequence[OpenReport]) -> dict[tuple[str, str], str]:
    return {
        (it.row.uuid, one.finding.key): token(project, it.row.uuid, one.finding.key)
        for it in every
        for one in it.findings
    }


def _write(journal: Journal, out: Path, every: Sequence[OpenReport], parcel: Parcel, lang: Lang) -> str:
    # Excel's library is slow to import, and most sessions do not come here.
    from reviewer.export import district
    from reviewer.export.content import arrange

    addresses = {address for it in every for address in it.facts}
    used = {version for it in every for version in it.reading.forms.items()}
    forms = {it: form_of(*it, addresses) for it in sorted(used)}
    names = [RuleName(it.code, it.name, it.meaning, it.basis, it.severity) for it in office.book().rules]
    content = arrange(every, forms, names, journal.made(), lang)
    return district.write(out, content, replace(parcel, identities=identities(forms)))


def identities(
    forms: Mapping[tuple[str, str], TableForm],
) -> dict[tuple[str, str], tuple[Identity, ...]]:
    """The balances of the rule book in force, for each form."""
    return {
        at: tuple(
            Identity(rule.name, rule.each == "line", it.left, it.right)
            for rule in office.book().rules
            if rule.kind == "balance" and at[0] in rule.tables and (not rule.versions or at[1] in rule.versions)
            for it in equations(rule, form)
        )
        for at, form in forms.items()
    }
