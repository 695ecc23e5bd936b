"""Inject faults into true records and count what validation makes of them.

``python -m benchmarks.faults [--count 1000] [--confidence 0.7] [PLAN]`` interprets a plan, takes its
records for the truth, and spoils one thing at a time as a recognizer might: a digit, a list item, a
total, a row, two names. Every field is given the same middling confidence and no second reading, the
worst case for repair: nothing but the rules can tell which field is wrong.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.model import Page, PageOrigin, Paragraph
from extract.read import read
from normalize.gazetteer import PlaceQuery
from normalize.gazetteer.gazetteer import Gazetteer
from normalize.gazetteer.matching.communes import match_communes
from normalize.interpret import interpret
from normalize.records import CommuneTarget, CriterionTarget, Funding, Interpretation, Record
from normalize.tables.views.communes.places import place_findings
from normalize.values import format_value
from validate.check import rule_issues
from validate.evaluate import run_checks
from validate.fields import FieldRef
from validate.listing.issues import interpretation_issues
from validate.model import Severity
from validate.plan import Plan
from validate.repair.decide import mend

PLAN = Path(__file__).parents[1] / "samples" / "langson-2017.ocr.txt"
NUMERIC: Mapping[type[Record], tuple[str, ...]] = {
    CommuneTarget: (
        "achieved_count",
        "planned_count",
        "cumulative_count",
        "achieved_criteria",
        "planned_criteria",
    ),
    CriterionTarget: ("communes_new", "communes_total", "communes_base", "share_percent"),
    Funding: ("amount", "share_percent"),
}
LISTS = ("achieved_criteria", "planned_criteria")

Records = Mapping[str, tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Spoiled records and the fields that now hold something else than the truth."""

    records: Records
    fields: tuple[FieldRef, ...]


Injector = Callable[[random.Random, Plan], Fault | None]


def change_digit(chance: random.Random, plan: Plan) -> Fault | None:
    """Put another digit in place of one digit of a figure or list."""
    ref = chance.choice(_figures(plan))
    text = _digits(plan.value(ref))
    places = [index for index, char in enumerate(text) if char.isdigit()]
    at = chance.choice(places)
    digit = chance.choice([other for other in "0123456789" if other != text[at]])
    return _set(plan, ref, _read_as(plan.value(ref), text[:at] + digit + text[at + 1 :]))


def drop_item(chance: random.Random, plan: Plan) -> Fault | None:
    """Lose one number of a list."""
    ref = chance.choice(_lists(plan))
    items = plan.value(ref)
    at = chance.randrange(len(items))
    return _set(plan, ref, items[:at] + items[at + 1 :])


def swap_items(chance: random.Random, plan: Plan) -> Fault | None:
    """Exchange two numbers of a list."""
    ref = chance.choice([ref for ref in _lists(plan) if len(plan.value(ref)) > 1])
    items = list(plan.value(ref))
    one, two = chance.sample(range(len(items)), 2)
    items[one], items[two] = items[two], items[one]
    return _set(plan, ref, tuple(items))


def alter_total(chance: random.Random, plan: Plan) -> Fault | None:
    """Put another digit into a sum: cumulative counts, totals of communes, sources with parts."""
    parents = {record.parent_no for record in plan.rows(Funding)}
    totals = [
        FieldRef.of(row, "cumulative_count") for row in plan.rows(CommuneTarget) if row.cumulative_count
    ]
    totals += [FieldRef.of(row, "communes_total") for row in plan.rows(CriterionTarget) if row.communes_total]
    totals += [
        FieldRef.of(row, "amount") for row in plan.rows(Funding) if row.level == 0 or row.source_no in parents
    ]
    ref = chance.choice(totals)
    text = _digits(plan.value(ref))
    at = chance.randrange(len(text))
    digit = chance.choice([other for other in "0123456789" if other != text[at]])
    return _set(plan, ref, _read_as(plan.value(ref), text[:at] + digit + text[at + 1 :]))


