# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the window looks: colours, type, shapes, and the small parts that every panel is made of."""
