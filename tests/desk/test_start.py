# SPDX-License-Identifier: AGPL-3.0-or-later
"""The frame comes before what is slow to import, and PyMuPDF never comes into the window's process."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SLOW = (
    "sqlalchemy", "alembic", "openpyxl", "reviewer.project", "pymupdf", "reviewer.checks.kinds", "rapidfuzz",
    "PySide6.QtPrintSupport", "reviewer.desk.sheets.rulespage", "reviewer.reviewing", "importlib.metadata",
    "multiprocessing", "reviewer.model.merging", "reviewer.model.returned", "reviewer.desk.page.beside",
)  # fmt: skip

PROGRAM = f"""
import sys
from pathlib import Path


def main() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    import reviewer.cli  # the door through which the window is opened
    from reviewer.desk.app import Desk
    from reviewer.desk.preferences import Preferences
    from reviewer.settings import Settings

    folder, pdf = Path(sys.argv[1]), Path(sys.argv[2])
    app = QApplication([])
    preferences = Preferences.at(folder / "desk.ini")
    preferences.author = "李"
    desk = Desk(app, Settings(readers=1), preferences, folder / "a.review")
    painted = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # Served when this paint is on the screen, and before any timer that the paint itself starts.
                QTimer.singleShot(0, look)
            return False

    def look() -> None:
        painted.append([name for name in {SLOW!r} if name in sys.modules])

    watch = Watch()
    desk.window.installEventFilter(watch)
    desk.window.show()
    while desk.session.project is None:
        QTest.qWait(10)
    assert "sqlalchemy" in sys.modules
    desk.window.import_paths([pdf])
    while desk.importer.running or desk.session.report is None:
        QTest.qWait(20)
    view = desk.window.pages.view
    while view._images.image(view._shot(view.layout_of_pages.frames[0])) is None:
        QTest.qWait(20)
    print(painted[0], "pymupdf" in sys.modules, len(desk.session.rows))
    desk.close()


if __name__ == "__main__":
    main()
"""


RESTART = """
import sys
from pathlib import Path


def main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    import gc
    from reviewer import cli
    from reviewer.desk import app as program

    made, collects = [], []
    build = program.Desk._build

    def watched(desk: program.Desk) -> None:
        build(desk)
        made.append(desk)
        collects.append(gc.isenabled())

    program.Desk._build = watched
    QApplication([])
    QTimer.singleShot(1500, lambda: made[0].window.change_language("en"))
    QTimer.singleShot(3500, lambda: made[0].window.actions_by_name["quit"].trigger())
    status = cli.run([str(Path(sys.argv[1]) / "a.review")])
    print(status, len(made), made[0].language.lang, *collects)


if __name__ == "__main__":
    main()
"""


def run(text: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = folder / "program.py"
    program.write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(program), *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_another_language_does_not_end_the_program_and_quitting_does(tmp_path: Path) -> None:
    ran = run(RESTART, tmp_path, str(tmp_path))
    assert ran.stdout.strip() == "0 2 en False True", ran.stderr
    assert ran.stderr == ""


def test_the_frame_is_shown_before_the_slow_half_and_pymupdf_stays_out(report_pdf: Path, tmp_path: Path) -> None:
    ran = run(PROGRAM, tmp_path, str(tmp_path), str(report_pdf))
    assert ran.stdout.strip() == "[] False 1", ran.stderr
