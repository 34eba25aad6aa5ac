# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that can be wrong with a file that a district sends back, in words: what it is, and the way out."""

from __future__ import annotations

from pathlib import Path

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

MACROS = Text(
    "文件带有宏；宏没有运行，只读取了单元格中的值。",
    "The file holds macros; they were not run, and only the values of its cells were read.",
)
OUTSIDE = Text(
    "文件链接到其他文件；没有打开那些文件，只读取了已保存的值。",
    "The file links to other files; they were not opened, and only the values that were saved were read.",
)
OPENED = Text(
    "文件似乎正在别的程序中打开；读到的是最后一次保存的内容。",
    "The file seems to be open in another program; what was read is what was saved last.",
)
FORMULA = Text(
    "答复单元格中是公式；没有计算，收下的是文件中保存的结果。",
    "A cell of the answer holds a formula; it was not computed, the result saved in the file was read.",
)
CONTROL = Text("已去掉不可见的控制字符。", "Invisible control characters were left out.")
CUT = Text(
    "文字超过 32,767 字，只收下前面的部分；请保留原文件。",
    "The text is longer than 32,767 characters; only its beginning is taken in, please keep the file.",
)
BY_PLACE = Text("“{name}”一列没有表头，按位置读取，请核对。", "Column “{name}” has no head and was read by its place.")
TWO_HEADS = Text(
    "有不止一列叫“{name}”，读取了第 {column} 列。", "Several columns are “{name}”; column {column} was read."
)
EXTRA = Text("另有内容：{words}", "Also written: {words}")
NO_HIDDEN = Text(
    "文件中没有隐藏的项目信息（可能由别的软件另存），按每行的标识对应。",
    "The hidden sheet about the project is gone (another program may have saved it); rows are matched by their keys.",
)


def _named(zh: str, en: str, path: Path, advice: Text) -> ReviewerError:
    return ReviewerError(Text(zh, en).format(name=path.name), advice)


_SAVE_AS = Text(
    "请在 Excel 或 WPS 中打开该文件，另存为 .xlsx 后再导入。",
    "Open it in Excel or WPS, save it as .xlsx and import that.",
)
_ASK = Text("请让区县重新发送。", "Ask the district to send it again.")


def foreign(path: Path) -> ReviewerError:
    return _named("“{name}”不是工作簿。", "“{name}” is no workbook.", path, _SAVE_AS)


def damaged(path: Path) -> ReviewerError:
    return _named("“{name}”已损坏，无法读取。", "“{name}” is damaged and cannot be read.", path, _ASK)


def empty(path: Path) -> ReviewerError:
    return _named("“{name}”是空文件。", "“{name}” is an empty file.", path, _ASK)


def protected(path: Path) -> ReviewerError:
    advice = Text(
        "请在 Excel 或 WPS 中去掉打开密码，保存后再导入。",
        "Take the password off in Excel or WPS, save and import again.",
    )
    return _named("“{name}”有打开密码，无法读取。", "“{name}” has a password and cannot be read.", path, advice)


def locked(path: Path) -> ReviewerError:
    advice = Text("请先在 Excel 或 WPS 中关闭它，再导入。", "Close it in Excel or WPS and import it again.")
    zh, en = "“{name}”正被别的程序占用，或没有读取权限。", "“{name}” is in use by another program, or may not be read."
    return _named(zh, en, path, advice)


def lock_file(path: Path) -> ReviewerError:
    advice = Text("请选择没有“~$”开头的那个文件。", "Choose the file whose name does not begin with “~$”.")
    zh = "“{name}”是 Excel 打开文件时留下的临时文件，不是工作簿。"
    return _named(zh, "“{name}” is what Excel leaves beside an open file, and no workbook.", path, advice)


def unreadable(path: Path, error: OSError) -> ReviewerError:
    reason = error.strerror or type(error).__name__
    return ReviewerError(
        Text(f"无法读取“{path}”：{reason}。", f"Cannot read “{path}”: {reason}."),
        Text("请检查文件是否存在、是否有读取权限。", "Check that the file is there and may be read."),
    )


def huge(path: Path) -> ReviewerError:
    advice = Text("请只保留本程序发出的工作表后再导入。", "Keep only the sheets that were sent and import it again.")
    return _named("“{name}”太大，不像一份回复。", "“{name}” is too large for a reply.", path, advice)


def trap(path: Path) -> ReviewerError:
    advice = Text(
        "没有打开它。请让区县把答复粘贴到原来发出的工作簿中再发回。",
        "It was not opened. Ask the district to put its answers into the workbook that was sent.",
    )
    zh, en = "“{name}”解压后会异常地大。", "“{name}” would grow beyond all measure when unpacked."
    return _named(zh, en, path, advice)


def newer(path: Path) -> ReviewerError:
    advice = Text("请用新版程序导入。", "Import it with a newer program.")
    zh, en = "“{name}”由更新版本的程序发出。", "“{name}” was sent by a newer program."
    return _named(zh, en, path, advice)


def not_sent(path: Path) -> ReviewerError:
    advice = Text(
        "请选择由“导出区级工作簿”发出、区县填写后发回的文件。",
        "Choose a workbook that was exported for districts and came back.",
    )
    zh = "“{name}”不是本程序发出的区级工作簿：没有找到标识或答复表。"
    return _named(zh, "“{name}” is no workbook sent from here: it has neither keys nor answers.", path, advice)
