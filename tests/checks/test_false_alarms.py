# SPDX-License-Identifier: AGPL-3.0-or-later
"""Random reports in which all agrees are left alone, and with errors put in no finding is about anything else."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer import reviewing
from reviewer.forms.book import table_form
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Outcome
from tests.literals import fact, reading
from tests.press.content import invented
from tests.press.layout import Layout
from tests.press.report import opened, printed
from tests.test_reading_property import reviewed

SEEDS = range(60)
LAYOUTS = (1, 12, 15, 48)
FORM = {"FMT-BLANK", "S-HEAD", "S-FORM"}  # what layouts do on purpose: blanks, other labels, old forms


def agreeing(dice: random.Random, disclosed: str = "2021", asked: str = "2021") -> Iterator[tuple[str, int]]:
    """Figures of all three tables in which every sum holds."""
    for address in table_form("disclosure", disclosed).addresses():
        new = address.endswith(("/issued", "/new_made", "/new_published", "/repealed"))
        yield address, 0 if "/rules/" in address else dice.randint(0, 4) if new else dice.randint(20, 300)
    form = table_form("requests", asked)
    columns = [column.code for column in form.columns]
    lines: dict[str, list[int]] = {
        line.code: [dice.choice((0, 0, dice.randint(1, 9))) for _ in columns[:-1]]
        for line in form.lines
        if line.role == "result"
    }
    done = [sum(row) for row in zip(*lines.values(), strict=True)]
    out = [dice.randint(0, 2) for _ in done]
    carried = [dice.randint(0, min(2, a + b)) for a, b in zip(done, out, strict=True)]
    lines[form.line_of("results")], lines[form.line_of("carried_out")] = done, out
    lines[form.line_of("carried_in")] = carried
    lines[form.line_of("received")] = [a + b - c for a, b, c in zip(done, out, carried, strict=True)]
    for code, row in lines.items():
        yield from zip((f"requests/{code}/{column}" for column in columns), (*row, sum(row)), strict=True)
    for line in table_form("disputes").lines:
        parts = [dice.choice((0, dice.randint(0, 5))) for _ in range(4)]
        names = (f"disputes/{line.code}/{column.code}" for column in table_form("disputes").columns)
        yield from zip(names, (*parts, sum(parts)), strict=True)


def failed(facts: dict[str, Fact]) -> list[Finding]:
    return [found for found in reviewing.check(reading(facts)) if found.outcome is Outcome.FAIL]


def test_tables_that_agree_are_left_alone_and_two_errors_are_all_that_is_found() -> None:
    for seed in SEEDS:
        dice = random.Random(seed)
        facts = {address: fact(address, str(value)) for address, value in agreeing(dice)}
        assert failed(facts) == [], seed
        wrong = dice.sample(sorted(address for address in facts if not address.startswith("disclosure")), 2)
        for address in wrong:
            facts[address] = fact(address, str(int(facts[address].text) + dice.randint(1, 12)))
        found = failed(facts)
        assert found, seed
        for finding in found:
            assert any(line.split("=")[0] in wrong for line in finding.read), (seed, finding.key)


@pytest.mark.parametrize("seed", LAYOUTS)
def test_a_printed_report_that_agrees_fails_only_for_its_form(seed: int, tmp_path: Path) -> None:
    layout = replace(Layout.of(seed), wording=0)
    figures = agreeing(random.Random(seed), *layout.versions)
    texts = {
        address: layout.zero if value == 0 and layout.zero != "mixed" else str(value) for address, value in figures
    }
    pdf, _ = printed(opened(layout), layout, invented(seed, layout.paragraphs, texts))
    found = {finding.check for finding in reviewed(pdf, tmp_path).findings if finding.outcome is Outcome.FAIL}
    assert found <= FORM - {"S-HEAD"}
