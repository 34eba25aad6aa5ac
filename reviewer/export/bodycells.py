# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the cells of a list of bodies say: heads, names and dates, as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

NAME, PARENT, DISTRICT, CONTACT, PHONE, DUE, NOTE = "name", "parent", "district", "contact", "phone", "due", "note"
# The first that fits: 单位联系人 is a contact and no unit, 应报单位 a unit and no date.
_HEADS = (
    (DUE, re.compile(r"截[止至]|应报(?:日期|时间)|期限|时限|最迟|到期")),
    (PHONE, re.compile(r"电话|手机|联系方式")),
    (CONTACT, re.compile(r"联系人|联络[员人]|经办人|负责人")),
    (PARENT, re.compile(r"上级|主管|归属")),
    (DISTRICT, re.compile(r"区县|县区|区\(县\)|县\(区\)|所属|所在区|属地|行政区|区划|^地区$|^区$|^县$")),
    (NOTE, re.compile(r"备注|说明")),
    (NAME, re.compile(r"单位|机构|名称|部门|机关")),
)
_LONGEST_HEAD = 14
_NO_BODY = re.compile(r"(?:注|说明|备注|合计|共计|小计|总计|填表|制表|填报人|审核人|联系人)(?:[::\d].*|人.*|单位.*|)")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、.*|[((][一二三四五六七八九十]{1,3}[))].*")
_FULL = re.compile(r"(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?(?:之?前)?(?:0?0:00(?::00)?)?")
_SHORT = re.compile(r"(\d{1,2})[月./-](\d{1,2})日?(?:之?前)?")
_DIGITS = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_SERIALS = range(40_000, 60_000)  # days that Excel counts from 1900: the years 2009 to 2064
_OF_YEAR = re.compile(r"(20\d\d)年(?:度|[^\d]{0,16}(?:年度报告|年报))")


def text(value: object) -> str:
    """A cell as text: normal width, one line; "" for a blank or for an error such as #N/A."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said = unicodedata.normalize("NFKC", str(value)).strip()
    return "" if said.startswith("#") else " ".join(said.split())


def head(value: object) -> str:
    """Which column a head begins; "" for none."""
    said = text(value).replace(" ", "") if isinstance(value, str) else ""
    if not said or len(said) > _LONGEST_HEAD:
        return ""
    return next((kind for kind, fits in _HEADS if fits.search(said)), "")


def year(value: object) -> int | None:
    """The year that a line over the list says it is of (2024年度)."""
    found = _OF_YEAR.search(text(value).replace(" ", ""))
    return int(found[1]) if found else None


def name(value: object) -> str:
    """The name of a body; "" for a blank, a figure, a total, a remark under the list or the heading of a part of it."""
    if not isinstance(value, str):
        return ""
    said = text(value).replace(" ", "")
    if said.isdigit() or _NO_BODY.fullmatch(said) or _SECTION.fullmatch(said):
        return ""
    return said


def day(value: object, due_year: int) -> date | None:
    """A date in a cell, whether Excel's or in words; without a year it is in `due_year`. None when it is no date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and int(value) in _SERIALS:
        counted = from_excel(int(value))
        return counted.date() if isinstance(counted, datetime) else None
    if isinstance(value, float):
        return None  # 1.1 may be the first or the tenth
    said = text(value).replace(" ", "")
    for pattern in (_FULL, _DIGITS):
        if found := pattern.fullmatch(said):
            return _date(*map(int, found.groups()))
    found = _SHORT.fullmatch(said)
    return _date(due_year, int(found[1]), int(found[2])) if found else None


def _date(year_: int, month: int, day_: int) -> date | None:
    try:
        return date(year_, month, day_)
    except ValueError:
        return None
