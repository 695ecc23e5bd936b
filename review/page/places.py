"""Places looked up by name or code as of the day of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from normalize.gazetteer import Gazetteer, Level, Unit
from normalize.gazetteer.keys import folded, unaccented

MOST = 9
"""As many as there are number keys."""

LETTERS_FOR_ALL = 3
"""Fewer letters begin the names of hundreds of communes."""

FIELDS = {
    "commune_code": Level.COMMUNE,
    "commune_name": Level.COMMUNE,
    "district_code": Level.DISTRICT,
    "district_name": Level.DISTRICT,
    "province_code": Level.PROVINCE,
    "province_name": Level.PROVINCE,
    "place_code": None,
}
"""Fields that name a place, and the level of it where it is always the same."""


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """A place that a person may mean: its code, its name with and without type, and where it lies."""

    code: str
    name: str
    bare: str
    within: str

    @staticmethod
    def of(unit: Unit, on: date) -> PlaceOption:
        """Tell of a unit as it stands on a day."""
        gazetteer = Gazetteer.load()
        district = gazetteer.district_of(unit, on) if unit.level is Level.COMMUNE else None
        province = gazetteer.by_code(unit.province_code, on) if unit.level is not Level.PROVINCE else None
        within = ", ".join(up.full_name for up in (district, province) if up)
        return PlaceOption(unit.code, unit.full_name, unit.name, within)


def search(typed: str, field: str, on: date, province_code: str) -> tuple[PlaceOption, ...]:
    """Give the places that were meant by what is typed so far, best first; its own province before others."""
    level = FIELDS.get(field)
    levels = (level,) if level else (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)
    gazetteer = Gazetteer.load()
    for home in _homes(province_code, typed):
        units = (unit for each in levels for unit in gazetteer.units(on, level=each, province_code=home))
        if found := _best(typed, units):
            return tuple(PlaceOption.of(unit, on) for unit in found)
    return ()


def _homes(province_code: str, typed: str) -> Iterator[str]:
    """Where to look: the province, then everywhere, once enough letters are typed to find one in 11,000."""
    if province_code:
        yield province_code
    if len(typed.strip()) >= LETTERS_FOR_ALL:
        yield ""


def _best(typed: str, units: Iterable[Unit]) -> list[Unit]:
    ranked = sorted(_ranked(typed, units), key=lambda each: each[:2])
    return [unit for *_, unit in ranked[:MOST]]


def _ranked(typed: str, units: Iterable[Unit]) -> Iterator[tuple[int, str, Unit]]:
    """Rank units: equal names, then names alike but for accents, then beginnings, then parts."""
    exact, bare = folded(typed), unaccented(typed)
    if not bare:
        return
    for unit in units:
        names = (unit.name, unit.full_name, *unit.aliases)
        plain = [unaccented(name) for name in names]
        tests = (
            unit.code == typed.strip() or exact in map(folded, names),
            bare in plain,
            any(name.startswith(bare) for name in plain) or unit.code.startswith(typed.strip()),
            any(bare in name for name in plain),
        )
        if any(tests):
            yield tests.index(True), unit.code, unit
