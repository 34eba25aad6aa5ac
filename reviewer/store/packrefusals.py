# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a package is not merged, in the user's words: every refusal names the file and the way out."""

from __future__ import annotations

from pathlib import Path

from reviewer.errors import ReviewerError
from reviewer.model.text import Text

_AGAIN = Text(
    "项目未作任何改动。请让对方重新导出工作包，或重新复制一次。",
    "The project was not changed. Ask for the package to be written again, or copy it once more.",
)


def missing(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("找不到工作包“{path}”。", 'There is no package "{path}".').format(path=path),
        Text("请检查路径。", "Check the path."),
    )


def no_package(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("“{path}”不是工作包，或已损坏。", '"{path}" is not a package, or it is damaged.').format(path=path),
        Text(
            "项目未作任何改动。请选择由“导出工作包”写出的 .reviewpack 文件。",
            'The project was not changed. Choose a .reviewpack file written by "Export package".',
        ),
    )


def damaged(path: Path, member: str) -> ReviewerError:
    said = Text("工作包“{path}”已损坏：{member}。", 'The package "{path}" is damaged: {member}.')
    return ReviewerError(said.format(path=path, member=member), _AGAIN)


def strange(path: Path, member: str) -> ReviewerError:
    said = Text(
        "工作包“{path}”中有不该有的内容：{member}。", 'The package "{path}" holds what does not belong there: {member}.'
    )
    return ReviewerError(said.format(path=path, member=member[:120]), _AGAIN)


def too_large(path: Path) -> ReviewerError:
    said = Text("工作包“{path}”展开后过大。", 'The package "{path}" is too large when unpacked.')
    return ReviewerError(said.format(path=path), _AGAIN)


def newer(path: Path, program: str) -> ReviewerError:
    return ReviewerError(
        Text(
            "工作包“{path}”由更新版本的软件写成（{program}）。",
            'The package "{path}" was written by a newer version of this program ({program}).',
        ).format(path=path, program=program),
        Text(
            "请升级本软件后再合并；项目未作任何改动。", "Update this program to merge it; the project was not changed."
        ),
    )


def other_project(path: Path, person: str) -> ReviewerError:
    return ReviewerError(
        Text(
            "工作包“{path}”（{person} 导出）属于另一个项目，不是本项目的副本。",
            'The package "{path}" (by {person}) belongs to another project: it is no copy of this one.',
        ).format(path=path, person=person),
        Text("请打开它所属的项目再合并。", "Open the project that it belongs to and merge it there."),
    )


def closed(path: Path) -> ReviewerError:
    return ReviewerError(
        Text("本项目已关闭，不能合并“{path}”。", 'This project is closed: "{path}" cannot be merged.').format(
            path=path
        ),
        Text("请先重新打开项目。", "Reopen the project first."),
    )
