# SPDX-License-Identifier: AGPL-3.0-or-later
"""How texts are compared when somebody searches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.store import folding

TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT, TEXT, TEXT)
def test_a_part_of_a_text_folds_to_a_part_of_the_folded_text(before: str, part: str, after: str) -> None:
    whole = folding.fold(before + part + after)
    assert folding.fold(part) in whole
    assert all(word in whole for word in folding.words(part))


@pytest.mark.parametrize(
    ("one", "other"),
    [("ＦＯＩＡ", "foia"), ("１２", "12"), ("Caf\u00e9", "cafe\u0301"), ("㎡", "m2"), ("Straße", "STRASSE")],
)
def test_width_case_and_accents_make_no_difference(one: str, other: str) -> None:
    assert folding.fold(one) == folding.fold(other)


def test_words_are_parted_by_any_space_and_asked_for_once() -> None:
    assert folding.words("转入\u3000 件数\n转入") == ("转入", "件数")
    assert folding.words(" \t") == ()


def test_what_is_marked_is_what_was_looked_for() -> None:
    text = "Ｎo.３ 转入转入件"
    marked = [text[start:end] for start, end in folding.marks(text, folding.words("no.3 转入"))]
    assert marked == ["Ｎo.３", "转入转入"]
    assert folding.marks("㎡", ("m",)) == ((0, 1),)
