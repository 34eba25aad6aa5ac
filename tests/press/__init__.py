# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small press for statutory reports: PDFs of any layout, with the exact truth about their figures."""

from tests.press.layout import Layout
from tests.press.report import draw
from tests.press.truth import Truth

__all__ = ["Layout", "Truth", "draw"]
