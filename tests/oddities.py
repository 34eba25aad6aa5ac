# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that reach a reviewer's desk and are no plain report: one small generator for each.

`QUICK` and `LONG` list them by name; what each must come to is in `tests/test_oddities.py`, what it costs
is measured by `python -m tests.bench.oddities`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pymupdf

from tests.ocr.scans import Scanner, scanned
from tests.press import Layout, draw

A4 = (595.0, 842.0)
REPORT = Layout(seed=5, size=9.0, row=20.0, paragraphs=0, zero="mixed")
_mupdf: Any = pymupdf


def report() -> bytes:
    """A short report with nothing odd about it."""
    return draw(REPORT)[0]


def of_pictures(pictures: Sequence[bytes], size: tuple[float, float] = A4) -> bytes:
    """A PDF of one picture a page; one that comes again is stored once."""
    pdf = _mupdf.open()
    known: dict[bytes, int] = {}
    for data in pictures:
        page = pdf.new_page(width=size[0], height=size[1])
        if data in known:
            page.insert_image(page.rect, xref=known[data])
        else:
            known[data] = page.insert_image(page.rect, stream=data)
    return bytes(pdf.tobytes(garbage=3, deflate=True))


def _encoded(pixels: Any, kind: str = ".jpg") -> bytes:
    return bytes(cv2.imencode(kind, pixels)[1].tobytes())


def noise() -> bytes:
    """Nothing but noise, as a broken scanner makes it."""
    return of_pictures([_encoded(np.random.default_rng(1).integers(0, 256, (3508, 2480), np.uint8))])


def photograph() -> bytes:
    """A coloured photograph with edges of every direction."""
    chance = np.random.default_rng(2)
    rough = chance.integers(0, 256, (24, 17, 3), np.uint8)
    picture = cv2.resize(rough, (2480, 3508), interpolation=cv2.INTER_CUBIC)
    for _ in range(400):
        at, radius = chance.integers(0, 2400, 2).tolist(), int(chance.integers(5, 200))
        colour = chance.integers(0, 256, 3).tolist()
        cv2.ellipse(picture, at, (radius, radius // 2 + 1), int(chance.integers(0, 180)), 0, 360, colour, -1)
    return of_pictures([_encoded(picture)])


def upside_down() -> bytes:
    """A report that was laid in the scanner the wrong way round."""
    pages = _mupdf.open("pdf", scanned(report(), Scanner(dpi=150)))
    result = _mupdf.open()
    for page in pages:
        new = result.new_page(width=page.rect.width, height=page.rect.height)
        new.insert_image(new.rect, stream=pages.extract_image(page.get_images()[0][0])["image"], rotate=180)
    return bytes(result.tobytes())


def blank_scan() -> bytes:
    """An empty sheet that was scanned: all but white."""
    return of_pictures([_encoded(np.random.default_rng(3).integers(246, 256, (2339, 1654), np.uint8))])


def many_pages(count: int = 5000) -> bytes:
    """A book of digital pages."""
    pdf = _mupdf.open()
    for number in range(count):
        pdf.new_page().insert_text((72, 72), f"page {number}")
    return bytes(pdf.tobytes())


def many_scans(count: int = 400) -> bytes:
    """A binder that was scanned from its first page to its last."""
    one = _mupdf.open("pdf", scanned(report(), Scanner(dpi=200)))
    data = one.extract_image(one[1].get_images()[0][0])["image"]
    return of_pictures([data] * count)


def huge_picture(side: int = 20_000) -> bytes:
    """A picture of so many pixels each way."""
    return of_pictures([_encoded(np.full((side, side), 255, np.uint8), ".png")])


def huge_page() -> bytes:
    """A page as large as a PDF allows, and a thousand times larger by its unit."""
    pdf = _mupdf.open("pdf", report())
    for page in pdf:
        page.set_mediabox(_mupdf.Rect(0, 0, 14400, 14400))
        pdf.xref_set_key(page.xref, "UserUnit", "1000")
    return bytes(pdf.tobytes())


def huge_scan() -> bytes:
    """A small picture on a page of 200 inches."""
    return of_pictures([_encoded(np.full((900, 900), 200, np.uint8))], (14400.0, 14400.0))


def drawing(lines: int = 80_000) -> bytes:
    """The plan of a building: tens of thousands of paths on one page."""
    chance = np.random.default_rng(4).integers(0, 2000, (lines, 4)) / 2.5
    strokes = "\n".join(f"{a:.1f} {b:.1f} m {c:.1f} {d:.1f} l S" for a, b, c, d in chance.tolist())
    grid = "\n".join(f"{i % 800} {i // 800} m {i % 800} {i // 800 + 9} l S" for i in range(lines))
    return _drawn(f"0.1 w\n{strokes}\n{grid}\n(x) Tj")


def _drawn(content: str) -> bytes:
    """A report with one more page of that content."""
    pdf = _mupdf.open("pdf", report())
    page = pdf.new_page(width=A4[0], height=A4[1])
    page.insert_text((72, 72), "plan 1026")
    stream = pdf.get_new_xref()
    pdf.update_object(stream, "<<>>")
    pdf.update_stream(stream, content.encode(), new=True)
    contents = " ".join(f"{xref} 0 R" for xref in (*page.get_contents(), stream))
    pdf.xref_set_key(page.xref, "Contents", f"[{contents}]")
    return bytes(pdf.tobytes(deflate=True))


def tiny_pictures(count: int = 5000) -> bytes:
    """A report and a page of thousands of pictures of one pixel."""
    pdf = _mupdf.open("pdf", report())
    page = pdf.new_page(width=A4[0], height=A4[1])
    dot = page.insert_image((0, 0, 1, 1), stream=_encoded(np.full((1, 1), 90, np.uint8), ".png"))
    name = next(image[7] for image in page.get_images() if image[0] == dot)
    content = "\n".join(f"q 3 0 0 3 {i % 120 * 5} {i // 120 * 10} cm /{name} Do Q" for i in range(count))
    stream = page.get_contents()[-1]
    pdf.update_stream(stream, content.encode())
    return bytes(pdf.tobytes(deflate=True))


def looped_tree() -> bytes:
    """Pages whose tree contains itself."""
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
        ]
    )


