"""Look-up of units as of a date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache

from normalize.gazetteer.index import ProvinceIndex
from normalize.gazetteer.keys import folded
from normalize.gazetteer.matching.provinces import find_province
from normalize.gazetteer.model import Level, Succession, Unit
from normalize.gazetteer.store import Store


class Gazetteer:
    """Every unit from 2010 to 2026. ``Gazetteer.load()`` gives the one instance of the process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bounds: dict[str, Sequence[date]] = {}
        self._indexes: dict[tuple[str, int], ProvinceIndex] = {}

    @staticmethod
    def load() -> Gazetteer:
        """Give the gazetteer of the compiled data; a province is read when it is first asked for."""
        return _load()

    def provinces(self, on: date) -> tuple[Unit, ...]:
        """Give the provinces of that day, by code."""
        return tuple(unit for unit in self._store.provinces if unit.in_force(on))

    def province(self, text: str, on: date) -> Unit | None:
        """Find the province that a text names (``UBND tỉnh Lạng Sơn``), or None when it names no single one.

        A province that does not stand on that day is found too, if no other fits.
        """
        return find_province(text, self.provinces(on), self._store.provinces)

    def units(
        self, on: date, *, level: Level = Level.COMMUNE, province_code: str = "", district_code: str = ""
    ) -> tuple[Unit, ...]:
        """Give the units of a level on that day, in a province or district where one is named."""
        if level is Level.PROVINCE:
            return tuple(u for u in self.provinces(on) if province_code in ("", u.code))
        codes = (province_code,) if province_code else self._store.province_codes
        listed = self._store.districts if level is Level.DISTRICT else self._store.communes
        return tuple(
            unit
            for code in codes
            for unit in listed(code)
            if unit.in_force(on) and district_code in ("", unit.district_code, unit.code)
        )

    @cached_property
    def last_day_of_districts(self) -> date:
        """The last day on which any district stands."""
        districts = (unit for code in self._store.province_codes for unit in self._store.districts(code))
        return max(unit.valid_to for unit in districts if unit.valid_to is not None) - timedelta(days=1)

    def by_code(self, code: str, on: date) -> Unit | None:
        """Give the unit that has the code on that day."""
        return next((unit for unit in self._store.history(code) if unit.in_force(on)), None)

    def district_of(self, unit: Unit, on: date | None = None) -> Unit | None:
        """Give the district that a commune lies in, as it stands on that day (or on the commune's last)."""
        if on is None:
            on = unit.valid_to - timedelta(days=1) if unit.valid_to is not None else date.max
        districts = self._store.districts(unit.province_code)
        return next((u for u in districts if u.code == unit.district_code and u.in_force(on)), None)

    def named(
        self, name: str, on: date, *, province_code: str = "", district_code: str = ""
    ) -> tuple[Unit, ...]:
        """Give the communes of that name, equal up to case, tone placement and y/i."""
        key = folded(name)
        return tuple(
            unit
            for unit in self.units(on, province_code=province_code, district_code=district_code)
            if key == folded(unit.name) or key in map(folded, unit.aliases)
        )

    def history(self, code: str) -> tuple[Unit, ...]:
        """Give every unit that had the code, in order of time."""
        return self._store.history(code)

    def successors(self, unit: Unit) -> tuple[Succession, ...]:
        """Give what took the unit over when it ended."""
        edges = self._store.successions(unit.code)
        return tuple(edge for edge in edges if edge.predecessor == unit)

    def predecessors(self, unit: Unit) -> tuple[Succession, ...]:
        """Give what the unit took over, when it began or later."""
        edges = self._store.successions(unit.code)
        return tuple(edge for edge in edges if edge.successor == unit)

    def index(self, province_code: str, on: date) -> ProvinceIndex:
        """Give the matching index of a province on that day; one is kept for each period without change."""
        bounds = self._bounds_of(province_code)
        period = bisect_right(bounds, on)
        key = (province_code, period)
        if key not in self._indexes:
            self._indexes[key] = ProvinceIndex(
                self.units(on, province_code=province_code),
                self.units(on, level=Level.DISTRICT, province_code=province_code),
            )
        return self._indexes[key]

    def former(self, province_code: str, on: date) -> tuple[Unit, ...]:
        """Give the communes of the province that stood at another time than that day."""
        return tuple(unit for unit in self._store.communes(province_code) if not unit.in_force(on))

    def _bounds_of(self, province_code: str) -> Sequence[date]:
        if province_code not in self._bounds:
            units = (*self._store.communes(province_code), *self._store.districts(province_code))
            days = {day for unit in units for day in (unit.valid_from, unit.valid_to) if day is not None}
            self._bounds[province_code] = sorted(days)
        return self._bounds[province_code]


@lru_cache(maxsize=1)
def _load() -> Gazetteer:
    return Gazetteer(Store())
