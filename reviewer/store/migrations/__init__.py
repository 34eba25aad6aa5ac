# SPDX-License-Identifier: AGPL-3.0-or-later
"""Alembic's folder: how a project file of any earlier version becomes one of today.

A new revision is written by hand: copy the newest file in `versions/`, give it the next number,
and set `REVISION` in `reviewer/store/schema.py`. A test says what the two still disagree on.
"""
