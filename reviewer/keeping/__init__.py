# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a change of a project becomes a transaction and an event, is undone, refused, summed up and proved."""
