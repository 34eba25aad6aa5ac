# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small reports for the cases of checks, and the kinds of check that lack some kind of case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reviewer.forms.book import table_form
from reviewer.model.document import Source, State
from reviewer.model.fact import Fact
from reviewer.model.place import Place
from reviewer.model.prose import WORDLESS
from reviewer.model.related import ALONE, Known, Related
from reviewer.model.report import HeadSeen, Reading, RowSeen, Unread
from tests.literals import disclosure, disputes, fact, reading, requests
from tests.pages import spoken
from tests.reports import HEADS, bodies, parts, report

Facts = dict[str, Fact]


@dataclass(frozen=True)
class Trial:
    """A report with the reports that it is checked against."""

    reading: Reading
    related: Related = ALONE


Maker = Callable[[], Trial]


@dataclass(frozen=True)
class Case:
    """A trial that fails, one that passes and one of which the check cannot tell; None where `NEVER` says why."""

    bad: Maker
    good: Maker | None
    blind: Maker | None = None


NEVER: dict[str, str] = {
    "powers": "needs the name of a body that has no such power; of others and without the rows it says nothing",
    "magnitude": "reads one printed amount; a blank or a missing one has no magnitude",
    "shifted": "asks only of groups that are blank; a figure that is there is no shift",
    "named_bodies": "reads what the words say; without words there is no other body's name",
    "period": "a report need not state a period; READ checks and S-YEAR say that there are no words",
    "dated": "a report need not print a date, and a body of unknown kind has no deadline",
    "cited": "a report need not cite a notice",
    "form_versions": "reads the forms that were recognised; a table that was not found is a gap of the reading",
    "jumps": "a figure that is not in both reports has not jumped",
    "repeats": "sections of few words, or of a report without words, are not compared",
    "at_least": "a cell that one report lacks is compared with no other",
    "twins": "knows of files, not of what is in them",
    "flow": "sets words against words: where one of the four is not stated there is nothing to balance",
    "parts": "sets words against words; where a result is not named and not in the table, it asks for no more than ≤",
    "share_sum": "sets words against words; shares of some results only need not make 100",
    "growth": "sets words against words; held against last year's report it can, as its own test shows",
    "contradiction": "sets words against words",
    "lists": "sets the parts of a list against its total, all in one sentence",
    "list_shares": "sets the parts of a list against its total, all in one sentence",
    "ratio": "sets a rate against figures of its own sentence",
    "repeated": "sets words against words",
    "units": "sets words against words",
    "scopes": "asks only where the tables have the figure",
    "ordinals": "reads the words alone",
    "holes": "reads the words alone",
}
"""Kinds that have nothing to say where something is missing, and why."""

ONLY_FAILS: dict[str, str] = {
    "twins": "a report alone in its year needs no word",
    "scopes": "asks for a look only; N-NEW and its like pass where the figures agree",
}
"""Kinds that never say that all is well, and why."""


def tables(*facts: Facts) -> Maker:
    return lambda: Trial(reading(*facts))


def words(paragraphs: Sequence[str] = ()) -> Maker:
    return lambda: Trial(report(*paragraphs))


def silent() -> Trial:
    """A report of which no running text was read."""
    return Trial(replace(report(), prose=WORDLESS))


def without(facts: Facts, *addresses: str) -> Facts:
    return {address: one for address, one in facts.items() if address not in addresses}


def unsure(facts: Facts, address: str, source: Source = Source.OCR) -> Facts:
    return facts | {address: replace(facts[address], source=source, confidence=0.6)}


def headless(index: int) -> Maker:
    """A report without the heading and the words of one section."""
    heads = [head for i, head in enumerate(HEADS) if i != index]
    return words(parts(heads=heads, bodies=[body for i, body in enumerate(bodies()) if i != index]))


def rowless(state: State) -> Maker:
    codes = [line.code for line in table_form("requests").lines if line.code != "3.3.4"]
    kept = without(requests(), *(f"requests/3.3.4/{c.code}" for c in table_form("requests").columns))
    return lambda: Trial(reading(kept, state=state, rows={"requests": codes}))


def left_over() -> Trial:
    return Trial(replace(reading(requests()), unread=(Unread("requests", "77", Place(1, 500, 100, 510, 109)),)))


def of_body(name: str, *facts: Facts) -> Maker:
    return lambda: Trial(replace(reading(*facts), organisation=name))


def blank_group(stated: str) -> Maker:
    names = ("upheld", "corrected", "other", "pending", "total")
    facts = disputes(**{f"disputes_reconsideration_{name}": "" for name in names})
    return lambda: Trial(replace(reading(facts), prose=spoken("一、总体情况", stated)))


def counted(text: str, facts: Facts) -> Maker:
    def made() -> Trial:
        told = report(*parts(bodies=bodies(s1=[*bodies()[0], text])))
        return Trial(replace(told, facts=tuple(facts.values())))

    return made


def headed(printed: str) -> Maker:
    seen = (HeadSeen("issued", "本年制发件数", Place(1, 60, 50, 90, 60)), HeadSeen("repealed", printed, OVER))
    return lambda: Trial(replace(reading(disclosure(), requests(), disputes()), heads={"disclosure": seen}))


