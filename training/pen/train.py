"""Train the network of a pen's figures: ``python -m training.pen.train --fonts FOLDER --count 5000``.

FOLDER holds handwriting fonts; the shipped network saw 40 of the npm packages ``@fontsource/…`` (Open Font
License), the figures of 43 people (UCI optdigits, CC BY 4.0) and those of ``strokes``: ten minutes on a core.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.neural_network import MLPClassifier

from extract.scan.cleaning.ink import Mask
from extract.scan.pen.network import CLASSES, features
from training.pen.samples import figure, load_figures, neither
from training.pen.strokes import draw_stroke

MODEL = Path("extract/engines/models/pen_figures.bin")
LAYERS = (128, 64)
ROUNDS = 16
"""Times that all samples are seen: after that the figures of scans no longer got better."""


def make_samples(fonts: Path, count: int, seed: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Make so many samples of each figure, half as many strokes and half as many again of what is neither."""
    rng = np.random.default_rng(seed)
    known = load_figures(fonts)
    makers: list[tuple[Callable[[], Mask], int]] = [
        *((lambda value=value: figure(value, known, rng), count) for value in range(10)),
        (lambda: draw_stroke(rng), count // 2),
        (lambda: neither(known, rng), count * 3 // 2),
    ]
    inputs, classes = [], []
    for at, (make, number) in enumerate(makers):
        for _ in range(number):
            inputs.append(features(make()))
            classes.append(at)
    return np.asarray(inputs), np.asarray(classes)


def train(fonts: Path, count: int, model: Path = MODEL, seed: int = 11) -> float:
    """Train and write the network; give its share of right answers on samples of another seed."""
    inputs, classes = make_samples(fonts, count, seed)
    mean, spread = inputs.mean(0), inputs.std(0) + 1e-3
    network = MLPClassifier(LAYERS, max_iter=ROUNDS, alpha=1e-3, random_state=1, batch_size=256)
    network.fit((inputs - mean) / spread, classes)
    weights = [np.asarray(part, np.float64) for part in network.coefs_]
    biases = [np.asarray(part, np.float64) for part in network.intercepts_]
    biases[0] = biases[0] - (mean / spread) @ weights[0]
    weights[0] = weights[0] / spread[:, None]
    stored = {f"weights{at}": part.astype(np.float16) for at, part in enumerate(weights)}
    stored |= {f"bias{at}": part.astype(np.float32) for at, part in enumerate(biases)}
    with model.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **stored)
    others, known = make_samples(fonts, max(1, count // 20), seed + 1)
    return float(network.score((others - mean) / spread, known))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--count", type=int, default=5000)
    options = parser.parse_args()
    print(f"{train(options.fonts, options.count):.4f} of {len(CLASSES)} classes right")
