"""Records, issues and traces as rows of text, one list of columns a dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.model import Box
from normalize.records import Method, Record, Status, Trace
from normalize.records.provenance import complete, is_filled
from normalize.values import format_value
from validate.datasets.shapes import shapes
from validate.model import Checked, Issue


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """One row of a dataset: column values as Python values, in the order of its shape's columns."""

    values: tuple[object, ...]

    def texts(self) -> tuple[str, ...]:
        """Give the values as the contract writes them."""
        return tuple(format_value(value) for value in self.values)


def dataset_rows(checked: Checked) -> dict[str, list[DatasetRow]]:
    """Give the rows of every dataset of one document, in reading order."""
    rows: dict[str, list[DatasetRow]] = {name: [] for name in shapes()}
    document_id = checked.interpretation.document_id
    statuses: dict[str, Status] = {}
    for dataset, records in checked.records.items():
        for record in map(complete, records):
            statuses[record.record_id] = record.status
            rows[dataset].append(_record_row(document_id, record))
            rows["provenance"].extend(_provenance_rows(document_id, record))
    rows["issues"] = [_issue_row(document_id, issue, statuses) for issue in checked.issues]
    return rows


def format_box(box: Box | None) -> str:
    """Write a box as x0;y0;x1;y1 in points; empty when there is none."""
    if box is None:
        return ""
    return ";".join(f"{value:.1f}" for value in (box.x0, box.y0, box.x1, box.y1))


def _record_row(document_id: str, record: Record) -> DatasetRow:
    own = tuple(getattr(record, column) for column in record.columns())
    return DatasetRow((document_id, record.record_id, record.page, record.status, *own))


def _provenance_rows(document_id: str, record: Record) -> Iterator[DatasetRow]:
    for column in record.declared():
        if not column.has_provenance or not is_filled(record, column.name):
            continue
        value = format_value(getattr(record, column.name))
        whole = record.traces[column.name]
        for number, trace in enumerate(whole.origins, start=1):
            of_what = (document_id, record.record_id, trace.place.page, record.status, record.DATASET)
            confidence = None if trace.confidence is None else round(trace.confidence, 4)
            yield DatasetRow(
                (
                    *of_what,
                    column.name,
                    number,
                    format_box(trace.place.box),
                    trace.printed,
                    value,
                    confidence,
                    _method(whole, trace, value),
                )
            )


def _method(whole: Trace, trace: Trace, value: str) -> Method:
    """Only what stands in the dataset letter by letter as on the paper is called read as is."""
    as_printed = whole.method is not Method.AS_READ or trace.printed == value
    return whole.method if as_printed else Method.NORMALIZED


def _issue_row(document_id: str, issue: Issue, statuses: Mapping[str, Status]) -> DatasetRow:
    return DatasetRow(
        (
            document_id,
            issue.issue_id,
            issue.record_id,
            issue.place.page,
            statuses.get(issue.record_id, ""),
            issue.dataset,
            issue.field,
            issue.severity,
            issue.rule,
            issue.message,
            issue.message_en,
            issue.printed,
            issue.value,
            issue.suggestion,
            format_box(issue.place.box),
            tuple(f"{ref.record_id}:{ref.field}" for ref in issue.also),
            issue.context,
            " | ".join(issue.suggestions),
        )
    )
