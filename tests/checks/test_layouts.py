# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports as they are really set: covers, contents, running heads, numbering of their own. None raises an alarm."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from reviewer.model.document import Page, Word
from reviewer.model.place import Place
from tests.pages import SIZE, pages, word
from tests.reports import BODIES, HEADS, OPENING, TITLE, bodies, failures, parts, read, swapped

OWN = (
    "一、加强组织领导",
    "二、突出公开重点",
    "三、规范办理程序",
    "四、强化平台建设",
    "五、严格监督保障",
    "六、开展业务培训",
)
LONG = "全区各部门各镇（街道）围绕中心工作，主动公开政府信息，及时回应群众关切，公开工作的质量和水平不断提高。"


def shifted(page: Page, number: int) -> Page:
    """The page as another page of the document."""
    words = tuple(replace(one, place=replace(one.place, page=number)) for one in page.words)
    return replace(page, number=number, words=words)


def bound(*runs: Sequence[Page]) -> list[Page]:
    """Pages of several runs after one another."""
    return [shifted(page, number) for number, page in enumerate((page for run in runs for page in run), start=1)]


def sheet(*lines: tuple[str, float, float]) -> list[Page]:
    """One page with lines of text, each with its height on the page and its type size, in the middle."""
    words: list[Word] = []
    for text, y, size in lines:
        width = size * len(text)
        words.append(word(text, (595 - width) / 2, y, 1, size))
    return [Page(1, 595, 842, tuple(words), ())]


def cover() -> list[Page]:
    return sheet(
        ("云岚市东平区", 200, 26), ("2024年政府信息公开工作", 260, 26), ("年度报告", 310, 26), ("2025年1月", 700, 16)
    )


def contents(leaders: bool) -> list[Page]:
    lines = [f"{head}{'…' * 12 + str(i) if leaders else ''}" for i, head in enumerate(HEADS, start=1)]
    return pages("目录", *lines)


def with_sizes(size: float) -> list[Page]:
    """The title in larger type, the headings in somewhat larger type."""
    made = pages(*parts(), lines=40)
    titles = {TITLE: 22.0, **dict.fromkeys(HEADS, size)}
    words = [_sized(one, titles.get(one.text, SIZE)) for one in made[0].words]
    return [replace(made[0], words=tuple(words)), *made[1:]]


def _sized(one: Word, size: float) -> Word:
    p = one.place
    if size == SIZE:
        return one
    return replace(word(one.text, p.x0, p.top - (size - SIZE) / 2, p.page, size), place=replace(p, x1=p.x0 + size * 20))


def broken_heading() -> list[Page]:
    """A heading of section 4 that did not fit on its line."""
    heads = swapped(HEADS, 3, "四、政府信息公开行政复议、")
    return pages(*parts(heads=heads, bodies=bodies(s4=["行政诉讼情况"])))


def two_columns() -> list[Page]:
    """A contents page whose lines stand in two columns."""
    left, right = HEADS[:3], HEADS[3:]
    words = [word(text, 72, 100 + 24 * i) for i, text in enumerate(left)]
    words += [word(text, 330, 100 + 24 * i) for i, text in enumerate(right)]
    return bound([Page(1, 595, 842, tuple(words), ())], pages(*parts()))


def framed() -> list[Page]:
    """Words of a heading that were set one by one."""
    made = pages(*parts())
    words: list[Word] = []
    for one in made[0].words:
        cut = [one.part(i, i + 1) for i in range(len(one.text))] if one.text in HEADS else [one]
        words += cut
    return [replace(made[0], words=tuple(words)), *made[1:]]


def inside_1(*texts: str) -> list[Page]:
    return pages(*parts(bodies=bodies(s1=[*BODIES[0], *texts])))


def numbered(heads: Sequence[str], texts: Sequence[str]) -> list[str]:
    return [part for head, text in zip(heads, texts, strict=True) for part in (head, text)]


