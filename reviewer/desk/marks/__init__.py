# SPDX-License-Identifier: AGPL-3.0-or-later
"""Marks on the page: where they stand, how they are painted, what they tell."""
