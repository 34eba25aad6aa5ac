# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every setting can be told, read from text and refused in words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from reviewer.errors import ReviewerError
from reviewer.settings import Settings
from reviewer.support.options import GROUPS, Option, laid_over, options

BY_KEY = {option.key: option for option in options()}


def test_every_setting_is_offered_once_with_words_in_both_languages() -> None:
    assert sorted(BY_KEY) == sorted(field.name for field in fields(Settings))
    assert {key for _, keys in GROUPS for key in keys} == set(BY_KEY)
    assert all(text.zh and text.en and text.zh != text.en for one in options() for text in (one.name, one.help))


@pytest.mark.parametrize("option", options(), ids=lambda option: option.key)
def test_a_default_makes_sense_and_comes_back_from_its_text(option: Option) -> None:
    assert option.read(option.write(option.default)) == option.default
    if isinstance(option.default, int | float) and not isinstance(option.default, bool):
        assert option.least < option.most


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("readers", "0"),
        ("readers", "17"),
        ("readers", "两个"),
        ("readers", "1.5"),
        ("text_percent", "99"),
        ("file_seconds", "nan"),
        ("file_seconds", "inf"),
        ("copy_pdfs", "maybe"),
        ("theme", "pink"),
        ("lang", "fr"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name_with_a_way_out(key: str, text: str) -> None:
    with pytest.raises(ReviewerError) as refused:
        BY_KEY[key].read(text)
    assert BY_KEY[key].name.zh in refused.value.text.zh
    assert text in refused.value.text.en
    assert refused.value.advice.zh.startswith("请填")


def test_a_folder_of_rules_is_no_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("a") / "rules.toml"
    file.write_text("")
    with pytest.raises(ReviewerError):
        BY_KEY["rules_folder"].read(str(file))
    assert BY_KEY["rules_folder"].read(str(file.parent)) == str(file.parent)


def test_what_the_user_chose_gives_way_to_the_command_line_and_nonsense_to_the_default() -> None:
    chosen = {"readers": "5", "lang": "en", "most_pages": "many", "copy_pdfs": "0", "unheard": "1"}
    assert laid_over(Settings(), chosen) == Settings(readers=5, lang="en", copy_pdfs=False)
    assert laid_over(Settings(lang="zh"), chosen, {"lang"}).lang == "zh"
