# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two copies of one project: packed, laid over each other, and what they disagree about."""
