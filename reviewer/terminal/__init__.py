# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command line: its commands and what it prints; the only door to click."""
