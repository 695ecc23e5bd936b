"""What is printed and is no part of the text it stands in: note marks, struck-out words, foot notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.model import Line, Paragraph, ParagraphKind, Word

_SUPERSCRIPT = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()")
_MEASURED = re.compile(r"(?<![^\W\d_])(?:[kcdmh]?m|10)\s?$")
_POWER = re.compile(r"[-+]?\d{1,2}")
_MARK = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[ivx]{1,4}|\*{1,4})\)?\]?")
_RAISED_FIGURES = re.compile(r"(?<=[\w%)])[⁽]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁾]?")
_TOLD = 5

BEFORE = 40
"""Letters before a raised figure that tell what it is; a look at more makes long texts slow."""


@dataclass
class Asides:
    """Collects what a reader set aside, so that it can be told and kept; ``lost`` is what it did not read."""

    marks: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def raise_(self, before: str, text: str) -> str:
        """Give what a raised text adds to the text before it: ``m²``, ``10³``, nothing for a note's mark."""
        raised = text.strip()
        measured = _MEASURED.search(before) is not None
        if measured and _POWER.fullmatch(raised):
            return raised.translate(_SUPERSCRIPT)
        if raised in {"o", "0", "°", "º"} and before[-1:].isdigit():
            return "°" if raised == "o" else self._mark(before, raised)
        return self._mark(before, raised) if _MARK.fullmatch(raised) else text

    def _mark(self, before: str, raised: str) -> str:
        behind = before.rsplit(maxsplit=1)[-1] if before.split() else ""
        self.marks.append(f"{behind}{raised.translate(_SUPERSCRIPT)}")
        return ""

    def without_raised(self, text: str) -> str:
        """Take note marks out of a text that has raised figures as characters of their own."""
        return _RAISED_FIGURES.sub(
            lambda match: self.raise_(
                text[max(0, match.start() - BEFORE) : match.start()], match[0].translate(_PLAIN)
            ),
            text,
        )

    def strike(self, text: str) -> str:
        """Set struck-out text aside; give nothing for it."""
        if text.strip():
            self.struck.append(" ".join(text.split()))
        return ""

    def paragraphs(self) -> list[Paragraph]:
        """Give all that was set aside as paragraphs outside the running text."""
        texts = [*self.struck, *self.removed, *self.notes]
        return [
            Paragraph((Line(tuple(map(Word, text.split()))),), ParagraphKind.MARGIN)
            for text in texts
            if text.split()
        ]

    @property
    def note(self) -> str:
        """Say what was set aside; empty when nothing was."""
        said = [
            _say("struck-out text was set aside", self.struck),
            _say("raised note marks were left out of the text", self.marks),
            _say("deleted text (tracked changes) was set aside", self.removed),
            *self.remarks,
        ]
        return "; ".join(filter(None, said))


def lowered(text: str) -> str:
    """Give subscript text with characters that stand low: ``CO₂``."""
    return text.translate(_SUBSCRIPT)


def _say(what: str, texts: Sequence[str]) -> str:
    if not texts:
        return ""
    more = f" and {len(texts) - _TOLD} more" if len(texts) > _TOLD else ""
    return f"{what}: {', '.join(texts[:_TOLD])}{more}"