def mixed() -> Trial:
    it = reading(disclosure(), requests())
    rows = tuple(RowSeen(line.code, line.labels[0], OVER) for line in table_form("requests", "2019").lines)
    return Trial(replace(it, forms={**it.forms, "requests": "2019"}, rows={**it.rows, "requests": rows}))


def old(figures: dict[str, str]) -> Facts:
    """Figures of the form of 2019, some of whose addresses that of 2021 does not have."""
    return {
        address: replace(fact("disclosure/normative/issued", printed), address=address)
        for address, printed in figures.items()
    }


def of_2019(figures: dict[str, str], last: dict[str, str] | None = None) -> Maker:
    def made() -> Trial:
        it = replace(reading(requests()), facts=tuple(old(figures).values()), forms={"disclosure": "2019"}, year=2020)
        return Trial(it, Related(last=known(2019, old(last))) if last is not None else ALONE)

    return made


def doubtful_2019(figures: dict[str, str], last: dict[str, str]) -> Maker:
    def made() -> Trial:
        it = of_2019(figures, last)()
        return replace(it, reading=replace(it.reading, facts=tuple(doubted(it.reading.facts))))

    return made


def doubted(facts: tuple[Fact, ...]) -> list[Fact]:
    return [replace(one, source=Source.OCR, confidence=0.6) for one in facts]


def known(year: int, facts: Facts, name: str = "云岚市", **more: str) -> Known:
    versions = dict.fromkeys({address.split("/")[0] for address in facts}, "2021")
    prose = spoken(*more.values()) if more else WORDLESS
    return Known("k", "f.pdf", name, year, "annual-report-2021", versions, facts, prose)


def beside_last(facts: Facts, last: Facts) -> Maker:
    return lambda: Trial(reading(facts), Related(last=known(2023, last)))


def rolled(line: str, in_force: str, confidence: float = 1.0) -> Maker:
    changes = {"issued": "5", "repealed": "2", "in_force": in_force}
    now = disclosure(**{f"disclosure_{line}_{column}": printed for column, printed in changes.items()})
    now = {address: replace(one, confidence=confidence) for address, one in now.items()}
    return beside_last(now, disclosure(**{f"disclosure_{line}_in_force": "20"}))


def recalling(stated: str, *, with_facts: bool = True) -> Maker:
    """The prose gives last year's requests, of which last year's report has 26."""
    text = f"2024年收到政府信息公开申请26件，较2023年的{stated}件增加。"
    last = known(2023, requests() if with_facts else {})
    return lambda: Trial(replace(reading(requests()), prose=spoken(HEADS[0], text)), Related(last=last))


def said_again(this: str, last: str) -> Maker:
    def made() -> Trial:
        it = replace(reading(requests()), prose=spoken(HEADS[4], this))
        return Trial(it, Related(last=known(2023, {}, head=HEADS[4], body=last)))

    return made


def of_parts(*totals: str, absent: tuple[str, ...] = ()) -> Maker:
    address = "requests/1/total"
    below = tuple(known(2024, {address: fact(address, n)}, f"云岚市{i}区") for i, n in enumerate(totals))
    return lambda: Trial(reading(requests()), Related(parts=below, absent=absent, complete=True))


OVER = Place(1, 100, 50, 160, 60)
CARRIED_OUT = {
    f"requests/4/{column.code}": fact(f"requests/4/{column.code}", printed)
    for column, printed in zip(table_form("requests").columns, ("4", "0", "0", "0", "0", "1", "5"), strict=True)
}
NONE = {address: fact(address, "0") for address in requests()}
IDLE = disclosure(**{f"disclosure_{line}_processed": "0" for line in ("licences", "penalties", "coercion")})
PROBLEMS = (
    "一是主动公开的及时性有待提高，个别单位更新不够及时；二是政策解读形式较为单一，图解和视频解读偏少；"
    "三是基层工作人员业务能力需要加强，培训覆盖面不广，全年仅举办3次。下一步将加大督促检查力度，丰富解读形式。"
)
OTHERS = (
    "一是依申请公开办理流程还不够规范，答复文书格式不统一；二是政府网站栏目设置需要优化，检索功能不便；"
    "三是公众参与的渠道不多，听证会和座谈会开得较少，意见反馈不够及时，群众满意度有待提升，今后逐项改进。"
)
NORMATIVE = "disclosure/normative/"
RULES = "disclosure/rules/"
LICENCES = "disclosure/licences/"


def totals_of(line: str, this: str, last: str = "89") -> tuple[dict[str, str], dict[str, str]]:
    now = {f"disclosure/{line}/new_published": "77", f"disclosure/{line}/public_total": this}
    return now, {f"disclosure/{line}/public_total": last}


def published(new: str, total: str) -> dict[str, str]:
    """Rules and normative documents of the form of 2019."""
    none = dict.fromkeys((RULES + "new_published", RULES + "public_total"), "0")
    return none | {NORMATIVE + "new_published": new, NORMATIVE + "public_total": total}


def without_texts(texts: dict[str, str], address: str) -> dict[str, str]:
    return {one: text for one, text in texts.items() if one != address}


def items(this: str) -> tuple[dict[str, str], dict[str, str]]:
    return {LICENCES + "prev_items": this}, {LICENCES + "prev_items": "40", LICENCES + "change": "3"}
