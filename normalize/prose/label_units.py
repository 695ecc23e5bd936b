"""Units that stand in brackets behind what is counted: ``Diện tích rừng trồng mới (ha): 3.250``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity
from normalize.prose.clauses.subjects import SubjectPhrase
from normalize.prose.clauses.words.tokens import TokenKind


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity, what it counts, and where its unit stands in the text."""

    quantity: Quantity
    subject: SubjectPhrase
    unit_place: tuple[int, int]


def with_unit_of_label(quantity: Quantity, subject: SubjectPhrase) -> Counted:
    """Give a quantity without a unit the one in the brackets that end its subject.

    ``(ĐVT: ha)`` names one too; ``(không kể tiền đất)`` and ``(GRDP)`` name none and stay in the subject.
    """
    words, _, inner = subject.words.rpartition("(")
    unit = "" if quantity.unit or not words.strip() or not inner.endswith(")") else _unit(inner[:-1])
    if not unit:
        return Counted(quantity, subject, (quantity.number_end, quantity.end))
    shorter = replace(subject, words=words.strip(), end=subject.start + len(words.rstrip()))
    return Counted(replace(quantity, unit=unit), shorter, (shorter.end, subject.end))


def _unit(text: str) -> str:
    """Read a text that is one unit and nothing else; units are read behind numbers only."""
    reading = read_quantities(f"1 {text.rpartition(':')[2].strip()}")
    is_unit = len(reading.tokens) == 2 and reading.tokens[1].kind is TokenKind.UNIT
    return reading.quantities[0].unit if is_unit and reading.quantities else ""
