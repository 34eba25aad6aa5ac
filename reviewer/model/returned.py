# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook that came back from a district: what stands in it, and what of it can be taken in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.model.finding import UNEXPLAINED, Outcome
from reviewer.model.reply import Answer, Reply
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Filled:
    """One row of the sheet of answers as a district left it; `row` is counted from 1.

    `token` is "" where the row has none. `written` is what stands in the column of answers, `answer` what it
    says for certain. `shown` are the locked cells by the code of their column.
    """

    sheet: str
    row: int
    token: str
    digest: str = ""
    address: str = ""
    answer: Answer | None = None
    written: str = ""
    explanation: str = ""
    corrected: str = ""
    person: str = ""
    day: str = ""
    shown: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything was said; a name or a date alone is no answer."""
        return bool(self.written or self.explanation or self.corrected)

    @property
    def said(self) -> tuple[str, ...]:
        """All that the district wrote, to tell two rows apart."""
        return self.written, self.explanation, self.corrected, self.person, self.day


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure on a sheet of figures: what stands there now, and what stood there when it left (None: not known)."""

    report: str
    address: str
    written: str
    left: str | None
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Returned:
    """All that was read from a returned workbook; `source` is the SHA-256 of the file.

    `project` and `dispatch` are the UUIDs on its hidden sheet, "" where that is lost.
    """

    file: str
    source: str
    project: str = ""
    dispatch: str = ""
    district: str = ""
    rows: tuple[Filled, ...] = ()
    figures: tuple[Typed, ...] = ()
    remarks: tuple[Text, ...] = ()


class Kind(StrEnum):
    """What a row of a returned workbook is to the project; the first that holds, in this order."""

    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    SAME = "same"
    DUPLICATE = "duplicate"
    CLOSED = "closed"
    UNCLEAR = "unclear"
    EDITED = "edited"
    CHANGED = "changed"
    NEW = "new"
    LOOSE = "loose"
    MISSING = "missing"


KINDS = {
    Kind.NEW: Text("新答复", "New"),
    Kind.CHANGED: Text("数字已变", "Figures changed"),
    Kind.EDITED: Text("内容有出入", "Text differs"),
    Kind.UNCLEAR: Text("答复不明", "Unclear"),
    Kind.DUPLICATE: Text("重复且不一致", "Answered twice"),
    Kind.CLOSED: Text("报告已关闭", "Report closed"),
    Kind.SAME: Text("已收过", "Taken in before"),
    Kind.UNANSWERED: Text("未答复", "Unanswered"),
    Kind.MISSING: Text("缺少的行", "Missing row"),
    Kind.LOOSE: Text("仅改数字", "Figure only"),
    Kind.UNKNOWN: Text("标识不明", "Unknown key"),
    Kind.FOREIGN: Text("其他项目", "Another project"),
}
"""What they are called, in the order in which they are shown."""
TAKEABLE = frozenset({Kind.NEW, Kind.CHANGED, Kind.EDITED, Kind.UNCLEAR, Kind.DUPLICATE, Kind.CLOSED})
"""What may be taken in at all; of these only NEW is without a doubt."""
QUIET = frozenset({Kind.NEW, Kind.SAME, Kind.UNANSWERED})
"""What nobody has to look at."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row of a returned workbook, or one that should be there, and what it is.

    `reply` is what would be kept. `report` and `key` name the finding where they are known, `name` the body,
    `message` the finding in words. `figures` are the corrected figures as printed, by address.
    """

    kind: Kind
    filled: Filled | None = None
    reply: Reply | None = None
    report: str = ""
    key: str = ""
    name: str = ""
    message: Text = UNEXPLAINED
    figures: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def takeable(self) -> bool:
        return self.reply is not None and self.kind in TAKEABLE


@dataclass(frozen=True, slots=True)
class Looked:
    """A returned workbook against the project: every row sorted, nothing left out, nothing changed."""

    file: str
    source: str
    district: str = ""
    lines: tuple[Sorted, ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def clear(self) -> tuple[Sorted, ...]:
        """What can be taken in without a doubt."""
        return tuple(it for it in self.lines if it.kind is Kind.NEW and it.takeable)

    @property
    def doubtful(self) -> tuple[Sorted, ...]:
        """What a person has to look at."""
        return tuple(it for it in self.lines if it.kind not in QUIET)


@dataclass(frozen=True, slots=True)
class Trial:
    """What the checks say when corrected figures are laid over the report, which stays as it is.

    `outcome` is the finding's own then, None where no check says; `newly` are others that would fail.
    """

    outcome: Outcome | None
    newly: tuple[tuple[str, Text], ...] = ()
