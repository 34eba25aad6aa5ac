# SPDX-License-Identifier: AGPL-3.0-or-later
"""Score `reviewer check` on a folder of reports with exact truth, where one lies beside the checkout.

Started as `python -m tests.corpus_gate`. The corpus and its scorer are not part of the project; the
gate fails when a figure or a box of a digital report, or a cell of a plan, is not read exactly, when a
planted error of a kind that the rule book knows is missed, or when an error is raised that is none.
"""

import contextlib
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from reviewer import cli

SHARED = Path(__file__).resolve().parents[2] / "shared"
GATED = ("annual-report-2021", "work-plan")
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
        "negative_count",
        "fractional_count",
    }
)


def main() -> int:
    """Print the score and what falls short; 0 when nothing does."""
    corpus = SHARED / "corpus"
    digital = [path.name for path in sorted(corpus.glob("*.json")) if _is_digital(path)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        out.write_text(_checked(corpus), encoding="utf-8")
        score = json.loads(_scored(corpus, out, "--json"))
        sys.stdout.write(_scored(corpus, out))
    faults = [fault for name in digital for fault in _faults(score["docs"][name.replace(".json", ".pdf")], name)]
    faults += [f"{name}: {s['false_alarms']} false alarms" for name, s in score["docs"].items() if s["false_alarms"]]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(digital) - len({f.split(':')[0] for f in faults})} passed, {len(faults)} failed\n")
    return 1 if faults else 0


def _is_digital(truth: Path) -> bool:
    found = json.loads(truth.read_text(encoding="utf-8"))
    return found.get("form", "").startswith(GATED) and not found["degradation"] and not _unmapped(found)


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