LAYOUTS: dict[str, Callable[[], list[Page]]] = {
    "plain": lambda: pages(*parts()),
    "cover": lambda: bound(cover(), pages(*parts())),
    "cover and contents": lambda: bound(cover(), contents(leaders=False), pages(*parts())),
    "contents with leaders": lambda: bound(contents(leaders=True), pages(*parts())),
    "contents in two columns": two_columns,
    "contents on the first page": lambda: pages(TITLE, "目录", *HEADS, *parts()[1:]),
    "running heads": lambda: pages(*parts(bodies=bodies(s1=[*BODIES[0], *[LONG] * 12])), lines=12, head=TITLE),
    "page numbers": lambda: pages(*parts(bodies=bodies(s1=[*BODIES[0], *[LONG] * 12])), lines=12, numbers=True),
    "a heading at the foot of a page": lambda: pages(*parts(), lines=5),
    "own numbering in section 1": lambda: inside_1(*numbered(OWN, [LONG] * 6)),
    "own numbering in section 6": lambda: pages(*parts(bodies=bodies(s6=[*numbered(OWN[:4], [LONG] * 4), *BODIES[5]]))),
    "own headings that resemble the form's": lambda: inside_1(
        *numbered(("（一）主动公开情况", "（二）依申请公开情况", "（三）其他情况"), [LONG] * 3)
    ),
    "numbered headings that resemble the form's": lambda: inside_1(
        *numbered(("一、主动公开情况", "二、依申请公开情况", "三、监督保障情况"), [LONG] * 3)
    ),
    "the sections named in a sentence": lambda: pages(
        *parts(
            opening=[
                f"{OPENING}全文包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况，以及其他需要报告的事项。"
            ]
        )
    ),
    "a section named in quotes": lambda: inside_1("按照“五、存在的主要问题及改进情况”的要求，各部门查找了不足。"),
    "text after a heading": lambda: pages(
        *parts(heads=swapped(HEADS, 5, "六、其他需要报告的事项：未收取信息处理费。"))
    ),
    "full width and spaces": lambda: pages(*parts(heads=swapped(HEADS, 0, "一、 总 体 情 况"))),
    "parts instead of numerals": lambda: pages(*parts(heads=swapped(HEADS, 0, "第一部分 总体情况"))),
    "a dot after the numeral": lambda: pages(*parts(heads=[head.replace("、", "．", 1) for head in HEADS])),
    "headings in larger type": lambda: with_sizes(16.0),
    "a heading broken in two": broken_heading,
    "letters of headings set apart": framed,
    "the title in quotes below": lambda: pages(*parts(opening=[f"现公布《{TITLE}》。{OPENING}"])),
    "a date under the title": lambda: pages(*parts(opening=["2025年1月20日", OPENING])),
    "signature and date": lambda: pages(*parts(closing=["云岚市东平区人民政府办公室", "2025年1月26日"])),
    "notes after the tables": lambda: pages(*parts(bodies=bodies(s4=["注：行政复议、行政诉讼数量含上年度结转数量。"]))),
    "own headings in section 5": lambda: pages(
        *parts(bodies=bodies(s5=numbered(("一、存在的主要问题", "二、改进措施"), BODIES[4])))
    ),
    "headings with a colon": lambda: pages(*parts(heads=[f"{head}：" for head in HEADS])),
    "a sentence in section 1 that counts like a heading": lambda: inside_1(
        "一、二季度集中开展培训，三季度检查，四季度考核。"
    ),
    "last year's report named": lambda: inside_1("按时发布了2023年政府信息公开工作年度报告，并报送2024年工作总结。"),
    "years of plans": lambda: inside_1("编制《东平区2025年工作要点》，落实2021—2025年规划，较2023年有所增加。"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sound_report_raises_nothing_however_it_is_set(name: str) -> None:
    it = read(LAYOUTS[name]())
    assert (it.year, it.organisation) == (2024, "云岚市东平区")
    assert failures(it) == []


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name.startswith(("cover", "own", "running", "page"))])
def test_a_section_that_is_missing_is_found_however_the_report_is_set(name: str) -> None:
    made = [
        replace(page, words=tuple(one for one in page.words if one.text != HEADS[4] or page.number < 3))
        for page in bound([Page(1, 595, 842, (), ())] * 2, LAYOUTS[name]())
    ]
    kept = [(check, at) for check, at in failures(read(made[2:])) if check == "S-SEC"]
    assert kept == [("S-SEC", "sections/5")]


def test_a_place_is_where_it_was_set() -> None:
    assert bound(cover(), cover())[1].words[0].place == replace(cover()[0].words[0].place, page=2)
    assert isinstance(cover()[0].words[0].place, Place)
