# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which sentences of an annual report answer the tasks of the plan of its year, and why it seems so."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.checks.retrieving import Texts, names
from reviewer.checks.tasks import bare, tasks
from reviewer.forms.quantities import quantities
from reviewer.model.coverage import Answer, Coverage, Passage
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.checks.retrieving import Hit
    from reviewer.checks.tasks import Task
    from reviewer.forms.quantities import Stated
    from reviewer.model.fact import Fact
    from reviewer.model.prose import Prose, Sentence

COVERED, WEAK = 0.14, 0.075
"""Scores from which a task counts as covered, and as perhaps covered."""
RANKED = 3  # passages kept for a task
SHORT = 12  # characters: a task or a sentence of fewer says too little by itself
SAID = 4  # characters of words that two texts share
SHOWN = 3
TITLES = ("2", "3", "4")  # sections that are tables
_HEADING = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]).{0,30}(?<![。；！？])")
_EDGES = "，,。、;；“”《》()的等和及与之"
CALENDAR = frozenset({"年", "月", "日", "号", ""})


def answers(facts: Mapping[str, Fact], prose: Prose) -> tuple[Answer, ...]:
    """An answer for each task of a plan, in its order, from the prose of the report; () where either is wanting."""
    asked = tuple((task.row, wanted(task)) for task in tasks(facts))
    return _answers(asked, prose) if asked and prose.sentences else ()


def answering(facts: Mapping[str, Fact], prose: Prose) -> frozenset[int]:
    """The sentences that any task may be answered by, by index."""
    indices, found = _texts(prose)
    asked = [wanted(task) for task in tasks(facts)]
    hits = (hit for text in asked for hit in found.nearest(bare(text), len(indices)) if hit.score >= WEAK)
    return frozenset(indices[hit.index] for hit in hits)


def wanted(task: Task) -> str:
    """What a task asks for, as printed: its content, or its name before it where that is short."""
    name, content = (_printed(task, code) for code in ("task", "content"))
    return content if len(content) >= SHORT else name + content


def _printed(task: Task, code: str) -> str:
    return re.sub(r"\s", "", task.cells[code].text) if task.text(code) else ""


def candidates(prose: Prose) -> list[int]:
    """The sentences that may report on work, by index: no heading, none of a section of tables or before the first."""
    headings = {heading.text for heading in prose.headings}
    parted = any(sentence.section for sentence in prose.sentences)
    return [
        index
        for index, sentence in enumerate(prose.sentences)
        if sentence.text not in headings
        and not _HEADING.fullmatch(sentence.text)
        and len(sentence.text) >= SHORT
        and sentence.runs
        and (not parted or (sentence.section and sentence.section not in TITLES))
    ]


def state_of(score: float) -> Coverage:
    if score >= COVERED:
        return Coverage.COVERED
    return Coverage.WEAK if score >= WEAK else Coverage.NOT_FOUND


@lru_cache(maxsize=4)
def _answers(asked: tuple[tuple[int, str], ...], prose: Prose) -> tuple[Answer, ...]:
    indices, found = _texts(prose)
    if not indices:
        return tuple(Answer(row, text, Coverage.NOT_FOUND) for row, text in asked)
    return tuple(_answer(row, text, found.nearest(bare(text), RANKED), indices, prose) for row, text in asked)


@lru_cache(maxsize=4)
def _texts(prose: Prose) -> tuple[list[int], Texts]:
    """The sentences that may answer, by index, and the search in them."""
    indices = candidates(prose)
    return indices, Texts([bare(prose.sentences[index].text) for index in indices])


def _answer(row: int, text: str, hits: list[Hit], indices: list[int], prose: Prose) -> Answer:
    passages = tuple(
        Passage(indices[hit.index], round(hit.score, 3), sentence.text, sentence.places, _why(bare(text), sentence))
        for hit in hits
        if (sentence := prose.sentences[indices[hit.index]])
    )
    return Answer(row, text, state_of(passages[0].score if passages else 0.0), passages)


def _why(task: str, sentence: Sentence) -> Text:
    """The names, the words and the figures that a task and a sentence share."""
    said = bare(sentence.text)
    called = sorted(name for name in names(task) if name in said)[:SHOWN]
    rest = said
    for name in called:
        rest = rest.replace(name, "\n")
    words = _shared(task, rest)
    stated = {(q.value, q.unit) for q in sentence.quantities}
    figures = [f"{task[q.start : q.end]}{q.unit}" for q in counted(task) if (q.value, q.unit) in stated][:SHOWN]
    zh = [f"名称{'、'.join(f'“{name}”' for name in called)}"] if called else []
    zh += [f"词语{'、'.join(f'“{word}”' for word in words)}"] if words else []
    zh += [f"数字 {'、'.join(figures)}"] if figures else []
    en = [f"names {', '.join(called)}"] if called else []
    en += [f"words {', '.join(words)}"] if words else []
    en += [f"figures {', '.join(figures)}"] if figures else []
    return Text("共同的" + "；".join(zh) if zh else "用词相近", "Shared " + "; ".join(en) if en else "similar words")


def _shared(one: str, other: str) -> list[str]:
    """The longest words that two texts have in common."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    found = {one[block.a : block.a + block.size].strip(_EDGES) for block in blocks}
    return sorted((word for word in found if len(word) >= SAID), key=lambda word: (-len(word), word))[:SHOWN]


def counted(text: str) -> list[Stated]:
    """The figures of a text that count something, and are no part of a date."""
    return [stated for stated in quantities(text) if stated.unit not in CALENDAR]
