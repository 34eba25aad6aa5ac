# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kinds of check: pure functions from a rule and what it looks at to findings.

Those of TABLE_KINDS look at one table, those of REPORT_KINDS at a whole report, those of PLAN_KINDS at
a plan of work. A new kind is one function and one row here. A figure that was not found or is not a figure
makes a check not evaluable; it never passes and is never the district's error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewer.checks.balance import balance, blank_total
from reviewer.checks.bodies import all_parts, at_least, twins
from reviewer.checks.book import Rule
from reviewer.checks.cells import blanks, counts
from reviewer.checks.columns import parts_within, shifted, unanswered, unrequested
from reviewer.checks.content import cited, content, forbidden, length, mentioned
from reviewer.checks.dates import dated
from reviewer.checks.flow import contradiction, flow, parts, repeated, units
from reviewer.checks.growth import growth
from reviewer.checks.headings import sections
from reviewer.checks.lists import lists
from reviewer.checks.listshares import list_shares
from reviewer.checks.periods import period, year
from reviewer.checks.plananswers import covers, due_results, orphans, told_numbers
from reviewer.checks.plandue import deadlines
from reviewer.checks.planorder import sequence, task_count
from reviewer.checks.plantitle import plan_title
from reviewer.checks.planunits import areas, in_charge
from reviewer.checks.plausible import all_new, at_most, magnitude, named, not_negative, noted_part, powers, share
from reviewer.checks.printed import form_versions, labels
from reviewer.checks.ratio import done_rate, ratio
from reviewer.checks.reading import coverage, doubtful, recovered
from reviewer.checks.recalling import recalled
from reviewer.checks.repeating import repeats
from reviewer.checks.rolling import jumps, rolls
from reviewer.checks.rows import rows
from reviewer.checks.shares import share_sum, shares
from reviewer.checks.stated import either, reasons, scopes, stated
from reviewer.checks.subject import Subject
from reviewer.checks.titles import named_bodies, title
from reviewer.checks.whole import Whole
from reviewer.checks.words import holes, ordinals
from reviewer.checks.years import carried
from reviewer.model.finding import Finding

Kind = Callable[[Rule, Subject], Iterator[Finding]]
WholeKind = Callable[[Rule, Whole], Iterator[Finding]]
TABLE_KINDS: dict[str, Kind] = {
    "balance": balance,
    "counts": counts,
    "blank_total": blank_total,
    "blanks": blanks,
    "rows": rows,
    "coverage": coverage,
    "doubtful": doubtful,
    "recovered": recovered,
    "noted_part": noted_part,
    "not_negative": not_negative,
    "unanswered": unanswered,
    "parts_within": parts_within,
}
REPORT_KINDS: dict[str, WholeKind] = {
    "at_most": at_most,
    "all_new": all_new,
    "share": share,
    "powers": powers,
    "magnitude": magnitude,
    "named": named,
    "shifted": shifted,
    "unrequested": unrequested,
    "title": title,
    "named_bodies": named_bodies,
    "year": year,
    "period": period,
    "dated": dated,
    "sections": sections,
    "length": length,
    "content": content,
    "mentioned": mentioned,
    "forbidden": forbidden,
    "cited": cited,
    "labels": labels,
    "form_versions": form_versions,
    "stated": stated,
    "carried": carried,
    "at_least": at_least,
    "all_parts": all_parts,
    "rolls": rolls,
    "jumps": jumps,
    "repeats": repeats,
    "recalled": recalled,
    "twins": twins,
    "either": either,
    "reasons": reasons,
    "scopes": scopes,
    "shares": shares,
    "share_sum": share_sum,
    "growth": growth,
    "flow": flow,
    "parts": parts,
    "done_rate": done_rate,
    "ratio": ratio,
    "lists": lists,
    "list_shares": list_shares,
    "repeated": repeated,
    "contradiction": contradiction,
    "units": units,
    "ordinals": ordinals,
    "holes": holes,
}
PLAN_KINDS: dict[str, WholeKind] = {
    "sequence": sequence,
    "task_count": task_count,
    "deadlines": deadlines,
    "in_charge": in_charge,
    "areas": areas,
    "plan_title": plan_title,
    "covers": covers,
    "told_numbers": told_numbers,
    "due_results": due_results,
    "orphans": orphans,
}
ACROSS: dict[str, tuple[str, ...]] = {
    "carried": ("last",),
    "rolls": ("last",),
    "jumps": ("last",),
    "repeats": ("last",),
    "recalled": ("last",),
    "growth": ("last",),
    "magnitude": ("last",),
    "unrequested": ("last",),
    "at_least": ("parts",),
    "all_parts": ("parts", "absent"),
    "twins": ("twins",),
}
"""Kinds that look at other reports, with what of `Related` each looks at; all others say the same without."""
