# SPDX-License-Identifier: AGPL-3.0-or-later
"""How to begin, the user guide, and what is told when help is needed."""
