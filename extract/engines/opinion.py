"""A second recognizer that shares nothing with the first: weights of the package asterocr.

43 MB of weights under the MIT license; none of that package's code runs, and nothing depends on it: without
it words in doubt stay in doubt. It costs about 15 ms of a core a word, so that it is asked only about those.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from extract.engines.base import Gray
from extract.engines.opinion_files import ALPHABET, WEIGHTS, asset_bytes, opinion_folder

HEIGHT = 32
STEP = 4
"""The network reads lines of this height, in steps of so many pixels."""

LONGEST = 1020
"""Pixels at that height that the network can read at once, less what stands at the sides."""

SIDES = 2
BLANK = 0
STRETCH_FROM, STRETCH, MOST_STRETCHED = 3.0, 0.02, 1.25
"""How its training drew long lines out: by so much for each height of width above the first three."""

NARROWED = 0.7
"""Words are read at this share of their width: cut close they stand larger than the lines of its training.

Of 357 words of real scans, 107 of them misread, it reads 322 right so and 307 at their width (122 and 118
of those in documents that are held out), in three quarters of the time; at 0.85 it is 311, at 0.6 318.
"""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second recognizer reads, and the mean certainty (0-1) of its characters."""

    text: str
    confidence: float


class SecondOpinion:
    """Reads lines with the second recognizer, loaded when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, line: Gray) -> Opinion:
        """Read one line: dark on light, cut close above and below, at any resolution."""
        parts = [self._read(part) for part in _parts(line)]
        text = " ".join(part.text for part in parts if part.text)
        return Opinion(text, sum(part.confidence * len(part.text) for part in parts) / max(1, len(text)))

    def _read(self, line: Gray) -> Opinion:
        (scores,) = self._session.run(None, {self._input: _as_input(line)})
        scores = np.asarray(scores, np.float32).reshape(-1, scores.shape[-1])
        best = scores.argmax(axis=1)
        begins = np.concatenate(([True], best[1:] != best[:-1])) & (best != BLANK)
        if not begins.any():
            return Opinion("", 0.0)
        chances = np.exp(scores[begins].max(axis=1))
        text = unicodedata.normalize("NFC", "".join(self._alphabet[at] for at in best[begins]))
        return Opinion(" ".join(text.split()), float(chances.mean()))

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        weights = asset_bytes(self._folder, WEIGHTS)
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _input(self) -> str:
        return str(self._session.get_inputs()[0].name)

    @cached_property
    def _alphabet(self) -> list[str]:
        listed: list[str] = json.loads(asset_bytes(self._folder, ALPHABET))["chars"]
        return listed


@lru_cache(maxsize=1)
def find_opinion() -> SecondOpinion | None:
    """Give the second recognizer; None where its package is not installed, or holds other weights."""
    folder = opinion_folder()
    return SecondOpinion(folder) if folder else None


def _parts(line: Gray) -> list[Gray]:
    """Cut a line that is longer than the network's memory at its widest blanks near the middle."""
    if line.shape[1] * MOST_STRETCHED * NARROWED * HEIGHT / line.shape[0] <= LONGEST:
        return [line]
    width = line.shape[1]
    middle = slice(width // 3, 2 * width // 3)
    lightest = cv2.blur(line[:, middle].min(axis=0)[None], (max(3, line.shape[0] // 4), 1))[0]
    cut = middle.start + int(lightest.argmax())
    return [*_parts(line[:, :cut]), *_parts(line[:, cut:])]


def _as_input(line: Gray) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Scale a line to the network's height, three equal channels of 0 to 1."""
    paper = int(np.median(line[[0, -1]]))
    framed = cv2.copyMakeBorder(line, 0, 0, SIDES, SIDES, cv2.BORDER_CONSTANT, value=paper)
    height, width = framed.shape
    stretch = min(MOST_STRETCHED, 1 + max(0.0, width / height - STRETCH_FROM) * STRETCH)
    wide = max(4 * STEP, int(HEIGHT / height * width * stretch * NARROWED))
    size = (-(-wide // STEP) * STEP, HEIGHT)
    method = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_LINEAR
    scaled = cv2.resize(framed, size, interpolation=method).astype(np.float32) / 255
    return np.repeat(scaled[None, None], 3, axis=1)
