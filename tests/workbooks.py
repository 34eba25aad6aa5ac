# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports for workbooks: one with every kind of finding and figure, one that agrees, one that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from reviewer.model.document import Source, State
from reviewer.model.export import Made, RuleName
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Anchor, Finding, Origin, Outcome, Severity, Side
from reviewer.model.form import Column, Line, TableForm
from reviewer.model.place import Place
from reviewer.model.project import Correction, Decision, Note, OpenReport, ReportRow, Reviewed, Status, Target
from reviewer.model.report import PageSize, Reading, Verdict
from reviewer.model.text import Text

MORNING = datetime(2025, 3, 3, 1, 30, tzinfo=UTC)
MADE = Made(datetime(2025, 3, 5, 9, 15, tzinfo=timezone(timedelta(hours=8))), "李审查", "审查程序 1.0", "2024.1")

_PEOPLE = (
    ("natural", "自然人", "natural persons"),
    ("company", "商业企业", "companies"),
    ("research", "科研机构", "research bodies"),
    ("welfare", "社会公益组织", "welfare organisations"),
    ("legal", "法律服务机构", "legal services"),
    ("other", "其他", "others"),
    ("total", "总计", "total"),
)
_REQUESTS = (
    ("1", "", "一、本年新收政府信息公开申请数量", "received"),
    ("2", "", "二、上年结转政府信息公开申请数量", "carried in"),
    ("3.1", "三、本年度办理结果", "（一）予以公开", "disclosed"),
    ("3.2", "三、本年度办理结果", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partly disclosed"),
    ("3.3.1", "（三）不予公开", "1.属于国家秘密", "state secrets"),
    ("3.6.1", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "not amended"),
    ("3.7", "", "（七）总计", "results"),
    ("4", "", "四、结转下年度继续办理", "carried out"),
)
_DISCLOSURE = (
    ("rules", "第二十条第（一）项", "规章", "regulations"),
    ("normative", "第二十条第（一）项", "行政规范性文件", "normative documents"),
    ("licences", "第二十条第（五）项", "行政许可", "licences"),
    ("fees", "第二十条第（八）项", "行政事业性收费", "fees"),
)
_DISPUTES = (
    ("reconsideration", "", "行政复议", "reconsideration"),
    ("litigation_direct", "行政诉讼", "未经复议直接起诉", "direct litigation"),
    ("litigation_after", "行政诉讼", "复议后起诉", "litigation after reconsideration"),
)
_RESULTS = (
    ("upheld", "结果维持", "upheld"),
    ("corrected", "结果纠正", "corrected"),
    ("other", "其他结果", "other"),
    ("pending", "尚未审结", "pending"),
    ("total", "总计", "total"),
)


def lines(*given: tuple[str, str, str, str]) -> tuple[Line, ...]:
    return tuple(Line(code, code, (label,), Text(label, en), heading) for code, heading, label, en in given)


def columns(*given: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(code, code, (zh,), Text(zh, en)) for code, zh, en in given)


def disclosure_columns() -> tuple[Column, ...]:
    both = ("rules", "normative")
    return (
        Column("issued", "issued", ("本年制发件数",), Text("本年制发件数", "issued"), lines=both),
        Column("repealed", "repealed", ("本年废止件数",), Text("本年废止件数", "repealed"), lines=both),
        Column("in_force", "in_force", ("现行有效件数",), Text("现行有效件数", "in force"), lines=both),
        Column("processed", "processed", (), Text("本年处理决定数量", "decisions"), lines=("licences",)),
        Column("amount", "amount", (), Text("本年收费金额", "fees"), "万元", lines=("fees",)),
    )


@dataclass
class Sample:
    """Builds one OpenReport; figures are written as they are printed."""

    organisation: str
    printed: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Reviewed, ...] = ()
    verdict: Verdict = Verdict.PASS
    doubtful: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()
    forms: Mapping[str, str] = field(
        default_factory=lambda: {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
    )

    def build(self, uuid: str = "r1") -> OpenReport:
        read = {address: self.fact(address, text) for address, text in self.printed.items()}
        facts = dict(read)
        for each in self.corrections:
            facts[each.address] = replace(self.fact(each.address, each.printed), source=Source.HAND)
        reading = Reading(
            "0" * 64,
            State.DIGITAL,
            tuple(PageSize(595, 842) for _ in range(9)),
            organisation=self.organisation,
            year=2024,
            form="annual-report-2021",
            forms=self.forms,
            facts=tuple(read.values()),
        )
        return OpenReport(self.row(uuid), reading, facts, self.findings, self.notes, self.corrections, {"T3-ROW": 24})

    def fact(self, address: str, text: str) -> Fact:
        kinds = {"": Printed.BLANK, "/": Printed.SLASH, "—": Printed.DASH}
        number = text.split("（")[0]
        kind = kinds.get(text) or (Printed.NUMBER if number.replace(".", "").isdigit() else Printed.TEXT)
        value = Decimal(number) if kind is Printed.NUMBER else None
        confidence = 0.6 if address in self.doubtful else 1.0
        return Fact(address, kind, value, text, (Place(5, 10, 10, 40, 20),), confidence=confidence)

    def row(self, uuid: str) -> ReportRow:
        kinds = [each.finding.outcome for each in self.findings]
        failed = [each for each in self.findings if each.finding.outcome is Outcome.FAIL]
        standing = [each for each in failed if not each.set_aside]
        heavy = sum(each.weighs for each in standing)
        judged = sum(each.finding.severity is Severity.REVIEW for each in failed)
        return ReportRow(
            uuid,
            f"{self.organisation}2024年政府信息公开工作年度报告.pdf",
            self.organisation,
            2024,
            f"{self.organisation}2024年政府信息公开工作年度报告",
            "annual-report-2021",
            "digital",
            9,
            self.verdict,
            len(failed) - judged,
            judged,
            kinds.count(Outcome.NOT_EVALUABLE),
            sum(each.undecided for each in self.findings),
            passed=24,
            warnings=sum(each.finding.severity is Severity.WARNING for each in failed),
            heavy=heavy,
            light=len(standing) - heavy,
        )


def anchor(address: str, side: Side, page: int = 5) -> Anchor:
    return Anchor(Place(page, 10, 10, 40, 20), side, address)


def table_three(**changed: str) -> dict[str, str]:
    """All lines of the small table 3 filled with sums that hold; `changed` by `line_column`, dots as `p`."""
    base = {"1": 6, "2": 0, "3.1": 2, "3.2": 1, "3.3.1": 0, "3.6.1": 3, "3.7": 6, "4": 0}
    printed = {}
    for line, figure in base.items():
        for code, _, _ in _PEOPLE:
            printed[f"requests/{line}/{code}"] = str(figure if code in ("natural", "total") else 0)
    for name, text in changed.items():
        line, column = name.rsplit("_", 1)
        printed[f"requests/{line.removeprefix('l').replace('p', '.')}/{column}"] = text
    return printed


def row_sum() -> Finding:
    """The parts of line 3.1 add up to 8 where the total says 2."""
    parts = ("natural", "company", "research", "welfare", "legal", "other")
    values = ("2", "5", "0", "0", "0", "1")
    read = tuple(f"requests/3.1/{part}={value}" for part, value in zip(parts, values, strict=True))
    return Finding(
        "T3-ROW",
        "requests/3.1",
        Outcome.FAIL,
        Severity.ERROR,
        Text("六类申请人之和 8 ≠ 总计 2，差 6", "the six kinds of applicants add up to 8 ≠ total 2, difference 6"),
        Text("读取可信度高，更像报告填报错误。", "Read with confidence: more likely a fault of the report."),
        Decimal(8),
        Decimal(2),
        (
            *(anchor(f"requests/3.1/{part}", Side.LEFT) for part in parts),
            anchor("requests/3.1/total", Side.RIGHT),
            anchor("requests/3.7/total", Side.CONTEXT),
        ),
        (*read, "requests/3.1/total=2"),
    )


def rich_findings() -> tuple[Reviewed, ...]:
    row = row_sum()
    prose = Finding(
        "N-NEW",
        "1/received/1",
        Outcome.FAIL,
        Severity.REVIEW,
        Text("正文称收到申请 7 件，表三为 6 件", "the prose says 7 requests, table 3 says 6"),
        left=Decimal(7),
        right=Decimal(6),
        anchors=(Anchor(Place(2, 1, 1, 2, 2), Side.LEFT), anchor("requests/1/total", Side.RIGHT)),
        read=("1/received/1=7", "requests/1/total=6"),
        doubt=True,
    )
    missing = Finding(
        "T4-SUM",
        "disputes/litigation_after",
        Outcome.NOT_EVALUABLE,
        Severity.ERROR,
        Text("复议后起诉：总计没有读到", "litigation after reconsideration: the total was not read"),
    )
    share = Finding(
        "N-PCT",
        "1/share/1",
        Outcome.FAIL,
        Severity.WARNING,
        Text("占比 33.30% 与 1/3 不符", "a share of 33.30 % is not 1/3"),
        left=Decimal("33.30"),
        right=Decimal(100) / Decimal(3),
        anchors=(Anchor(Place(2, 1, 1, 2, 2), Side.LEFT), Anchor(Place(3, 1, 1, 2, 2), Side.LEFT)),
    )
    own = Finding(
        "OWN",
        "5d1c",
        Outcome.FAIL,
        Severity.WARNING,
        Text("=HYPERLINK 不是公式", "=HYPERLINK is no formula"),
        anchors=(anchor("disclosure/normative/in_force", Side.CONTEXT, 4),),
        origin=Origin.PERSON,
    )
    passed = replace(row, at="requests/1", outcome=Outcome.PASS)
    note = Note("n1", Target(finding=row.key), "已电话核实", "李审查", MORNING)
    return (
        Reviewed(row, Decision(Status.CONFIRMED, "王复核", MORNING, row.digest), (note,)),
        Reviewed(prose, Decision(Status.EXPLAINED, "李审查", MORNING, "older")),
        Reviewed(passed),
        Reviewed(missing),
        Reviewed(share, Decision(Status.DISMISSED, "李审查", MORNING, share.digest)),
        Reviewed(own),
    )


def rich() -> OpenReport:
    """One of every kind: numbers with words, blank, "/", "—", text, doubt, a correction, a line not read."""
    printed = table_three(l3p1_company="5", l3p1_other="1", l2_research="", l2_welfare="/", l2_legal="—")
    printed |= {
        "disclosure/rules/issued": "0",
        "disclosure/rules/repealed": "",
        "disclosure/rules/in_force": "3",
        "disclosure/normative/issued": "17（其中修订15件）",
        "disclosure/normative/repealed": "见附件",
        "disclosure/normative/in_force": "40",
        "disclosure/licences/processed": "123456",
        "disclosure/fees/amount": "31276.29260",
    }
    printed |= {f"disputes/reconsideration/{code}": "0" for code, _, _ in _RESULTS}
    printed |= {f"disputes/litigation_direct/{code}": "1" for code, _, _ in _RESULTS}
    return Sample(
        "上海市长宁区",
        printed,
        rich_findings(),
        Verdict.FAIL,
        doubtful=("requests/1/total",),
        corrections=(Correction("disputes/litigation_direct/total", "4", "4", "李审查", MORNING),),
        notes=(
            Note("n2", Target(page=3), "第 3 页盖章不清", "李审查", MORNING),
            Note("n3", Target(address="requests/4/total"), "与上年一致", "李审查", MORNING),
        ),
    ).build("r1")


def unreadable() -> OpenReport:
    error = Text("文件已加密，需要密码。", "The file is encrypted and needs a password.")
    reading = Reading("1" * 64, State.ENCRYPTED, error=error)
    row = ReportRow(
        "r3", "加密.pdf", "", None, "", None, "encrypted", 0, Verdict.UNREADABLE, 0, 0, 0, 0, error=error.zh
    )
    return OpenReport(row, reading, {}, ())


def forms() -> dict[tuple[str, str], TableForm]:
    two, three, four = (
        Text("主动公开政府信息情况", "information disclosed"),
        Text("收到和处理政府信息公开申请情况", "requests"),
        Text("政府信息公开行政复议、行政诉讼情况", "reconsideration and litigation"),
    )
    made = (
        TableForm("disclosure", "2021", two, "left", lines(*_DISCLOSURE), disclosure_columns()),
        TableForm("requests", "2021", three, "left", lines(*_REQUESTS), columns(*_PEOPLE)),
        TableForm("disputes", "2021", four, "above", lines(*_DISPUTES), columns(*_RESULTS)),
    )
    return {(form.table, form.version): form for form in made}


def rules() -> tuple[RuleName, ...]:
    said = {
        "T3-ROW": ("申请人合计", "Sum of applicants", Severity.ERROR),
        "T4-SUM": ("复议诉讼合计", "Sum of disputes", Severity.ERROR),
        "N-NEW": ("正文新收数", "Requests in the prose", Severity.ERROR),
        "N-PCT": ("正文占比", "Shares in the prose", Severity.WARNING),
    }
    meaning = Text("同一行六类申请人之和等于总计。", "The six kinds of applicants of a line add up to its total.")
    basis = Text("国办公开办函〔2021〕30号 附件", "Notice 30 of 2021, annex")
    return tuple(RuleName(code, Text(zh, en), meaning, basis, how) for code, (zh, en, how) in said.items())
