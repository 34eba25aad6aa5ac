# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody marked on a page, and what nobody can see on it, is not what the report says."""

from pathlib import Path

from reviewer.model.document import Document, Page
from reviewer.pdf.library import mupdf
from reviewer.pdf.reading import read
from reviewer.settings import Settings


def first_page(path: Path) -> Page:
    steps = read(path, Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Document = end.value
            return found.pages[0]


def test_boxes_lines_and_notes_of_a_reader_are_no_rulings(tmp_path: Path) -> None:
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_text((100, 200), "1026", fontsize=10)
    page.draw_line((50, 300), (350, 300))
    page.add_rect_annot((90, 180, 140, 210))
    page.add_line_annot((50, 250), (350, 250))
    page.add_text_annot((200, 200), "123")
    pdf.save(tmp_path / "a.pdf")
    found = first_page(tmp_path / "a.pdf")
    assert [word.text for word in found.words] == ["1026"]
    assert [ruling.at for ruling in found.rulings] == [300]


def test_transparent_text_is_not_read(tmp_path: Path) -> None:
    pdf = mupdf.open()
    page = pdf.new_page(width=400, height=600)
    page.insert_text((100, 200), "12", fontsize=10)
    page.insert_text((112, 200), "99", fontsize=10, fill_opacity=0)
    pdf.save(tmp_path / "a.pdf")
    assert [word.text for word in first_page(tmp_path / "a.pdf").words] == ["12"]
