# SPDX-License-Identifier: AGPL-3.0-or-later
"""PyMuPDF, which ships no types; quiet, because its complaints about a file are not for the terminal."""

from __future__ import annotations

from typing import Any

import pymupdf

mupdf: Any = pymupdf
mupdf.TOOLS.mupdf_display_errors(False)
mupdf.TOOLS.mupdf_display_warnings(False)

# What MuPDF raises over a broken file; its own classes are not RuntimeErrors. A failed allocation
# (FzErrorSystem) is not among them: that is the reader's limit and not the file's fault.
BROKEN: tuple[type[Exception], ...] = (
    RuntimeError,
    ValueError,
    IndexError,  # a page tree that counts pages that are not there
    mupdf.mupdf.FzErrorFormat,
    mupdf.mupdf.FzErrorSyntax,
    mupdf.mupdf.FzErrorLibrary,
    mupdf.mupdf.FzErrorLimit,
    mupdf.mupdf.FzErrorUnsupported,
    mupdf.mupdf.FzErrorArgument,
    mupdf.mupdf.FzErrorGeneric,
)
