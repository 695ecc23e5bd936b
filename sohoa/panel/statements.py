"""What the documents of output folders say of places: one statement a figure, from the datasets."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sohoa.output.outfolder import DATASETS_MARK, NoDatasetsError

Row = Mapping[str, str]

COMMUNE_MEASURES = {
    "achieved_count": "số tiêu chí đạt",
    "planned_count": "số tiêu chí kế hoạch",
    "cumulative_count": "số tiêu chí lũy kế",
}
"""The figures of commune_targets and how the panel names what they measure."""


@dataclass(frozen=True, slots=True)
class StatementSource:
    """The document behind a statement; ``on`` is the day as of which its places were looked up."""

    document_id: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure about one place, all as text of the datasets; ``code`` has 5, 3 or 2 digits."""

    source: StatementSource
    dataset: str
    record_id: str
    table_title: str
    code: str
    subject: str
    measure: str
    unit: str
    year_from: str
    year_to: str
    basis: str
    value: str
    status: str


def statements(folder: Path) -> Iterator[Statement]:
    """Read the figures and commune records of an output folder that name a place; raises NoDatasetsError.

    A figure that the commune's own record counts too is told once, by the record.
    """
    if not (folder / DATASETS_MARK).is_file():
        raise NoDatasetsError(folder)
    documents = list(_rows(folder, "documents"))
    sources = {row["document_id"]: _source(row) for row in documents}
    titles = {(row["document_id"], row["table_id"]): row["title"] for row in _rows(folder, "tables")}
    years = {row["document_id"]: row["plan_year"] for row in documents}
    counted = {
        (row["document_id"], row["table_id"], row["table_row"], row[field])
        for row in _rows(folder, "commune_targets")
        for field in COMMUNE_MEASURES
    }
    for row in _rows(folder, "figures"):
        code = row["commune_code"] or row["district_code"] or row["province_code"]
        told = (row["document_id"], row["table_id"], row["row_no"], row["value"]) in counted
        if code and row["value"] and not row["value_to"] and not told:
            title = titles.get((row["document_id"], row["table_id"]), "")
            yield _figure(row, sources[row["document_id"]], title, code)
    for row in _rows(folder, "commune_targets"):
        if row["commune_code"]:
            yield from _targets(row, sources[row["document_id"]], years[row["document_id"]])


def _figure(row: Row, source: StatementSource, title: str, code: str) -> Statement:
    groups, _, _ = row["path"].rpartition(" / ")
    return Statement(
        source,
        "figures",
        row["record_id"],
        title,
        code,
        groups,
        row["measure"],
        row["unit"],
        row["year_from"],
        row["year_to"],
        row["basis"],
        row["value"],
        row["status"],
    )


def _targets(row: Row, source: StatementSource, year: str) -> Iterator[Statement]:
    for field, measure in COMMUNE_MEASURES.items():
        if row[field]:
            basis = "plan" if field != "achieved_count" else ""
            yield Statement(
                source,
                "commune_targets",
                row["record_id"],
                row["table_title"],
                row["commune_code"],
                "",
                measure,
                "tiêu chí",
                year,
                year,
                basis,
                row[field],
                row["status"],
            )


def _source(row: Row) -> StatementSource:
    """The day of a document is that of its issue, else the first of its plan year."""
    if row["issued_date"]:
        on = date.fromisoformat(row["issued_date"])
    else:
        on = date(int(row["plan_year"]), 1, 1) if row["plan_year"] else date.today()
    return StatementSource(row["document_id"], row["document_number"], on)


def _rows(folder: Path, dataset: str) -> Iterator[Row]:
    path = folder / f"{dataset}.csv"
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)
