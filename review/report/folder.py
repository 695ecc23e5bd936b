"""The report's content from the datasets of an output folder, unchanged documents included."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from review.doubts.causes import chapters
from review.doubts.load import Row, load_doubt, rows_of
from review.doubts.model import Doubt
from review.report.model import ColumnView, DocumentView, Report, RowView, TableSummary
from validate.datasets import shapes

LISTINGS = ("issues", "provenance")
"""Datasets whose rows speak of records and are none."""

SUM_RULES = frozenset({"table-total", "table-parts"})
"""Rules whose issues say that a row is not the sum of others."""

Spot = tuple[str, str]
Told = tuple[tuple[str, ...], Doubt]
"""The records that an issue speaks of, the one it stands at first, and the issue."""


@dataclass
class _Counts:
    """What a pass over the datasets gives: records, statuses, and where in tables the doubts are."""

    records: Counter[str] = field(default_factory=Counter)
    by_document: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    spots: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Table, row and printed text of the records in doubt, by record id."""


def load_report(out: Path) -> Report:
    """Read the datasets of an output folder; raises OSError where one is missing."""
    sources = {row["document_id"]: row["source_file"] for row in rows_of(out, "documents")}
    issues = [
        ((doubt.record_id, *(record_id for record_id, _ in doubt.also)), doubt)
        for doubt in (load_doubt(row, sources) for row in rows_of(out, "issues"))
    ]
    counts = _count(out, frozenset(record_id for concerned, _ in issues for record_id in concerned))
    doubts = [doubt for _, doubt in issues if doubt.severity != "info"]
    return Report(
        _documents(out, issues, counts),
        chapters(doubts),
        chapters(doubt for _, doubt in issues if doubt.severity == "info"),
        {name: counts.records[name] for name in shapes() if counts.records[name]},
        counts.statuses,
    )


def _count(out: Path, doubted: frozenset[str]) -> _Counts:
    counts = _Counts()
    for dataset in shapes():
        if dataset in LISTINGS:
            continue
        with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as stream:
            rows = csv.reader(stream)
            _count_dataset(dataset, next(rows), rows, doubted, counts)
    return counts


def _count_dataset(
    dataset: str, names: list[str], rows: Iterator[list[str]], doubted: frozenset[str], counts: _Counts
) -> None:
    """Count the rows of one dataset; by position, as cells come in millions."""
    at = {name: place for place, name in enumerate(names)}
    document, record, status, table = (
        at.get(name, -1) for name in ("document_id", "record_id", "status", "table_id")
    )
    line, printed = at.get("row_no", at.get("table_row", -1)), at.get("printed", -1)
    for row in rows:
        counts.records[dataset] += 1
        counts.by_document[row[document]] += 1
        counts.statuses[row[status]] += 1
        if table >= 0 and row[record] in doubted and row[table]:
            counts.spots[row[record]] = (
                row[table],
                row[line] if line >= 0 else "",
                row[printed] if printed >= 0 else "",
            )


def _documents(out: Path, issues: list[Told], counts: _Counts) -> tuple[DocumentView, ...]:
    severities: dict[str, Counter[str]] = defaultdict(Counter)
    for _, doubt in issues:
        severities[doubt.document_id][doubt.severity] += 1
    tables = _tables(out, issues, counts)
    return tuple(
        DocumentView(
            row["document_id"],
            row,
            tuple(tables[row["document_id"]]),
            counts.by_document[row["document_id"]],
            severities[row["document_id"]],
        )
        for row in rows_of(out, "documents")
    )


def _tables(out: Path, issues: list[Told], counts: _Counts) -> dict[str, list[TableSummary]]:
    failed: set[tuple[str, str, str]] = set()
    doubts: Counter[Spot] = Counter()
    for concerned, doubt in issues:
        table, line = _spot(concerned, doubt, counts)
        if table and doubt.severity != "info":
            doubts[doubt.document_id, table] += 1
            if doubt.rule in SUM_RULES:
                failed.add((doubt.document_id, table, line))
    columns, rows = _columns(out), _table_rows(out, failed)
    tables: dict[str, list[TableSummary]] = defaultdict(list)
    for row in rows_of(out, "tables"):
        spot = row["document_id"], row["table_id"]
        tables[spot[0]].append(_table(row, tuple(columns[spot]), tuple(rows[spot]), doubts[spot]))
    return tables


def _spot(concerned: tuple[str, ...], doubt: Doubt, counts: _Counts) -> Spot:
    """Table and row that a doubt is shown at: of several cells of a sum, the one whose text it quotes."""
    spots = [counts.spots[record_id] for record_id in concerned if record_id in counts.spots]
    quoted = [spot for spot in spots if spot[2] and spot[2] == doubt.printed]
    table, line, _ = (*quoted, *spots, ("", "", ""))[0]
    return table, line


def _table(row: Row, columns: tuple[ColumnView, ...], rows: tuple[RowView, ...], doubts: int) -> TableSummary:
    pages = dict.fromkeys(page for page in (row["page_first"], row["page_last"]) if page)
    return TableSummary(
        row["table_id"],
        row["title"] or row["caption"],
        row["unit"],
        "–".join(pages),
        tuple(name for name in row["dataset"].split(";") if name),
        doubts,
        columns,
        rows,
    )


def _columns(out: Path) -> dict[Spot, list[ColumnView]]:
    found: dict[Spot, list[ColumnView]] = defaultdict(list)
    for row in rows_of(out, "table_columns"):
        years = dict.fromkeys(year for year in (row["year_from"], row["year_to"]) if year)
        view = ColumnView(
            row["column_no"],
            row["header"],
            row["kind"],
            row["measure"],
            row["unit"],
            "–".join(years),
            row["basis"],
            row["formula"],
        )
        found[row["document_id"], row["table_id"]].append(view)
    return found


def _table_rows(out: Path, failed: set[tuple[str, str, str]]) -> dict[Spot, list[RowView]]:
    found: dict[Spot, list[RowView]] = defaultdict(list)
    for row in rows_of(out, "table_rows"):
        spot = row["document_id"], row["table_id"]
        bad = (*spot, row["row_no"]) in failed
        view = RowView(row["ordinal"], row["label"], row["kind"], int(row["depth"] or 1), bad)
        found[spot].append(view)
    return found
