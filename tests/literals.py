# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small real objects for tests: a statutory table 3 that agrees, and reports made of such tables."""

from decimal import Decimal

from reviewer.forms.book import table_form
from reviewer.forms.numbers import parse
from reviewer.model.document import State
from reviewer.model.fact import Fact
from reviewer.model.place import Place
from reviewer.model.report import PageSize, Reading, RowSeen
from tests.pages import spoken

REQUESTS: dict[str, tuple[int, ...]] = {
    "1": (20, 3, 0, 0, 1, 2),
    "2": (4, 0, 0, 0, 0, 1),
    "3.1": (9, 1, 0, 0, 0, 0),
    "3.2": (2, 0, 0, 0, 0, 1),
    "3.4.1": (5, 1, 0, 0, 1, 0),
    "3.6.3": (3, 0, 0, 0, 0, 0),
}
TEXT = (
    "云岚市2024年政府信息公开工作年度报告",
    "本报告由云岚市人民政府办公室编制。统计期限自2024年1月1日起至2024年12月31日止。",
    "一、总体情况",
    "2024年，云岚市认真做好政府信息公开工作，落实工作考核、社会评议和责任追究制度。",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "主要问题是公开的主动性有待增强，下一步将加强培训，改进工作。",
    "六、其他需要报告的事项",
    "本年度没有收取信息处理费。",
)
RESULTS = ("3.1", "3.2", "3.4.1", "3.6.3")


def fact(address: str, printed: str, confidence: float = 1.0) -> Fact:
    """A fact as if `printed` stood in its cell; each address has a box of its own."""
    form = table_form(address.split("/")[0])
    index = form.addresses().index(address)
    left, top = 100.0 + 30 * (index % 7), 100.0 + 12 * (index // 7)
    figure = parse(printed)
    return Fact(
        address=address,
        printed=figure.printed,
        value=figure.value,
        text=printed,
        places=(Place(1, left, top, left + 10, top + 9),),
        confidence=confidence,
        rounding=figure.rounding,
    )


def requests(**changes: str) -> dict[str, Fact]:
    """Table 3 in which everything agrees, but for `changes` (`requests_3_1_total="8"`)."""
    form = table_form("requests")
    values: dict[str, int] = {}
    for line in form.lines:
        parts = REQUESTS.get(line.code, (0,) * 6)
        if line.code == "3.7":
            parts = tuple(map(sum, zip(*(REQUESTS[code] for code in RESULTS), strict=True)))
        if line.code == "4":
            done = tuple(map(sum, zip(*(REQUESTS[code] for code in RESULTS), strict=True)))
            parts = tuple(a + b - c for a, b, c in zip(REQUESTS["1"], REQUESTS["2"], done, strict=True))
        for column, value in zip(form.columns, (*parts, sum(parts)), strict=True):
            values[f"requests/{line.code}/{column.code}"] = value
    return _facts(values, changes)


def disputes(**changes: str) -> dict[str, Fact]:
    """Table 4 with a case in every part."""
    values = {}
    for line in table_form("disputes").lines:
        for column, value in zip(table_form("disputes").columns, (4, 1, 0, 2, 7), strict=True):
            values[f"disputes/{line.code}/{column.code}"] = value
    return _facts(values, changes)


def disclosure(**changes: str) -> dict[str, Fact]:
    """Table 2 of a small body, which has no rules."""
    values = {address: 0 if "/rules/" in address else 3 for address in table_form("disclosure").addresses()}
    return _facts(values, changes)


def reading(
    *tables: dict[str, Fact], state: State = State.DIGITAL, rows: dict[str, list[str]] | None = None
) -> Reading:
    """A report that holds the given tables, every row of the form in place."""
    facts = {address: found for table in tables for address, found in table.items()}
    names = dict.fromkeys(address.split("/")[0] for address in facts)
    lines = rows or {name: [line.code for line in table_form(name).lines] for name in names}
    return Reading(
        digest="0" * 64,
        state=state,
        pages=(PageSize(595, 842),),
        title="云岚市2024年政府信息公开工作年度报告",
        organisation="云岚市",
        year=2024,
        form="annual-report-2021",
        forms=dict.fromkeys(names, "2021"),
        facts=tuple(facts.values()),
        rows={
            name: tuple(
                RowSeen(code, label(name, code), Place(1, 20, 100.0 + 12 * i, 90, 109.0 + 12 * i))
                for i, code in enumerate(codes)
            )
            for name, codes in lines.items()
        },
        prose=spoken(*TEXT),
    )


def _facts(values: dict[str, int], changes: dict[str, str]) -> dict[str, Fact]:
    wanted = {address.replace("/", "_").replace(".", "_"): address for address in values}
    printed = {address: str(value) for address, value in values.items()}
    printed |= {wanted[name]: text for name, text in changes.items()}
    return {address: fact(address, text) for address, text in printed.items()}


def label(table: str, code: str) -> str:
    """What the form calls a line."""
    return next(line.labels[0] for line in table_form(table).lines if line.code == code)


def number(value: int | str) -> Decimal:
    return Decimal(value)
