# SPDX-License-Identifier: AGPL-3.0-or-later
"""What surrounds the reading of one file: scanned pages, several reports in one file, what was not read."""
