# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan of work against the annual report of its year: is each task answered, with its figures and in time.

All of it is for a person to judge: that words are alike does not show that work was done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.answers import answering, answers, candidates, counted, wanted
from reviewer.checks.subject import made, plain
from reviewer.checks.tasks import Task, bare, tasks
from reviewer.forms.planform import PLAN
from reviewer.forms.quantities import chinese
from reviewer.model.coverage import Coverage
from reviewer.model.finding import Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.coverage import Answer
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Sentence
    from reviewer.model.related import Known

BRIEF = 30  # characters of a task or a sentence in a message
KEPT = 60  # characters of a sentence by which a decision knows it again
AFTER, BEFORE = 3, 4  # characters after or before a figure that make two figures of the same thing
PLAN_SECTION = "6"
SHOWN = 5  # report items named in one sentence
_ORDINAL = re.compile(r"第([一二三四五六七八九十百\d]{1,3})(届|轮|批|期|次)")
_WORDS = re.compile(r"\w+")
_EARLY = re.compile(r"上半年|第?[一二三1-3]季度|(?<!\d)(?:[1-9]|1[01])月")
_RESULT = re.compile(r"《|\d+\s*[月日]|已|完成|举办|召开|印发|上线|建成|评选")
_NAMED = re.compile(r"《[^《》]{4,}》")
_FEES = re.compile(r"处理费|收费")
_PLAN_PART = re.compile(r"工作要点")


@dataclass(frozen=True, slots=True)
class Thing:
    """A figure with its unit (or an ordinal, 第五届) and the words on both sides of it."""

    value: Decimal
    unit: str
    before: str
    after: str
    printed: str

    def same(self, other: Thing) -> bool:
        """Whether both count the same thing."""
        if self.unit != other.unit:
            return False
        ahead, behind = self.after[:AFTER], self.before[-BEFORE:]
        return (len(ahead) == AFTER and other.after.startswith(ahead)) or (
            len(behind) == BEFORE and other.before.endswith(behind)
        )


