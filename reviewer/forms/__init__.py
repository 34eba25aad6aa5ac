# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which form version is each table, and which cell is which fact."""
