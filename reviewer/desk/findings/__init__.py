# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of findings, why each is one, and what was decided."""
