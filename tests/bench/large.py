# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window on a project of 10,000 reports and 300,000 findings, against the goals of the desk.

`python -m tests.bench.large PROJECT [REPORTS]`: makes the project at that path unless it is there, opens
it in a window without a screen and prints what each act took. The goals: opened in 1 s, a filter in
100 ms, a finding selected in 50 ms, less than 500 MB for the window's process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert, literal, select

from reviewer import reviewing
from reviewer.bodies import dating
from reviewer.keeping import neighbours, summing
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.project import Status
from reviewer.model.text import Text
from reviewer.project import Project
from reviewer.store import findings, pdfs, readings, reports, schema
from reviewer.store.events import Stamp
from reviewer.store.reports import File
from tests import desks
from tests.pages import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewer.desk.window import MainWindow
    from reviewer.model.report import Reading
    from reviewer.store.opening import Transaction

REPORTS = 10_000
FINDINGS = 30
CODES = (
    ("T3-ROW", "requests"), ("T3-SUM7", "requests"), ("T2-SUM", "disclosure"), ("T4-ROW", "disputes"),
    ("N-RECV", "prose/2/received"), ("S-YEAR", "year"), ("Y-CARRY", "requests/2/total"), ("C-MAX", "requests/1/total"),
)  # fmt: skip
KINDS = (
    (Outcome.FAIL, Severity.ERROR), (Outcome.FAIL, Severity.REVIEW), (Outcome.FAIL, Severity.WARNING),
    (Outcome.NOT_EVALUABLE, Severity.ERROR), (Outcome.FAIL, Severity.REVIEW),
)  # fmt: skip
OFFICES = (
    "",
    *(f"{name}局" for name in ("教育", "民政", "财政", "交通", "水务", "农业", "商务", "文旅", "卫健", "审计", "统计")),
)
SENTENCES = 60
WORDS = "本年度共收到政府信息公开申请124件，同比增长12.5%，均在法定期限内答复，公开相关政策文件36件。"
GOALS = {"open": 1.0, "filter": 0.1, "overview filter": 0.1, "select": 0.05, "list of bodies": 0.3}
MOST_MB = 500


def build(path: Path, count: int) -> None:
    """Write such a project; all reports are of one PDF, as opening and selecting does not ask whose it is."""
    pdf = desks.pdf(path.with_suffix(".pdf"))
    it = replace(desks.reading(), digest=pdfs.digest_of(pdf), prose=spoken(*[WORDS] * SENTENCES))
    file, stamp = File(it.digest, pdf, pdf.stat().st_size), Stamp.now("bench")
    with Project.create(path, "bench") as project, project.journal.store.writing() as db:
        for number, (name, year) in enumerate(islice(_names(), count)):
            _put(db, replace(it, organisation=name, year=year), file, stamp, number)
        _copy_facts(db, it)
        _settled(db)


def _names() -> Iterator[tuple[str, int]]:
    places = [
        f"云岚市{a}{b}区" for a in "青白朱玄金木水火土山林川河湖泉谷原岭云" for b in "阳阴东西南北中上下前后左右内外"
    ]
    for place in places:
        for office in OFFICES:
            for year in (2023, 2024, 2025):
                yield place + office, year


def _put(db: Transaction, it: Reading, file: File, stamp: Stamp, number: int) -> None:
    uuid = reports.add(db, it.digest, stamp)
    report = reports.key(db, uuid)
    version = reports.add_version(db, report, file, 5, stamp)
    readings.save(db, version, it if number == 0 else replace(it, facts=()), "bench", stamp.at)
    reports.read_identity(db, report, it)
    findings.replace(db, report, _findings(it, number), "bench")
    verdict = reviewing.verdict(it, _findings(it, number))
    reports.checked(db, report, verdict, "bench")
    reports.mark(db, report, f"{number}", "")


def _findings(it: Reading, number: int) -> tuple[Finding, ...]:
    """Some reports have more to decide than others."""
    kinds, facts = cycle(KINDS[number % 5 :] if number % 7 else KINDS[3:4]), it.facts
    found = []
    for at, ((code, point), (outcome, severity)) in enumerate(zip(islice(cycle(CODES), FINDINGS), kinds, strict=False)):
        read = facts[(at * 5) % len(facts)]
        anchors = tuple(Anchor(place, Side.LEFT, read.address) for place in read.places)
        said = Text(f"第 {at} 处：{read.address} 不等于各项之和", f"{at}: {read.address} is not the sum of its parts")
        found.append(Finding(code, f"{point}#{at}", outcome, severity, said, anchors=anchors, read=(read.address,)))
    return tuple(found)


