# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three tables of the statutory report as cells, in the order and wording of the forms of 2021 and 2019."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from tests.press.grid import Align, Cell
from tests.press.truth import Entry

IDENTITY = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = ("natural", "company", "research", "welfare", "legal", "other", "total")
BODIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
Results = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
RESULTS: Results = (
    ("（一）予以公开", (("3.1", ""),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("3.2", ""),)),
    (
        "（三）不予公开",
        (
            ("3.3.1", "1.属于国家秘密"),
            ("3.3.2", "2.其他法律行政法规禁止公开"),
            ("3.3.3", "3.危及“三安全一稳定”"),
            ("3.3.4", "4.保护第三方合法权益"),
            ("3.3.5", "5.属于三类内部事务信息"),
            ("3.3.6", "6.属于四类过程性信息"),
            ("3.3.7", "7.属于行政执法案卷"),
            ("3.3.8", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("3.4.1", "1.本机关不掌握相关政府信息"),
            ("3.4.2", "2.没有现成信息需要另行制作"),
            ("3.4.3", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("3.5.1", "1.信访举报投诉类申请"),
            ("3.5.2", "2.重复申请"),
            ("3.5.3", "3.要求提供公开出版物"),
            ("3.5.4", "4.无正当理由大量反复申请"),
            ("3.5.5", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
    (
        "（六）其他处理",
        (
            ("3.6.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
            ("3.6.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
            ("3.6.3", "3.其他"),
        ),
    ),
    ("（七）总计", (("3.7", ""),)),
)
RESULTS_2019: Results = (*RESULTS[:5], ("（六）其他处理", (("3.6", ""),)), RESULTS[6])
OUTCOMES = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
BLOCKS: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "第二十条第（一）项",
        (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
        (("rules", "规章"), ("normative", "行政规范性文件")),
    ),
    ("第二十条第（五）项", (("processed", "本年处理决定数量"),), (("licences", "行政许可"),)),
    (
        "第二十条第（六）项",
        (("processed", "本年处理决定数量"),),
        (("penalties", "行政处罚"), ("coercion", "行政强制")),
    ),
    ("第二十条第（八）项", (("amount", "本年收费金额（单位：万元）"),), (("fees", "行政事业性收费"),)),
)
_ITEMS = (("prev_items", "上一年项目数量"), ("change", "本年增/减"))
_ACTS = (*_ITEMS, ("processed", "处理决定数量"))
BLOCKS_2019: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "第二十条第（一）项",
        (("new_made", "本年新制作数量"), ("new_published", "本年新公开数量"), ("public_total", "对外公开总数量")),
        (("rules", "规章"), ("normative", "规范性文件")),
    ),
    ("第二十条第（五）项", _ACTS, (("licences", "行政许可"), ("other_services", "其他对外管理服务事项"))),
    ("第二十条第（六）项", _ACTS, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
    ("第二十条第（八）项", _ITEMS, (("fees", "行政事业性收费"),)),
    (
        "第二十条第（九）项",
        (("projects", "采购项目数量"), ("amount", "采购总金额")),
        (("procurement", "政府集中采购"),),
    ),
)
BY_VERSION = {"2021": (BLOCKS, RESULTS), "2019": (BLOCKS_2019, RESULTS_2019)}
FIRST_RESULT = 5  # the row of （一）予以公开
Texts = Mapping[str, str]


def disclosure(texts: Texts, align: Align = "centre", version: str = "2021") -> list[Cell]:
    """Table 2, `texts` being the printed figures by address."""
    cells: list[Cell] = []
    rows = count()
    for title, columns, lines in BY_VERSION[version][0]:
        starts = [1, 2, 3][: len(columns)]
        cells.append(Cell(next(rows), 0, title, columns=4, head=True))
        row = next(rows)
        cells.append(Cell(row, 0, "信息内容", head=True))
        spans = [*starts, 4]
        cells += (
            Cell(row, at, label, columns=spans[n + 1] - at, head=True)
            for n, (at, (_, label)) in enumerate(zip(starts, columns, strict=True))
        )
        for line, label in lines:
            row = next(rows)
            cells.append(Cell(row, 0, label))
            for n, (at, (column, _)) in enumerate(zip(starts, columns, strict=True)):
                cells.append(_figure(texts, f"disclosure/{line}/{column}", row, at, spans[n + 1] - at, align))
    return cells


def requests(texts: Texts, align: Align = "centre", labels: Align = "left", version: str = "2021") -> list[Cell]:
    """Table 3: three columns of labels, seven of figures, three rows of head."""
    cells = [
        Cell(0, 0, IDENTITY, rows=3, columns=3, head=True),
        Cell(0, 3, "申请人情况", columns=7, head=True),
        Cell(1, 3, "自然人", rows=2, head=True),
        Cell(1, 4, "法人或其他组织", columns=5, head=True),
        Cell(1, 9, "总计", rows=2, head=True),
        *(Cell(2, 4 + n, label, head=True) for n, label in enumerate(BODIES)),
    ]

    def line(code: str, row: int) -> Iterator[Cell]:
        for n, column in enumerate(APPLICANTS):
            yield _figure(texts, f"requests/{code}/{column}", row, 3 + n, 1, align)

    cells += [Cell(3, 0, "一、本年新收政府信息公开申请数量", columns=3, align=labels), *line("1", 3)]
    cells += [Cell(4, 0, "二、上年结转政府信息公开申请数量", columns=3, align=labels), *line("2", 4)]
    results = BY_VERSION[version][1]
    last = FIRST_RESULT + sum(len(lines) for _, lines in results)
    cells.append(Cell(FIRST_RESULT, 0, "三、本年度办理结果", rows=last - FIRST_RESULT))
    cells += _results(line, labels, results)
    cells += [Cell(last, 0, "四、结转下年度继续办理", columns=3, align=labels), *line("4", last)]
    return cells


def _results(line: Callable[[str, int], Iterator[Cell]], labels: Align, results: Results) -> Iterator[Cell]:
    row = FIRST_RESULT
    for group, lines in results:
        single = len(lines) == 1
        yield Cell(row, 1, group, rows=len(lines), columns=2 if single else 1, align=labels)
        for code, label in lines:
            if not single:
                yield Cell(row, 2, label, align=labels)
            yield from line(code, row)
            row += 1


def disputes(texts: Texts, align: Align = "centre") -> list[Cell]:
    """Table 4: fifteen columns under three rows of head, and one row of figures."""
    cells = [
        Cell(0, 0, "行政复议", columns=5, head=True),
        Cell(0, 5, "行政诉讼", columns=10, head=True),
        Cell(1, 5, "未经复议直接起诉", columns=5, head=True),
        Cell(1, 10, "复议后起诉", columns=5, head=True),
    ]
    for group, line in enumerate(("reconsideration", "litigation_direct", "litigation_after")):
        for n, (column, label) in enumerate(OUTCOMES):
            at = 5 * group + n
            cells.append(Cell(1 if group == 0 else 2, at, label, rows=2 if group == 0 else 1, head=True))
            cells.append(_figure(texts, f"disputes/{line}/{column}", 3, at, 1, align))
    return cells


def addresses(first: str = "2021", second: str = "2021") -> tuple[str, ...]:
    """Every address of the three tables, tables 2 and 3 of the given versions."""
    cells = [*disclosure({}, version=first), *requests({}, version=second), *disputes({})]
    return tuple(cell.address for cell in cells if cell.address)


def _figure(texts: Texts, address: str, row: int, column: int, columns: int, align: Align) -> Cell:
    text = texts.get(address, "")
    leading = Entry.of(text).leading
    return Cell(row, column, text, columns=columns, align=align, address=address, leading=leading)
