# SPDX-License-Identifier: AGPL-3.0-or-later
"""The style sheet: the few places where Fusion is not calm enough by itself."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px; }
QMainWindow::separator { width: 0; height: 0; }
QMenuBar { background: $window; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $chosen; color: $text; }
QMenu { background: $window; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $quiet; }
QStatusBar::item { border: none; }
QListView, QTableView { border: 1px solid transparent; background: $window; outline: none; }
QListView:focus, QTableView:focus { border-color: $accent; }
QTextBrowser { border: 1px solid transparent; background: $window; color: $text; }
QTextBrowser:focus { border-color: $accent; }
PageView { border: 1px solid transparent; }
PageView:focus { border-color: $accent; }
QListView[role="contents"] { background: $panel; padding: 8px 0; }
QListView[role="contents"]::item { padding: 5px 16px; }
QListView[role="contents"]::item:hover { background: $hover; }
QListView[role="contents"]::item:selected { background: $chosen; color: $text; }
QTableView { gridline-color: $line; selection-background-color: transparent; selection-color: $text; }
QHeaderView::section { background: $raised; color: $quiet; border: none; border-right: 1px solid $line;
  border-bottom: 1px solid $line; padding: 4px 6px; }
QTableView[role="matrix"] { selection-background-color: $chosen; alternate-background-color: $panel; }
QTableView[role="matrix"] QHeaderView::section:vertical { padding: 0 4px; }
QTableCornerButton::section { background: $panel; border: none; }
QTableView[role="rules"]::item { padding: 3px 6px; }
QTableView[role="rules"]::item:selected { background: $chosen; color: $text; }
QTableView[role="overview"] { background: $panel; }
QTableView[role="overview"] QHeaderView { background: $panel; }
QTableView[role="overview"] QHeaderView::section { background: $panel; border: none; padding: 0; }
QTableView[role="overview"] QHeaderView::section:vertical { padding-left: 12px; }
QListView[role="outline"]::item { padding: 5px 8px; }
QListView[role="outline"]::item:selected { background: $chosen; color: $text; }
QPushButton { background: $window; border: 1px solid $line; border-radius: 4px; padding: 4px 12px;
  color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $chosen; }
QPushButton:disabled { color: $quiet; background: $raised; }
QPushButton:focus { border-color: $accent; }
QPushButton:checked { background: $chosen; border-color: $accent; }
QPushButton::menu-indicator { image: url("$arrow"); width: 12px; height: 12px; subcontrol-origin: padding;
  subcontrol-position: right center; right: 4px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 3px 11px; }
QPushButton[role="primary"]:disabled { background: $raised; color: $quiet; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 2px 5px; min-height: 18px; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="link"]:disabled { color: $quiet; }
QToolButton[role="plain"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 4px; color: $text; }
QToolButton[role="plain"]:hover { background: $hover; }
QToolButton[role="plain"]:focus { border-color: $accent; }
QToolButton[role="plain"]:checked { background: $chosen; }
QToolButton[role="plain"]::menu-indicator { width: 0; image: none; }
QPushButton[role="chip"] { border-radius: 11px; padding: 2px 9px; min-height: 16px; color: $text; }
QPushButton[role="chip"][empty="true"] { color: $quiet; border-color: transparent; }
QPushButton[role="chip"]:checked { background: $text; color: $window; border-color: $text; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 1px 8px; }
QLineEdit, QPlainTextEdit, QSpinBox { background: $window; border: 1px solid $line; border-radius: 4px;
  padding: 3px 6px; color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus { border-color: $accent; }
QComboBox { background: $window; border: 1px solid $line; border-radius: 4px; padding: 3px 6px 3px 8px; color: $text; }
QComboBox:hover, QComboBox:on { background: $hover; }
QComboBox:focus { border-color: $accent; }
QComboBox:disabled { color: $quiet; background: $raised; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$arrow"); width: $mark; height: $mark; }
QComboBox QAbstractItemView { background: $window; border: 1px solid $line; selection-background-color: $chosen;
  selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QCheckBox { min-height: 24px; spacing: 8px; }
QCheckBox::indicator, QTableView::indicator { width: $mark; height: $mark; border: 1px solid $quiet;
  border-radius: 3px; background: $window; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: $tick_ground; image: url("$tick"); }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QPushButton, QToolButton, QTabBar { icon-size: $icon; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar { background: $unknown_ground; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; border: none; padding: 9px 14px 7px 14px; color: $quiet;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; background: $hover; }
QTabBar::tab:hover:!selected { background: $hover; }
QWidget[role="bar"] { background: $window; border-bottom: 1px solid $line; }
QWidget[role="column"] { background: $panel; }
QWidget[role="column"] QListView { background: $panel; }
QWidget[role="note"] { background: $note_ground; border: 1px solid $note_line; border-radius: 6px; }
QWidget[role="note"] QPushButton { padding: 4px 9px; }
QWidget[role="note"] QScrollArea, QWidget[role="note"] QScrollArea > QWidget > QWidget {
  background: transparent; border: none; }
QWidget[role="note"] QLabel { background: transparent; border: none; }
QWidget[role="message"] { background: $note_ground; border-bottom: 1px solid $note_line; }
QWidget[role="foot"] { background: $panel; border-top: 1px solid $line; }
QWidget[role="lens"] { background: $window; border: 1px solid $accent; border-radius: 6px; }
QWidget[role="lens"] QLabel { background: transparent; border: none; }
QWidget[role="equation"] { background: $window; border-top: 1px solid $line; }
QLabel[role="title"] { font-weight: bold; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="trouble"] { color: $judge; }
QLabel[role="drop"] { color: $quiet; border: 1px dashed $quiet; border-radius: 6px; padding: 12px; }
QLabel[role="left"] { color: $accent; font-weight: bold; }
QLabel[role="right"] { color: $right; font-weight: bold; }
QLabel[role="big"] { font-size: $big; color: $text; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border: 1px solid $scroll; border-radius: 5px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $scroll; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet(colours: Mapping[str, str]) -> str:
    """The style sheet in the colours of a theme, by their names."""
    return _SHEET.substitute(colours)
