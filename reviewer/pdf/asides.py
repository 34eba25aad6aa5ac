# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a PDF holds or lacks besides its pages, which may explain why a report is not found on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.model.text import Text
from reviewer.pdf.library import BROKEN

if TYPE_CHECKING:
    from pathlib import Path

TAIL = 2048  # bytes at the end, within which a whole file says that it ends
NAMED = 3  # attachments that are called by name

FORM = Text(
    "这是 XFA 动态表单，页面内容只有 Adobe Acrobat（Reader）能显示；请在其中打开，打印为 PDF 后导入。",
    "This is a dynamic XFA form, which only Adobe Acrobat (Reader) shows; open it there, print it to a PDF and "
    "import that.",
)
MENDED = Text(
    "文件内部结构已损坏，经修复后读取，可能缺页；请核对页数，必要时向报送单位重新索取。",
    "The file is damaged inside and was mended to be read; pages may be missing. Compare their number, and ask the "
    "sender for it again if need be.",
)


def cut_off(pdf: Any, path: Path) -> bool:  # noqa: ANN401  PyMuPDF ships no types
    """Whether the end of the file is missing, as after a transfer that broke off."""
    if not pdf.is_repaired:
        return False
    with path.open("rb") as file:
        file.seek(-min(TAIL, path.stat().st_size), 2)
        return b"%%EOF" not in file.read()


def asides(pdf: Any, *, cut: bool) -> tuple[Text, ...]:  # noqa: ANN401
    """Attachments, a form that is made while it is shown, a file that had to be mended."""
    found: list[Text] = []
    try:
        if _is_dynamic(pdf):
            found.append(FORM)
        names = [_name(pdf, index) for index in range(pdf.embfile_count())]
    except BROKEN:
        names = []
    if names:
        zh, en = "、".join(f"“{name}”" for name in names[:NAMED]), ", ".join(f"“{name}”" for name in names[:NAMED])
        found.append(
            Text(
                f"文件带有 {len(names)} 个附件（{zh}{'等' if len(names) > NAMED else ''}），附件的内容没有读取；"
                "报告若在附件中，请在 PDF 阅读器中将附件另存后导入。",
                f"The file has {len(names)} attachments ({en}{', …' if len(names) > NAMED else ''}), which were not "
                "read; if the report is among them, save it from a PDF reader and import that.",
            )
        )
    if pdf.is_repaired and not cut:
        found.append(MENDED)
    return tuple(found)


def _name(pdf: Any, index: int) -> str:  # noqa: ANN401
    about = pdf.embfile_info(index)
    name = str(about.get("ufilename") or about.get("filename") or about.get("name"))
    try:
        return name.encode("latin-1").decode("utf-8")  # PyMuPDF takes each byte of a name for a character
    except UnicodeError:
        return name


def _is_dynamic(pdf: Any) -> bool:  # noqa: ANN401
    catalogue = pdf.pdf_catalog()
    return pdf.xref_get_key(catalogue, "NeedsRendering")[1] == "true" or (
        pdf.xref_get_key(catalogue, "AcroForm/XFA")[0] != "null" and len(pdf) == 1
    )
