# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one exception that a user sees: what happened, and what to do about it."""

from __future__ import annotations

from reviewer.model.text import Text


class ReviewerError(Exception):
    """Something a user can act on; `summary` names the file, `advice` the way out."""

    def __init__(self, summary: Text, advice: Text) -> None:
        super().__init__(summary, advice)
        self.summary = summary
        self.advice = advice

    @property
    def text(self) -> Text:
        return Text(f"{self.summary.zh} {self.advice.zh}", f"{self.summary.en} {self.advice.en}")

    def __str__(self) -> str:
        return self.text.en
