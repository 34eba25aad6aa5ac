# SPDX-License-Identifier: AGPL-3.0-or-later
"""How alike two texts are."""

from reviewer.checks.likeness import alike

TEXT = "严格落实公文公开属性认定，规范做好信息发布，全年共编辑公报11期，刊登政策文件70件。"


def test_the_same_words_with_other_figures_are_the_same() -> None:
    assert alike(TEXT, TEXT.replace("11", "4").replace("70", "215")) == 1


def test_words_in_part_the_same_are_alike_in_part() -> None:
    assert 0.5 < alike(TEXT, TEXT + "组织开展线下政务公开培训并邀请专家授课，提升工作人员的业务能力。") < 0.9


def test_unlike_words_share_nothing() -> None:
    assert alike(TEXT, "本年度无行政复议和行政诉讼案件发生。") == 0
    assert alike("", TEXT) == 0
