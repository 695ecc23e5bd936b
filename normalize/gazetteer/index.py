"""The units of one province in one period, ready for matching."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from normalize.gazetteer.expand import expanded
from normalize.gazetteer.keys import unaccented
from normalize.gazetteer.model import Unit


class NameIndex:
    """Names and aliases of some units, expanded."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)

    @cached_property
    def _owners(self) -> tuple[list[Unit], list[str]]:
        pairs = [(unit, expanded(name)) for unit in self.units for name in (unit.name, *unit.aliases)]
        return [unit for unit, _ in pairs], [name for _, name in pairs]

    def near(self, name: str, most: int) -> dict[Unit, int]:
        """Give the units whose name is at most so many edits away, with the edits, nearest first."""
        owners, names = self._owners
        found = process.extract(
            expanded(name), names, scorer=Levenshtein.distance, score_cutoff=most, limit=None
        )
        nearest: dict[Unit, int] = {}
        for _, edits, position in found:
            nearest.setdefault(owners[position], int(edits))
        return nearest


class ProvinceIndex:
    """Communes and districts of one province in a period without change."""

    def __init__(self, communes: tuple[Unit, ...], districts: tuple[Unit, ...]) -> None:
        self.communes = NameIndex(communes)
        self.districts = NameIndex(districts)
        self.district_by_code = {district.code: district for district in districts}
        self.district_keys = frozenset(unaccented(district.name) for district in districts)