def move_row(chance: random.Random, plan: Plan) -> Fault | None:
    """Take a row of a commune table out and put it in somewhere else, at times into another table."""
    rows = list(plan.rows(CommuneTarget))
    row = rows.pop(chance.randrange(len(rows)))
    neighbour = chance.choice(rows)
    moved = dataclasses.replace(
        row,
        appendix_no=neighbour.appendix_no,
        table_title=neighbour.table_title,
        group_label=neighbour.group_label,
    )
    rows.insert(rows.index(neighbour), moved)
    if tuple(rows) == plan.rows(CommuneTarget):
        return None
    refs = tuple(FieldRef.of(row, field) for field in ("row_no", "table_title"))
    return Fault({**plan.records, CommuneTarget.DATASET: tuple(rows)}, refs)


def exchange_names(chance: random.Random, plan: Plan) -> Fault | None:
    """Exchange the names of two communes, each keeping the other's place: both are matched again."""
    rows = plan.rows(CommuneTarget)
    one, two = chance.sample(rows, 2)
    if one.commune_name == two.commune_name or plan.interpretation.as_of is None:
        return None
    spoiled = {
        row.record_id: _renamed(plan, row, other.commune_name) for row, other in ((one, two), (two, one))
    }
    changed = tuple(spoiled.get(row.record_id, row) for row in rows)
    refs = tuple(FieldRef.of(row, "commune_code") for row in (one, two))
    return Fault({**plan.records, CommuneTarget.DATASET: changed}, refs)


def _renamed(plan: Plan, row: CommuneTarget, name: str) -> CommuneTarget:
    query = PlaceQuery(f"{row.commune_type} {name}", row.district_name)
    on = plan.interpretation.as_of
    assert on is not None
    (match,) = match_communes(Gazetteer.load(), (query,), row.province_code, on)
    return dataclasses.replace(
        row,
        commune_text=query.text,
        commune_name=match.unit.name if match.unit else "",
        commune_code=match.unit.code if match.unit else "",
        district_code=match.unit.district_code if match.unit else row.district_code,
        findings=(*row.findings, *place_findings(match)),
    )


KINDS: Mapping[str, Injector] = {
    "change a digit": change_digit,
    "drop a list item": drop_item,
    "swap two list items": swap_items,
    "alter a total": alter_total,
    "move a row": move_row,
    "exchange two names": exchange_names,
}


def _figures(plan: Plan) -> list[FieldRef]:
    return [
        FieldRef.of(record, field)
        for kind, fields in NUMERIC.items()
        for record in plan.rows(kind)
        for field in fields
        if getattr(record, field) not in (None, ())
    ]


def _lists(plan: Plan) -> list[FieldRef]:
    return [ref for ref in _figures(plan) if ref.field in LISTS]


def _digits(value: Any) -> str:
    return format_value(value)


def _read_as(value: Any, text: str) -> Any:
    if isinstance(value, tuple):
        return tuple(int(part) for part in text.split(";"))
    return Decimal(text) if isinstance(value, Decimal) else int(text)


def _set(plan: Plan, ref: FieldRef, value: Any) -> Fault | None:
    if value == plan.value(ref):
        return None
    record = plan.by_id[ref.record_id]
    spoiled = dataclasses.replace(record, **{ref.field: value})
    rows = tuple(spoiled if row is record else row for row in plan.records[ref.dataset])
    return Fault({**plan.records, ref.dataset: rows}, (ref,))


@dataclass(frozen=True, slots=True)
class FaultOutcome:
    """What became of one fault."""

    caught: bool
    repaired: bool
    wrong: bool


