# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make resources/letters/*.docx, the templates of letters that an office may replace with its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

LETTERS = Path(__file__).resolve().parent.parent / "resources" / "letters"
WIDTHS = (1.2, 3.0, 2.2, 7.4, 1.8)  # cm
TITLES = {
    "zh": ("关于{{区}}{{年度}}年度政府信息公开工作年度报告问题整改的通知", "黑体", "仿宋"),
    "en": ("Findings in the {{year}} disclosure reports of {{district}}", "Times New Roman", "Times New Roman"),
}
WORDS = {
    "zh": (
        "{{单位}}：",
        "我单位对{{区}}报送的{{年度}}年度政府信息公开工作年度报告进行了审核，共审核报告{{份数}}份，发现问题{{问题数}}处，"
        "详见下表。请逐项核实，对确有差错的予以更正，并于{{期限}}前将更正后的报告和书面说明报送我单位。"
        "对所列问题有不同意见的，请一并书面说明理由。",
    ),
    "en": (
        "To {{body}}",
        "Reports of {{district}} for {{year}}: {{reports}} reviewed, {{findings}} faults found, listed below. "
        "Please check each of them, correct what is wrong, and send us the corrected reports with a written answer by "
        "{{due}}. Where you disagree, please give the reason.",
    ),
}
HEADS = {
    "zh": ("序号", "报告", "页码", "问题", "差额"),
    "en": ("No.", "Report", "Page", "Finding", "Difference"),
}
ROW = {
    "zh": ("{{序号}}", "{{报告}}", "{{页}}", "{{问题}}", "{{差额}}"),
    "en": ("{{no}}", "{{report}}", "{{page}}", "{{finding}}", "{{difference}}"),
}
ENDS = {
    "zh": ("联系人：{{联系人}}", "{{署名}}", "{{日期}}"),
    "en": ("Contact: {{contact}}", "{{signature}}", "{{date}}"),
}


def make(lang: str) -> None:
    """Write the template of one language."""
    letter: Any = docx.Document()
    title, heading, body = TITLES[lang]
    _page(letter, body)
    _said(letter, title, WD_ALIGN_PARAGRAPH.CENTER, heading, 18, after=18)
    to, text = WORDS[lang]
    _said(letter, to)
    _said(letter, text, indent=lang == "zh")
    _table(letter, lang)
    contact, signature, date = ENDS[lang]
    _said(letter, contact, indent=lang == "zh", before=12, keep=True)
    _said(letter, signature, WD_ALIGN_PARAGRAPH.RIGHT, before=24, keep=True)
    _said(letter, date, WD_ALIGN_PARAGRAPH.RIGHT)
    told = letter.core_properties
    told.author = told.last_modified_by = told.comments = ""
    told.title, told.created, told.modified = "", *(2 * (datetime(2026, 1, 1, tzinfo=UTC),))
    letter.save(str(LETTERS / f"{lang}.docx"))


def _page(letter: Any, font: str) -> None:  # noqa: ANN401
    section = letter.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.8)
    normal = letter.styles["Normal"]
    normal.font.size = Pt(14)
    _font(normal.element.get_or_add_rPr(), font)


def _font(properties: Any, name: str) -> None:  # noqa: ANN401
    fonts = properties.get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), name)


def _said(
    letter: Any,  # noqa: ANN401
    words: str,
    align: Any = None,  # noqa: ANN401
    font: str = "",
    size: float = 14,
    *,
    indent: bool = False,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> None:
    paragraph = letter.add_paragraph()
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    if font:
        _font(run._r.get_or_add_rPr(), font)  # noqa: SLF001
    form = paragraph.paragraph_format
    form.alignment, form.line_spacing = align, 1.5
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
    if indent:
        form.first_line_indent = Pt(2 * size)


def _table(letter: Any, lang: str) -> None:  # noqa: ANN401
    table = letter.add_table(rows=2, cols=len(WIDTHS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for row, words in zip(table.rows, (HEADS[lang], ROW[lang]), strict=True):
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001
        for cell, width, said in zip(row.cells, WIDTHS, words, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.add_run(said).font.size = Pt(11)
            if said not in (ROW[lang][1], ROW[lang][3]):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    again = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(again)  # noqa: SLF001


if __name__ == "__main__":
    for each in TITLES:
        make(each)