def covers(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Each task has a passage of the report that answers it; the decision of a person is kept on this finding."""
    report = whole.related.report
    rows = {task.row: task for task in tasks(whole.facts)}
    if report is None or not rows:
        return
    found = answers(whole.facts, report.prose)
    if not found:
        message = Text(
            f"{report.name} 年度报告没有读到正文，无法核对任务落实情况。",
            f"No prose was read from the annual report ({report.name}).",
        )
        yield made(check, f"{PLAN}/cover", Outcome.NOT_EVALUABLE, message, ())
        return
    for answer in found:
        yield _covered(check, rows[answer.row], answer)


def told_numbers(check: Rule, whole: Whole) -> Iterator[Finding]:
    """What a task and the report both count, they count alike."""
    report = whole.related.report
    if report is None:
        return
    told = [report.prose.sentences[index] for index in candidates(report.prose)]
    stated = [(thing, sentence) for sentence in told for thing in things(bare(sentence.text))]
    for task in tasks(whole.facts):
        for ordinal, thing in enumerate(things(bare(wanted(task))), 1):
            same = [(other, sentence) for other, sentence in stated if thing.same(other)]
            if same:
                agree = any(other.value == thing.value for other, _ in same)
                yield _told(check, task, ordinal, thing, *same[0], agree=agree)


def due_results(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A task that was due within the year has a result in the report: a date, a figure or a document."""
    report = whole.related.report
    if report is None:
        return
    rows = {task.row: task for task in tasks(whole.facts)}
    for answer in answers(whole.facts, report.prose):
        task, best = rows[answer.row], answer.best
        due = task.text("deadline")
        if answer.state is Coverage.NOT_FOUND or best is None or not _EARLY.search(due):
            continue
        shown = _is_result(report.prose.sentences[best.sentence])
        message = check.fail.format(
            row=task.name, due=due, task=brief(answer.task), page=best.page, said=brief(best.text)
        )
        anchors = task.anchors("deadline", side=Side.LEFT) + task.anchors("number", "content")
        read = (f"{PLAN}/{task.row}/deadline={due}", f"“{best.text[:KEPT]}”")
        at = f"{PLAN}/{task.row}/result"
        if shown:
            yield made(check, at, Outcome.PASS, check.name, anchors, read=read)
        else:
            yield made(check, at, Outcome.FAIL, message, anchors, read=read)


def orphans(check: Rule, whole: Whole) -> Iterator[Finding]:
    """What the report tells of its plan's work belongs to some task; documents and figures that do not are named."""
    report = whole.related.report
    told = _told_of_plan(report) if report else []
    if report is None or not told or not tasks(whole.facts):
        return
    known = answering(whole.facts, report.prose)
    lone = [report.prose.sentences[index] for index in told if index not in known]
    if not lone:
        yield made(check, f"{PLAN}/orphans", Outcome.PASS, check.name, ())
        return
    items = Text(
        "；".join(f"第 {s.places[0].page} 页“{brief(s.text)}”" for s in lone[:SHOWN]),
        "; ".join(f"p. {s.places[0].page} “{brief(s.text)}”" for s in lone[:SHOWN]),
    )
    message = check.fail.format(count=len(lone), items=items, other=report.name)
    read = tuple(f"“{s.text[:KEPT]}”" for s in lone)
    yield made(check, f"{PLAN}/orphans", Outcome.FAIL, message, (), read=read)


def things(text: str) -> list[Thing]:
    """What a text counts or numbers."""
    spans = [(q.start, q.end, q.end + len(q.unit), q.value, q.unit) for q in counted(text) if not q.loose]
    for match in _ORDINAL.finditer(text):
        number = int(match[1]) if match[1].isdigit() else chinese(match[1])
        if number is not None:
            spans.append((match.start(), match.end(1), match.end(), Decimal(number), f"第{match[2]}"))
    found = []
    for start, _, end, value, unit in sorted(spans):
        before = "".join(_WORDS.findall(text[:start]))
        after = "".join(_WORDS.findall(text[end:]))
        found.append(Thing(value, unit, before, after, text[start:end]))
    return found


def brief(text: str) -> str:
    return text if len(text) <= BRIEF else text[: BRIEF - 1] + "…"


def _covered(check: Rule, task: Task, answer: Answer) -> Finding:
    best = answer.best
    fields = {"row": task.name, "task": brief(answer.task)}
    read = [f"{PLAN}/{task.row}/content={answer.task[:KEPT]}"]
    if best is None or answer.state is Coverage.NOT_FOUND:
        message = check.fail.format(**fields)
    else:
        message = (_ANSWERED if answer.state is Coverage.COVERED else check.remark).format(
            **fields, page=best.page, said=brief(best.text), why=best.why
        )
        read.append(f"“{best.text[:KEPT]}”")
    anchors = task.anchors("content" if "content" in task.cells else "task", side=Side.LEFT) + task.anchors("number")
    answered = answer.state is Coverage.COVERED
    # Alike words are no proof: an answered task waits for a person too, and is kept with doubt.
    outcome = Outcome.PASS if answered else Outcome.FAIL
    return made(check, f"{PLAN}/{task.row}/cover", outcome, message, anchors, read=tuple(read), doubt=answered)


_ANSWERED = Text(
    "{row}“{task}”：年度报告第 {page} 页“{said}”（{why}）。",
    "{row} “{task}”: annual report, p. {page}, “{said}” ({why}).",
)


def _told(
    check: Rule, task: Task, ordinal: int, thing: Thing, other: Thing, sentence: Sentence, *, agree: bool
) -> Finding:
    message = check.fail.format(
        row=task.name,
        mine=f"{thing.printed}{thing.after[:6]}",
        theirs=f"{other.printed}{other.after[:6]}",
        page=sentence.places[0].page,
    )
    anchors = task.anchors("content" if "content" in task.cells else "task", side=Side.LEFT) + task.anchors("number")
    read = (f"{PLAN}/{task.row}={plain(thing.value)}", f"“{plain(other.value)}”")
    at = f"{PLAN}/{task.row}/figure-{ordinal}"
    if agree:
        return made(check, at, Outcome.PASS, check.name, anchors, thing.value, thing.value, read)
    return made(check, at, Outcome.FAIL, message, anchors, thing.value, other.value, read)


def _is_result(sentence: Sentence) -> bool:
    counts = any(q.unit not in ("年", "") for q in sentence.quantities)
    return counts or _RESULT.search(sentence.text) is not None


def _told_of_plan(report: Known) -> list[int]:
    """Sentences that name a document, by index, in the part of the report that tells of the plan."""
    sentences = report.prose.sentences
    told = (n for n, s in enumerate(sentences) if s.section == PLAN_SECTION and _PLAN_PART.search(s.text))
    start = next(told, len(sentences))
    every = [index for index in candidates(report.prose) if index > start]
    return [n for n in every if _NAMED.search(sentences[n].text) and not _FEES.search(sentences[n].text)]
