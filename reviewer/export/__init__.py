# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only door to openpyxl: workbooks out."""
