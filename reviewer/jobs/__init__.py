# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work in child processes, and those who wait for it."""
