"""Character errors of a model on lines of real scans, by document; each line is read once, bare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from extract.engines.in_process import InProcessRecognizer
from extract.engines.reader import AS_CUT
from extract.engines.reading.prepare import CLOSE, prepare
from extract.engines.recognizer import Mode
from training.real.documents import held_out
from training.real.truth import KnownLine

READ_ALIKE = str.maketrans({"–": "-", "’": "'", "‘": "'", "”": '"', "“": '"', "º": "°"})
"""Differences that no reader of a plan cares about and no two truths agree in."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Lines, characters, wrong characters and lines that are wholly right."""

    lines: int = 0
    characters: int = 0
    wrong: int = 0
    exact: int = 0

    def __add__(self, other: Errors) -> Errors:
        return Errors(
            self.lines + other.lines,
            self.characters + other.characters,
            self.wrong + other.wrong,
            self.exact + other.exact,
        )

    @property
    def rate(self) -> float:
        """Wrong characters in percent."""
        return 100 * self.wrong / max(1, self.characters)

    @classmethod
    def of(cls, truth: str, read: str) -> Errors:
        """Errors of one line."""
        truth, read = truth.translate(READ_ALIKE), read.translate(READ_ALIKE)
        return cls(1, len(truth), Levenshtein.distance(truth, read), int(truth == read))


def read_line(recognizer: InProcessRecognizer, known: KnownLine, model: str) -> str:
    """Read one line once, as it is cut."""
    image = prepare(known.line.image, known.line.dpi, AS_CUT.finish, AS_CUT.dpi, CLOSE).image
    return " ".join(line.text for line in recognizer.recognize(image, Mode.CUT_LINE, model))


def measure(lines: Iterable[KnownLine], model: Path) -> Mapping[str, Errors]:
    """Give the errors of a model (a .traineddata file) on known lines, by document."""
    recognizer = InProcessRecognizer(str(model.parent))
    found: dict[str, Errors] = defaultdict(Errors)
    for known in lines:
        read = read_line(recognizer, known, model.stem)
        kind = "cells" if known.is_cell else "prose"
        found[f"{known.line.document} {kind}"] += Errors.of(known.text, read)
    return found


def totals(found: Mapping[str, Errors]) -> Mapping[bool, Errors]:
    """Sum up the documents that are held out (True) and the others."""
    out = held_out()
    return {
        is_out: sum((e for name, e in found.items() if (name.split(" ")[0] in out) is is_out), Errors())
        for is_out in (False, True)
    }


def report(found: Mapping[str, Errors]) -> Sequence[str]:
    """A line a document, those held out marked, and two lines of sums."""
    out = held_out()
    lines = [_row(name, errors, name.split(" ")[0] in out) for name, errors in sorted(found.items())]
    sums = totals(found)
    return [*lines, _row("all trained on", sums[False], False), _row("all held out", sums[True], True)]


def _row(name: str, errors: Errors, is_out: bool) -> str:
    mark = "held out" if is_out else ""
    exact = 100 * errors.exact / max(1, errors.lines)
    return f"{name:<58}{errors.lines:>6}{errors.characters:>8}{errors.rate:>8.2f}{exact:>8.1f}  {mark}"
