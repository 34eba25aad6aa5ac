# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that come back as anything: each bad one gets a message that names it, and none does harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.errors import ReviewerError
from reviewer.export import replyfile, replyread
from reviewer.export import replyform as form
from reviewer.export.replyfile import harmless, sniffed
from reviewer.export.replysize import Sprawling, formulas_in
from reviewer.model.returned import Returned

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TOKEN = "RVABCDEFGHIJKLMNOP"


def sheet(book: Workbook) -> Worksheet:
    page = book.active
    assert isinstance(page, Worksheet)
    return page


def answered(path: Path, answer: object = "属实", explanation: object = "", **columns: object) -> Path:
    """A workbook with one row, answered."""
    book = Workbook()
    page = sheet(book)
    for at, field in enumerate(form.FIELDS, 1):
        page.cell(form.HEAD_ROW, at, field.name.zh)
    said: dict[str, Any] = {form.TOKEN: TOKEN, form.ANSWER: answer, form.EXPLANATION: explanation, **columns}
    for code, value in said.items():
        page.cell(form.HEAD_ROW + 1, form.position(code)).value = value
    book.save(path)
    return path


def with_part(path: Path, name: str, part: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, part)
    return path


def with_sheet(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with another first sheet."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(ReviewerError) as error:
        replyread.read(path)
    assert path.name in error.value.summary.zh
    assert path.name in error.value.summary.en
    assert error.value.advice.zh
    return error.value.summary.zh


def told(it: Returned) -> str:
    return "".join(remark.zh for remark in (*it.remarks, *(one for row in it.rows for one in row.remarks)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空文件"),
        (b"name,answer\n1,2\n", "不是工作簿"),
        (b"<html><table></table></html>", "不是工作簿"),
        (b"PK\x03\x04" + b"\x00" * 100, "损坏"),
        (OLE + b"\x00" * 600, "损坏"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "回复.xls"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_workbook_cut_short_is_damaged(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    assert "损坏" in refusal(path)


def test_a_file_that_is_not_there_or_is_a_lock_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError, match=r"回复\.xlsx"):
        replyread.read(tmp_path / "回复.xlsx")
    lock = tmp_path / "~$回复.xlsx"
    lock.write_bytes(b"\x05wang")
    assert "临时文件" in refusal(lock)


def test_a_file_that_is_held_says_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = answered(tmp_path / "回复.xlsx")

    def held(_: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", held)
    assert "占用" in refusal(path)


def test_a_file_that_somebody_has_open_is_read_and_told(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx")
    (tmp_path / "~$回复.xlsx").write_bytes(b"")
    assert "最后一次保存" in told(replyread.read(path))


def test_another_workbook_is_no_reply(tmp_path: Path) -> None:
    book = Workbook()
    sheet(book).append(["单位名称", "联系人"])
    book.save(tmp_path / "名单.xlsx")
    assert "不是本程序发出" in refusal(tmp_path / "名单.xlsx")
    assert not sniffed(tmp_path / "名单.xlsx")
    assert sniffed(answered(tmp_path / "回复.xlsx"))
    assert not sniffed(tmp_path / "没有.xlsx")


def test_a_part_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_part(answered(tmp_path / "回复.xlsx"), "xl/worksheets/sheet9.xml", b" " * 20_000_000)
    assert "异常" in refusal(path)


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = with_part(answered(tmp_path / "回复.xlsx"), "xl/worksheets/sheet9.xml", b" " * 4_000_000)
    data = path.read_bytes()
    path.write_bytes(data.replace((4_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little")))
    assert "损坏" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replyfile, "MEMBERS", 5)
    assert "太大" in refusal(answered(tmp_path / "回复.xlsx"))


def test_cells_that_lie_too_far_apart_are_refused(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx")

    def far(part: bytes) -> bytes:
        row = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
        return part.replace(b"</sheetData>", row)

    assert "异常" in refusal(with_sheet(path, far))


def test_cells_without_a_name_count_as_well(tmp_path: Path) -> None:
    def far(part: bytes) -> bytes:
        many = b'<row r="9"><c><v>1</v></c>' + b"<c><v>1</v></c>" * 999 + b"</row>"
        return part.replace(b"</sheetData>", many + b'<row r="1048576"><c><v>1</v></c></row></sheetData>')

    assert "异常" in refusal(with_sheet(answered(tmp_path / "回复.xlsx"), far))


def test_cells_of_the_binary_form_are_measured_too() -> None:
    def record(kind: int, *numbers: int) -> bytes:
        data = b"".join(number.to_bytes(4, "little") for number in numbers)
        return bytes((kind, len(data))) + data

    near = record(0, 5, 0) + record(2, 3, 0) + b"\x93\x01\x00"
    assert formulas_in("xl/worksheets/sheet1.bin", near) == frozenset()
    with pytest.raises(Sprawling):
        formulas_in("xl/worksheets/sheet1.bin", near + record(0, 1_048_575, 0) + record(2, 16_383, 0))


def test_a_styled_but_empty_cell_far_away_does_no_harm(tmp_path: Path) -> None:
    def far(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')

    assert len(replyread.read(with_sheet(answered(tmp_path / "回复.xlsx"), far)).rows) == 1


def test_what_breaks_the_reader_from_inside_is_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    class Broken:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise PanicException("index out of bounds")

    monkeypatch.setattr(replyread, "CalamineWorkbook", Broken)
    assert "损坏" in refusal(answered(tmp_path / "回复.xlsx"))


def test_an_open_document_with_a_password_is_said(tmp_path: Path) -> None:
    path = tmp_path / "回复.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        packed.writestr("content.xml", b"\x93\x01")
    assert "密码" in refusal(path)


def test_macros_and_links_are_left_out_and_told(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsm")
    with_part(path, "xl/vbaProject.bin", b"Sub Auto_Open()")
    with_part(path, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    found = replyread.read(path)
    assert "宏没有运行" in told(found)
    assert "没有打开那些文件" in told(found)
    with zipfile.ZipFile(io.BytesIO(harmless(path).data)) as packed:
        assert not [name for name in packed.namelist() if "vba" in name or "external" in name]


def test_a_formula_is_not_computed_and_told(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx", explanation="=1+1", corrected="=HYPERLINK(1)")
    found = replyread.read(path)
    assert "没有计算" in told(found)
    assert (found.rows[0].explanation, found.rows[0].corrected) == ("", "")


def test_control_characters_go_and_the_rest_stays(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx", explanation="第一行\n第\u202e二\u200b行 ")
    found = replyread.read(path)
    assert found.rows[0].explanation == "第一行\n第二行"
    assert "控制字符" in told(found)


def test_a_text_longer_than_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx", explanation="x")
    long = "长" * 40_000

    def longer(part: bytes) -> bytes:
        cell = f'<c r="R6" t="inlineStr"><is><t>{long}</t></is></c>'.encode()
        start = part.index(b'<c r="R6"')
        return part[:start] + cell + part[part.index(b"</c>", start) + 4 :]

    found = replyread.read(with_sheet(path, longer))
    assert len(found.rows[0].explanation) == 32_767
    assert "32,767" in told(found)


def test_a_newer_program_s_workbook_is_not_guessed_at(tmp_path: Path) -> None:
    path = answered(tmp_path / "回复.xlsx")
    book = openpyxl.load_workbook(path)
    page = book.create_sheet(form.HIDDEN)
    page.append([form.FORMAT_ROW, "2"])
    page.append([form.PROJECT_ROW, "0" * 8 + "-0000-0000-0000-" + "0" * 12])
    book.save(path)
    assert "更新版本" in refusal(path)
