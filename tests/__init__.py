# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tests of the product, room by room as in reviewer/."""
