"""Corrections put into an interpretation before its checks, and the doubts that they settle left out."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from normalize.gazetteer import Gazetteer
from normalize.records import CommuneCriterion, CommuneTarget, Finding, Interpretation, Method, Record, Trace
from normalize.records.columns import ColumnSpec, ValueType
from normalize.values import NumberRange, format_value
from review.corrections.cells import with_given_cells
from review.corrections.learned import with_lessons
from review.corrections.meeting import Meeting, trace_of
from review.corrections.model import Action, Correction, Key
from review.corrections.values import columns_of, parse_answer
from validate.check import check, with_status
from validate.datasets.rows import format_box
from validate.derivations import dependents
from validate.fields import FieldRef
from validate.model import Checked, Issue, Severity
from validate.plan import Plan
from validate.repair.derived import follow_lists


def check_corrected(
    interpretation: Interpretation, corrections: Sequence[Correction], outdated: Sequence[Correction] = ()
) -> Checked:
    """Check an interpretation with what a person said of it.

    Values are set before the checks, so that they see them; doubts that a person settled are left out; a
    correction whose key is no longer met is told as an issue and changes nothing. So are the ``outdated``
    ones, which are of an earlier state of the file.
    """
    if not corrections and not outdated:
        return check(interpretation)
    interpretation, corrections = with_given_cells(interpretation, corrections)
    replayed = _Replay(interpretation, corrections, outdated)
    for correction in corrections:
        replayed.apply(correction)
    checked = check(replayed.interpretation())
    left = (left for issue in checked.issues if (left := replayed.left_of(issue)) is not None)
    issues = tuple(with_lessons(left, corrections))
    return dataclasses.replace(checked, records=with_status(checked.records, issues), issues=issues)


class _Replay:
    """The records of a document while corrections are put in."""

    def __init__(
        self,
        interpretation: Interpretation,
        corrections: Sequence[Correction],
        outdated: Sequence[Correction],
    ) -> None:
        self._before = interpretation
        self._records = {
            record.record_id: record for rows in interpretation.records.values() for record in rows
        }
        self._meeting = Meeting(self._records.values(), (correction.key for correction in corrections))
        self._settled: set[FieldRef] = set()
        self._dismissed: set[Key] = set()
        self._stale = [_stale(correction, "file") for correction in outdated]

    def apply(self, correction: Correction) -> None:
        """Put in one correction, or note that its key is not met."""
        key = correction.key
        if correction.action is Action.DISMISS:
            self._dismissed.add(key)
            return
        met = self._meeting.named(key) or self._doubted.get(key, ())
        values = {format_value(getattr(self._records[ref.record_id], key.field)) for ref in met}
        if not met or len(values) > 1:
            self._stale.append(_stale(correction, "several" if met else "none"))
            return
        alike = tuple(self._meeting.alike(met[0], key, self._records))
        for ref in met:
            self._put(ref, correction)
        for ref, times in alike:
            if ref not in met:
                self._put_alike(ref, correction, times)

    @cached_property
    def _doubted(self) -> Mapping[Key, tuple[FieldRef, ...]]:
        """The fields of doubts by key: some doubts stand elsewhere than where their field was read."""
        sha256 = self._before.document.sha256
        return {
            issue_key(issue, sha256): (FieldRef(issue.record_id, issue.field),)
            for issue in check(self._before).issues
            if issue.record_id in self._records and issue.field in columns_of(issue.dataset)
        }

    def interpretation(self) -> Interpretation:
        """Give the interpretation with everything put in."""
        rows = {
            dataset: tuple(self._records[record.record_id] for record in records)
            for dataset, records in self._before.records.items()
        }
        corrected = dataclasses.replace(
            self._before, records=rows, findings=(*self._before.findings, *self._stale)
        )
        followed = follow_lists(Plan.of(corrected), self._settled, Method.CORRECTED)
        return dataclasses.replace(corrected, records=followed.records)

    def left_of(self, issue: Issue) -> Issue | None:
        """Give what is left of an issue once a person has spoken: None where all of its fields are settled.

        A check that still fails is shown at the first of its fields that nobody has settled.
        """
        if issue.severity is Severity.INFO or FieldRef(issue.record_id, issue.field) not in self._settled:
            dismissed = issue_key(issue, self._before.document.sha256) in self._dismissed
            return None if dismissed else issue
        # A tidy row follows the list that it is made from.
        open_refs = [
            ref for ref in issue.also if ref not in self._settled and ref.dataset != CommuneCriterion.DATASET
        ]
        if not open_refs:
            return None
        moved = self._moved(issue, *open_refs)
        return None if issue_key(moved, self._before.document.sha256) in self._dismissed else moved

    def _moved(self, issue: Issue, first: FieldRef, *rest: FieldRef) -> Issue:
        """Show an issue at another of its fields: place, reading and value are that field's own."""
        record = self._records.get(first.record_id)
        trace = record.traces.get(first.field) if record else None
        moved = dataclasses.replace(
            issue, dataset=first.dataset, record_id=first.record_id, field=first.field, also=rest
        )
        if record is None or trace is None:
            return moved
        value = format_value(getattr(record, first.field, None))
        return dataclasses.replace(moved, printed=trace.printed, place=trace.place, value=value)

    def _of(self, dataset: str) -> Iterator[Record]:
        yield from (self._records[record.record_id] for record in self._before.records.get(dataset, ()))

    def _put_alike(self, ref: FieldRef, correction: Correction, times: Decimal) -> None:
        """Put an answer into a field that says the same, a number in that field's unit, if it takes it."""
        typed = correction.value
        with contextlib.suppress(ValueError, InvalidOperation):
            if typed and times != 1:
                typed = f"{(Decimal(typed) * times).normalize():f}"
            value = format_value(parse_answer(ref.dataset, ref.field, typed))
            self._put(ref, dataclasses.replace(correction, value=value))

    def _put(self, ref: FieldRef, correction: Correction) -> None:
        record, column = self._records[ref.record_id], columns_of(ref.dataset)[ref.field]
        changes: dict[str, Any] = {}
        if correction.action is Action.SET:
            trace = trace_of(record, column.name) or Trace()
            value = _new_value(record, column, trace, correction)
            changes = (
                {"value": value.low, "value_to": value.high}
                if isinstance(value, NumberRange)
                else {column.name: value}
            )
            changes |= _that_follows(record, changes, self._before)
        fields = {column.name, *changes}
        traces = {
            name: dataclasses.replace(trace_of(record, name) or Trace(), method=Method.CORRECTED)
            for name in fields
        }
        self._records[record.record_id] = dataclasses.replace(
            record,
            **changes,
            traces={**record.traces, **traces},
            findings=tuple(finding for finding in record.findings if finding.field not in fields),
        )
        self._settled |= {FieldRef(record.record_id, name) for name in fields}
        if not _has_digits(correction):
            names = dependents(ref.dataset).get(ref.field, ())
            self._settled |= {FieldRef(record.record_id, name) for name in names}
        if isinstance(record, CommuneTarget):
            self._follow(record, changes)

    def _follow(self, before: CommuneTarget, changes: Mapping[str, Any]) -> None:
        """Give the tidy rows of a commune the code that it was corrected to."""
        if "commune_code" not in changes:
            return
        for tidy in self._of(CommuneCriterion.DATASET):
            if isinstance(tidy, CommuneCriterion) and _is_tidy_of(tidy, before):
                code = changes["commune_code"]
                trace = dataclasses.replace(tidy.traces.get("commune_code", Trace()), method=Method.CORRECTED)
                self._records[tidy.record_id] = dataclasses.replace(
                    tidy, commune_code=code, traces={**tidy.traces, "commune_code": trace}
                )
                self._settled.add(FieldRef(tidy.record_id, "commune_code"))