def _copy_facts(db: Transaction, it: Reading) -> None:
    """The figures of the first report for all others too."""
    fact, reading = schema.fact, schema.reading
    first = db.execute(select(reading.c.id).order_by(reading.c.id)).scalars().first()
    names = [column.name for column in fact.columns if column.name not in ("id", "reading_id")]
    copied = select(reading.c.id, *(fact.c[name] for name in names)).join(fact, literal(1) == 1)
    db.execute(
        insert(fact).from_select(
            ["reading_id", *names], copied.where(fact.c.reading_id == first, reading.c.id != first)
        )
    )


def _settled(db: Transaction) -> None:
    """As if every report had been checked against its neighbours."""
    links, every = neighbours.links(db), reports.standing(db)
    marks = {it.uuid: it.mark for it in every}
    for it in every:
        own = {key: marks[key] for key in links[it.uuid].keys}
        reports.mark(db, it.report, it.mark, neighbours.seen(links[it.uuid], own))
    neighbours.remember_settled(db)
    summing.complete(db)
    dating.complete(db)


# -- the window ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Act:
    """What an act and the painting after it took, in seconds: the best of some times, and what the processor worked."""

    name: str
    wall: float
    cpu: float


def measured(path: str) -> tuple[list[Act], float]:
    """Open the project in a window of this process and act in it; the acts, and then the memory in MB."""
    from reviewer.desk.app import Desk
    from reviewer.desk.preferences import Preferences
    from reviewer.settings import Settings

    app = QApplication([])
    preferences = Preferences.at(Path(tempfile.mkdtemp()) / "desk.ini")
    preferences.author = "bench"
    desk = Desk(app, Settings(), preferences, None)
    desk.window.resize(1440, 900)
    desk.window.show()
    for _ in range(20):
        app.processEvents()
    acts = [_act("open", lambda: desk.open_project(Path(path)))]
    session, window = desk.session, desk.window
    words = ("青阳 教育", "白阴 民政", "朱东 财政", "玄西 交通", "金南 水务")
    acts.append(_best("filter", [partial(window.reports.search, it) for it in words]))
    acts.append(_act("filter off", lambda: window.reports.search("")))
    keys = [one.key for one in session.findings]
    acts.append(_best("select", [partial(session.select_finding, key) for key in keys[1:11]]))
    acts.append(_best("open another", [partial(session.step_report, 1)] * 5))
    session.select_finding(session.findings[0].key)
    acts.append(_best("decide", [partial(session.do.decide, it) for it in (Status.CONFIRMED, Status.DISMISSED) * 2]))
    acts.append(_best("undo", [partial(session.do.step_history, True)] * 4))
    session.open_report(session.rows[-1].uuid)
    session.select_finding(session.findings[-1].key)
    acts.append(_act("F8 to another report", lambda: session.go_to_waiting(1)))
    acts.append(_act("list of bodies, first time", window.sheets.turn_roll))
    window.sheets.turn_roll()
    acts.append(_act("list of bodies", window.sheets.turn_roll))
    window.sheets.turn_roll()
    acts += _overview(window)
    memory = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    desk.close()
    return acts, int(memory.split()[1]) / 1024


def _overview(window: MainWindow) -> list[Act]:
    """What the page of all reports takes."""
    page = window.sheets.overview
    return [
        _act("overview", window.sheets.show_overview),
        _act("overview filter", lambda: page.filters.words.setText("青阳 教育")),
        _act("overview filter off", page.filters.reset),
        _act("overview severity", lambda: page.filters.severity.setCurrentIndex(1)),
        _act("overview sort", lambda: page.table.horizontalHeader().sectionClicked.emit(6)),
        _act("overview fold all", page.fold_all),
        _act("overview back", window.sheets.go_back),
    ]


def _best(what: str, acts: Sequence[Callable[[], object]]) -> Act:
    """The same done several times, with other things."""
    each = [_act(what, act) for act in acts]
    return Act(what, min(it.wall for it in each), min(it.cpu for it in each))


def _act(what: str, act: Callable[[], object]) -> Act:
    started, worked = time.perf_counter(), time.process_time()
    act()
    QCoreApplication.processEvents()
    return Act(what, time.perf_counter() - started, time.process_time() - worked)


def show(path: str) -> None:
    """Print what each act took, in milliseconds, then the memory in MB."""
    acts, memory = measured(path)
    for it in acts:
        goal = f"   goal {GOALS[it.name] * 1000:.0f} ms" if it.name in GOALS else ""
        sys.stdout.write(f"{it.name:24}{it.wall * 1000:8.0f} ms{it.cpu * 1000:8.0f} ms of work{goal}\n")
    sys.stdout.write(f"{'memory':24}{memory:8.0f} MB{'':19}goal {MOST_MB} MB\n")
    sys.stdout.write(f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores\n")


def main() -> None:
    path, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else REPORTS
    if not path.exists():
        build(path, count)
    env = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    subprocess.run([sys.executable, "-c", f"from tests.bench import large; large.show({str(path)!r})"], env=env)


if __name__ == "__main__":
    main()
