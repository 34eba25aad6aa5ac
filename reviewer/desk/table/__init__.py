# SPDX-License-Identifier: AGPL-3.0-or-later
"""The extracted tables beside the page, cell by cell; the tasks of a plan."""
