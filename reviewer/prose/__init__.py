# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the running text says: title, organisation, year."""
