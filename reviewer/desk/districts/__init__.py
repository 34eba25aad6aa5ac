# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who must report, what goes to the districts, and what comes back."""
