# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menus: one file each, with its rows and what they do."""
