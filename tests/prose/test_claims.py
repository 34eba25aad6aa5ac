# SPDX-License-Identifier: AGPL-3.0-or-later
"""Claims: which figure states what, and where it stands."""

from reviewer.prose.claims import claims, wordings
from tests.pages import spoken


def test_a_claim_has_its_figure_and_its_point_in_the_report() -> None:
    found = claims(spoken("一、总体情况", "全区共收到政府信息公开申请1,128件，其他工作12件。", "又收到申请30件。"))
    received = [claim for claim in found if claim.kind == "received"]
    assert [claim.quantity.text for claim in received if claim.quantity] == ["1,128", "30"]
    assert [claim.at for claim in received] == ["prose/1/received/1", "prose/1/received/2"]
    first = received[0]
    assert first.sentence.text[first.start : first.end] == "收到政府信息公开申请1,128件"
    assert first.quantity is not None
    assert first.places == first.quantity.places


def test_a_figure_of_another_section_is_no_claim_of_the_overview() -> None:
    found = claims(spoken("五、存在的主要问题及改进情况", "去年收到政府信息公开申请11件。"))
    assert [claim for claim in found if claim.kind == "received"] == []


def test_every_wording_names_its_kind_once() -> None:
    kinds = [wording.kind for wording in wordings().claims]
    assert len(kinds) == len(set(kinds))
