# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the command line prints: a review as JSON Lines or sentences, who is late, what was merged or came back."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from reviewer.checks import weighing
from reviewer.copies import sides
from reviewer.model.body import STANDS
from reviewer.model.fact import Printed
from reviewer.model.finding import Outcome
from reviewer.model.returned import KINDS
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reviewer.model.body import Roll
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding
    from reviewer.model.merging import Merged, Packed
    from reviewer.model.place import Place
    from reviewer.model.report import Review
    from reviewer.model.returned import Looked, Sorted
    from reviewer.model.text import Lang

SIGNS = {"pass": "✓", "fail": "✕", "review": "▲", "incomplete": "◧", "unreadable": "✕", "not_evaluable": "○"}
VERDICTS = {
    "pass": Text("通过", "pass"),
    "fail": Text("失败", "fail"),
    "review": Text("需判断", "needs judgement"),
    "incomplete": Text("不完整", "incomplete"),
    "unreadable": Text("无法读取", "unreadable"),
}


def json_line(name: str, review: Review, lang: Lang) -> str:
    """One document as one line of JSON, in the form that other programs rely on."""
    reading = review.reading
    return json.dumps(
        {
            "file": name,
            "sha256": reading.digest or None,
            "state": str(reading.state),
            "form": reading.form,
            "forms": dict(reading.forms),
            "organisation": reading.organisation or None,
            "year": reading.year,
            "pages": len(reading.pages),
            "verdict": str(review.verdict),
            "error": reading.error.say(lang) if reading.error else None,
            "cells": [_cell(fact) for fact in reading.facts],
            "findings": [_finding(finding, lang) for finding in review.findings],
        },
        ensure_ascii=False,
    )


def sentences(name: str, review: Review, lang: Lang) -> Iterator[str]:
    """One document for a person: its verdict, the reasons in order of weight, and every finding that failed."""
    reading = review.reading
    who = " ".join(filter(None, (reading.organisation, str(reading.year or ""))))
    counts = weighing.counted(review.findings).text.say(lang)
    yield "  ".join(filter(None, (f"{SIGNS[review.verdict]} {name}", who, VERDICTS[review.verdict].say(lang), counts)))
    if reading.error:
        yield f"    {reading.error.say(lang)}"
    for gap in reading.gaps:
        yield f"    ◧ {gap.say(lang)}"
    for fault in weighing.faults(review.findings):
        yield f"    · {fault.say(lang)}"
    for finding in review.findings:
        if finding.outcome is Outcome.FAIL:
            sign = SIGNS["fail" if finding.severity == "error" else "review"]
            page = f"  (p. {finding.anchors[0].place.page})" if finding.anchors else ""
            yield f"    {sign} {finding.check}  {finding.message.say(lang)}{page}"


def _cell(fact: Fact) -> dict[str, Any]:
    place = fact.places[0]
    return {
        "address": fact.address,
        "value": fact.text if fact.printed is Printed.TEXT else _number(fact.value),
        "text": fact.text,
        "page": place.page,
        "bbox": _box(place),
        "source": str(fact.source),
        "confidence": fact.confidence,
    }


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "key": finding.key,
        "rule": finding.check,
        "status": str(finding.outcome),
        "severity": str(finding.severity),
        "doubt": finding.doubt,
        "message": finding.message.say(lang),
        "left": _number(finding.left),
        "right": _number(finding.right),
        "anchors": [
            {"page": a.place.page, "bbox": _box(a.place), "address": a.address, "side": str(a.side)}
            for a in finding.anchors
        ],
    }


