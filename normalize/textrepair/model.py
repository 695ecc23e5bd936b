"""What the repair of one text gives back: the text, what was changed and what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extract.model import Reading

Confidence: TypeAlias = Callable[[int, int], float | None]
"""Gives the confidence (0-1) of the least sure word read at ``text[start:end]``; None where none is known."""


Opinions: TypeAlias = Callable[[int, int], Sequence[Reading]]
"""Gives how else the word at ``text[start:end]`` was read: another time, or by a second recognizer."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """One changed word: its place in the text handed in, both forms, and why.

    ``margin`` is the log-odds (nats) of the new form over the printed one, evidence included.
    """

    start: int
    end: int
    printed: str
    value: str
    margin: float
    evidence: str


@dataclass(frozen=True, slots=True)
class WordDoubt:
    """One word, or two in a row, left as printed though something speaks against it.

    ``suggestion`` is the form that context prefers, empty where none is known; ``margin`` as in Change,
    below 0 where a misreading is less likely than not and yet too likely to be passed over.
    ``reason`` is ``unknown-syllable``, ``context``, ``half-mended`` (the change would leave a compound
    that is none), ``repeated-passage`` (the same passage reads otherwise elsewhere) or ``punctuation``.
    ``makes_word`` tells that the suggestion stands with a neighbour as one known word.
    """

    start: int
    end: int
    printed: str
    suggestion: str
    margin: float
    reason: str
    makes_word: bool = False


@dataclass(frozen=True, slots=True)
class Repaired:
    """The repaired text; places in ``changes`` and ``doubts`` refer to the text handed in."""

    text: str
    changes: tuple[WordChange, ...] = ()
    doubts: tuple[WordDoubt, ...] = ()


def with_changes(text: str, changes: Sequence[WordChange]) -> str:
    """Write changes, in the order of their places, into the text that they are of."""
    parts: list[str] = []
    done = 0
    for change in changes:
        parts += [text[done : change.start], change.value]
        done = change.end
    return "".join([*parts, text[done:]])
