"""Tesseract's network files: an integer network made into one of real numbers, which can be trained further.

A network is a tree of layers, each with its kind, a few flags and sizes; a weight matrix of an integer
network is rows of signed bytes with one scale a row. After the tree stand the recognizer's own fields.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

PARENTS = frozenset(
    [
        "Parallel",
        "Replicated",
        "ParBidiLSTM",
        "DepParUDLSTM",
        "Par2dLSTM",
        "Series",
        "RTLReversed",
        "TTBReversed",
        "XYTranspose",
    ]
)
FULL = frozenset(["Logistic", "LinLogistic", "LinTanh", "Tanh", "Relu", "Linear", "Softmax", "SoftmaxNoCTC"])
MEMORY = frozenset(("LSTM", "SummLSTM"))
PLAIN = {"Input": 20, "Convolve": 8, "Maxpool": 8, "Reconfig": 8}
"""Bytes that follow the head of a layer without weights."""

OWN_RATES = 64
"""Flag of a parent whose layers have learning rates of their own."""

INTEGER, REAL = 1, 128
"""Modes of a weight matrix: bit of bytes with scales; a matrix of doubles."""

GATES = 4
"""Matrices of a one-dimensional LSTM: input, input gate, forget gate, output gate."""


@dataclass
class _Copy:
    """Reads a network from the front and writes it as it goes."""

    data: bytes
    at: int = 0
    out: bytearray = field(default_factory=bytearray)

    def take(self, pattern: str) -> tuple[int | float, ...]:
        """Read values and write nothing."""
        values = struct.unpack_from("<" + pattern, self.data, self.at)
        self.at += struct.calcsize("<" + pattern)
        return values

    def copy(self, count: int) -> bytes:
        """Read so many bytes and write them unchanged."""
        part = self.data[self.at : self.at + count]
        self.at += count
        self.out += part
        return part

    def copy_values(self, pattern: str) -> tuple[int | float, ...]:
        """Read values and write them unchanged."""
        return struct.unpack("<" + pattern, self.copy(struct.calcsize("<" + pattern)))

    def copy_text(self) -> str:
        """Copy a text with its length before it."""
        (length,) = self.copy_values("I")
        return self.copy(int(length)).decode()


def to_real(source: Path, target: Path) -> None:
    """Write an integer network as one of doubles that reads alike; raises ValueError on other files."""
    copy = _Copy(source.read_bytes())
    _layer(copy)
    copy.copy_text()
    (training_flags,) = copy.take("i")
    copy.out += struct.pack("<i", int(training_flags) & ~INTEGER)
    copy.copy(len(copy.data) - copy.at)
    target.write_bytes(bytes(copy.out))


def _layer(copy: _Copy) -> None:
    copy.copy(1)
    kind = copy.copy_text()
    _, _, flags, inputs, outputs, _ = copy.copy_values("bbiiii")
    copy.copy_text()
    if kind in PARENTS:
        (children,) = copy.copy_values("I")
        for _ in range(int(children)):
            _layer(copy)
        if int(flags) & OWN_RATES:
            (rates,) = copy.copy_values("I")
            copy.copy(4 * int(rates))
    elif kind in PLAIN:
        copy.copy(PLAIN[kind])
    elif kind in FULL:
        _matrix(copy)
    elif kind in MEMORY:
        (width,) = copy.copy_values("i")
        if width != int(inputs) + int(outputs):
            raise ValueError(f"a layer of kind {kind} in two dimensions is not known")
        for _ in range(GATES):
            _matrix(copy)
    else:
        raise ValueError(f"a layer of kind {kind} is not known")


def _matrix(copy: _Copy) -> None:
    mode, rows, columns, _ = copy.take("Biib")
    if not int(mode) & INTEGER:
        raise ValueError("the network is not one of integers")
    size = int(rows) * int(columns)
    cells = np.frombuffer(copy.data, np.int8, size, copy.at).reshape(int(rows), int(columns))
    copy.at += size
    (count,) = copy.take("I")
    scales = np.array(copy.take(f"{count}d"))
    weights = cells * scales[: int(rows), None]
    copy.out += struct.pack("<Biid", REAL, int(rows), int(columns), 0.0) + weights.astype("<f8").tobytes()