def _number(value: Decimal | None) -> int | float | None:
    """JSON has no decimals of its own: whole numbers stay whole, others are written as they print."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _box(place: Place) -> list[float]:
    return [round(side, 2) for side in place.box]


def roll(it: Roll, lang: Lang) -> Iterator[str]:
    """How many bodies have reported, then one line for each that has not or was late, then files of no body."""
    listed = [one for one in it.bodies if one.on_list]
    expected = [one for one in listed if one.body.expected]
    facts = {"year": it.year, "all": len(expected), "missing": len(it.missing), "late": len(it.late)}
    yield _ROLL.format(**facts).say(lang)
    for one in (*it.missing, *it.late):
        due = Text(f"截止 {one.due}", f"due {one.due}") if one.due else Text("截止日期不明", "due date unknown")
        days = Text(f"，逾期 {one.days} 天", f", {one.days} days late") if one.days else Text("", "")
        who = Text(f"，{one.body.contact}", f", {one.body.contact}") if one.body.contact else Text("", "")
        said = STANDS[one.stand]
        zh = f"  {one.body.name}：{said.zh}（{due.zh}{days.zh}{who.zh}）"
        yield Text(zh, f"  {one.body.name}: {said.en} ({due.en}{days.en}{who.en})").say(lang)
    for row in it.unmatched:
        yield Text(f"  未对应名单：{row.file}", f"  no body on the list: {row.file}").say(lang)


_ROLL = Text(
    "{year} 年度应报 {all} 个单位：未报送 {missing} 个，逾期报送 {late} 个。",
    "{year}: of {all} bodies {missing} have not reported and {late} were late.",
)


def packed(made: Packed, lang: Lang) -> Iterator[str]:
    """Where a package is, and which PDFs it lacks."""
    told = Text("已写出 {path}（{pdfs} 份 PDF）。", "Written: {path} ({pdfs} PDFs).")
    yield told.format(path=made.path, pdfs=made.pdfs).say(lang)
    for name in made.absent:
        yield Text("◧ 找不到原文件 {name}，未装入。", "◧ {name} is gone and not in it.").format(name=name).say(lang)


def merged(made: Merged, lang: Lang) -> Iterator[str]:
    """What a package brought, and what waits for a choice."""
    if made.known:
        yield Text("工作包中的内容都已合并过，未作改动。", "All of it was merged before: nothing changed.").say(lang)
        return
    told = Text(
        "已合并 {person} 的 {events} 项操作：新报告 {reports} 份，采用 {taken} 处，冲突 {conflicts} 处。",
        "Merged {events} changes by {person}: {reports} new reports, {taken} things taken over, {conflicts} conflicts.",
    )
    yield told.format(
        person=made.person,
        events=made.events,
        reports=made.reports,
        taken=made.taken,
        conflicts=len(made.conflicts),
    ).say(lang)
    for it in made.conflicts:
        ours, theirs = (f"{side.author} {sides.says(it, side.state).say(lang)}" for side in (it.ours, it.theirs))
        yield f"▲ {sides.what(it).say(lang)}: {ours.strip()} | {theirs.strip()}"


def returned(found: Looked, taken: int, lang: Lang) -> list[str]:
    """A returned workbook: how many replies were taken in, and every row that waits for a person."""
    counts = Counter(it.kind for it in found.lines)
    listed = "，" if lang == "zh" else ", "
    kinds = listed.join(f"{name.say(lang)} {counts[kind]}" for kind, name in KINDS.items() if counts[kind])
    told = Text("{file}：收下 {taken} 条答复（{kinds}）", "{file}: {taken} replies taken in ({kinds})")
    lines = [told.format(file=found.file, taken=taken, kinds=kinds).say(lang)]
    lines += [f"  {remark.say(lang)}" for remark in found.remarks]
    return lines + [f"  {_row(it, lang)}" for it in found.doubtful]


def _row(it: Sorted, lang: Lang) -> str:
    where = Text("“{sheet}”第 {row} 行", "“{sheet}”, row {row}")
    at = [where.format(sheet=it.filled.sheet, row=it.filled.row).say(lang)] if it.filled else []
    figures = [f"{address} → {printed}" for address, printed in it.figures]
    said = [*at, KINDS[it.kind].say(lang), it.name, it.message.say(lang), *figures]
    return " · ".join(one for one in said if one) + ": " + " ".join(remark.say(lang) for remark in it.remarks)


def lettered(unknown: Sequence[str], undecided: int, count: int) -> Iterator[Text]:
    """What one must know of letters that were made: names that nobody knows, and what is not in them."""
    if unknown:
        names = "、".join(f"{{{{{name}}}}}" for name in unknown)
        yield Text(
            f"模板中的 {names} 无法填写，已原样保留。",
            f"{names} in the template are unknown and were left as they are.",
        )
    if undecided:
        yield Text(
            f"还有 {undecided} 处问题待定，未写入通知；只写已确认的问题。",
            f"{undecided} findings are undecided and in no letter: only confirmed ones are.",
        )
    if not count:
        yield Text("没有已确认的问题，未生成通知。", "No finding is confirmed; there is no letter.")
