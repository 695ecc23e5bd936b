"""The compiled data as units, read a province at a time when first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from importlib.resources import files

from normalize.gazetteer.model import Level, Succession, SuccessorKind, Unit


class Store:
    """Units and successions of the compiled tables in ``data/``."""

    @cached_property
    def provinces(self) -> tuple[Unit, ...]:
        """Every province of every date."""
        return tuple(_unit(line, Level.PROVINCE) for line in _lines("provinces.tsv"))

    @cached_property
    def _districts(self) -> dict[str, tuple[Unit, ...]]:
        grouped: dict[str, list[Unit]] = defaultdict(list)
        for line in _lines("districts.tsv"):
            grouped[line[:2]].append(_unit(line, Level.DISTRICT))
        return {code: tuple(units) for code, units in grouped.items()}

    @cached_property
    def _commune_lines(self) -> dict[str, list[str]]:
        grouped: dict[str, list[str]] = defaultdict(list)
        for line in _lines("communes.tsv"):
            grouped[line[:2]].append(line)
        return grouped

    @cached_property
    def _communes(self) -> dict[str, tuple[Unit, ...]]:
        return {}

    @cached_property
    def _lines_by_code(self) -> dict[str, list[tuple[str, Level]]]:
        found: dict[str, list[tuple[str, Level]]] = defaultdict(list)
        for lines in self._commune_lines.values():
            for line in lines:
                found[line.split("\t", 3)[2]].append((line, Level.COMMUNE))
        for level, name in ((Level.DISTRICT, "districts.tsv"), (Level.PROVINCE, "provinces.tsv")):
            for line in _lines(name):
                found[line.split("\t", 3)[2]].append((line, level))
        return found

    @cached_property
    def province_codes(self) -> tuple[str, ...]:
        """Codes of all provinces of any date."""
        return tuple(dict.fromkeys(unit.code for unit in self.provinces))

    def districts(self, province_code: str) -> tuple[Unit, ...]:
        """Every district that the province ever had."""
        return self._districts.get(province_code, ())

    def communes(self, province_code: str) -> tuple[Unit, ...]:
        """Every commune that the province ever had."""
        if province_code not in self._communes:
            lines = self._commune_lines.get(province_code, [])
            self._communes[province_code] = tuple(_unit(line, Level.COMMUNE) for line in lines)
        return self._communes[province_code]

    def history(self, code: str) -> tuple[Unit, ...]:
        """Every unit that had the code, in order of time."""
        if code not in self._histories:
            units = [_unit(line, level) for line, level in self._lines_by_code.get(code, ())]
            self._histories[code] = tuple(sorted(units, key=_begin))
        return self._histories[code]

    @cached_property
    def _histories(self) -> dict[str, tuple[Unit, ...]]:
        return {}

    @cached_property
    def _succession_rows(self) -> Sequence[tuple[str, ...]]:
        return [tuple(line.split("\t")) for line in _lines("successors.tsv")]

    def successions(self, code: str) -> tuple[Succession, ...]:
        """Every edge from or to a unit with that code."""
        return tuple(
            edge
            for row in self._succession_rows
            if code in (row[0], row[2]) and (edge := self._succession(row)) is not None
        )

    def _succession(self, row: Sequence[str]) -> Succession | None:
        old_code, on, new_code, kind, source = row
        day = date.fromisoformat(on)
        old = next((unit for unit in self.history(old_code) if unit.valid_to == day), None)
        new = next((unit for unit in self.history(new_code) if unit.in_force(day)), None)
        if old is None or new is None:
            return None
        return Succession(old, new, day, SuccessorKind(kind), source)


def _begin(unit: Unit) -> date:
    return unit.valid_from or date.min


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return text.splitlines()[1:]


def _unit(line: str, level: Level) -> Unit:
    province, district, code, since, until, kind, names = line.split("\t")
    name, *aliases = names.split("|")
    return Unit(
        code=code,
        name=name,
        type=kind,
        level=level,
        province_code=province or code,
        district_code=district if level is Level.COMMUNE else "",
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
        aliases=tuple(aliases),
    )
