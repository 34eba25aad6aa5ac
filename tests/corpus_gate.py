# SPDX-License-Identifier: AGPL-3.0-or-later
"""Score `reviewer check` on a folder of reports with exact truth, where one lies beside the checkout.

Started as `python -m tests.corpus_gate`. The corpus and its scorer are not part of the project; the
gate fails when a figure or a box of a digital report, or a cell of a plan, is not read exactly, when a
planted error of a kind that the rule book knows or a real inconsistency is missed, when an error is
raised that is none, or when a clean report gets more than two warnings about nothing. Scans may have a
few cells wrong, the fewer the finer their pictures are, but none that no finding points at.
"""

import contextlib
import io
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pymupdf

from reviewer import cli

SHARED = Path(__file__).resolve().parents[2] / "shared"
GATED = ("annual-report-2021", "work-plan")
EXACT = ((180, 0.998), (0, 0.99))  # from so many dots an inch: the share of the cells of all such scans
CAUGHT = frozenset(
    {
        "cell+1",
        "cell-1",
        "cell+10",
        "digits_transposed",
        "row_total_wrong",
        "subtotal_wrong",
        "flow_identity_broken",
        "compensating_in_column",
        "compensating_in_row",
        "disputes_total_wrong",
        "missing_row",
        "rows_swapped",
        "missing_section",
        "period_year_wrong",
        "title_year_wrong",
        "negative_count",
        "fractional_count",
        "narrative_count",
        "percentage_wrong",
        "growth_wrong",
        "list_sum_wrong",
        "fee_contradiction",
        "plan_number_duplicate",
        "plan_number_missing",
        "plan_empty_unit",
        "plan_bad_deadline",
        "plan_task_count",
    }
)
QUIET = 2  # warnings and reviews of a clean digital report that touch nothing in its truth


def main() -> int:
    """Print the score and what falls short; 0 when nothing does."""
    corpus = SHARED / "corpus"
    every = [path for path in sorted(corpus.glob("*.json")) if _is_gated(path)]
    digital = [path.name for path in every if _is_digital(path)]
    scans = [path.name for path in every if not _is_digital(path)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        out.write_text(_checked(corpus), encoding="utf-8")
        score = json.loads(_scored(corpus, out, "--json"))
        sys.stdout.write(_scored(corpus, out))
    docs = {Path(name).with_suffix(".json").name: found for name, found in score["docs"].items()}
    faults = [fault for name in digital for fault in _faults(docs[name], name)]
    faults += [fault for name in scans for fault in _scan_faults(docs[name], name)]
    faults += [fault for name in digital for fault in _noise(docs[name], name)]
    faults += _inexact({corpus / name: docs[name] for name in scans})
    faults += [f"{name}: {s['false_alarms']} false alarms" for name, s in docs.items() if s["false_alarms"]]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    passed = {*digital, *scans} - {fault.split(":")[0] for fault in faults}
    sys.stdout.write(f"{len(passed)} passed, {len(faults)} failed\n")
    return 1 if faults else 0


def _is_gated(truth: Path) -> bool:
    return str(json.loads(truth.read_text(encoding="utf-8")).get("form", "")).startswith(GATED)


def _is_digital(truth: Path) -> bool:
    found = json.loads(truth.read_text(encoding="utf-8"))
    return not found["degradation"] and not _unmapped(found)


def _unmapped(truth: dict[str, dict[str, object]]) -> bool:
    return bool(truth["layout"].get("outline") or truth["layout"].get("strip_tounicode"))


def _checked(corpus: Path) -> str:
    files = [str(path) for path in sorted(corpus.glob("*.pdf"))]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        cli.run(["check", "--alone", "--format", "jsonl", *files])
    return said.getvalue()


def _scored(corpus: Path, out: Path, *options: str) -> str:
    command = [sys.executable, str(SHARED / "score.py"), str(corpus), str(out), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _noise(score: dict[str, Any], name: str) -> list[str]:
    """Real inconsistencies of a published report that were passed over, and warnings about nothing."""
    found = []
    if score["native_caught"] < score["native"]:
        found.append(f"{name}: {score['native'] - score['native_caught']} real inconsistencies passed over")
    if not score["plants"] and score["false_warnings"] > QUIET:
        found.append(f"{name}: {score['false_warnings']} warnings about nothing")
    return found


def _scan_faults(score: dict[str, Any], name: str) -> list[str]:
    """A cell that is wrong without a word, and planted errors that were missed."""
    found = [miss for miss in _faults(score, name) if ": plant missed " in miss]
    if score["wrong_unflagged"]:
        found.append(f"{name}: {score['wrong_unflagged']} wrong cells that no finding points at")
    return found


def _inexact(scans: dict[Path, dict[str, Any]]) -> list[str]:
    """Resolutions at which too few cells of all scans together were read exactly."""
    cells: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for truth, score in scans.items():
        dpi = next(least for least, _ in EXACT if _dpi(truth.with_suffix(".pdf")) >= least)
        cells[dpi][0] += score["exact"]
        cells[dpi][1] += score["cells"]
    wanted = dict(EXACT)
    return [
        f"scans from {dpi} dpi: {exact} of {every} cells are exact, less than {wanted[dpi]:.1%}"
        for dpi, (exact, every) in cells.items()
        if exact < wanted[dpi] * every
    ]


def _dpi(pdf: Path) -> float:
    """The resolution of the coarsest picture that fills most of a page; where none does, that of a fine print."""
    open_pdf: Any = pymupdf.open
    found = []
    with open_pdf(pdf) as document:
        for page in document:
            for image in page.get_image_info():
                x0, top, x1, bottom = image["bbox"]
                if (x1 - x0) * (bottom - top) > abs(page.rect) / 2:
                    found.append(72 * image["width"] / (x1 - x0))
    return min(found, default=300.0)


def _faults(score: dict[str, object], name: str) -> list[str]:
    found = [f"{name}: {miss}" for miss in _list(score["misses"]) if not miss.startswith("plant missed ")]
    for miss in _list(score["misses"]):
        if miss.startswith("plant missed ") and miss.split()[2] in CAUGHT:
            found.append(f"{name}: {miss}")
    return found


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


if __name__ == "__main__":
    sys.exit(main())
