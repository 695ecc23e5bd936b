"""Traces: those of makers, those worked out by declaration, and the honest rest."""

from __future__ import annotations

from decimal import Decimal

from extract.model import Box, Place
from normalize.records import CommuneCriterion, CriterionTarget, Funding, Method, Recipient, Trace, joined
from normalize.records.provenance import complete, untraced

TOTAL = Trace("38", Place(2, Box(10, 10, 20, 20)), 0.9)
BASE = Trace("207", Place(2, Box(22, 10, 40, 20)), 0.7)


def target() -> CriterionTarget:
    return CriterionTarget(
        criterion_no=2,
        communes_total=38,
        communes_base=207,
        share_percent_computed=Decimal("18.36"),
        traces={"criterion_no": TOTAL, "communes_total": TOTAL, "communes_base": BASE},
        page=2,
    )


def test_a_computed_value_has_the_traces_of_all_it_is_made_of() -> None:
    trace = complete(target()).traces["share_percent_computed"]
    assert trace.origins == (TOTAL, BASE)
    assert (trace.method, trace.confidence, trace.printed) == (Method.COMPUTED, 0.7, "38 … 207")
    assert trace.place == TOTAL.place


def test_the_trace_of_a_maker_is_kept() -> None:
    own = Trace("18,36%")
    record = CriterionTarget(criterion_no=2, share_percent=Decimal("18.36"), traces={"share_percent": own})
    assert complete(record).traces["share_percent"] is own


def test_what_nobody_traces_is_inferred_from_the_page_and_named() -> None:
    record = Recipient(recipient="UBND tỉnh", page=3)
    assert untraced(record) == ("recipient",)
    assert complete(record).traces["recipient"] == Trace(place=Place(3), method=Method.INFERRED)


def test_keys_and_empty_fields_need_no_trace() -> None:
    record = CommuneCriterion(table_id="t01", table_row=1, record_id="d/commune_criteria/0001")
    assert untraced(record) == ()
    assert complete(record) is record


def test_what_is_worked_out_of_nothing_traced_is_a_gap() -> None:
    assert set(untraced(Funding(source_name="Vốn dân góp", level=1))) == {"level", "source_name"}


def test_joined_traces_are_flat_and_each_stands_once() -> None:
    inner = joined((TOTAL, BASE), Method.COMPUTED)
    assert joined((inner, TOTAL), Method.INFERRED).origins == (TOTAL, BASE)
    assert joined((TOTAL,), Method.MATCHED) == Trace("38", TOTAL.place, 0.9, Method.MATCHED)
    assert joined((), Method.INFERRED) == Trace(method=Method.INFERRED)