def nested(depth: int = 1000) -> bytes:
    """Forms that draw forms, so many deep."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/A Do\nendstream",
    ]
    for level in range(5, 5 + depth):
        form = f"/BBox [0 0 400 600] /Resources << /XObject << /A {level + 1} 0 R >> >> /Length 5"
        objects.append(f"<< /Type /XObject /Subtype /Form {form} >>\nstream\n/A Do\nendstream")
    last = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 13 >>\nstream\n0 0 m 9 9 l S\n\nendstream"
    return written([*objects, last])


def written(objects: Sequence[str]) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    body, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body.encode("latin-1")))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{at:010} 00000 n \n" for at in offsets)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer << /Size {size} /Root 1 0 R >>\n"
    return f"{body}{table}startxref\n{len(body)}\n%%EOF".encode("latin-1")


def locked(password: str = "secret") -> bytes:
    """Encrypted; with an empty password only what one may do with it is limited."""
    pdf = _mupdf.open("pdf", report())
    return bytes(pdf.tobytes(encryption=_mupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw=password))


def owner_locked() -> bytes:
    """Opens without a password, but may not be changed, printed or copied from."""
    return locked("")


def truncated() -> bytes:
    """The first half of a file, as a broken transfer leaves it."""
    data = report()
    return data[: len(data) // 2]


def beheaded() -> bytes:
    """A header and nothing else."""
    return report()[:60]


def portfolio() -> bytes:
    """A cover page, and the report among its attachments."""
    pdf = _mupdf.open()
    pdf.new_page().insert_text((72, 72), "For the best experience, open this PDF portfolio in Acrobat.")
    pdf.embfile_add("年度报告.pdf", report(), "年度报告.pdf")
    pdf.embfile_add("说明.docx", packed("word/document.xml"), "说明.docx")
    pdf.xref_set_key(pdf.pdf_catalog(), "Collection", "<</Type/Collection/View/T>>")
    return bytes(pdf.tobytes())


def xfa() -> bytes:
    """A form that only one program shows; all others print a request to wait."""
    pdf = _mupdf.open()
    pdf.new_page().insert_text((72, 72), "Please wait... If this message is not eventually replaced ...")
    stream = pdf.get_new_xref()
    pdf.update_object(stream, "<<>>")
    pdf.update_stream(stream, b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>", new=True)
    pdf.xref_set_key(pdf.pdf_catalog(), "AcroForm", f"<</Fields[]/XFA {stream} 0 R>>")
    pdf.xref_set_key(pdf.pdf_catalog(), "NeedsRendering", "true")
    return bytes(pdf.tobytes())


def _pixels(page: int, dpi: int) -> Any:
    pixmap = _mupdf.open("pdf", report())[page].get_pixmap(dpi=dpi, colorspace="gray", alpha=False)
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width)


def jpx() -> bytes:
    """Scans kept as JPEG 2000."""
    pages = len(_mupdf.open("pdf", report()))
    return of_pictures([_encoded(_pixels(page, 150), ".jp2") for page in range(pages)])


def jbig2() -> bytes:
    """Scans in black and white kept as JBIG2."""
    pdf = _mupdf.open()
    for number in range(len(_mupdf.open("pdf", report()))):
        black = _pixels(number, 200) < 128
        height, width = black.shape
        page = pdf.new_page(width=A4[0], height=A4[1])
        xref = page.insert_image(page.rect, stream=_encoded(np.zeros((1, 1), np.uint8), ".png"))
        pdf.update_stream(xref, _jbig2(black), compress=False)
        pdf.update_object(
            xref,
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray"
            "/BitsPerComponent 1/Filter/JBIG2Decode>>",
        )
    return bytes(pdf.tobytes())


def _jbig2(black: Any) -> bytes:
    """One page of JBIG2, its only region in the coding of a fax."""
    height, width = black.shape
    rows = np.packbits(~black, axis=1).tobytes()  # a fax counts white as 1
    buffer = _mupdf.mupdf.fz_compress_ccitt_fax_g4(
        _mupdf.mupdf.python_buffer_data(rows), width, height, (width + 7) // 8
    )
    data = bytes(_mupdf.mupdf.fz_buffer_extract(buffer))
    sides = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    page = sides + bytes(8) + b"\x00" + b"\x00\x00"
    region = sides + bytes(8) + b"\x00" + b"\x01" + data
    return _segment(0, 48, page) + _segment(1, 38, region)


def _segment(number: int, kind: int, data: bytes) -> bytes:
    return number.to_bytes(4, "big") + bytes((kind, 0, 1)) + len(data).to_bytes(4, "big") + data


def bomb(side: int = 60_000) -> bytes:
    """A picture that is small in the file and larger than any machine when unpacked."""
    packer = zlib.compressobj(9)
    row = bytes(side)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    pdf = _mupdf.open()
    page = pdf.new_page()
    xref = page.insert_image(page.rect, stream=_encoded(np.zeros((1, 1), np.uint8), ".png"))
    pdf.update_stream(xref, data, compress=False)
    image = f"<</Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray/BitsPerComponent 8"
    pdf.update_object(xref, f"{image}/Filter/FlateDecode>>")
    return bytes(pdf.tobytes())


def packed(*names: str, first: str = "") -> bytes:
    """A ZIP with these names in it; `first` is what a file called mimetype says."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        if first:
            file.writestr("mimetype", first)
        for name in names:
            file.writestr(name, "<x/>")
    return data.getvalue()


