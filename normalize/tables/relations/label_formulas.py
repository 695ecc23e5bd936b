"""Formulas that rows print of others, by their numbers: ``Tổng (I+II)``, ``A = 1+2+3``, ``Bội chi (A-B)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.forms.ordinals import plain_ordinal
from normalize.records.kinds import RowKind
from normalize.tables.model import Relation, RelationKind, Row
from normalize.tables.relations.additive import adds_up
from normalize.tables.relations.figures_at import Cells, number_at
from normalize.tables.relations.law import Law

_ORDINAL = r"\(?(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*|[a-h])\)?"
_TERMS = rf"{_ORDINAL}(?:\s*[-–+]\s*{_ORDINAL})+"
_IN_LABEL = re.compile(rf"(?:\(\s*=?\s*(?P<inside>{_TERMS})\s*\)|=\s*(?P<behind>{_TERMS}))\s*[:.]?$")
_IN_NUMBER = re.compile(rf"=\s*(?P<behind>{_TERMS})$")
_TERM = re.compile(r"(?P<sign>[-–+]?)\s*\(?(?P<number>[^\s()+–-]+)\)?")

Meaning = tuple[Law, Sequence[Row]]
"""The law of a row, and the rows that it is made of."""


def meaning_of(rows: Sequence[Row], row: Row) -> Meaning | None:
    """Read the formula of a row; None without one, and where its numbers do not name one row each."""
    found = _IN_NUMBER.search(row.ordinal.strip()) or _IN_LABEL.search(row.label.strip())
    if found is None:
        return None
    terms = [(term["sign"], term["number"]) for term in _TERM.finditer(_terms(found))]
    named = _named_rows(rows, row, [number for _, number in terms])
    if named is None:
        return None
    added = [part for part, (sign, _) in zip(named, terms, strict=True) if sign in ("", "+")]
    less = [part for part, (sign, _) in zip(named, terms, strict=True) if sign not in ("", "+")]
    return Law(RelationKind.SUM_DOWN, added=len(added) if less else None), (*added, *less)


def _terms(found: re.Match[str]) -> str:
    return next(text for text in found.groupdict().values() if text)


def _named_rows(rows: Sequence[Row], row: Row, numbers: Sequence[str]) -> list[Row] | None:
    """Find the rows with some numbers below a row, else beside it, else anywhere; each must be there once."""
    others = [each for each in rows if each is not row and each.ordinal and each.kind is not RowKind.NOTE]
    for near in (
        [each for each in others if each.parent == row.number],
        [each for each in others if each.parent == row.parent],
        others,
    ):
        by_number: dict[str, list[Row]] = {}
        for each in near:
            by_number.setdefault(plain_ordinal(each.ordinal), []).append(each)
        found = [by_number.get(plain_ordinal(number), []) for number in numbers]
        if all(len(named) == 1 for named in found):
            return [named[0] for named in found]
    return None


def by_formula(whole: Row, meaning: Meaning, columns: Sequence[int], cells: Cells) -> list[Relation]:
    """Give what a formula says of each column; nothing where it holds in none: it is meant otherwise."""
    found = list(_tried(whole, meaning, columns, cells)) if adds_up(whole.label, whole.unit) else []
    return found if any(relation.holds for relation in found) else []


def _tried(whole: Row, meaning: Meaning, columns: Sequence[int], cells: Cells) -> Iterator[Relation]:
    law, parts = meaning
    for column in columns:
        stated = number_at(cells, whole.number, column)
        values = {part.number: number_at(cells, part.number, column) for part in parts}
        known = {number: value for number, value in values.items() if value is not None}
        if stated is None or not known or (not law.is_sum and len(known) < len(parts)):
            continue
        units = [cells[number, column].unit for number in (whole.number, *known)]
        if len(set(units)) > 1:
            continue
        expected = law.expected(list(known.values())) or Decimal(0)
        holds = law.holds(stated, list(known.values()), units)
        places = tuple((number, column) for number in known)
        yield Relation(law.kind, (whole.number, column), places, expected, holds, added=law.added)
