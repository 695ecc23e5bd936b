"""Word statistics: how likely a syllable is after another. Compiled data, loaded in milliseconds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from normalize.unicode import strip_accents

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DATA_FILE = Path(__file__).with_name("data") / "statistics.bin"
PHRASES_FILE = Path(__file__).with_name("data") / "phrases.txt"

_MINIMUM_COUNT = 30
"""Units of evidence below which a syllable stays out: foreign words, names and misspellings."""

UNSEEN = 0.02
"""Units of start counted for a syllable that was never seen."""


BEFORE = ""
"""What stands before the first syllable of a sentence, or of a part of one."""


class SyllableCounts(Protocol):
    """What is packed: counts of syllables that begin words, are words or end them, and of pairs."""

    @property
    def starts(self) -> Mapping[str, int]:
        """Counts of syllables that begin a word."""

    @property
    def alone(self) -> Mapping[str, int]:
        """Counts of syllables that are a word, after which anything may follow."""

    @property
    def last(self) -> Mapping[str, int]:
        """Counts of syllables that end a longer word, after which anything may follow."""

    @property
    def pairs(self) -> Mapping[tuple[str, str], int]:
        """Counts of syllables in a row."""

    @property
    def inside(self) -> Set[tuple[str, str]]:
        """Pairs that stand within a word."""


def pack_counts(counts: SyllableCounts) -> bytes:
    """Pack counts: a JSON line with sizes, the syllables, their counts, sorted pair keys and pair counts.

    A pair count is doubled, and odd where the pair stands within a word.
    """
    import numpy as np  # only for whoever compiles

    columns = (counts.starts, counts.alone, counts.last)
    known = {name for column in columns for name, number in column.items() if number >= _MINIMUM_COUNT}
    names = sorted(known)
    index = {name: number for number, name in enumerate(names)}
    pairs = sorted(
        (index[pair[0]] << 16 | index[pair[1]], number << 1 | (pair in counts.inside))
        for pair, number in counts.pairs.items()
        if pair[0] in index and pair[1] in index
    )
    keys = np.array([key for key, _ in pairs], dtype="<u4")
    arrays = [np.array([column.get(name, 0) for name in names], dtype="<u4") for column in columns]
    arrays.append(np.diff(keys, prepend=np.array([0], dtype="<u4")))
    arrays.append(np.array([number for _, number in pairs], dtype="<u4"))
    text = "\n".join(names).encode()
    header = json.dumps({"names": len(names), "bytes": len(text), "pairs": len(pairs)}).encode()
    payload = header + b"\n" + text + b"".join(array.tobytes() for array in arrays)
    return zlib.compress(payload, 9)


def unpack_payload(data: bytes) -> bytes:
    """Give what was packed; two packings are the same when this is (compressors differ)."""
    return zlib.decompress(data)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Syllables (lower case, new tone placement) and the counts behind their probabilities.

    A syllable is followed differently where it is a word by itself and where it ends one:
    after ``thúc`` alone nearly always ``đẩy``, after ``kết thúc`` anything.
    """

    index: Mapping[str, int]
    by_bare: Mapping[str, tuple[str, ...]]
    starts: Sequence[float]
    alone: Sequence[float]
    last: Sequence[float]
    followed: Sequence[float]
    start_total: float
    pairs: Mapping[int, int]
    compounds: Mapping[str, Set[str]]

    def start(self, syllable: str) -> float:
        """Probability of a syllable when nothing before it is known."""
        number = self.index.get(syllable)
        return ((self.starts[number] if number is not None else 0.0) + UNSEEN) / self.start_total

    def after(self, before: str, syllable: str, start: float) -> tuple[float, float, bool]:
        """Probability of a syllable after another that is a word, that ends a word; and if they are in one.

        Where the pair was not seen it falls back on the syllable's ``start``.
        """
        first, second = self.index.get(before), self.index.get(syllable)
        if first is None:
            return start, start, False
        value = self.pairs.get(first << 16 | second, 0) if second is not None else 0
        pair, followed, alone, last = value >> 1, self.followed[first], self.alone[first], self.last[first]
        return (
            (pair + alone * start) / (followed + alone),
            (pair + last * start) / (followed + last),
            bool(value & 1),
        )

    def end(self, syllable: str) -> tuple[float, float]:
        """Probability that a word ends with a syllable: where it is the word, where it is the last of one."""
        number = self.index.get(syllable)
        if number is None:
            return 1.0, 1.0
        followed, alone, last = self.followed[number], self.alone[number], self.last[number]
        return alone / (followed + alone), last / (followed + last)

    def opening(self, syllable: str, start: float) -> float:
        """Probability of a syllable as the first of a sentence or a part of one."""
        return self.after(BEFORE, syllable, start)[0]

    def following(self, before: str, syllable: str) -> float:
        """Probability of a syllable after another, whatever that one is."""
        return self.after(before, syllable, self.start(syllable))[0]

    def plausibility(self, before: str, syllable: str) -> float:
        """Probability of two syllables in a row at the start of a text."""
        return self.start(before) * self.following(before, syllable)

    def plausibility_of_all(self, before: Sequence[str], after: Sequence[str]) -> float:
        """Sum the probabilities of each of some syllables in a row with each of some others."""
        starts = sum(map(self.start, after))
        numbers = [self.index[syllable] for syllable in after if syllable in self.index]
        total = 0.0
        for syllable in before:
            first = self.index.get(syllable)
            if first is None:
                total += self.start(syllable) * starts
                continue
            seen = sum(self.pairs.get(first << 16 | second, 0) >> 1 for second in numbers)
            followed, alone = self.followed[first], self.alone[first]
            total += self.start(syllable) * (seen + alone * starts) / (followed + alone)
        return total

    def is_attested(self, before: str, syllable: str) -> bool:
        """Tell whether a pair of syllables was ever seen."""
        first, second = self.index.get(before), self.index.get(syllable)
        return first is not None and second is not None and (first << 16 | second) in self.pairs

    def is_compound(self, before: str, syllable: str) -> bool:
        """Tell whether two syllables stand together within a word."""
        return syllable in self.compounds.get(before, ())


