# SPDX-License-Identifier: AGPL-3.0-or-later
"""What districts send back in their workbooks, row by row."""
