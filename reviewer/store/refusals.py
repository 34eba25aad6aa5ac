# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the store cannot do, in the user's words: every refusal names the file and the way out."""

from __future__ import annotations

import errno
from pathlib import Path

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

_DISK_FULL = Text("请在该磁盘上腾出空间后重试。", "Free some space on that disk and try again.")
_RIGHTS = Text(
    "请检查该文件和所在文件夹的读写权限，或把项目移到有写入权限的文件夹后再打开。",
    "Check the rights on this file and its folder, or move the project to a folder you may write to and open it there.",
)
_RESTORE = Text(
    "请用备份副本替换该文件，或新建项目后重新导入 PDF。",
    "Replace the file with a backup copy, or create a new project and import the PDFs again.",
)
_AGAIN = Text("请检查磁盘或网络连接后重试。", "Check the disk or the network connection and try again.")

_BY_ERRNO = {
    errno.ENOSPC: (Text("磁盘已满，无法写入“{path}”。", 'The disk is full: "{path}" cannot be written.'), _DISK_FULL),
    errno.EDQUOT: (Text("磁盘配额已满，无法写入“{path}”。", 'The disk quota is used up: "{path}".'), _DISK_FULL),
    errno.EACCES: (Text("没有权限读写“{path}”。", 'No rights to read or write "{path}".'), _RIGHTS),
    errno.EPERM: (Text("没有权限读写“{path}”。", 'No rights to read or write "{path}".'), _RIGHTS),
    errno.ENOENT: (
        Text("找不到“{path}”所在的文件夹。", 'The folder of "{path}" does not exist.'),
        Text("请检查路径，或先建立该文件夹。", "Check the path, or create the folder first."),
    ),
    errno.EROFS: (Text("“{path}”所在磁盘是只读的。", 'The disk of "{path}" is read-only.'), _RIGHTS),
}
# The names of SQLite's result codes begin with these; the longer ones only add detail.
_BY_SQLITE = {
    "SQLITE_FULL": _BY_ERRNO[errno.ENOSPC],
    "SQLITE_READONLY": _BY_ERRNO[errno.EACCES],
    "SQLITE_PERM": _BY_ERRNO[errno.EACCES],
    "SQLITE_AUTH": _BY_ERRNO[errno.EACCES],
    "SQLITE_CANTOPEN": _BY_ERRNO[errno.EACCES],
    "SQLITE_CORRUPT": (Text("项目文件“{path}”已损坏。", 'The project file "{path}" is damaged.'), _RESTORE),
    "SQLITE_NOTADB": (
        Text("“{path}”不是项目文件，或已损坏。", '"{path}" is not a project file, or it is damaged.'),
        _RESTORE,
    ),
    "SQLITE_BUSY": (
        Text("另一个程序正占用项目文件“{path}”。", 'Another program holds the project file "{path}".'),
        Text(
            "请关闭该程序（例如备份或数据库工具）后重试。", "Close it (a backup or database tool, say) and try again."
        ),
    ),
}


def of_system(path: Path, error: OSError) -> ReviewerError:
    """The refusal for a file operation that the system did not allow."""
    summary, advice = _BY_ERRNO.get(
        error.errno or 0,
        (Text("无法读写“{path}”：{why}。", 'Cannot read or write "{path}": {why}.'), _AGAIN),
    )
    return ReviewerError(summary.format(path=path, why=error.strerror or str(error)), advice)


def of_database(path: Path, name: str, why: str) -> ReviewerError:
    """The refusal for SQLite's result code `name`."""
    for code, (summary, advice) in _BY_SQLITE.items():
        if name.startswith(code):
            return ReviewerError(summary.format(path=path), advice)
    summary = Text("无法读写项目文件“{path}”：{why}。", 'Cannot read or write the project file "{path}": {why}.')
    return ReviewerError(summary.format(path=path, why=why), _AGAIN)


def missing(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("找不到项目文件“{path}”。", 'There is no project file "{path}".').format(path=path),
        Text("请检查路径，或新建项目。", "Check the path, or create a new project."),
    )


def exists(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("“{path}”已经存在。", '"{path}" already exists.').format(path=path),
        Text("请打开它，或换一个文件名。", "Open it, or choose another name."),
    )


def no_project(path: Path) -> ReviewerError:
    return of_database(path, "SQLITE_NOTADB", "")


def damaged(path: Path) -> ReviewerError:
    return of_database(path, "SQLITE_CORRUPT", "")


def newer(path: Path, revision: str) -> ReviewerError:
    return ReviewerError(
        Text(
            "项目文件“{path}”由更新版本的软件写成（结构版本 {revision}）。",
            'The project file "{path}" was written by a newer version of this program (structure {revision}).',
        ).format(path=path, revision=revision),
        Text("请升级本软件后再打开；文件未被改动。", "Update this program to open it; the file was not changed."),
    )


def not_upgraded(path: Path, backup: Path, why: str) -> ReviewerError:
    return ReviewerError(
        Text(
            "无法把项目文件“{path}”升级到当前结构：{why}。",
            'The project file "{path}" could not be brought up to date: {why}.',
        ).format(path=path, why=why),
        Text(
            "文件保持原样，另有升级前的备份“{backup}”。请用原来的版本打开，并把此信息告知支持人员。",
            'The file is as it was, and "{backup}" is a copy of it. Open it with the earlier version, and report this.',
        ).format(backup=backup),
    )


def held(path: Path, author: str, workstation: str, process: object) -> ReviewerError:
    """Refused because a window somewhere has the project open."""
    return ReviewerError(
        Text(
            "项目“{path}”已在另一个窗口中打开（{author}，计算机 {workstation}，进程 {process}）。",
            'The project "{path}" is open in another window ({author} on {workstation}, process {process}).',
        ).format(path=path, author=author, workstation=workstation, process=process),
        Text("请先在那里关闭它，或复制一份再打开。", "Close it there first, or open a copy of it."),
    )


def no_locks(path: Path, why: str) -> ReviewerError:
    return ReviewerError(
        Text(
            "“{path}”所在的文件夹不支持文件锁：{why}。", 'The folder of "{path}" does not support file locks: {why}.'
        ).format(path=path, why=why),
        Text("请把项目移到本机磁盘后再打开。", "Move the project to a local disk and open it there."),
    )


def no_source(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("找不到文件“{path}”。", 'There is no file "{path}".').format(path=path),
        Text("请检查路径后重新导入。", "Check the path and import it again."),
    )


def changed(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("文件“{path}”在读取期间被改动。", 'The file "{path}" changed while it was being read.').format(path=path),
        Text("请在文件写完后重新导入。", "Import it again once it is complete."),
    )


def pdf_gone(path: Path, kept: Path) -> ReviewerError:
    return ReviewerError(
        Text(
            "找不到原文件“{path}”，“{kept}”中也没有它的副本。",
            'The file "{path}" is gone, and "{kept}" holds no copy of it.',
        ).format(path=path, kept=kept),
        Text(
            "请把该 PDF 放回原处，或重新导入；已有的判定和备注会保留。",
            "Put the PDF back or import it again; decisions and notes are kept.",
        ),
    )
