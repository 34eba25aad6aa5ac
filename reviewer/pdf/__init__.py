# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only door to PyMuPDF: reading and rendering; hands out model types."""
