"""Noise for place names, drawn from the counted errors of recognition (name_errors.tsv)."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.places.name_errors import TABLE, split_letter

LEGAL_MARKS = frozenset(
    ("a", "e", "o", "u", "d", "a\u0306", "a\u0302", "e\u0302", "o\u0302", "o\u031b", "u\u031b", "d\u0335")
)
"""Letters with the marks that they take; recognizers write no others."""


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that recognition does, and how often: kind, true and read as in the table."""

    kind: str
    true: str
    read: str
    weight: float


class Noise:
    """Errors of the seed and of our own recognition, in equal shares; ``seed_rate`` is their rate there."""

    def __init__(self) -> None:
        with TABLE.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
        totals = {(row["origin"], row["kind"]): int(row["count"]) for row in rows}
        self.seed_rate = totals["seed", "wrong"] / totals["seed", "syllables"]
        self.errors: Sequence[Error] = [
            error for origin in ("seed", "recognized") for error in _shares(rows, origin)
        ]

    def spoil(self, text: str, rate: float, source: random.Random) -> str:
        """Put errors into a share of the syllables; a spoiled one may be spoiled again."""
        pieces = re.split(r"(\s+)", unicodedata.normalize("NFC", text))
        return "".join(self._spoiled(piece, rate, source) for piece in pieces)

    def _spoiled(self, piece: str, rate: float, source: random.Random) -> str:
        if piece.isspace():
            return piece
        while source.random() < rate:
            piece = self._one_error(piece, source)
        return piece

    def _one_error(self, syllable: str, source: random.Random) -> str:
        fitting = [(error, places) for error in self.errors if (places := _places(error, syllable))]
        if not fitting:
            return syllable
        error, places = source.choices(fitting, [error.weight for error, _ in fitting])[0]
        place = source.choice(places)
        return _apply(error, syllable, place)


def _shares(rows: Sequence[dict[str, str]], origin: str) -> list[Error]:
    mine = [row for row in rows if row["origin"] == origin and row["kind"] not in ("syllables", "wrong")]
    total = sum(int(row["count"]) for row in mine)
    return [
        Error(row["kind"], _signs(row["true"]), _signs(row["read"]), int(row["count"]) / total)
        for row in mine
    ]


def _signs(text: str) -> str:
    if not text.startswith("U+"):
        return text
    return "".join(chr(int(number[2:], 16)) for number in text.split())


def _places(error: Error, syllable: str) -> list[int]:
    """Give the positions in a syllable where the error can happen."""
    if error.kind == "added":
        return list(range(len(syllable) + 1))
    letters = [split_letter(letter) for letter in syllable.lower()]
    if error.kind == "tone":
        bare = all(not tone for _, _, tone in letters)
        return [
            i
            for i, (base, _, tone) in enumerate(letters)
            if base in "aeiouy" and tone == error.true and (tone or bare)
        ]
    if error.kind == "mark":
        return [
            i
            for i, (base, mark, _) in enumerate(letters)
            if mark == error.true and f"{base}{error.read}" in LEGAL_MARKS
        ]
    return [i for i, letter in enumerate(syllable.lower()) if letter == error.true]


def _apply(error: Error, syllable: str, place: int) -> str:
    if error.kind == "added":
        return syllable[:place] + error.read + syllable[place:]
    letter = syllable[place]
    if error.kind in ("tone", "mark"):
        base, mark, tone = split_letter(letter.lower())
        mark, tone = (error.read, tone) if error.kind == "mark" else (mark, error.read)
        new = "đ" if mark == "\u0335" else unicodedata.normalize("NFC", base + mark + tone)
    else:
        new = error.read
    return syllable[:place] + (new.upper() if letter.isupper() else new) + syllable[place + 1 :]
