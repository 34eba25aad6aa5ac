# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a cell of a returned workbook says, whatever type it has become on its way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from reviewer.export.cells import LONGEST
from reviewer.export.replyform import ANSWERS
from reviewer.model.reply import Answer

Row = Sequence[object]
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_ESCAPED = re.compile("_x000[dD]_")
_TOKEN = re.compile("RV[A-Z2-7]{16}")
_DIGEST = re.compile("[0-9a-f]{64}")
_UUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_AROUND = "。.，,；;：:！!*＊、 “”\"'‘’()（）[]【】"
_EPOCH, _SERIALS = date(1899, 12, 30), range(36_526, 73_051)
"""Day 0 of the serial numbers that stand for dates, and those of the years 2000 to 2099."""


def text(value: object) -> str:
    """A value as a person would write it; control characters and surrounding space are left out."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    said = _ESCAPED.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", said).strip()[:LONGEST]


def harmed(value: object) -> tuple[bool, bool]:
    """Whether control characters were left out of a value, and whether it was cut."""
    if not isinstance(value, str):
        return False, False
    said = _ESCAPED.sub("", value).replace("\r\n", "\n").replace("\r", "\n")
    return bool(_CONTROL.search(said)), len(said.strip()) > LONGEST


def plain(words: str) -> str:
    """Words without width, case, space and what stands around them, to be compared."""
    return "".join(unicodedata.normalize("NFKC", words).split()).strip(_AROUND).casefold()


def token(value: object) -> str:
    """The hidden key that a cell holds; "" where it holds none."""
    said = plain(value).upper() if isinstance(value, str) and len(value) < 2 * len("RV") * 16 else ""
    return said if _TOKEN.fullmatch(said) else ""


def digest(value: object) -> str:
    said = plain(text(value))
    return said if _DIGEST.fullmatch(said) else ""


def uuid(value: object) -> str:
    said = plain(value) if isinstance(value, str) else ""
    return said if _UUID.fullmatch(said) else ""


_SAID: Mapping[str, Answer] = {plain(words): it for it, said in ANSWERS.items() for words in (said.zh, said.en)}


def answer(value: object) -> Answer | None:
    """What a cell answers; None for anything but the words that were offered, however close it comes."""
    return _SAID.get(plain(text(value)))


def day(value: object) -> str:
    """A date as written; the serial number of one, however it became one, is that date."""
    said = text(value)
    bare = unicodedata.normalize("NFKC", said)
    if bare.isascii() and bare.isdigit() and int(bare) in _SERIALS:
        return (_EPOCH + timedelta(days=int(bare))).isoformat()
    return said


def figure(value: object) -> str:
    """A figure as written, with the digits of a keyboard."""
    return unicodedata.normalize("NFKC", text(value)).strip()
