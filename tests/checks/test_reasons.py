# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reasons that are offered: their file, and what comes first."""

from reviewer.checks import reasons
from reviewer.model.project import Status


def test_every_reason_is_said_in_both_languages_and_fits_a_decision() -> None:
    assert reasons.every()
    assert all(it.text.zh and it.text.en and it.fits for it in reasons.every())
    assert not any(Status.OPEN in it.fits for it in reasons.every())


def test_each_decision_that_asks_for_a_reason_has_some() -> None:
    for status in (Status.EXPLAINED, Status.DISMISSED, Status.EXTRACTION_ERROR):
        assert len(reasons.offered(status, "zh")) >= 3
    assert reasons.offered(Status.OPEN, "zh") == ()


def test_the_offices_own_words_come_first_and_nothing_twice() -> None:
    ready = reasons.offered(Status.DISMISSED, "zh")
    own = ("我们自己的理由", ready[-1])
    assert reasons.offered(Status.DISMISSED, "zh", own) == (*own, *ready[:-1])
