# SPDX-License-Identifier: AGPL-3.0-or-later
"""Colours, type and spacing of the window, light and dark; nothing else knows a colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reviewer import resources
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.states import State
from reviewer.desk.look.style import sheet
from reviewer.desk.marks.kinds import MarkKind

GRID = 8
TEXT_PIXELS = 13
SMALL_PIXELS = 12
BIG_PIXELS = 18
_TICK, _ARROW = "check", "chevron-down-quiet"


@dataclass(frozen=True)
class Theme:
    """One set of colours; text on its ground keeps a contrast of 4.5:1 or more."""

    name: str
    window: str
    panel: str
    raised: str
    desk: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str
    hover: str
    fail: str
    fail_ground: str
    judge: str
    judge_ground: str
    passed: str
    passed_ground: str
    unknown: str
    unknown_ground: str
    note_ground: str
    note_line: str
    noted: str
    doubt: str
    right: str
    scroll: str

    def of_state(self, state: State) -> tuple[QColor, QColor]:
        """Ink and ground of a state's shape."""
        pairs = {
            State.FAIL: (self.fail, self.fail_ground),
            State.JUDGE: (self.judge, self.judge_ground),
            State.PASS: (self.passed, self.passed_ground),
            State.UNREADABLE: (self.fail, self.unknown_ground),
            State.DECIDED: (self.accent, self.chosen),
        }
        ink, ground = pairs.get(state, (self.unknown, self.unknown_ground))
        return QColor(ink), QColor(ground)

    def of_mark(self, kind: MarkKind) -> QColor:
        """Ink of the sign of a kind of marks on the grounds of the window."""
        inks = {
            MarkKind.FAILED: self.fail,
            MarkKind.JUDGE: self.judge,
            MarkKind.DOUBTFUL: self.doubt,
            MarkKind.CORRECTED: self.accent,
            MarkKind.CONFIRMED: self.passed,
            MarkKind.NOTED: self.noted,
        }
        return QColor(inks.get(kind, self.unknown))


LIGHT = Theme(
    name="light",
    window="#ffffff",
    panel="#fafbfd",
    raised="#f3f6f9",
    desk="#cdd5de",
    line="#d8dee6",
    text="#1c2733",
    quiet="#586675",
    accent="#1d5fa8",
    on_accent="#ffffff",
    chosen="#dfeaf6",
    hover="#eef3f8",
    fail="#b3261e",
    fail_ground="#fbdedb",
    judge="#8a5a00",
    judge_ground="#fdefc8",
    passed="#1e6b34",
    passed_ground="#daf0de",
    unknown="#4d5a68",
    unknown_ground="#e4e9ef",
    note_ground="#fffaeb",
    note_line="#e3d29a",
    noted="#00707a",
    doubt="#7b3fa0",
    right="#b85c00",
    scroll="#b3bfcc",
)

DARK = Theme(
    name="dark",
    window="#1b2027",
    panel="#20262e",
    raised="#262d36",
    desk="#12161b",
    line="#39424e",
    text="#e4e9ef",
    quiet="#a3b0be",
    accent="#7db3ec",
    on_accent="#0e1a27",
    chosen="#2a3f57",
    hover="#29313b",
    fail="#ff9d94",
    fail_ground="#4a2523",
    judge="#f2c55c",
    judge_ground="#453717",
    passed="#8bd49c",
    passed_ground="#1f3d28",
    unknown="#b4c0cd",
    unknown_ground="#36404b",
    note_ground="#2e2a1d",
    note_line="#5d5330",
    noted="#5cc6cf",
    doubt="#d0a5ee",
    right="#ffb163",
    scroll="#566273",
)

THEMES = (LIGHT, DARK)

_FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)


def theme(name: str) -> Theme:
    """The theme of that name; "system" is the desktop's, light when it is not known."""
    if name == "system":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return next((one for one in THEMES if one.name == name), LIGHT)


def _bundled_families() -> list[str]:
    """Families of the fonts that come with the product, registered with Qt."""
    try:
        files = sorted(resources.path("fonts").glob("*.[ot]tf"))
    except FileNotFoundError:
        return []
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return [family for number in numbers if number >= 0 for family in QFontDatabase.applicationFontFamilies(number)]


def window_font() -> QFont:
    """The CJK sans of the window, 13 pixels; the digits of the bundled one are of one width."""
    families = list(dict.fromkeys(_bundled_families()))
    known = set(QFontDatabase.families())
    families += [family for family in _FAMILIES if family in known and family not in families]
    font = QFont(QApplication.font())
    if families:
        font.setFamilies(families)
    font.setPixelSize(scaled(TEXT_PIXELS))
    return font


def small(font: QFont, pixels: int = SMALL_PIXELS) -> QFont:
    other = QFont(font)
    other.setPixelSize(scaled(pixels))
    return other


def bold(font: QFont) -> QFont:
    other = QFont(font)
    other.setBold(True)
    return other


def palette(colours: Theme) -> QPalette:
    """Qt's roles filled from the theme, disabled ones in the quiet ink."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.window,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.fail,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Light: colours.window,
        QPalette.ColorRole.Dark: colours.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return made


def dress(app: QApplication, colours: Theme) -> None:
    """Fusion in our colours, for every window of the application."""
    app.setStyle("Fusion")
    app.setPalette(palette(colours))
    app.setFont(window_font())
    app.setStyleSheet(sheet(style_values(colours)))


def style_values(colours: Theme) -> dict[str, str]:
    """What the style sheet is filled with: colours by name, sizes as they are scaled now, the tick of a box."""
    sizes = {"big": BIG_PIXELS, "mark": TEXT_PIXELS, "icon": 16}
    tick = resources.path(f"icons/{_TICK}.svg").as_posix()
    # The tick of the set is black, so that its ground is the light one of the theme's colours.
    ground = colours.accent if colours.name == "dark" else colours.chosen
    scales = {name: f"{scaled(size)}px" for name, size in sizes.items()}
    # A style sheet cannot colour a picture: the arrow is of a grey that stands out from both themes' grounds.
    arrow = resources.path(f"icons/{_ARROW}.svg").as_posix()
    return {**vars(colours), **scales, "tick": tick, "tick_ground": ground, "arrow": arrow}
