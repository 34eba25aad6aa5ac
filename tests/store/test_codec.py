# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nouns survive the way through JSON, to the last digit."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from reviewer.model.finding import Anchor, Finding, Origin, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.project import Correction, Decision, Note, Status, Target
from reviewer.model.report import PageSize, RowSeen
from reviewer.model.text import Text
from reviewer.store import codec, wording
from tests.pages import spoken

PLACE = Place(3, 0.1, 1 / 3, 100.0, 7e-5)
AT = datetime(2025, 3, 4, 5, 6, 7, 891, tzinfo=UTC)
FINDING = Finding(
    "T3-SUM7",
    "requests/3.7",
    Outcome.FAIL,
    Severity.WARNING,
    Text("不等", "differs"),
    Text("", ""),
    Decimal("10.10"),
    Decimal("1E+3"),
    (Anchor(PLACE, Side.LEFT, "requests/1/total"), Anchor(PLACE, Side.CONTEXT)),
    ("requests/1/total=10.10",),
    doubt=True,
    origin=Origin.PERSON,
)
BARE = Finding("A", "b", Outcome.NOT_EVALUABLE, Severity.REVIEW, Text("一", "1"))


def through(raw: object) -> Any:
    return json.loads(json.dumps(raw))


def test_a_box_keeps_every_bit() -> None:
    assert codec.to_place(through(codec.place(PLACE))) == PLACE
    assert codec.to_places(through(codec.places([PLACE, PLACE]))) == (PLACE, PLACE)


@pytest.mark.parametrize("it", [FINDING, BARE], ids=["full", "bare"])
def test_a_finding_keeps_its_digits_its_key_and_its_digest(it: Finding) -> None:
    back = codec.to_finding(through(codec.finding(it)))
    assert back == it
    assert (back.key, back.digest, str(back.left), str(back.right)) == (it.key, it.digest, str(it.left), str(it.right))


@pytest.mark.parametrize(
    "it", [Target(), Target(finding="a@b"), Target(address="a/b/c"), Target(place=PLACE), Target(page=0)]
)
def test_a_target_keeps_what_it_is_and_what_it_is_not(it: Target) -> None:
    assert codec.to_target(through(codec.target(it))) == it


def test_what_people_say_keeps_author_and_time() -> None:
    decision = Decision(Status.EXPLAINED, "李", AT, "d", ("a=1", "b="))
    note = Note("u", Target(page=2), "一\n二", "李", AT)
    correction = Correction("a/b/c", "1,000.50", "1000.50", "李", AT)
    assert codec.to_decision(through(codec.decision(decision))) == decision
    assert codec.to_note("u", through(codec.note(note))) == note
    assert codec.to_correction("a/b/c", through(codec.correction(correction))) == correction


def test_what_a_reading_carries_besides_its_figures() -> None:
    sizes = (PageSize(595.276, 841.89), PageSize(842.0, 595.0, scanned=True))
    lines = {"requests": (RowSeen("3.1", "（一）予以公开", PLACE),), "disputes": ()}
    assert codec.to_sizes(through(codec.sizes(sizes))) == sizes
    assert codec.to_lines(through(codec.lines(lines))) == lines
    assert codec.to_text(through(codec.text(Text("中", "en")))) == Text("中", "en")


def test_prose_comes_back_with_every_figure_and_box() -> None:
    prose = spoken("一、总体情况", "全年公开信息约1.25万条，占33.20%，" + "继续做好工作，" * 9 + "共12件。", "完成。")
    assert len(prose.sentences[1].quantities) == 3
    assert wording.to_prose(through(wording.prose(prose))) == prose
    assert wording.to_prose(None).sentences == ()
