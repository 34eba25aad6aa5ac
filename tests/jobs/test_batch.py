# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many files at once: in order, in children, and each fault costs one file."""

from dataclasses import replace
from pathlib import Path

from reviewer import resources
from reviewer.jobs import batch
from reviewer.model.report import Verdict
from reviewer.settings import Settings


def test_reviews_come_in_the_order_of_the_files() -> None:
    files = [resources.path(f"samples/{name}-2024.pdf") for name in ("changning", "qixiagu", "hongkou")]
    told: list[batch.Step] = []
    found = list(batch.reviews(files, Settings(), told.append))
    assert [path for path, _ in found] == files
    assert [review.verdict for _, review in found] == [Verdict.PASS, Verdict.FAIL, Verdict.PASS]
    assert told[-1].done == told[-1].total == 3


def test_a_file_that_takes_too_long_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    good = resources.path("samples/hongkou-2024.pdf")
    slow = tmp_path / "slow.pdf"
    slow.write_bytes(endless())
    found = dict(batch.reviews([slow, good], replace(Settings(), file_seconds=3.0), lambda _: None))
    assert found[slow].verdict is Verdict.UNREADABLE
    error = found[slow].reading.error
    assert error
    assert "slow.pdf" in error.zh
    assert len(found[slow].reading.digest) == 64
    assert found[good].verdict is Verdict.PASS


def endless() -> bytes:
    """A page whose content draws a form that draws two forms, thirty levels deep."""
    contents = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/A Do\nendstream",
    ]
    for level in range(5, 35):
        form = f"/BBox [0 0 400 600] /Resources << /XObject << /A {level + 1} 0 R >> >> /Length 11"
        contents.append(f"<< /Type /XObject /Subtype /Form {form} >>\nstream\n/A Do /A Do\nendstream")
    contents.append(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 13 >>\nstream\n0 0 m 9 9 l S\n\nendstream"
    )
    body, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(contents, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{at:010} 00000 n \n" for at in offsets)
    size = len(contents) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer << /Size {size} /Root 1 0 R >>\n"
    return f"{body}{table}startxref\n{len(body)}\n%%EOF".encode()
