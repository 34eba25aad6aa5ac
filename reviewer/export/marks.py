# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is to be said about a figure of a table: findings that it takes part in, doubt, correction, notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from reviewer.export.content import Content, Entry, Listed
from reviewer.export.styles import Look
from reviewer.export.words import look_of
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Finding, Origin, Outcome, Side
from reviewer.model.project import Status, confirms
from reviewer.model.text import Text

SIGNS = {
    Look.BAD: Text("×", "×"),
    Look.JUDGE: Text("▲", "▲"),
    Look.DOUBT: Text("疑", "?"),
    Look.HAND: Text("改", "ed."),
}
_SETTLED = (Status.DISMISSED, Status.EXTRACTION_ERROR)
_MOST = 6
_LONGEST = 160
# A finding on more figures than these (a table with blanks) is written at the first of them only.
_WIDE = 40


@dataclass(frozen=True, slots=True)
class Marks:
    """Failing findings and notes of one report by address, and its figures as first read."""

    content: Content
    failing: Mapping[str, Set[Look]]
    said: Mapping[str, Sequence[Listed]]
    notes: Mapping[str, Sequence[str]]
    corrected: Mapping[str, str]
    read: Mapping[str, Fact]
    confirmed: Mapping[str, str]

    def looks(self, address: str, fact: Fact | None) -> list[Look]:
        """What holds of the figure, gravest first; the first one colours its cell."""
        held = set(self.failing.get(address, ()))
        if fact and fact.source is Source.HAND and address not in self.confirmed:
            held.add(Look.HAND)
        if fact and fact.doubtful:
            held.add(Look.DOUBT)
        return [look for look in SIGNS if look in held]

    def remarks(self, address: str, fact: Fact | None) -> tuple[str, ...]:
        """The same in words."""
        say = self.content.say
        lines = []
        listed = self.said.get(address, ())
        for each in listed[:_MOST]:
            finding = each.reviewed.finding
            message = say(finding.message)
            short = message if len(message) <= _LONGEST else message[:_LONGEST] + "…"
            lines.append(
                say(Text(f"问题 {each.number}（{finding.check}）：", f"No. {each.number} ({finding.check}): ")) + short
            )
        if len(listed) > _MOST:
            lines.append(say(Text(f"另有 {len(listed) - _MOST} 条问题。", f"{len(listed) - _MOST} more findings.")))
        if fact and fact.doubtful:
            lines.append(say(Text("读数存疑，请对照原件。", "Doubtful reading: compare with the original.")))
        if address in self.confirmed:
            lines.append(self.confirmed[address])
        if address in self.corrected:
            lines.append(self.corrected[address] + self._as_read(address))
        elif fact and fact.printed is Printed.NUMBER and _more_than_number(fact.text):
            lines.append(say(Text(f"原文：{fact.text}", f"As printed: {fact.text}")))
        return (*lines, *self.notes.get(address, ()))

    def _as_read(self, address: str) -> str:
        before = self.read.get(address)
        text = before.text.strip() if before else ""
        zh, en = (f"“{text}”", f"“{text}”") if text else ("空白或未读到", "blank or not read")
        return self.content.say(Text(f"；原读数：{zh}", f"; as read: {en}"))


def marks_of(entry: Entry, content: Content) -> Marks:
    """Gather them; a finding that was dismissed or found to be a misreading no longer marks a figure."""
    report = entry.report
    failing: defaultdict[str, set[Look]] = defaultdict(set)
    said: defaultdict[str, list[Listed]] = defaultdict(list)
    for listed in entry.findings:
        reviewed = listed.reviewed
        if reviewed.finding.outcome is not Outcome.FAIL or (reviewed.status in _SETTLED and not reviewed.stale):
            continue
        touched = _touched(reviewed.finding)
        for address in touched:
            failing[address].add(look_of(reviewed.finding))
        for address in touched if len(touched) <= _WIDE else touched[:1]:
            said[address].append(listed)
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for note in report.notes:
        if note.target.address and not note.target.finding:
            notes[note.target.address].append(content.say(Text("备注：", "Note: ")) + content.noted(note))
    read = {fact.address: fact for fact in report.reading.facts}
    corrected, confirmed = {}, {}
    for c in sorted(report.corrections, key=lambda c: content.local(c.at)):
        when = f"{content.local(c.at):%Y-%m-%d}"
        if confirms(c, read.get(c.address)):
            said_so = Text(f"人工确认与原件一致（{c.author}，{when}）", f"Confirmed as printed ({c.author}, {when})")
            confirmed[c.address] = content.say(said_so)
            continue
        corrected[c.address] = content.say(
            Text(f"人工更正（{c.author}，{when}）", f"Corrected by hand ({c.author}, {when})")
        )
    return Marks(content, failing, said, notes, corrected, read, confirmed)


def _touched(finding: Finding) -> list[str]:
    """Addresses of the figures that a finding is about, in order; what a check read as context is not at fault."""
    by_person = finding.origin is Origin.PERSON
    anchors = (a for a in finding.anchors if by_person or a.side is not Side.CONTEXT)
    return list(dict.fromkeys(a.address for a in anchors if a.address))


def _more_than_number(text: str) -> bool:
    return any(not (c.isdigit() or c in ".,，．-－+%％" or c.isspace()) for c in text)
