# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes the pictures of `test_screens` in a process of its own, for Qt asks only once how many pixels a pixel has."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.desk.test_screens import TWICE, pictures


def main(project: Path, out: Path) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        for name, image in pictures(app, project, Path(folder), TWICE).items():
            image.save(str(out / f"{name}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
