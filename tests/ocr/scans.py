# SPDX-License-Identifier: AGPL-3.0-or-later
"""A printed report goes through a scanner: its pages as pictures, with what scanners do to them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pymupdf


@dataclass(frozen=True, slots=True)
class Scanner:
    """How pages become pictures: `skew` in degrees, `blur` and `noise` in pixels and levels, `turn` in quarters."""

    seed: int = 0
    dpi: int = 200
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    shade: float = 0.0
    jpeg: int = 60
    grey: bool = True

    @staticmethod
    def of(seed: int) -> Scanner:
        """The scanner of a seed; the same one each time."""
        dice = random.Random(seed)
        return Scanner(
            seed=seed,
            dpi=dice.choice((150, 200, 200, 300)),
            skew=dice.uniform(-2.0, 2.0),
            blur=dice.uniform(0.0, 0.7),
            noise=dice.uniform(0.0, 5.0),
            shade=dice.uniform(0.0, 0.25),
            jpeg=dice.randint(45, 90),
            grey=dice.random() < 0.6,
        )


def scanned(pdf: bytes, scanner: Scanner) -> bytes:
    """A PDF whose pages are one JPEG each. Boxes of the original lie within half the skew of where they were."""
    open_pdf: Any = pymupdf.open
    source, result = open_pdf("pdf", pdf), open_pdf()
    chance = np.random.default_rng(scanner.seed)
    for page in source:
        pixmap = page.get_pixmap(dpi=scanner.dpi, alpha=False, colorspace="gray" if scanner.grey else "rgb")
        pixels = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, -1)
        data = _jpeg(_degraded(pixels.astype(np.float32), scanner, chance), scanner)
        result.new_page(width=page.rect.width, height=page.rect.height).insert_image(page.rect, stream=data)
    return bytes(result.tobytes())


def _degraded(pixels: Any, scanner: Scanner, chance: np.random.Generator) -> Any:
    height, width = pixels.shape[:2]
    if scanner.skew:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), scanner.skew, 1.0)
        pixels = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    if scanner.blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), scanner.blur)
    pixels = pixels.reshape(height, width, -1)
    shade = 1 - scanner.shade * np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    noise = chance.normal(0, scanner.noise, (height, width, 1)).astype(np.float32) if scanner.noise else 0.0
    return np.clip(pixels * shade + noise, 0, 255).astype(np.uint8)


def _jpeg(pixels: Any, scanner: Scanner) -> bytes:
    image = pixels if pixels.shape[2] == 1 else cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    return bytes(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, scanner.jpeg])[1].tobytes())


def place_on_scan(x: float, y: float, width: float, height: float, skew: float) -> tuple[float, float]:
    """Where a point of the printed page is on its scan, all in points."""
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    moved = turn @ np.array([x, y, 1.0])
    return float(moved[0]), float(moved[1])
