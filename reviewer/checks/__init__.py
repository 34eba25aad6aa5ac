# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kinds of check as pure functions over facts, and running them."""