@cache
def load_statistics() -> Statistics:
    """Load the compiled statistics, once a process."""
    import numpy as np  # takes its time to load, and typed documents need none of it

    payload = unpack_payload(DATA_FILE.read_bytes())
    line = payload.index(b"\n") + 1
    sizes = json.loads(payload[:line])
    names = payload[line : line + sizes["bytes"]].decode().split("\n")
    numbers = np.frombuffer(payload[line + sizes["bytes"] :], dtype="<u4")
    cuts = np.cumsum([sizes["names"]] * 3 + [sizes["pairs"]])
    starts, alone, last, steps, counts = np.split(numbers, cuts)
    keys = np.cumsum(steps, dtype=np.uint64)
    first = (keys >> np.uint64(16)).astype(np.int64)
    return Statistics(
        index={name: number for number, name in enumerate(names)},
        by_bare=_group_by_bare(names),
        starts=starts.astype(float).tolist(),
        alone=(alone + 1.0).tolist(),
        last=(last + 1.0).tolist(),
        followed=np.bincount(first, weights=counts >> 1, minlength=len(names)).tolist(),
        start_total=float(starts.sum()) + UNSEEN * len(names),
        pairs=dict(zip(keys.tolist(), counts.tolist(), strict=True)),
        compounds=_compounds(names, keys[counts % 2 == 1]),
    )


def _compounds(names: list[str], keys: npt.NDArray[np.uint64]) -> dict[str, Set[str]]:
    """Give, for each syllable, those that follow it within a word; ``keys`` are sorted."""
    import numpy as np

    firsts, starts = np.unique(keys >> np.uint64(16), return_index=True)
    seconds = [names[number] for number in (keys & np.uint64(0xFFFF)).tolist()]
    ends = [*starts[1:].tolist(), len(seconds)]
    return {
        names[first]: frozenset(seconds[start:end])
        for first, start, end in zip(firsts.tolist(), starts.tolist(), ends, strict=True)
    }


def _group_by_bare(names: list[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(strip_accents(name), []).append(name)
    return {bare: tuple(members) for bare, members in groups.items()}
