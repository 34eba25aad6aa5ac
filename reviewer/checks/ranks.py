# SPDX-License-Identifier: AGPL-3.0-or-later
"""What kind of body publishes a report, as far as its name tells."""

from __future__ import annotations

import re
from functools import lru_cache

PROVINCE, CITY, COUNTY, TOWN = "province", "city", "county", "town"
MINISTRY, DEPARTMENT = "ministry", "department"
GOVERNMENTS = (PROVINCE, CITY, COUNTY, TOWN)

_OFFICE = re.compile(r"(?:人民政府)?(?:办公厅|办公室)?$")
_UNIT = re.compile(r"([^\W\d_]{2,}?)(自治区|自治州|街道|省|市|区|县|旗|镇|乡)")
_NO_DISTRICT = ("开发区", "园区", "新区", "管理区", "示范区", "度假区", "景区", "保护区", "试验区", "功能区")
_KINDS = (
    (MINISTRY, re.compile(r"^(?:中华人民共和国|国家|国务院).*(?:部|委|委员会|局|署|行|办|会)$|^中国人民银行$")),
    (TOWN, re.compile(r"(?:街道|街道办事处|镇|乡|苏木)$")),
    (PROVINCE, re.compile(r"(?:省|自治区|^(?:北京|上海|天津|重庆)市)$")),
    (COUNTY, re.compile(r"(?:区|县|旗|市.{2,}市)$")),
    (CITY, re.compile(r"(?:自治州|地区|盟|市)$")),
    (DEPARTMENT, re.compile(r"(?:局|委|委员会|办|办公室|办公厅|厅|院|中心|处|队|站|会|社|馆|所|校|学|公司)$")),
)


@lru_cache(maxsize=512)
def level(name: str) -> str:
    """The kind of body; "" when its name does not tell, as with development zones."""
    whole = name.strip()
    if whole.endswith("人民政府"):
        whole = whole.removesuffix("人民政府")
    elif "人民政府" in whole:
        whole = _OFFICE.sub("", whole)
    if whole.endswith(_NO_DISTRICT):
        return ""
    return next((kind for kind, fits in _KINDS if fits.search(whole)), "")


def units(name: str) -> tuple[tuple[str, str], ...]:
    """The places in a name with their kind: 云岚市东平区 holds (云岚, 市) and (东平, 区)."""
    return tuple((match[1], match[2]) for match in _UNIT.finditer(name))
