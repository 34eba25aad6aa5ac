# SPDX-License-Identifier: AGPL-3.0-or-later
"""However a figure is printed, it is read as it stands or flagged: never another figure without a word."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Outcome, Severity
from reviewer.model.report import Review, Verdict
from tests.press import Layout, Truth
from tests.press.content import invented
from tests.press.figures import random_figures
from tests.press.report import opened, printed
from tests.press.ruling import STYLES, Rules, Style
from tests.press.tables import rooms
from tests.test_reading_property import reviewed

Texts = Mapping[str, str]
ROWS = ("3.1", "3.2", "3.3.1", "3.3.2", "3.3.3", "3.3.4")
AS_PRINTED = {
    "0件": 0,
    "十二件": 12,
    "一百零三": 103,
    "１，２３４": 1234,
    "1,234,567": 1234567,
    "12*": 12,
    "55（含自然失效29件）": 55,
    "17（其中修订15件）": 17,
    "7。": 7,
}
NO_FIGURE = ("约12", "<5", "1,23", "12,3456", "31.53%", "12-15", "1O", "一", "见附件", "12/3")
IN_DOUBT = ("1.234", "012", "12余件", "17（其中3", "12万", "—5")
NOTHING = {"": Printed.BLANK, "/": Printed.SLASH, "—": Printed.DASH, "-": Printed.DASH, "不适用": Printed.DASH}


def report(layout: Layout, texts: Texts, folder: Path) -> tuple[Review, dict[str, Fact], Truth]:
    """A report in a layout with random figures, but for `texts`, and how it is read."""
    flow = opened(layout)
    figures = random_figures(rooms(layout, flow), layout) | dict(texts)
    pdf, truth = printed(flow, layout, invented(layout.seed, 1, figures))
    found = reviewed(pdf, folder)
    return found, {fact.address: fact for fact in found.reading.facts}, truth


def flagged(found: Review) -> set[str | None]:
    """The figures that a person is asked to look at, or that take part in what could not be checked."""
    asking = [
        finding
        for finding in found.findings
        if finding.outcome is Outcome.NOT_EVALUABLE
        or (finding.outcome is Outcome.FAIL and finding.severity is Severity.REVIEW)
    ]
    return {anchor.address for finding in asking for anchor in finding.anchors}


def placed(texts: tuple[str, ...]) -> dict[str, str]:
    columns = ("natural", "research", "legal", "total")
    return {f"requests/{ROWS[i // 4]}/{columns[i % 4]}": text for i, text in enumerate(texts)}


def silently_wrong(found: Review, facts: Mapping[str, Fact], truth: Truth) -> list[str]:
    """Figures that were read otherwise than printed and that nobody is told of; missing ones make a gap."""
    told = flagged(found)
    return [
        f"{address}: {facts[address].text!r} for {figure.entry.text!r}"
        for address, figure in truth.figures.items()
        if address in facts
        and (facts[address].printed, facts[address].value) != (figure.entry.printed, figure.entry.value)
        and not (facts[address].doubtful and address in told)
    ]


def test_what_is_clearly_a_figure_is_read_and_sure(tmp_path: Path) -> None:
    texts = placed(tuple(AS_PRINTED))
    _, facts, _ = report(Layout(wide=True, size=8.0, labels=(1.0, 2.0, 8.0)), texts, tmp_path)
    assert {a: facts[a].value for a in texts} == {a: Decimal(AS_PRINTED[text]) for a, text in texts.items()}
    assert not any(facts[a].doubtful for a in texts)


def test_a_nought_in_any_writing_is_told_from_a_blank(tmp_path: Path) -> None:
    texts = placed((*NOTHING, "0"))
    _, facts, _ = report(Layout(), texts, tmp_path)
    assert [facts[a].printed for a in texts] == [*NOTHING.values(), Printed.NUMBER]


def test_what_is_no_figure_or_may_be_another_is_flagged(tmp_path: Path) -> None:
    texts = placed((*NO_FIGURE, *IN_DOUBT))
    found, facts, _ = report(Layout(wide=True, size=8.0, labels=(1.0, 2.0, 8.0)), texts, tmp_path)
    for address, text in texts.items():
        assert facts[address].value is None if text in NO_FIGURE else facts[address].doubtful, text
    assert set(texts) <= flagged(found)


def test_a_fee_in_another_unit_or_in_words_is_flagged(tmp_path: Path) -> None:
    for text, sure in (("31276.29269万元", True), ("312762926.9元", False), ("约300", False)):
        found, facts, _ = report(Layout(), {"disclosure/fees/amount": text}, tmp_path)
        assert ("disclosure/fees/amount" not in flagged(found)) is sure, text
        assert facts["disclosure/fees/amount"].text == text


def run_over() -> dict[str, str]:
    """Figures too long for their cells, beside blanks, short ones and one another."""
    return {
        "requests/3.1/company": "12345678901",
        "requests/3.2/welfare": "0",
        "requests/3.2/legal": "987654321012",
        "requests/3.3.1/research": "",
        "requests/3.3.1/welfare": "123456789012",
        "requests/3.3.1/legal": "",
        "disputes/litigation_direct/upheld": "123456",
    }


def in_one_run() -> dict[str, str]:
    """Rows whose figures all stand in one cell, as web pages are turned into text."""
    row = {f"requests/3.3.2/{column}": "" for column in ("company", "research", "welfare", "legal", "other", "total")}
    return row | {"requests/3.3.2/natural": "25380363300630003"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("align", ["centre", "right", "left"])
def test_figures_that_run_over_their_cells_are_whole_or_flagged(style: Style, align: str, tmp_path: Path) -> None:
    layout = Layout(seed=3, rules=Rules(style), align="left" if align == "left" else "right")
    if align == "centre":
        layout = Layout(seed=3, rules=Rules(style))
    found, facts, truth = report(layout, run_over(), tmp_path)
    assert silently_wrong(found, facts, truth) == []
    assert found.verdict in (Verdict.FAIL, Verdict.REVIEW, Verdict.INCOMPLETE)
    if align == "centre" and style != "horizontal":  # the middle of each figure says whose it is
        for address, text in run_over().items():
            value = Decimal(text) if text else None
            assert facts[address].value == value, address
        assert facts["requests/3.1/company"].source is Source.RECOVERED
        assert "requests/3.1/company" in flagged(found)


def test_no_error_rests_on_a_recovered_figure(tmp_path: Path) -> None:
    found, facts, _ = report(Layout(seed=3), run_over(), tmp_path)
    recovered = {a for a, fact in facts.items() if fact.source is Source.RECOVERED}
    assert recovered
    errors = [f for f in found.findings if f.outcome is Outcome.FAIL and f.severity is Severity.ERROR]
    assert not recovered & {anchor.address for finding in errors for anchor in finding.anchors}


@pytest.mark.parametrize("style", STYLES)
def test_a_row_in_one_run_is_in_doubt_in_every_cell(style: Style, tmp_path: Path) -> None:
    layout = Layout(seed=5, rules=Rules(style))
    found, facts, _ = report(layout, in_one_run(), tmp_path)
    read = [facts[address] for address in in_one_run() if address in facts]
    assert all(fact.doubtful for fact in read)
    assert len(read) == 7 or found.verdict is Verdict.INCOMPLETE


@pytest.mark.parametrize(
    "note", ["注：行政复议、行政诉讼数量含上年度结转数量12件。", "12件为上年结转。", "1.口径同上年"]
)
def test_a_note_below_a_table_is_no_figure_of_it(note: str, tmp_path: Path) -> None:
    for style in STYLES:
        flow = opened(Layout(rules=Rules(style)))
        layout = Layout(rules=Rules(style))
        content = invented(0, 1, random_figures(rooms(layout, flow), layout))
        content = replace(content, sections=tuple(replace(section, note=note) for section in content.sections))
        pdf, _ = printed(flow, layout, content)
        found = reviewed(pdf, tmp_path)
        cover = [f for f in found.findings if f.check == "READ-COVER"]
        assert {f.outcome for f in cover} == {Outcome.PASS}, (style, note)
