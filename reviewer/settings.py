# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every limit and habit of the program in one place, with its default, its meaning and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reviewer.model.text import Text


def told(name: Text, help: Text, least: float = 0, most: float = 0, unit: Text | None = None) -> Mapping[str, Any]:
    """What a person is told about a setting; numbers from `least` to `most` make sense."""
    return {"name": name, "help": help, "least": least, "most": most, "unit": unit or Text("", "")}


SECONDS, MEBIBYTES, PER_CENT = Text("秒", "s"), Text("MiB", "MiB"), Text("%", "%")


@dataclass(frozen=True, slots=True)
class Settings:
    """Values that hold for one run of the program."""

    lang: str = field(
        default="zh",
        metadata=told(
            Text("语言", "Language"),
            Text("窗口和消息的语言。", "Language of the window and its messages."),
        ),
    )
    theme: str = field(
        default="light",
        metadata=told(
            Text("配色", "Colours"),
            Text("窗口的配色；也可以跟随操作系统。", "Colours of the window; they can follow the desktop."),
        ),
    )
    text_percent: int = field(
        default=100,
        metadata=told(
            Text("文字大小", "Size of text"),
            Text("窗口文字的大小，100 为原样。", "Size of the window's text; 100 is as it was drawn."),
            100,
            200,
            PER_CENT,
        ),
    )
    author: str = field(
        default="",
        metadata=told(
            Text("姓名", "Name"),
            Text("判定和备注记在这个姓名下。", "Decisions and notes are recorded under this name."),
        ),
    )
    copy_pdfs: bool = field(
        default=True,
        metadata=told(
            Text("复制 PDF", "Copy PDFs"),
            Text(
                "导入时把 PDF 复制到项目文件旁；不复制时，原文件须留在原处。",
                "Copy imported PDFs beside the project file; without a copy the originals must stay where they are.",
            ),
        ),
    )
    rules_folder: str = field(
        default="",
        metadata=told(
            Text("本单位规则文件夹", "Folder of the office's rules"),
            Text(
                "本单位自己的规则文件（*.toml）所在的文件夹，叠加在程序自带规则之上。",
                "Folder of the office's own rule files (*.toml), laid over the product's rules.",
            ),
        ),
    )
    annotated_front: bool = field(
        default=True,
        metadata=told(
            Text("批注 PDF 附问题清单", "List in annotated PDFs"),
            Text(
                "导出批注 PDF 时，在最前面加上结论和问题清单。",
                "Put the verdict and a list of findings in front of them.",
            ),
        ),
    )
    appraisal: bool = field(
        default=False,
        metadata=told(
            Text("考核评分", "Appraisal"),
            Text(
                "导出的工作簿中附“考核”表；扣分标准可放入规则文件夹（appraisal.toml）。",
                "Exported workbooks have a sheet of scores; the office's folder may hold its points (appraisal.toml).",
            ),
        ),
    )
    letter_template: str = field(
        default="",
        metadata=told(
            Text("整改通知模板", "Template of letters"),
            Text(
                "本单位的 Word 模板（.docx）；留空时用自带模板，可从“文件”菜单另存后修改。",
                "The office's own Word file (.docx); the product's where empty, which the File menu saves for editing.",
            ),
        ),
    )
    letter_signature: str = field(
        default="",
        metadata=told(
            Text("整改通知署名", "Signature of letters"),
            Text("整改通知落款处的单位名称。", "Name of the office at the end of a letter."),
        ),
    )
    letter_contact: str = field(
        default="",
        metadata=told(
            Text("整改通知联系人", "Contact in letters"),
            Text("整改通知中的联系人和电话。", "Who is to be asked about a letter, with the number to call."),
        ),
    )
    letter_days: int = field(
        default=15,
        metadata=told(
            Text("整改期限", "Time to answer letters"),
            Text("整改通知要求在多少天内答复。", "Within how many days a letter asks for an answer."),
            1,
            365,
            Text("天", "days"),
        ),
    )
    readers: int = field(
        default=2,
        metadata=told(
            Text("同时读取的文件数", "Files read at the same time"),
            Text("读取进程的数目，以内存够用为限。", "How many reading processes work at once, as memory allows."),
            1,
            16,
        ),
    )
    file_seconds: float = field(
        default=300.0,
        metadata=told(
            Text("一份文件的时限", "Time for a file"),
            Text("超过时限的文件不再读取。", "A file that takes longer is given up."),
            10,
            7200,
            SECONDS,
        ),
    )
    scan_seconds: float = field(
        default=240.0,
        metadata=told(
            Text("扫描页的时限", "Time for scanned pages"),
            Text(
                "一份文件中扫描页的识别时限，到时余下的页不再识别。",
                "Time for the scanned pages of a file; the pages left then are not read.",
            ),
            10,
            7200,
            SECONDS,
        ),
    )
    scan_threads: int = field(
        default=2,
        metadata=told(
            Text("识别扫描页的线程数", "Threads for scans"),
            Text("一个读取进程识别扫描页所用的线程数。", "Threads with which one reading process reads a scan."),
            1,
            16,
        ),
    )
    child_megabytes: int = field(
        default=3072,
        metadata=told(
            Text("读取进程的内存上限", "Memory of a reading process"),
            Text("一个读取进程最多可用的内存。", "Memory that a reading process may take."),
            1024,
            65_536,
            MEBIBYTES,
        ),
    )
    files_per_child: int = field(
        default=200,
        metadata=told(
            Text("更换读取进程", "Renewing reading processes"),
            Text("读取进程读过这么多份文件后更换。", "A reading process is renewed after so many files."),
            1,
            10_000,
        ),
    )
    most_pages: int = field(
        default=600,
        metadata=told(
            Text("一份文件的页数上限", "Most pages of a file"),
            Text("页数更多的文件不读取。", "A file with more pages is not read."),
            1,
            10_000,
        ),
    )
    most_words: int = field(
        default=20_000,
        metadata=told(
            Text("一页的词数上限", "Most words of a page"),
            Text("词数更多的页不读取。", "A page with more words is not read."),
            1_000,
            1_000_000,
        ),
    )
    most_paths: int = field(
        default=50_000,
        metadata=told(
            Text("一页的线条数上限", "Most drawn lines of a page"),
            Text("线条更多的页只读文字，不看线条。", "On a page with more, drawn lines are left out."),
            1_000,
            5_000_000,
        ),
    )
    most_page_pixels: int = field(
        default=12_000_000,
        metadata=told(
            Text("扫描页的像素数上限", "Most pixels of a scanned page"),
            Text("识别扫描页时最多用这么多像素。", "Pixels in which a scanned page is read at the most."),
            1_000_000,
            100_000_000,
        ),
    )
    most_image_pixels: int = field(
        default=120_000_000,
        metadata=told(
            Text("一幅图像的像素数上限", "Most pixels of an image"),
            Text("图像更大的页不读取。", "A page with a larger image is not read."),
            1_000_000,
            1_000_000_000,
        ),
    )