def judge(truth: Plan, fault: Fault, known: frozenset[FieldRef]) -> FaultOutcome:
    """Validate spoiled records; issues that the true records have as well do not count as caught."""
    spoiled = Plan(truth.interpretation, fault.records)
    mended = mend(spoiled)
    found = (*rule_issues(mended.plan, mended.tested, {}), *interpretation_issues(mended.plan))
    told = {FieldRef(issue.record_id, issue.field) for issue in found if issue.severity is not Severity.INFO}
    changed = {repair.ref for repair in mended.repairs}
    repaired = bool(changed) and all(mended.plan.value(ref) == truth.value(ref) for ref in fault.fields)
    wrong = any(mended.plan.value(ref) != truth.value(ref) for ref in changed)
    return FaultOutcome(repaired or bool(_hit(fault.fields, told - known)), repaired, wrong)


def _hit(fields: tuple[FieldRef, ...], told: set[FieldRef]) -> bool:
    """Say whether a doubt names a spoiled field, or any field of its record where the row itself moved."""
    by_record = {ref.record_id for ref in told}
    return any(
        ref in told or (ref.field in {"row_no", "commune_code"} and ref.record_id in by_record)
        for ref in fields
    )


def as_scanned(found: Interpretation, confidence: float) -> Plan:
    """Give the records as if a recognizer had read them, all with the same confidence."""
    pages = (Page(1, origin=PageOrigin.OCR),)
    paragraphs = tuple(block for block in found.document.blocks if isinstance(block, Paragraph))
    document = dataclasses.replace(found.document, pages=pages, blocks=paragraphs)
    records = {
        dataset: tuple(_with_confidence(record, confidence) for record in rows)
        for dataset, rows in found.records.items()
    }
    return Plan.of(dataclasses.replace(found, document=document, records=records))


def _with_confidence(record: Record, confidence: float) -> Record:
    traces = {
        field: dataclasses.replace(trace, confidence=confidence, alternatives=())
        for field, trace in record.traces.items()
    }
    return dataclasses.replace(record, traces=traces)


def outcomes(truth: Plan, inject: Injector, count: int, seed: int) -> Iterator[FaultOutcome]:
    """Inject faults of one kind."""
    known = frozenset(
        FieldRef(issue.record_id, issue.field)
        for issue in rule_issues(truth, tuple(run_checks(truth)), {})
        if issue.field
    )
    chance = random.Random(seed)
    done = 0
    while done < count:
        fault = inject(chance, truth)
        if fault:
            done += 1
            yield judge(truth, fault, known)


def print_faults(count: int, plan: Path = PLAN, confidence: float = 0.7, seed: int = 20171) -> float:
    """Print a line per kind of fault; give the share of wrong repairs (0-1)."""
    # What the paper itself says wrongly is put right first, so that each fault stands alone.
    truth = mend(as_scanned(interpret(read(plan)), confidence)).plan
    print(f"{'fault':22}{'caught':>9}{'repaired':>10}{'wrongly':>9}   of {count}")
    total: Counter[str] = Counter()
    for name, inject in KINDS.items():
        found = list(outcomes(truth, inject, count, seed))
        caught, right, wrong = (
            sum(getattr(one, what) for one in found) for what in ("caught", "repaired", "wrong")
        )
        print(f"{name:22}{caught / len(found):9.1%}{right / len(found):10.1%}{wrong / len(found):9.2%}")
        total.update(wrong=wrong, all=len(found))
    share = total["wrong"] / total["all"]
    print(f"wrong repairs in all: {share:.3%}")
    return share


def main(arguments: list[str]) -> int:
    """Print what becomes of faults; fail when repairs are wrong too often."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("plan", nargs="?", type=Path, default=PLAN)
    parser.add_argument("--count", type=int, default=1000, help="faults of each kind")
    parser.add_argument("--confidence", type=float, default=0.7, help="of every field")
    parser.add_argument("--seed", type=int, default=20171)
    options = parser.parse_args(arguments)
    share = print_faults(options.count, options.plan, options.confidence, options.seed)
    return 0 if share < WORST else 1


WORST = 0.002

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
