# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole reports of running text for tests: set on pages, read, and checked with tables that agree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reviewer import reviewing
from reviewer.model.document import Document, Page
from reviewer.model.finding import Finding, Outcome
from reviewer.model.report import Reading
from tests.literals import disclosure, disputes, reading, requests
from tests.pages import pages

TITLE = "云岚市东平区2024年政府信息公开工作年度报告"
OPENING = (
    "根据《中华人民共和国政府信息公开条例》编制本报告。本报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
)
HEADS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
BODIES: tuple[tuple[str, ...], ...] = (
    (
        "2024年，东平区认真做好政府信息公开工作，完善工作考核、社会评议和责任追究制度，主动公开各类信息，群众满意度持续提高。",
    ),
    (),
    (),
    (),
    (
        "2024年存在的主要问题是：公开的主动性有待增强，解读形式比较单一。",
        "针对2023年存在的问题，加强了业务培训，改进了工作方式。",
    ),
    ("2024年，东平区没有收取政府信息公开信息处理费，也没有其他需要报告的事项。",),
)


def parts(
    title: str = TITLE,
    opening: Sequence[str] = (OPENING,),
    heads: Sequence[str] = HEADS,
    bodies: Sequence[Sequence[str]] = BODIES,
    closing: Sequence[str] = (),
) -> list[str]:
    """The paragraphs of a report in order."""
    sections = [text for head, body in zip(heads, bodies, strict=True) for text in (head, *body)]
    return [title, *opening, *sections, *closing]


def swapped(values: Sequence[str], index: int, value: str) -> list[str]:
    """The same sequence with one item replaced."""
    return [value if i == index else one for i, one in enumerate(values)]


def bodies(**changed: Sequence[str]) -> list[Sequence[str]]:
    """The bodies of the sections with some of them replaced: `bodies(s5=["无"])`."""
    return [changed.get(f"s{i}", body) for i, body in enumerate(BODIES, start=1)]


def read(set_pages: Iterable[Page]) -> Reading:
    """What is read of the pages, with tables that agree."""
    found = reviewing.read(Document("0" * 64, tuple(set_pages)))
    tables = reading(disclosure(), requests(), disputes())
    return replace(
        tables,
        title=found.title,
        organisation=found.organisation,
        year=found.year,
        pages=found.pages,
        prose=found.prose,
        state=found.state,
    )


def report(*paragraphs: str) -> Reading:
    """A report of these paragraphs; of `parts()` when there are none."""
    return read(pages(*(paragraphs or parts())))


def failures(it: Reading) -> list[tuple[str, str]]:
    """Check and point of every failure, in the order of the rule book."""
    return [(one.check, one.at) for one in reviewing.check(it) if one.outcome is Outcome.FAIL]


def finding(it: Reading, code: str, at: str | None = None) -> Finding:
    """The one outcome of a check, or that at one point."""
    [found] = [one for one in reviewing.check(it) if one.check == code and at in (None, one.at)]
    return found


def lit(it: Reading, found: Finding) -> str:
    """The words of the running text under the anchors of a finding, as far as whole sentences or figures tell."""
    texts = []
    for anchor in found.anchors:
        for sentence in it.prose.sentences:
            for quantity in sentence.quantities:
                if anchor.place in quantity.places:
                    texts.append(quantity.text)
            if any(anchor.place == place for place in sentence.places):
                texts.append(sentence.text)
    return "|".join(texts)
