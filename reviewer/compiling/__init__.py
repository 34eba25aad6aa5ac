# SPDX-License-Identifier: AGPL-3.0-or-later
"""What workbooks are to say, put together from a project."""
