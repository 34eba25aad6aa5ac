# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet that a district answers: its findings, each with a picture of the page, and open columns beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.units import pixels_to_EMU
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reviewer import replying
from reviewer.export.cells import Value, lines, put, width
from reviewer.export.content import Content, Entry, Listed
from reviewer.export.equation import equation, tidy
from reviewer.export.layout import cell, set_up
from reviewer.export.replyform import (
    ADDRESS,
    ANSWER,
    ANSWERS,
    CORRECTED,
    DAY,
    DIGEST,
    FIELDS,
    FINDINGS,
    HEAD_ROW,
    TOKEN,
    Field,
    cell_of,
    position,
)
from reviewer.export.styles import Look
from reviewer.export.where import locate, pages
from reviewer.export.words import SEVERITIES, look_of
from reviewer.model.finding import Finding
from reviewer.model.outgoing import Parcel
from reviewer.model.text import Text
