"""What holds for places: codes stand in the plan's year, in the district and province of the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from normalize.gazetteer import Unit
from normalize.gazetteer.gazetteer import Gazetteer
from normalize.records import CommuneTarget
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule


def code_checks(plan: Plan) -> Iterator[Check]:
    """Look every commune code up as of the plan, and compare name, district and province."""
    on = plan.interpretation.as_of
    rows = [row for row in plan.rows(CommuneTarget) if row.commune_code]
    gazetteer = Gazetteer.load() if rows and on else None
    for row in rows:
        if gazetteer and on:
            unit = gazetteer.by_code(row.commune_code, on)
            fields = ("commune_code", "commune_name", "district_code", "province_code")
            yield _check(row, unit, on, tuple(FieldRef.of(row, field) for field in fields))


def _check(row: CommuneTarget, unit: Unit | None, on: date, refs: tuple[FieldRef, ...]) -> Check:
    official = (unit.code, unit.name, unit.district_code, unit.province_code) if unit else ()

    def holds(*values: str) -> bool:
        return unit is not None and all(
            not value or value == known for value, known in zip(values, official, strict=True)
        )

    def explain(*values: str) -> Explanation:
        found = f"{unit.full_name} ({unit.district_code}, {unit.province_code})" if unit else "-"
        return Explanation({"code": values[0], "name": values[1], "on": on.isoformat(), "found": found})

    return Check(refs, holds, explain, repairable=False)


RULES: Iterable[Rule] = (
    Rule(
        "commune-code-unknown",
        ("commune_targets",),
        "A commune code stands on the day of the plan, with the row's name, district and province.",
        Severity.ERROR,
        "Mã {code} ({name}) không khớp danh mục ngày {on}: {found}",
        "Code {code} ({name}) does not fit the register of {on}: {found}",
        code_checks,
    ),
)
