# SPDX-License-Identifier: AGPL-3.0-or-later
"""The column of reports, what the open one is, and who signed it."""
