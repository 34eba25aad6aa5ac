# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a report was left is told as text and found again; nonsense is nothing."""

import json

import pytest

from reviewer.desk.page.standing import MOST, Standing, Standings


def test_what_was_kept_is_found_again() -> None:
    kept, again = Standings(), Standings()
    kept.keep("a", Standing(3, 0.5, 0.25, "120.0", 90))
    kept.keep("b", Standing())
    again.restore(kept.said())
    assert (again.of("a"), again.of("b"), again.of("c")) == (Standing(3, 0.5, 0.25, "120.0", 90), Standing(), None)


@pytest.mark.parametrize(
    "values", [3, [], [0, 0.5, 0, "", 0], [1, 0.5, "x", "", 0], [1, 0.5, 0, 7, 0], [1, 0.5, 0, "", 45], "[1"]
)
def test_nonsense_counts_as_not_there(values: object) -> None:
    again = Standings()
    again.restore(json.dumps({"a": values, "b": [2, 0.5, 0, "width", 0]}))
    assert again.of("a") is None
    assert again.of("b") == Standing(2, 0.5, 0, "width", 0)
    for text in ("", "{", "[]", json.dumps({"a": [1, float("nan"), 0, "", 0]})):
        again.restore(text)
        assert again.of("a") is None


def test_those_left_longest_ago_are_forgotten() -> None:
    kept = Standings()
    for n in range(MOST + 1):
        kept.keep(str(n), Standing())
    assert (kept.of("0"), kept.of("1")) == (None, Standing())
