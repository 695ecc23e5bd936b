"""Word statistics: how likely a syllable is after another. Compiled data, loaded in milliseconds."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np

from normalize.unicode import strip_accents

DATA_FILE = Path(__file__).with_name("data") / "statistics.bin"
PHRASES_FILE = Path(__file__).with_name("data") / "phrases.txt"

_MINIMUM_START = 30
"""Units of evidence below which a syllable stays out: foreign words, names and misspellings."""

UNSEEN = 0.02
"""Units of start counted for a syllable that was never seen."""


class CountedPairs(Protocol):
    """What is packed: counts of word starts, word ends and pairs."""

    @property
    def starts(self) -> Mapping[str, int]:
        """Counts of syllables that begin a word."""

    @property
    def ends(self) -> Mapping[str, int]:
        """Counts of syllables after which anything may follow."""

    @property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """Counts of syllables in a row."""


def pack_counts(counts: CountedPairs) -> bytes:
    """Pack counts: a JSON line with sizes, the syllables, starts, ends, sorted pair keys and pair counts."""
    weight: dict[str, int] = {}
    for source in (counts.starts, counts.ends):
        for syllable, number in source.items():
            weight[syllable] = max(weight.get(syllable, 0), number)
    names = sorted(name for name, number in weight.items() if number >= _MINIMUM_START)
    index = {name: number for number, name in enumerate(names)}
    pairs = sorted(
        (index[first] << 16 | index[second], number)
        for (first, second), number in counts.pairs.items()
        if first in index and second in index
    )
    keys = np.array([key for key, _ in pairs], dtype="<u4")
    arrays = [
        np.array([counts.starts.get(name, 0) for name in names], dtype="<u4"),
        np.array([counts.ends.get(name, 0) for name in names], dtype="<u4"),
        np.diff(keys, prepend=np.array([0], dtype="<u4")),
        np.array([number for _, number in pairs], dtype="<u4"),
    ]
    text = "\n".join(names).encode()
    header = json.dumps({"names": len(names), "bytes": len(text), "pairs": len(pairs)}).encode()
    payload = header + b"\n" + text + b"".join(array.tobytes() for array in arrays)
    return zlib.compress(payload, 9)


def unpack_payload(data: bytes) -> bytes:
    """Give what was packed; two packings are the same when this is (compressors differ)."""
    return zlib.decompress(data)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Syllables (lower case, new tone placement) with the counts behind ``log_probability``."""

    index: Mapping[str, int]
    by_bare: Mapping[str, tuple[str, ...]]
    starts: list[float]
    ends: list[float]
    totals: list[float]
    start_total: float
    pairs: Mapping[int, int]

    def log_start(self, syllable: str) -> float:
        """Log-probability of a syllable when nothing before it is known."""
        number = self.index.get(syllable)
        return math.log(((self.starts[number] if number is not None else 0.0) + UNSEEN) / self.start_total)

    def log_probability(self, before: str, syllable: str) -> float:
        """Log-probability of a syllable after another, backed off to its start where the pair is unseen."""
        first, second = self.index.get(before), self.index.get(syllable)
        start = ((self.starts[second] if second is not None else 0.0) + UNSEEN) / self.start_total
        if first is None:
            return math.log(start)
        pair = self.pairs.get(first << 16 | second, 0) if second is not None else 0
        return math.log((pair + self.ends[first] * start) / self.totals[first])

    def plausibility(self, before: str, syllable: str) -> float:
        """Probability of two syllables in a row at the start of a text."""
        return math.exp(self.log_start(before) + self.log_probability(before, syllable))

    def pair_count(self, before: str, syllable: str) -> int:
        """Units of evidence for a pair of syllables."""
        first, second = self.index.get(before), self.index.get(syllable)
        return 0 if first is None or second is None else self.pairs.get(first << 16 | second, 0)


@cache
def load_statistics() -> Statistics:
    """Load the compiled statistics, once a process."""
    payload = unpack_payload(DATA_FILE.read_bytes())
    line = payload.index(b"\n")
    sizes = json.loads(payload[:line])
    body = payload[line + 1 :]
    names = body[: sizes["bytes"]].decode().split("\n")
    numbers = np.frombuffer(body[sizes["bytes"] :], dtype="<u4")
    cuts = np.cumsum([sizes["names"], sizes["names"], sizes["pairs"]])
    starts, ends, steps, counts = np.split(numbers, cuts)
    keys = np.cumsum(steps, dtype=np.uint64)
    followed = np.bincount((keys >> np.uint64(16)).astype(np.int64), weights=counts, minlength=len(names))
    free = ends.astype(float) + 1.0
    return Statistics(
        index={name: number for number, name in enumerate(names)},
        by_bare=_group_by_bare(names),
        starts=starts.astype(float).tolist(),
        ends=free.tolist(),
        totals=(followed + free).tolist(),
        start_total=float(starts.sum()) + UNSEEN * len(names),
        pairs=dict(zip(keys.tolist(), counts.tolist(), strict=True)),
    )


def _group_by_bare(names: list[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(strip_accents(name), []).append(name)
    return {bare: tuple(members) for bare, members in groups.items()}
