# SPDX-License-Identifier: AGPL-3.0-or-later
"""PyMuPDF, which ships no types; quiet, because its complaints about a file are not for the terminal."""

from __future__ import annotations

from typing import Any

import pymupdf

mupdf: Any = pymupdf
mupdf.TOOLS.mupdf_display_errors(False)
mupdf.TOOLS.mupdf_display_warnings(False)
