# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every limit and habit of the program in one place, with its default and its meaning."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Values that hold for one run of the program."""

    lang: str = field(default="zh", metadata={"help": "language of messages and window: zh or en"})
    file_seconds: float = field(default=300.0, metadata={"help": "a file that takes longer is given up, in seconds"})
    child_megabytes: int = field(default=3072, metadata={"help": "memory a reading process may take, in MiB"})
    files_per_child: int = field(default=200, metadata={"help": "a reading process is renewed after so many files"})
    readers: int = field(default=2, metadata={"help": "reading processes at work at the same time"})
    most_pages: int = field(default=600, metadata={"help": "pages of one file beyond which it is not read"})
    most_words: int = field(default=20_000, metadata={"help": "words of one page beyond which the page is not read"})
    most_paths: int = field(default=50_000, metadata={"help": "drawn lines of one page beyond which they are left out"})
    scan_seconds: float = field(
        default=240.0,
        metadata={"help": "time for the scanned pages of a file; the pages left are not read, in seconds"},
    )
    scan_threads: int = field(default=2, metadata={"help": "threads with which one reading process reads a scan"})
    most_page_pixels: int = field(
        default=12_000_000, metadata={"help": "pixels in which a scanned page is read at the most"}
    )
    most_image_pixels: int = field(
        default=120_000_000, metadata={"help": "pixels of an image beyond which its page is not read"}
    )
    rules_folder: str = field(
        default="", metadata={"help": "folder of the office's own rule files (*.toml), laid over the product's rules"}
    )
    copy_pdfs: bool = field(default=True, metadata={"help": "copy imported PDFs beside the project file"})
