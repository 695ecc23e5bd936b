"""Character errors, errors in marks alone, and strings of digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import jiwer
from rapidfuzz.distance import LCSseq

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LIST_BLANK = re.compile(r"(?<=\d[,;]) (?=\d)")
_RAISED = str.maketrans("⁰°º", "000")


@dataclass(frozen=True, slots=True)
class TextScore:
    """Counts over texts: characters, character errors, letters that can carry a mark, digit strings."""

    characters: int = 0
    errors: int = 0
    markable: int = 0
    mark_errors: int = 0
    numbers: int = 0
    numbers_right: int = 0

    def __add__(self, other: TextScore) -> TextScore:
        return TextScore(
            *(
                getattr(self, name) + getattr(other, name)
                for name in ("characters", "errors", "markable", "mark_errors", "numbers", "numbers_right")
            )
        )

    @property
    def cer(self) -> float:
        """Character errors per true character."""
        return self.errors / self.characters if self.characters else 0.0

    @property
    def mark_error_rate(self) -> float:
        """Letters read with wrong marks per letter that can carry marks."""
        return self.mark_errors / self.markable if self.markable else 0.0

    @property
    def number_accuracy(self) -> float:
        """Share of the true digit strings that were read, in order."""
        return self.numbers_right / self.numbers if self.numbers else 1.0


NO_TEXT = TextScore()


def folded(text: str) -> str:
    """Text as it is compared: NFC, single blanks, raised zeros, no blanks inside lists of numbers."""
    text = unicodedata.normalize("NFC", text).translate(_RAISED)
    return _LIST_BLANK.sub("", " ".join(text.split()))


def bare(letter: str) -> str:
    """A letter without its marks; đ is d."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(plain, plain)


def score_text(truth: str, read: str) -> TextScore:
    """Compare one text with what was read."""
    truth, read = folded(truth), folded(read)
    numbers, read_numbers = _DIGITS.findall(truth), _DIGITS.findall(read)
    return TextScore(
        characters=len(truth),
        errors=_errors(truth, read),
        markable=sum(bare(letter).lower() in "aeiouyd" for letter in truth),
        mark_errors=_mark_errors(truth, read),
        numbers=len(numbers),
        numbers_right=LCSseq.similarity(numbers, read_numbers),
    )


def total(scores: Iterable[TextScore]) -> TextScore:
    """Add scores up."""
    return sum(scores, NO_TEXT)


def _errors(truth: str, read: str) -> int:
    if not truth or not read:
        return max(len(truth), len(read))
    result = jiwer.process_characters(truth, read)
    return int(result.substitutions + result.deletions + result.insertions)


def _mark_errors(truth: str, read: str) -> int:
    if not truth or not read:
        return 0
    errors = 0
    for chunk in jiwer.process_characters(truth, read).alignments[0]:
        if chunk.type == "substitute":
            pairs = zip(
                truth[chunk.ref_start_idx : chunk.ref_end_idx],
                read[chunk.hyp_start_idx : chunk.hyp_end_idx],
                strict=True,
            )
            errors += sum(bare(a) == bare(b) for a, b in pairs)
    return errors
