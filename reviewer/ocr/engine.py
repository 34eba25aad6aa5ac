# SPDX-License-Identifier: AGPL-3.0-or-later
"""RapidOCR's two models, loaded from its wheel: where text lines are, and what one of them says.

The models are given by their paths, so that RapidOCR never looks for one to fetch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from rapidocr import RapidOCR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.ocr.pixels import Boxes, Grey

DETECTOR = "PP-OCRv6_det_small.onnx"
RECOGNISER = "PP-OCRv6_rec_small.onnx"
LONG_SIDE = 1472  # pixels to which a page is reduced to find its lines; finer finds no more
HEIGHT = 48  # pixels of a line that the model was trained on
NARROWEST = 96  # pixels of the field a line is read in, with little around it
WIDEST = 2400  # pixels; a longer line is squeezed
WIDER = 320  # pixels of the field for a second reading
STEP = 32
AT_ONCE = 2000  # pixels of width in one batch, which bounds its memory


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says: for each character its probability and its centre, from 0 at the left to 1 at the right."""

    text: str
    scores: tuple[float, ...]
    centres: tuple[float, ...]

    @property
    def score(self) -> float:
        """That of the least certain character; 0 for silence."""
        return min(self.scores, default=0.0)


class Engine:
    """Both models; one per process, because they take long to load and are large."""

    def __init__(self, threads: int) -> None:
        models = files("rapidocr") / "models"
        cv2.setNumThreads(threads)
        rapid: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.model_path": str(models / DETECTOR),
                "Rec.model_path": str(models / RECOGNISER),
            }
        )
        self._rapid = rapid
        recogniser = rapid._load_rec_model()  # noqa: SLF001
        self._session: Any = recogniser.session
        self._alphabet: list[str] = recogniser.postprocess_op.character

    def lines(self, grey: Grey) -> Boxes:
        """Boxes around lines of text, as rows of x0, top, x1, bottom in pixels of `grey`."""
        factor = min(1.0, LONG_SIDE / max(grey.shape))
        small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
        found: Any = self._rapid(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None or not len(found.boxes):
            return np.zeros((0, 4))
        corners = np.asarray(found.boxes, dtype=float) / factor
        return np.hstack([corners.min(axis=1), corners.max(axis=1)])

    def read(self, crops: Sequence[Grey], narrowest: int = NARROWEST) -> list[Said]:
        """What each crop says: one upright line of text each."""
        ready = [_at_height(crop) for crop in crops]
        order = sorted(range(len(ready)), key=lambda i: ready[i].shape[1])
        said: list[Said | None] = [None] * len(ready)
        while order:
            batch, order = _batch(order, ready, narrowest)
            width = max(narrowest, math.ceil(ready[batch[-1]].shape[1] / STEP) * STEP)
            field = np.zeros((len(batch), 3, HEIGHT, width), np.float32)
            for row, index in enumerate(batch):
                line = ready[index]
                field[row, :, :, : line.shape[1]] = line.astype(np.float32) / 127.5 - 1.0
            odds = self._session(field)
            for row, index in enumerate(batch):
                said[index] = self._decoded(odds[row], ready[index].shape[1] / width)
        return [one for one in said if one is not None]

    def _decoded(self, odds: Any, used: float) -> Said:  # noqa: ANN401  an array of RapidOCR's
        best = odds.argmax(axis=1)
        score = odds.max(axis=1)
        text: list[str] = []
        scores: list[float] = []
        centres: list[float] = []
        before = 0
        for step, symbol in enumerate(best.tolist()):
            if symbol and symbol != before:
                text.append(self._alphabet[symbol])
                scores.append(float(score[step]))
                centres.append((step + 0.5) / len(best) / used)
            elif symbol:
                scores[-1] = max(scores[-1], float(score[step]))
            before = symbol
        kept = [i for i, letter in enumerate(text) if not letter.isspace()]
        return Said("".join(text[i] for i in kept), tuple(scores[i] for i in kept), tuple(centres[i] for i in kept))


def _at_height(crop: Grey) -> Grey:
    high, wide = crop.shape
    width = min(max(1, math.ceil(HEIGHT * wide / high)), WIDEST)
    return cv2.resize(crop, (width, HEIGHT))


def _batch(order: list[int], ready: Sequence[Grey], narrowest: int) -> tuple[list[int], list[int]]:
    """The next lines of about one width."""
    count = 1
    while count < len(order) and (count + 1) * max(narrowest, ready[order[count]].shape[1]) <= AT_ONCE:
        count += 1
    return order[:count], order[count:]


@lru_cache(maxsize=1)
def engine(threads: int) -> Engine:
    """The engine of this process."""
    return Engine(threads)
