# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command line: its JSON, its exit status, its manners with bad input."""

import json
import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from reviewer import cli, homes, resources
from reviewer.checks import office
from reviewer.model.body import Body
from reviewer.model.finding import Outcome
from reviewer.model.project import Status
from reviewer.pdf.library import mupdf
from reviewer.project import Project
from tests import replybook, reviews
from tests.copies import copied

CLEAN = "changning-2024.pdf"
FAULTY = "qixiagu-2024.pdf"


def sample(name: str) -> str:
    return str(resources.path(f"samples/{name}"))


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    status = cli.run(["check", "--alone", "--format", "jsonl", *arguments])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_clean_report_exits_with_0_and_says_all_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    status, (found,) = checked(capsys, sample(CLEAN))
    assert status == 0
    assert found["file"] == CLEAN
    assert (found["state"], found["form"], found["verdict"], found["error"]) == (
        "digital",
        "annual-report-2021",
        "pass",
        None,
    )
    assert found["forms"] == {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
    assert len(found["cells"]) == 200
    assert set(found["cells"][0]) == {"address", "value", "text", "page", "bbox", "source", "confidence"}
    assert {f["status"] for f in found["findings"]} == {"pass"}


def test_failing_errors_exit_with_1_and_have_tight_anchors_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    status, (found,) = checked(capsys, sample(FAULTY))
    assert status == 1
    failed = [f for f in found["findings"] if f["status"] == "fail" and f["rule"] == "T3-GOUJI"]
    assert failed
    for finding in failed:
        assert {anchor["side"] for anchor in finding["anchors"]} == {"left", "right"}
        assert all(anchor["bbox"][2] - anchor["bbox"][0] < 60 for anchor in finding["anchors"])
        assert finding["left"] != finding["right"]


def test_the_offices_rules_hold_for_checks_across_reports_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The city's sample has three figures below those of its district's."""
    monkeypatch.setattr(homes, "rules", lambda: tmp_path)
    (tmp_path / "office.toml").write_text('[[change]]\ncode = "C-MAX"\nseverity = "warning"\n', encoding="utf-8")
    try:
        cli.run(["check", "--format", "jsonl", sample("shanghai-2024.pdf"), sample(CLEAN)])
    finally:
        office.use("")
    every = [finding for line in capsys.readouterr().out.splitlines() for finding in json.loads(line)["findings"]]
    across = [finding for finding in every if finding["rule"] == "C-MAX" and finding["status"] == "fail"]
    assert len(across) == 3
    assert {finding["severity"] for finding in across} == {"warning"}


def test_the_reasons_of_the_verdict_stand_under_the_line_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", sample(FAULTY)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "失败  错误 " in lines[0]
    reasons = [line for line in lines if line.startswith("    · ")]
    assert lines[1 : 1 + len(reasons)] == reasons
    assert reasons[0].startswith("    · 表二：1 处错误（T2-SUBSET）")
    assert reasons[1].startswith("    · 表三：")


def test_keys_are_unique_within_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    _, (found,) = checked(capsys, sample(FAULTY))
    keys = [finding["key"] for finding in found["findings"]]
    assert len(set(keys)) == len(keys)


def test_folders_are_walked_in_name_order_and_other_files_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b").mkdir()
    shutil.copy(sample(CLEAN), tmp_path / "b" / "1.pdf")
    shutil.copy(sample(CLEAN), tmp_path / "c.PDF")
    shutil.copy(sample(CLEAN), tmp_path / "a.pdf")
    (tmp_path / "notes.txt").write_text("no report")
    (tmp_path / "._a.pdf").write_text("left by another system")
    _, found = checked(capsys, str(tmp_path))
    assert [line["file"] for line in found] == ["a.pdf", "1.pdf", "c.PDF"]


def encrypted(path: Path, password: str) -> Path:
    with mupdf.open(sample(CLEAN)) as pdf:
        pdf.save(path, encryption=mupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw=password)
    return path


def test_a_file_that_needs_a_password_is_named_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = encrypted(tmp_path / "locked.pdf", "secret")
    status, (first, second) = checked(capsys, str(locked), sample(FAULTY))
    assert status == 2
    assert (first["state"], first["verdict"]) == ("encrypted", "unreadable")
    assert "locked.pdf" in first["error"]
    assert "密码" in first["error"]
    assert second["verdict"] == "fail"


def test_a_file_that_opens_with_the_empty_password_is_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, (found,) = checked(capsys, str(encrypted(tmp_path / "open.pdf", "")))
    assert (status, found["state"], found["verdict"], len(found["cells"])) == (0, "digital", "pass", 200)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("text.pdf", "这不是报告".encode()),
        ("truncated.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
    ],
)
def test_a_file_that_is_no_readable_pdf_is_named_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    status, (bad, good) = checked(capsys, str(tmp_path / name), sample(CLEAN))
    assert status == 2
    assert (bad["state"], bad["verdict"], bad["cells"]) == ("damaged", "unreadable", [])
    assert name in bad["error"]
    assert "请" in bad["error"]
    assert good["verdict"] == "pass"


@pytest.mark.parametrize(
    ("name", "content", "kind", "way_out"),
    [
        ("报告.docx", b"PK\x03\x04" + bytes(99), "Word", "另存为 PDF"),
        ("报告.wps", b"\xd0\xcf\x11\xe0" + bytes(99), "WPS", "另存为 PDF"),
        ("报告.html", b"<!DOCTYPE html><html></html>", "网页", "打印为 PDF"),
        ("报告.pdf", b"\xff\xd8\xff\xe0" + bytes(99), "图片", "合成一个 PDF"),
    ],
)
def test_another_kind_of_document_in_a_folder_is_told_with_its_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, kind: str, way_out: str
) -> None:
    (tmp_path / name).write_bytes(content)
    status, (found,) = checked(capsys, str(tmp_path))
    assert (status, found["file"], found["verdict"]) == (2, name, "unreadable")
    assert kind in found["error"]
    assert way_out in found["error"]


def test_a_pdf_cut_in_half_is_unreadable_or_incomplete_but_never_passed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Path(sample(CLEAN)).read_bytes()
    (tmp_path / "half.pdf").write_bytes(whole[: len(whole) // 2])
    _, (found,) = checked(capsys, str(tmp_path / "half.pdf"))
    assert found["verdict"] in ("unreadable", "incomplete")


def test_a_scan_is_read_like_the_file_it_was_made_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with mupdf.open(sample(CLEAN)) as source, mupdf.open() as scan:
        for page in source:
            picture = page.get_pixmap(dpi=150, colorspace="gray")
            scan.new_page(width=page.rect.width, height=page.rect.height).insert_image(page.rect, pixmap=picture)
        scan.save(tmp_path / "scan.pdf")
    status, (found, digital) = checked(capsys, str(tmp_path / "scan.pdf"), sample(CLEAN))
    assert (status, found["state"], found["verdict"], found["year"]) == (0, "scanned", "pass", digital["year"])
    values = [{cell["address"]: cell["value"] for cell in one["cells"]} for one in (found, digital)]
    assert values[0] == values[1]
    assert {cell["source"] for cell in found["cells"] if cell["value"] is not None} == {"ocr"}
    assert all(finding["status"] == "pass" for finding in found["findings"])


def test_a_page_of_noise_is_named_and_makes_a_report_incomplete(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    width, height = 600, 800
    noise = random.Random(1).randbytes(width * height)
    with mupdf.open() as scan:
        pixels = mupdf.Pixmap(mupdf.csGRAY, width, height, noise, False)
        scan.new_page(width=300, height=400).insert_image((0, 0, 300, 400), pixmap=pixels)
        scan.save(tmp_path / "noise.pdf")
    status, (found,) = checked(capsys, str(tmp_path / "noise.pdf"))
    assert (status, found["state"], found["verdict"], found["cells"]) == (0, "partly_read", "incomplete", [])


def test_a_work_plan_is_read_and_checked_by_its_own_rules(capsys: pytest.CaptureFixture[str]) -> None:
    _, (found,) = checked(capsys, sample("changning-plan-2024.pdf"))
    assert (found["form"], found["verdict"], found["year"]) == ("work-plan", "review", 2024)
    assert found["forms"] == {"plan": "2024"}
    assert (found["cells"][1]["address"], found["cells"][1]["value"]) == ("plan/1/number", 1)
    assert {finding["rule"][:2] for finding in found["findings"]} == {"P-"}
    assert not [it for it in found["findings"] if it["status"] == "fail" and it["severity"] == "error"]


def test_english_is_spoken_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["check", "--alone", "--lang", "en", sample(FAULTY)])
    said = capsys.readouterr().out
    assert "add up to" in said
    assert "之和" not in said


def test_a_path_that_is_not_there_exits_with_2_and_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "/nowhere/report.pdf"]) == 2
    assert "report.pdf" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--format", "xml", "a.pdf"], ["frobnicate"], ["--nonsense"]]
)
def test_wrong_usage_exits_with_64(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(arguments) == 64
    assert capsys.readouterr().err


def test_help_and_version_are_given_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--lang", "en", "--version"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("reviewer ")
    assert all(part in said for part in ("rule book", "Python", "PyMuPDF", "ONNX Runtime", "SQLite", "AGPL"))
    assert cli.run(["--help"]) == 0
    assert "读取并核对" in capsys.readouterr().out
    assert cli.run(["--lang", "en", "check", "--help"]) == 0
    assert "Exit status" in capsys.readouterr().out


def test_rules_lists_every_check_with_its_basis(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules"]) == 0
    said = capsys.readouterr().out
    for code in ("T3-ROW", "T3-SUM7", "T3-GOUJI", "T4-SUM", "T2-INT", "FMT-BLANK", "S-ROWS"):
        assert code in said
    assert "国办公开办函〔2021〕30号" in said


def test_import_and_export_make_a_project_and_its_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "2024.review"
    assert cli.run(["import", str(project), sample(CLEAN), sample(FAULTY)]) == 1
    assert project.exists()
    capsys.readouterr()
    assert cli.run(["export", str(project), "--out", str(tmp_path / "out")]) == 0
    workbook = Path(capsys.readouterr().out.strip())
    assert workbook.parent == tmp_path / "out"
    book = openpyxl.load_workbook(workbook)
    assert "汇总" in book.sheetnames
    assert "问题清单" in book.sheetnames


def test_importing_twice_keeps_one_report(tmp_path: Path) -> None:
    from reviewer.project import Project

    project = tmp_path / "2024.review"
    for _ in range(2):
        cli.run(["import", str(project), sample(FAULTY)])
    with Project.open(project, "测试") as opened:
        assert len(opened.reports()) == 1


def test_a_database_of_something_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.review"
    other.write_bytes(b"no database at all")
    assert cli.run(["export", str(other), "--out", str(tmp_path)]) == 2
    assert "other.review" in capsys.readouterr().err
    assert other.read_bytes() == b"no database at all"


def test_bodies_are_imported_and_the_missing_ones_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, chase, empty = tmp_path / "p.review", tmp_path / "催报.xlsx", tmp_path / "空白.xlsx"
    assert cli.run(["import", str(project), sample(CLEAN)]) == 0
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for line in (["单位", "联系人"], ["上海市长宁区", "张三"], ["上海市静安区", "李四"], [None, "王五"]):
        page.append(line)
    book.save(tmp_path / "名单.xlsx")
    capsys.readouterr()
    options = ["--chase", str(chase), "--template", str(empty)]
    assert cli.run(["bodies", str(project), str(tmp_path / "名单.xlsx"), *options]) == 0
    printed = capsys.readouterr()
    assert "第 4 行" in printed.err
    assert "2024 年度应报 2 个单位：未报送 1 个" in printed.out
    assert "上海市静安区：逾期未报（截止 2025-02-20" in printed.out
    assert "李四" in printed.out
    assert openpyxl.load_workbook(chase)["催报名单"]["B4"].value == "上海市静安区"
    assert empty.exists()


def test_a_list_that_is_no_workbook_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "名单.xlsx"
    bad.write_bytes(b"no workbook")
    assert cli.run(["bodies", str(tmp_path / "p.review"), str(bad)]) == 2
    assert "“名单.xlsx”不是 .xlsx 工作簿" in capsys.readouterr().err


def test_a_project_starts_with_last_year_s(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "2023.review", tmp_path / "2024.review"
    assert cli.run(["import", str(old), sample(CLEAN)]) == 0
    capsys.readouterr()
    assert cli.run(["start", str(new), "--after", str(old)]) == 0
    assert capsys.readouterr().out.strip() == "已沿用 2023.review：1 个单位，1 份报告。"
    assert cli.run(["start", str(new), "--after", str(old)]) == 2
    assert cli.run(["start", str(tmp_path / "x.review")]) == 64


def test_a_project_is_proved_in_either_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.review"
    with Project.create(path, "李") as made:
        made.keep(source := reviews.pdf(tmp_path), reviews.review(source))
    capsys.readouterr()
    assert cli.run(["verify", str(path)]) == 0
    assert "✓ 数据库完整。" in capsys.readouterr().out
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TRIGGER event_no_update")
        db.commit()
    assert cli.run(["verify", str(path), "--lang", "en"]) == 1
    assert "✗ Table event is not append-only any more." in capsys.readouterr().out
    assert cli.run(["verify", str(tmp_path / "none.review")]) == 2


def test_a_project_is_packed_and_another_copy_merged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.create(tmp_path / "p.review", "李") as made:
        other = copied(made.path, tmp_path / "王")
        source = reviews.pdf(tmp_path)
        made.keep(source, reviews.review(source))
    with other:
        other.bodies.put([Body("甲局")])
    here, there, package = tmp_path / "p.review", tmp_path / "王" / "p.review", tmp_path / "out.reviewpack"
    assert cli.run(["pack", str(there), str(package)]) == 0
    assert str(package) in capsys.readouterr().out
    assert cli.run(["merge", str(here), str(package), "--lang", "en"]) == 0
    assert "1 changes" in capsys.readouterr().out
    assert cli.run(["merge", str(here), str(package), "--lang", "en"]) == 0
    assert "merged before" in capsys.readouterr().out
    with Project.open(here, "李") as opened:
        opened.bodies.edit(Body("甲局", contact="一"))
    with Project.open(there, "王") as opened:
        opened.bodies.edit(Body("甲局", contact="二"))
    assert cli.run(["pack", str(there), str(package)]) == 0
    assert cli.run(["merge", str(here), str(package)]) == 1
    assert "应报单位 甲局" in capsys.readouterr().out
    assert cli.run(["merge", str(here), str(source)]) == 2


def test_district_workbooks_are_written_in_a_child_and_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, out = tmp_path / "区县.review", tmp_path / "out"
    assert cli.run(["import", str(project), sample(FAULTY)]) == 1
    capsys.readouterr()
    wish = ["--due", "2025-03-15", "--contact", "王科长"]
    assert cli.run(["export", str(project), "--out", str(out), "--districts", *wish]) == 0
    [file] = capsys.readouterr().out.splitlines()
    assert [str(it) for it in out.iterdir()] == [file]
    with Project.open(project, "李") as opened:
        [sent] = opened.replies.dispatches()
        assert (sent.file, str(sent.due), len(sent.rows)) == (file, "2025-03-15", 20)
    assert cli.run(["export", str(project), "--out", str(out), "--districts", "--due", "15.3."]) == 64
    assert cli.run(["export", str(project), "--out", str(out), "--districts", "--summary"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert len(list(out.iterdir())) == 3


def test_returned_workbooks_are_taken_in_and_the_doubtful_rows_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, source, book = tmp_path / "p.review", reviews.pdf(tmp_path), tmp_path / "甲区.xlsx"
    with Project.create(project, "李") as made:
        uuid = made.keep(source, reviews.review(source))
        replybook.send(made, book, [uuid])
    replybook.fill(book, {"answer": "属实"})
    assert cli.run(["replies", str(project), str(book)]) == 0
    assert "收下 1 条答复" in capsys.readouterr().out
    replybook.fill(book, {}, {"answer": "差不多"})
    assert cli.run(["replies", str(project), str(book), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "0 replies taken in" in said
    assert "row 7" in said
    assert "差不多" in said
    assert cli.run(["replies", str(project), str(source), str(book)]) == 2
    told = capsys.readouterr()
    assert "report.pdf" in told.err
    assert "甲区.xlsx" in told.out
    with Project.open(project, "李") as again:
        assert [it.answer for it in again.replies.threads(uuid)[uuid, reviews.WRONG].replies] == ["agreed"]


def test_reports_letters_and_originals_leave_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, out = tmp_path / "a.review", tmp_path / "out"
    cli.run(["import", str(project), sample(FAULTY)])
    with Project.open(project, "李") as opened:
        (row,) = opened.reports()
        failed = [it.finding.key for it in opened.report(row.uuid).findings if it.finding.outcome is Outcome.FAIL]
        opened.decide(row.uuid, failed[:2], Status.CONFIRMED)
    capsys.readouterr()
    wishes = ["--due", "2027-03-01", "--contact", "李主任 55550000"]
    assert cli.run(["export", str(project), "--out", str(out), "--annotated", "--letters", "--original", *wishes]) == 0
    said = capsys.readouterr()
    name = f"{row.organisation}2024"
    assert {path.name for path in out.iterdir()} == {
        f"{name}.pdf", f"{name}（批注）.pdf", f"整改通知 {row.organisation} 2024.docx",
    }  # fmt: skip
    assert sorted(said.out.splitlines()) == sorted(map(str, out.iterdir()))
    assert f"还有 {len(failed) - 2} 处问题待定" in said.err
    assert (out / f"{name}.pdf").read_bytes() == Path(sample(FAULTY)).read_bytes()
    with ZipFile(out / f"整改通知 {row.organisation} 2024.docx") as letter:
        words = re.sub(r"<[^>]+>", "", letter.read("word/document.xml").decode())
    assert "2027年3月1日" in words
    assert "李主任 55550000" in words


def test_a_corrected_file_becomes_a_new_version_when_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, newer = tmp_path / "a.review", tmp_path / "newer.pdf"
    cli.run(["import", str(project), sample(CLEAN)])
    with mupdf.open(sample(CLEAN)) as pdf:
        pdf.set_metadata({"title": "更正稿"})
        pdf.save(newer)
    cli.run(["import", str(project), str(newer), "--corrected"])
    with Project.open(project, "李") as opened:
        (row,) = opened.reports()
        assert row.file == "newer.pdf"
        assert [it.in_force for it in opened.versions(row.uuid)] == [False, True]
