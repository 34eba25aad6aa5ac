# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person may set: each setting with its words, read from text and refused in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast

from reviewer.errors import ReviewerError
from reviewer.model.text import Text
from reviewer.settings import Settings

Value = str | int | float | bool

CHOICES: dict[str, tuple[tuple[str, Text], ...]] = {
    "lang": (("zh", Text("中文", "中文")), ("en", Text("English", "English"))),
    "theme": (
        ("light", Text("浅色", "Light")),
        ("dark", Text("深色", "Dark")),
        ("system", Text("随操作系统", "As the desktop")),
    ),
}
GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("窗口", "Window"), ("lang", "theme", "text_percent")),
    (Text("审核", "Review"), ("author", "copy_pdfs", "rules_folder")),
    (
        Text("导出", "Exports"),
        ("annotated_front", "appraisal", "letter_template", "letter_signature", "letter_contact", "letter_days"),
    ),
    (
        Text("读取", "Reading"),
        ("readers", "file_seconds", "scan_seconds", "scan_threads", "child_megabytes", "files_per_child"),
    ),
    (
        Text("上限", "Limits"),
        ("most_pages", "most_words", "most_paths", "most_page_pixels", "most_image_pixels"),
    ),
)
"""All settings in the order in which they are shown; one that is not named here comes last."""

_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Option:
    """One setting; `choices` are its possible values where there are few."""

    key: str
    default: Value
    name: Text
    help: Text
    least: float
    most: float
    unit: Text
    choices: tuple[tuple[str, Text], ...]

    def read(self, text: str) -> Value:
        """The value that a text stands for; ReviewerError when it makes no sense."""
        words = text.strip()
        if isinstance(self.default, bool):
            return self._flag(words)
        if isinstance(self.default, int | float):
            return self._number(words)
        if self.choices and words not in dict(self.choices):
            raise self._refused(words, Text("、".join(dict(self.choices)), ", ".join(dict(self.choices))))
        if self.key == "rules_folder" and words and Path(words).exists() and not Path(words).is_dir():
            raise self._refused(words, Text("一个文件夹", "a folder"))
        return words

    def write(self, value: Value) -> str:
        """The text that `read` takes for a value."""
        if isinstance(value, bool):
            return "1" if value else "0"
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _flag(self, words: str) -> bool:
        if words.lower() not in (*_TRUE, *_FALSE):
            raise self._refused(words, Text("1 或 0", "1 or 0"))
        return words.lower() in _TRUE

    def _number(self, words: str) -> int | float:
        between = Text(f"{self.least:,.0f} 至 {self.most:,.0f}", f"{self.least:,.0f} to {self.most:,.0f}")
        kind = float if isinstance(self.default, float) else int
        try:
            value = kind(words.replace(",", "").replace("，", ""))
        except ValueError:
            raise self._refused(words, between) from None
        if not self.least <= value <= self.most:
            raise self._refused(words, between)
        return value

    def _refused(self, words: str, wanted: Text) -> ReviewerError:
        said = {"name": self.name, "words": words, "wanted": wanted}
        return ReviewerError(
            Text("“{name}”不能是“{words}”。", "“{name}” cannot be “{words}”.").format(**said),
            Text("请填 {wanted}。", "Please give {wanted}.").format(**said),
        )


def options() -> tuple[Option, ...]:
    """Every setting, in the order of `GROUPS`."""
    order = [key for _, keys in GROUPS for key in keys]
    made = [_option(one.name, cast("Value", one.default), one.metadata) for one in fields(Settings)]
    return tuple(sorted(made, key=lambda one: order.index(one.key) if one.key in order else len(order)))


def _option(key: str, default: Value, said: Mapping[str, Any]) -> Option:
    return Option(
        key, default, said["name"], said["help"], said["least"], said["most"], said["unit"], CHOICES.get(key, ())
    )


def laid_over(base: Settings, chosen: Mapping[str, str], given: Collection[str] = ()) -> Settings:
    """`base` with what the user chose, but for what was `given`; what makes no sense counts as not there."""
    values: dict[str, Any] = {}
    for option in options():
        if option.key in chosen and option.key not in given:
            try:
                values[option.key] = option.read(chosen[option.key])
            except ReviewerError:
                continue
    return replace(base, **values)
