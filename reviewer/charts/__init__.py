# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts: what is counted, and how it is drawn; the only door to pygal."""
