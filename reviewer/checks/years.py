# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report against last year's report of the same body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks.equations import is_unfilled
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import fact_anchors
from reviewer.forms.book import table_form
from reviewer.model.finding import Outcome, Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding
    from reviewer.model.form import Column
    from reviewer.model.related import Known

REQUESTS = "requests"


def carried(check: Rule, whole: Whole) -> Iterator[Finding]:
    """What last year's report carries out (role `left`) this year's carries in (role `right`), column by column.

    The total column has the rule's severity, the others are warnings. A figure that is not there in
    either report leaves its column unchecked.
    """
    last = whole.related.last
    if last is None or not {REQUESTS} <= whole.forms.keys() & last.forms.keys():
        return
    then, now = table_form(REQUESTS, last.forms[REQUESTS]), whole.forms[REQUESTS]
    for column in now.columns:
        was = last.facts.get(f"{REQUESTS}/{then.line_of(check.left[0])}/{column.code}")
        here = whole.facts.get(f"{REQUESTS}/{now.line_of(check.right[0])}/{column.code}")
        if was is None or here is None or was.counts is None or whole.count(here.address) is None:
            continue
        if not is_unfilled(was.address, then, last.facts):
            yield _carried(check, column, last, was, here)


def _carried(check: Rule, column: Column, last: Known, was: Fact, here: Fact) -> Finding:
    before, after = was.counts or 0, here.counts or 0
    read = (f"last/{read_of(was)}", read_of(here))
    anchors = fact_anchors([here])
    doubt = was.doubtful or here.doubtful
    if before != after:
        message = check.fail.format(
            column=column.name, left=before, right=after, difference=abs(after - before), other=last.name
        )
        severity = check.severity if column.role == "total" else Severity.WARNING
        return made(check, here.address, Outcome.FAIL, message, anchors, was.counts, here.counts, read, doubt, severity)
    if doubt:
        message = Text(
            f"{column.name.zh}列：有数字读取存疑，未能与 {last.name} 核对。",
            f"Column {column.name.en} was read with doubt and was not compared with {last.name}.",
        )
        return made(check, here.address, Outcome.NOT_EVALUABLE, message, anchors, read=read)
    message = Text(f"{column.name.zh}：{plain(here.counts or was.counts or here.rounding)}", column.name.en)
    return made(check, here.address, Outcome.PASS, message, anchors, was.counts, here.counts, read)
