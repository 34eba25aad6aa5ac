# SPDX-License-Identifier: AGPL-3.0-or-later
"""Print the sample reports of resources/samples from their figures and words.

Only needed to make the samples anew, from the root of the source tree and with fonttools installed
besides what the product needs:

    PYTHONPATH=. python packaging/make_samples.py
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from make_font import numbered, shrink

from tests.press.content import sample
from tests.press.flow import Flow
from tests.press.layout import Layout
from tests.press.plan import print_plan
from tests.press.report import opened, printed, seal
from tests.press.ruling import Rules
from tests.press.sheet import A4, Sheet
from tests.press.typeface import BUNDLED

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
RUNNING = "演示样例：数字取自公开发布的文件，文字另行编写"
MADE_UP = "演示样例：机构、文字和数字都是虚构的，并有意留下差错"
BASE = Layout(
    margins=(79.0, 72.0, 74.0, 70.0),
    body=15.0,
    size=9.5,
    row=23.0,
    labels=(2.0, 4.0, 12.0),
    foot="— {page} —",
    running=True,
    keep=60.0,
)
LAYOUTS = {
    "shanghai-2024": replace(BASE, rules=Rules("filled", 0.6, shaded=True), latin="tiro", repeat=True, size=9.0),
    # The page ends among the rows of （六）其他处理.
    "changning-2024": replace(BASE, row=29.0),
    # Table 3 on a turned page of its own.
    "jinshan-2024": replace(
        BASE,
        rules=Rules("cells", 0.5),
        wide=True,
        margins=(79.0, 60.0, 74.0, 56.0),
        row=15.0,
        size=8.0,
        labels=(2.0, 6.0, 36.0),
    ),
    "hongkou-2024": replace(BASE, rules=Rules("horizontal", 0.6), row=25.0, foot="{page} / {pages}"),
    "qixiagu-2024": replace(BASE, rules=Rules("hairline"), latin="helv", labels=(1.0, 4.0, 13.0)),
}
PLAN = replace(
    BASE,
    sheet=Sheet(A4[1], A4[0]),
    rules=Rules("grid", 0.5, shaded=True),
    size=9.0,
    row=20.0,
    repeat=True,
    continued="again",
)
SEALED = "云岚市栖霞谷区人民政府办公室"


def small_font(letters: set[str]) -> bytes:
    """The bundled font with nothing but `letters`, so that a sample stays small."""
    font = importlib.import_module("fontTools.ttLib").TTFont(BUNDLED)
    shrink(font, {ord(letter) for letter in letters})
    return numbered(font)


def in_small_font(layout: Layout, print_it: Callable[[Flow], bytes]) -> bytes:
    """What `print_it` prints, printed once to know its letters and once more in a font of these."""
    trial = opened(layout)
    print_it(trial)
    return print_it(opened(layout, small_font(trial.typeface.letters)))


def report(name: str, layout: Layout) -> bytes:
    made_up = name.startswith("qixiagu")
    content = sample(SAMPLES / "figures" / f"{name}.toml", MADE_UP if made_up else RUNNING)

    def print_it(flow: Flow) -> bytes:
        return printed(flow, layout, content, seal_below if made_up else None)[0]

    return in_small_font(layout, print_it)


def seal_below(flow: Flow) -> None:
    """The seal of the issuing office, over its name and the date."""
    seal(flow.page, flow.sheet.width - flow.margins[2] - 95, flow.y - 30, SEALED)


def plan(name: str) -> bytes:
    path = SAMPLES / "figures" / f"{name}.toml"
    return in_small_font(PLAN, lambda flow: print_plan(flow, PLAN, path, RUNNING))


def main() -> None:
    for name, layout in LAYOUTS.items():
        (SAMPLES / f"{name}.pdf").write_bytes(report(name, layout))
    (SAMPLES / "changning-plan-2024.pdf").write_bytes(plan("changning-plan-2024"))


if __name__ == "__main__":
    main()
