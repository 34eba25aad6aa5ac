# SPDX-License-Identifier: AGPL-3.0-or-later
"""Having workbooks for districts made by a child, and recording those that were made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reviewer.desk.i18n import tr

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.model.outgoing import Sending
    from reviewer.model.reply import Dispatch


def send(session: Session, folder: Path, wish: Sending, then: Callable[[], None]) -> bool:
    """Begin to write the workbooks into `folder`, which is made if need be; `then` when they are recorded.

    False, and why is said, when there cannot be such a folder.
    """
    project = session.project
    if project is None:
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = tr("无法建立文件夹“{folder}”：{why}。请换一个文件夹。")
        session.said.emit(words.format(folder=folder, why=error.strerror or type(error).__name__), True)
        return False

    def made(them: Sequence[Dispatch]) -> None:
        if session.project is not project:
            _take_back(them)
            words = tr("项目已关闭，刚写出的 {count} 个区级工作簿没有登记，已删除；请打开项目后再发出。")
            session.said.emit(words.format(count=len(them)), True)
            return
        for it in them:
            session.attempt(partial(project.replies.send, it))
        session.refresh()
        session.saved.emit()
        words = tr("已写出 {count} 个区级工作簿：{folder}")
        session.said.emit(words.format(count=len(them), folder=folder), False)
        then()

    place = folder / uuid4().hex
    name, author = tr("写出区级工作簿"), project.journal.author
    session.works.make(name, "districts", project.path, place, made, author, (wish,))
    return True


def _take_back(them: Sequence[Dispatch]) -> None:
    """Remove what nobody has seen yet: an answer to a workbook that was not recorded could not be taken in."""
    for it in them:
        with suppress(OSError):
            Path(it.file).unlink()
