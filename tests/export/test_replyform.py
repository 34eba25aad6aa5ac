# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the reader of a returned workbook may rely on."""

import pytest

from reviewer.export.replyform import ANSWERS, FIELDS, cell_of, position
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.reply import Answer
from reviewer.model.text import Text

HERE = Place(1, 1.0, 1.0, 2.0, 2.0)


@pytest.mark.parametrize(
    ("at", "anchors", "cell"),
    [
        ("requests/3.1/total", (), "requests/3.1/total"),
        ("requests/3.1", ((Side.RIGHT, "requests/3.1/total"), (Side.LEFT, "requests/3.1/other")), "requests/3.1/other"),
        ("prose/2/received", ((Side.LEFT, None), (Side.RIGHT, "requests/1/total")), "requests/1/total"),
        ("year", ((Side.LEFT, None),), ""),
    ],
)
def test_a_correction_is_for_the_point_of_the_finding_else_for_its_first_figure(
    at: str, anchors: tuple[tuple[Side, str | None], ...], cell: str
) -> None:
    said = tuple(Anchor(HERE, side, address) for side, address in anchors)
    assert cell_of(Finding("X", at, Outcome.FAIL, Severity.ERROR, Text("", ""), anchors=said)) == cell


def test_every_answer_and_column_has_its_own_word_in_both_languages() -> None:
    assert set(ANSWERS) == set(Answer)
    for words in ([it.name for it in FIELDS], list(ANSWERS.values())):
        assert len({it.zh for it in words}) == len({it.en for it in words}) == len(words)
    assert [position(field.code) for field in FIELDS] == list(range(1, len(FIELDS) + 1))
    assert [field.hidden for field in FIELDS[:4]] == [True, True, True, False]
