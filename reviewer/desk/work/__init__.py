# SPDX-License-Identifier: AGPL-3.0-or-later
"""What takes time: children, long work in slices, importing, and what is said of it."""
