# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long checking takes, apart from reading: one report, a thousand, their likeness, explanations, and growth.

`python -m tests.bench.checks [reports] [together] [similar] [repairs] [growth]`, by default all. Medians of the
processor's time, as the machine may be busy with other work, with the goal of each. 1 when a goal is missed.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path

from reviewer import resources, reviewing
from reviewer.bodies.relating import Named, relations
from reviewer.bodies.together import together
from reviewer.checks import office, running
from reviewer.checks.equations import all_equations
from reviewer.checks.repairs import repairs
from reviewer.forms.book import table_form
from reviewer.model.report import Reading, Review, Verdict
from reviewer.prose.claims import claims
from reviewer.settings import Settings
from tests.literals import disclosure, disputes, reading, requests
from tests.pages import spoken
from tests.reports import HEADS

ROUNDS = 9
MANY = 1000
BODIES, YEARS = 40, 25
SIZES = (10, 100, 1000, 10_000)
SURNAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
PARAGRAPHS = (
    "{year}年，{body}共收到政府信息公开申请26件，较上年的{last}件上升{share}%，上年结转5件，答复23件，结转下年度8件。",
    "申请中，予以公开10件，部分公开3件，无法提供7件，其他处理3件，均按时答复，未发生收费。",
    "全年主动公开信息{n}条，其中网站{half}条、新媒体{rest}条，发布规范性文件3件，回应群众关切，落实考核和评议。",
)
PROBLEMS = "一是公开不够主动；二是解读形式单一；三是{body}第{n}批工作人员业务能力需要加强。下一步将加大培训，逐项改进。"


def body(number: int) -> str:
    one, two = divmod(number, len(SURNAMES))
    return f"云岚市{SURNAMES[one % len(SURNAMES)]}{SURNAMES[two]}{'东西南北'[one // len(SURNAMES) % 4]}区"


def report(name: str, year: int, *, worded: bool = True, length: int = 1) -> Reading:
    """A report whose tables agree, with words of its own."""
    n = year % 50 + len(name)
    fields = {"year": year, "body": name, "last": 20, "share": 30, "n": 2 * n, "half": n, "rest": n}
    words = [text.format(**fields) for text in PARAGRAPHS]
    problems = [PROBLEMS.format(body=name, n=n + i) for i in range(length)]
    text = (HEADS[0], *words, HEADS[4], *problems, HEADS[5], "没有收取处理费。")
    it = replace(EMPTY, organisation=name, year=year, title=f"{name}{year}年政府信息公开工作年度报告")
    return replace(it, prose=spoken(*text)) if worded else it


EMPTY = reading(disclosure(), requests(), disputes())


def reports(bodies: int, years: int, *, worded: bool = True, length: int = 1) -> list[tuple[Path, Review]]:
    """Reports as they come from their readers, each checked by itself already."""
    found = []
    for number in range(bodies):
        for year in range(2025 - years, 2025):
            it = report(body(number), year, worded=worded, length=length)
            found.append((Path(f"{number}-{year}.pdf"), Review(it, (), Verdict.PASS)))
    return found


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def median(work: Callable[[], object]) -> float:
    return statistics.median(seconds(work) for _ in range(ROUNDS))


def said(name: str, value: float, goal: float, unit: str = "s") -> bool:
    """A line of the print; whether the goal is met."""
    sys.stdout.write(f"{name:58} {value:9.3f} {unit}  goal {goal:g} {unit}{'' if value <= goal else '  MISSED'}\n")
    sys.stdout.flush()
    return value <= goal


def sample_readings() -> Iterator[tuple[str, Reading]]:
    for path in sorted(resources.path("samples").glob("*.pdf")):
        steps = reviewing.review(str(path), Settings())
        while True:
            try:
                next(steps)
            except StopIteration as end:
                if (end.value.reading.form or "").startswith("annual"):
                    yield path.stem, end.value.reading
                break


def one_report() -> Iterator[bool]:
    """All checks of one report that is read already, with and without finding what its words state."""
    for name, it in sample_readings():
        facts = {fact.address: fact for fact in it.facts}
        stated = claims(it.prose)
        yield said(f"{name}: claims and checks", 1000 * median(partial(reviewing.check, it)), 20, "ms")
        own = median(partial(running.run, it, facts, stated))
        yield said(f"{name}: checks alone", 1000 * own, 20, "ms")


def many_together() -> Iterator[bool]:
    """All checks of a thousand reports against one another, likeness of words left out."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bench.toml").write_text('[[change]]\ncode = "Y-SAME"\noff = true\n', encoding="utf-8")
        office.use(folder)
        for bodies, years in ((BODIES, MANY // BODIES), (MANY, 1)):
            every = [(file, checked(review)) for file, review in reports(bodies, years)]
            taken = seconds(partial(met, every))
            yield said(f"{bodies} bodies x {years} years together, without likeness", taken, 2)
        office.use("")


def checked(review: Review) -> Review:
    found = reviewing.check(review.reading)
    return replace(review, findings=found, verdict=reviewing.verdict(review.reading, found))


def similar() -> Iterator[bool]:
    """A thousand reports with long sections, likeness included."""
    every = [(file, checked(review)) for file, review in reports(BODIES, MANY // BODIES, length=20)]
    yield said(f"{MANY} reports together, with likeness", seconds(partial(met, every)), 20)


def explanations() -> Iterator[bool]:
    """The search of repairs in tables with two random errors."""
    every = all_equations(table_form("requests"))
    dice, times = random.Random(7), []
    for _ in range(200):
        facts = requests()
        for address in dice.sample(sorted(facts), 2):
            old = facts[address]
            facts[address] = replace(old, value=(old.value or Decimal(0)) + dice.randint(1, 30))
        times.append(seconds(partial(repairs, table_form("requests"), every, facts)))
    yield said("repairs of a table with two errors, median of 200", 1000 * statistics.median(times), 50, "ms")
    yield said("the slowest of them", 1000 * max(times), 50, "ms")


def growth() -> Iterator[bool]:
    """Time for each report as their number grows: near linear when it stays as it is."""
    for name, work in (("relations", named), ("together", met)):
        each = []
        for size in SIZES:
            given = reports(max(size // YEARS, 1), min(size, YEARS), worded=False)
            each.append(seconds(partial(work, given)) / len(given))
            sys.stdout.write(f"{name + ' of ' + str(len(given)):58} {1000 * each[-1]:9.3f} ms a report\n")
        worst = max(later / max(before, 1e-5) for before, later in pairwise(each))
        yield said(f"{name}: most that a report costs more among ten times as many", worst, 2, "x")


def named(given: list[tuple[Path, Review]]) -> object:
    readings = [review.reading for _, review in given]
    return relations([Named(str(i), it.organisation, it.year, it.form) for i, it in enumerate(readings)])


def met(given: list[tuple[Path, Review]]) -> object:
    return list(together(given))


PARTS: dict[str, Callable[[], Iterator[bool]]] = {
    "reports": one_report,
    "together": many_together,
    "similar": similar,
    "repairs": explanations,
    "growth": growth,
}


def main(arguments: list[str]) -> int:
    """Print what was measured; 1 when a goal is missed."""
    sys.stdout.write(f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores\n")
    met_all = [met_goal for name in arguments or PARTS for met_goal in PARTS[name]()]
    sys.stdout.write(f"load {os.getloadavg()[0]:.2f}; {met_all.count(False)} of {len(met_all)} goals missed\n")
    return int(not all(met_all))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