def ole(name: str) -> bytes:
    """The head of an old office document: its directory has an entry of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + bytes(512) + name.encode("utf-16-le") + bytes(2000)


def bound_together() -> bytes:
    """The reports of two bodies in one file."""
    pdf = _mupdf.open("pdf", report())
    pdf.insert_pdf(_mupdf.open("pdf", draw(replace(REPORT, seed=6))[0]))
    return bytes(pdf.tobytes())


# Documents that are no PDF, whatever they are called: what their first bytes tell.
OTHERS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: packed("[Content_Types].xml", "word/document.xml"),
    "xlsx": lambda: packed("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": lambda: packed("[Content_Types].xml", "ppt/presentation.xml"),
    "ofd": lambda: packed("OFD.xml", "Doc_0/Document.xml"),
    "odt": lambda: packed("content.xml", first="application/vnd.oasis.opendocument.text"),
    "zip": lambda: packed("报告.pdf"),
    "doc": lambda: ole("WordDocument"),
    "wps": lambda: ole("WordDocument"),
    "xls": lambda: ole("Workbook"),
    "rtf": lambda: rb"{\rtf1 report}",
    "html": lambda: b"<!DOCTYPE html><html><body>1</body></html>",
    "htm": lambda: b"\xef\xbb\xbf<html><body>1</body></html>",
    "mht": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html></html>",
    "rar": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100),
    "7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100),
    "jpg": lambda: _encoded(np.zeros((9, 9), np.uint8)),
    "png": lambda: _encoded(np.zeros((9, 9), np.uint8), ".png"),
    "tif": lambda: _encoded(np.zeros((9, 9), np.uint8), ".tiff"),
    "bmp": lambda: _encoded(np.zeros((9, 9), np.uint8), ".bmp"),
}

QUICK: dict[str, Callable[[], bytes]] = {
    "noise": noise,
    "blank_scan": blank_scan,
    "photograph": photograph,
    "many_pages": lambda: many_pages(700),
    "huge_page": huge_page,
    "huge_scan": huge_scan,
    "drawing": lambda: drawing(30_000),
    "tiny_pictures": tiny_pictures,
    "looped_tree": looped_tree,
    "nested": nested,
    "locked": locked,
    "owner_locked": owner_locked,
    "truncated": truncated,
    "beheaded": beheaded,
    "empty": bytes,
    "portfolio": portfolio,
    "xfa": xfa,
    "jbig2": jbig2,
    "bound_together": bound_together,
}
LONG: dict[str, Callable[[], bytes]] = {
    "upside_down": upside_down,
    "jpx": jpx,
    "thousands_of_pages": many_pages,
    "many_scans": many_scans,
    "huge_picture": huge_picture,
    "bomb": bomb,
    "drawing": lambda: drawing(200_000),
    "many_digital_pages": lambda: many_pages(600),
}
