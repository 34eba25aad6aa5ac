# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a report is printed, how it will look, and printing it."""
