"""What a row or cell was found to name."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.gazetteer import Level, Unit
from normalize.records import Finding


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """The units that a text names, and what a person should know about the match.

    Findings concern the field ``commune_code`` of a row or ``place_code`` of a cell.
    """

    units: tuple[Unit, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the units, in the order of the text."""
        return tuple(unit.code for unit in self.units)

    def code(self, level: Level) -> str:
        """The one code at a level: the unit's own or its parent's; empty where several units differ."""
        codes = {_code_at(unit, level) for unit in self.units}
        return codes.pop() if len(codes) == 1 else ""


def _code_at(unit: Unit, level: Level) -> str:
    if unit.level is level:
        return unit.code
    if level is Level.PROVINCE:
        return unit.province_code
    return unit.district_code if level is Level.DISTRICT and unit.level is Level.COMMUNE else ""
