# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is no plain report costs its own file at the most, is named, and comes with a way out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.jobs import batch
from reviewer.model.document import State
from reviewer.model.report import Review, Verdict
from reviewer.settings import Settings
from tests.bench.oddities import measured
from tests.oddities import LONG, OTHERS, QUICK, REPORT, bound_together, huge_scan, many_scans
from tests.press import draw
from tests.test_reading_property import differences, reviewed

# What each must come to: verdict, state, and what its message says.
EXPECTED: dict[str, tuple[Verdict, State, str]] = {
    "many_pages": (Verdict.UNREADABLE, State.DAMAGED, "只导入年度报告所在的页"),
    "huge_page": (Verdict.FAIL, State.DIGITAL, ""),
    "drawing": (Verdict.FAIL, State.DIGITAL, ""),
    "looped_tree": (Verdict.INCOMPLETE, State.PARTLY_READ, "第 2 页已损坏"),
    "nested": (Verdict.INCOMPLETE, State.PARTLY_READ, "第 1 页已损坏"),
    "locked": (Verdict.UNREADABLE, State.ENCRYPTED, "无密码的 PDF"),
    "owner_locked": (Verdict.FAIL, State.DIGITAL, ""),
    "truncated": (Verdict.INCOMPLETE, State.PARTLY_READ, "文件的结尾缺失"),
    "beheaded": (Verdict.UNREADABLE, State.DAMAGED, "重新索取"),
    "empty": (Verdict.UNREADABLE, State.DAMAGED, "是空文件"),
    "portfolio": (Verdict.INCOMPLETE, State.DIGITAL, "附件（“年度报告.pdf”、“说明.docx”）"),
    "xfa": (Verdict.INCOMPLETE, State.DIGITAL, "XFA 动态表单"),
    "bound_together": (Verdict.INCOMPLETE, State.DIGITAL, "装订了 2 份年度报告"),
}
PICTURES: dict[str, tuple[Verdict, State, str]] = {
    "noise": (Verdict.INCOMPLETE, State.PARTLY_READ, "重新扫描"),
    "blank_scan": (Verdict.INCOMPLETE, State.SCANNED, "未找到表三"),
    "photograph": (Verdict.INCOMPLETE, State.SCANNED, "未找到表三"),
    "huge_scan": (Verdict.INCOMPLETE, State.SCANNED, "未找到表三"),
    "tiny_pictures": (Verdict.FAIL, State.MIXED, ""),
    "jbig2": (Verdict.FAIL, State.SCANNED, ""),
    "upside_down": (Verdict.FAIL, State.SCANNED, ""),
    "jpx": (Verdict.FAIL, State.SCANNED, ""),
    "huge_picture": (Verdict.INCOMPLETE, State.PARTLY_READ, "第 1 页"),
    "bomb": (Verdict.INCOMPLETE, State.PARTLY_READ, "第 1 页"),
    "thousands_of_pages": (Verdict.UNREADABLE, State.DAMAGED, "5000 页"),
    "many_digital_pages": (Verdict.INCOMPLETE, State.DIGITAL, "未找到表三"),
    "many_scans": (Verdict.INCOMPLETE, State.PARTLY_READ, "扫描页太多"),
}
WAYS_OUT = {
    "docx": "另存为 PDF", "doc": "另存为 PDF", "wps": "另存为 PDF", "rtf": "另存为 PDF", "odt": "另存为 PDF",
    "pptx": "另存为 PDF", "xlsx": "索取年度报告的 PDF", "xls": "索取年度报告的 PDF", "ofd": "OFD 阅读器",
    "html": "浏览器", "htm": "浏览器", "mht": "浏览器", "zip": "解压缩", "rar": "解压缩", "7z": "解压缩",
    "jpg": "合成一个 PDF", "png": "合成一个 PDF", "tif": "合成一个 PDF", "bmp": "合成一个 PDF",
}  # fmt: skip


def said(found: Review) -> str:
    reading = found.reading
    return reading.error.zh if reading.error else "".join(gap.zh for gap in reading.gaps)


def is_as_expected(name: str, found: Review, expected: tuple[Verdict, State, str]) -> None:
    verdict, state, message = expected
    assert (found.verdict, found.reading.state) == (verdict, state), (name, said(found))
    assert message in said(found), name
    if found.reading.error:
        assert f"{name}.pdf" in found.reading.error.zh
        assert f"{name}.pdf" in found.reading.error.en


def test_a_batch_of_odd_files_costs_the_good_ones_nothing(tmp_path: Path) -> None:
    good = [resources.path(f"samples/{name}-2024.pdf") for name in ("hongkou", "changning")]
    files = []
    for name in EXPECTED:
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(QUICK[name]())
    found = dict(batch.reviews([good[0], *files, good[1]], Settings(), lambda _: None))
    assert [found[path].verdict for path in good] == [Verdict.PASS, Verdict.PASS]
    for path in files:
        is_as_expected(path.stem, found[path], EXPECTED[path.stem])


@pytest.mark.parametrize("ending", sorted(OTHERS))
@pytest.mark.parametrize("called", ["", "pdf"])
def test_what_is_no_pdf_is_told_by_its_content_whatever_it_is_called(ending: str, called: str, tmp_path: Path) -> None:
    path = tmp_path / f"年度报告.{called or ending}"
    path.write_bytes(OTHERS[ending]())
    found = reviewed(path.read_bytes(), tmp_path, path.name)
    assert found.verdict is Verdict.UNREADABLE
    assert path.name in said(found)
    assert WAYS_OUT[ending] in said(found)


def test_figures_of_two_reports_in_one_file_are_never_mixed(tmp_path: Path) -> None:
    found = reviewed(bound_together(), tmp_path)
    _, truth = draw(REPORT)
    # All figures and the title are those of the first; pages are those of the file.
    assert list(differences(found, replace(truth, pages=len(found.reading.pages)))) == []
    first, second = truth.pages, len(found.reading.pages)
    assert second > first
    assert f"第 {first + 1} 页起" in said(found)


def test_a_report_with_contents_and_running_heads_is_one_report(tmp_path: Path) -> None:
    layout = replace(REPORT, running=True, paragraphs=5, breaks=(frozenset({5}), frozenset({9}), frozenset({2})))
    pdf, truth = draw(layout)
    assert not list(differences(reviewed(pdf, tmp_path), truth))


def test_a_small_picture_on_an_enormous_page_is_read_like_paper(tmp_path: Path) -> None:
    found = reviewed(huge_scan(), tmp_path)
    is_as_expected("huge_scan", found, PICTURES["huge_scan"])
    assert found.reading.pages[0].width == 14400


def test_scanned_pages_for_which_there_is_no_time_are_named_as_a_range(tmp_path: Path) -> None:
    found = reviewed(many_scans(5), tmp_path, settings=Settings(scan_seconds=0.0))
    assert found.reading.state is State.PARTLY_READ
    assert "第 1–5 页没有读取" in said(found)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(PICTURES))
def test_what_pictures_cost_is_bounded(name: str, tmp_path: Path) -> None:
    settings = replace(Settings(), readers=1)
    path = tmp_path / f"{name}.pdf"
    path.write_bytes((QUICK.get(name) or LONG[name])())
    found, seconds, megabytes = measured(path, settings)
    is_as_expected(name, found, PICTURES[name])
    assert seconds < settings.file_seconds
    assert megabytes < settings.child_megabytes / 2