def issue_key(issue: Issue, source_sha256: str) -> Key:
    """Give the key by which a correction of an issue is found again."""
    box = format_box(issue.place.box) or ("" if issue.place.page else issue.record_id)
    page = "" if issue.place.page is None else str(issue.place.page)
    return Key(source_sha256, page, box, issue.dataset, issue.field, issue.printed)


def _new_value(record: Record, column: ColumnSpec, trace: Trace, correction: Correction) -> Any:
    """Give the value that is set; where the key names a word of a longer text, only the word is replaced."""
    printed, typed = correction.key.printed, correction.value
    now = getattr(record, column.name)
    whole = trace.printed == printed or any(origin.printed == printed for origin in trace.origins)
    if whole or not printed:
        return parse_answer(record.DATASET, column.name, typed)
    if column.type is ValueType.TEXT and printed in now:
        return now.replace(printed, typed)
    if column.type is ValueType.TEXTS and any(printed in part for part in now):
        return tuple(part.replace(printed, typed) for part in now)
    return parse_answer(record.DATASET, column.name, typed)


def _that_follows(
    record: Record, changes: Mapping[str, Any], interpretation: Interpretation
) -> dict[str, Any]:
    """Give what a corrected code of a commune brings with it: names, type, district, province."""
    code = changes.get("commune_code")
    if not isinstance(record, CommuneTarget) or not code or interpretation.as_of is None:
        return {}
    gazetteer = Gazetteer.load()
    unit = gazetteer.by_code(code, interpretation.as_of)
    if unit is None:
        return {}
    district = gazetteer.district_of(unit, interpretation.as_of)
    return {
        "commune_name": unit.name,
        "commune_type": unit.type,
        "district_name": district.name if district else "",
        "district_code": unit.district_code,
        "province_code": unit.province_code,
    }


def _is_tidy_of(tidy: CommuneCriterion, target: CommuneTarget) -> bool:
    same_row = (tidy.table_id, tidy.table_row) == (target.table_id, target.table_row)
    return same_row and tidy.commune_code == target.commune_code


def _stale(correction: Correction, why: str) -> Finding:
    key = correction.key
    details = {
        "action": correction.action,
        "said": correction.value or correction.action,
        "where": f"{key.dataset}.{key.field}",
        "line": str(correction.line or ""),
        "why": why,
    }
    return Finding("correction-not-applied", printed=key.printed, value=correction.value, details=details)


def _has_digits(correction: Correction) -> bool:
    """Say whether figures were changed: what was worked out from them is then to be looked at still."""
    if correction.action is Action.KEEP:
        return False
    return any(sign.isdigit() for sign in correction.key.printed + correction.value)
