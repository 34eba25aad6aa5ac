# SPDX-License-Identifier: AGPL-3.0-or-later
"""A template is filled with plain text, however it was cut up and whatever the text says."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from reviewer import resources
from reviewer.errors import ReviewerError
from reviewer.letters.filling import fill
from reviewer.letters.writing import write
from reviewer.model.letter import Fault, Letter, Sender


def filled(template: Path, words: dict[str, str], *rows: dict[str, str]) -> tuple[Any, tuple[str, ...]]:
    out = template.with_name("out.docx")
    unknown = fill(template, out, words, rows)
    return docx.Document(str(out)), unknown


def test_a_place_split_over_runs_keeps_the_look_of_its_first(tmp_path: Path) -> None:
    made: Any = docx.Document()
    paragraph = made.add_paragraph("致")
    for piece, bold in (("{", True), ("{单", False), ("位}", True), ("}：", False)):
        paragraph.add_run(piece).bold = bold
    made.save(tmp_path / "a.docx")
    letter, _ = filled(tmp_path / "a.docx", {"单位": "长宁区"})
    assert letter.paragraphs[-1].text == "致长宁区："
    assert [(run.text, run.bold) for run in letter.paragraphs[-1].runs if "长宁区" in run.text] == [("长宁区", True)]


def test_a_row_is_there_once_for_each_fault_and_goes_when_there_is_none(tmp_path: Path) -> None:
    made: Any = docx.Document()
    table = made.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[1].cells, ("{{序号}}", "{{区}}：{{问题}}", "{{差额}}"), strict=True):
        cell.text = words
    made.save(tmp_path / "a.docx")
    rows = ({"序号": str(n), "问题": f"第{n}处", "差额": str(-n)} for n in (1, 2))
    letter, unknown = filled(tmp_path / "a.docx", {"区": "虹口"}, *rows)
    cells = [[cell.text for cell in row.cells] for row in letter.tables[0].rows]
    assert cells[1:] == [["1", "虹口：第1处", "-1"], ["2", "虹口：第2处", "-2"]]
    assert unknown == ()
    letter, _ = filled(tmp_path / "a.docx", {"区": "虹口"})
    assert len(letter.tables[0].rows) == 1


def test_text_from_a_report_stays_text(tmp_path: Path) -> None:
    made: Any = docx.Document()
    made.add_paragraph("{{单位}}|{{问题数}}")
    made.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{问题}}"
    made.save(tmp_path / "a.docx")
    evil = '</w:t><w:fldSimple w:instr="DDEAUTO"/>\x00\x1f\u202e{{问题数}} & <b>\n{{秘密}}\ufffe'
    letter, unknown = filled(tmp_path / "a.docx", {"单位": evil, "问题数": "3"}, {"问题": evil})
    said = '</w:t><w:fldSimple w:instr="DDEAUTO"/> {{问题数}} & <b> {{秘密}}'
    assert letter.paragraphs[0].text == f"{said}|3"
    assert letter.tables[0].rows[0].cells[0].text == said
    assert unknown == ()
    with ZipFile(tmp_path / "out.docx") as packed:
        assert b"<w:fldSimple" not in packed.read("word/document.xml")


def test_unknown_places_are_left_and_told_once(tmp_path: Path) -> None:
    made: Any = docx.Document()
    made.add_paragraph("{{单位}} {{文号}} {{ 文号 }} {{}} {{区")
    made.save(tmp_path / "a.docx")
    letter, unknown = filled(tmp_path / "a.docx", {"单位": "甲"})
    assert letter.paragraphs[0].text == "甲 {{文号}} {{ 文号 }} {{}} {{区"
    assert unknown == ("文号",)


def test_headers_and_footers_are_filled_in_too(tmp_path: Path) -> None:
    made: Any = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{区}}"
    made.sections[0].footer.paragraphs[0].text = "{{日期}}"
    made.save(tmp_path / "a.docx")
    letter, _ = filled(tmp_path / "a.docx", {"区": "金山", "日期": "今天"})
    edge = letter.sections[0]
    assert (edge.header.paragraphs[0].text, edge.footer.paragraphs[0].text) == ("金山", "今天")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7"])
def test_a_template_that_is_no_word_file_is_named(tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "模板.docx"
    template.write_bytes(content)
    for path in (template, tmp_path / "没有.docx"):
        with pytest.raises(ReviewerError, match=path.stem):
            fill(path, tmp_path / "out.docx", {}, ())
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_own_templates_have_no_place_that_is_not_filled(tmp_path: Path, lang: Any) -> None:
    before = resources.path(f"letters/{lang}.docx").read_bytes()
    letter = Letter(
        "虹口区", "虹口区人民政府", 2024, 2, (Fault("虹口区", "3、4", "合计不符"), Fault("虹口区", "5", "漏报"))
    )
    sender = Sender("办公室", "张 123", "2026年1月5日", "2025年12月20日")
    out = tmp_path / "out.docx"
    assert write(letter, sender, "", out, lang) == ()
    made: Any = docx.Document(str(out))
    said = "\n".join(it.text for it in made.paragraphs)
    assert "{{" not in said
    for words in ("2024", "2", "办公室", "张 123", "2026年1月5日", "2025年12月20日"):
        assert words in said
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["1", "虹口区", "3、4", "合计不符", "—"]
    assert resources.path(f"letters/{lang}.docx").read_bytes() == before
