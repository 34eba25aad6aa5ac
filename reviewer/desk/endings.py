# SPDX-License-Identifier: AGPL-3.0-or-later
"""What kinds of files the window takes, by how their names end."""

PROJECT = ".review"
LIST = ".xlsx"
"""A workbook that is dropped on the window is the list of bodies."""
