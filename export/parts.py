"""A document's share of every dataset, kept as files so that a batch needs no memory for them.

``OUT/.sohoa/parts/<document_id>/<dataset>.csv`` holds the rows of one document under the header of
the version that wrote them; the datasets are their concatenation, sorted by document_id, under the header
of today.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from export.atomic import write_all
from export.csv_text import csv_text, dataset_body, dataset_header, table_text
from export.state import document_ids, parts_folder, remove_document
from normalize.both import Both, in_turn
from normalize.records import TableEntry
from validate.datasets import DatasetRow, dataset_rows, shape, shapes
from validate.model import Checked


def write_document(checked: Checked, out: Path, both: Both = in_turn) -> None:
    """Write everything of one document but the shared datasets: its JSON, its tables, its parts."""
    document_id = checked.interpretation.document_id
    rows = dataset_rows(checked)
    remove_document(document_id, out)
    both(
        lambda: _write_texts(_whole(checked, rows, out)),
        lambda: _write_texts(_parts(rows, parts_folder(out, document_id))),
    )


def _whole(
    checked: Checked, rows: Mapping[str, Sequence[DatasetRow]], out: Path
) -> Iterator[tuple[Path, str]]:
    """Give the files of a document as it is, its JSON and its tables as read, with their texts."""
    from export.document_json import document_json  # loads the rules, which an unchanged folder needs not

    document_id = checked.interpretation.document_id
    yield out / "documents" / f"{document_id}.json", document_json(checked, rows)
    entries = checked.records.get("tables", ())
    for entry, table in zip(entries, checked.interpretation.document.tables, strict=True):
        assert isinstance(entry, TableEntry)
        yield out / "tables" / document_id / f"{entry.table_id}.csv", table_text(table)


def _parts(rows: Mapping[str, Sequence[DatasetRow]], folder: Path) -> Iterator[tuple[Path, str]]:
    for dataset, own in rows.items():
        yield folder / f"{dataset}.csv", dataset_header(dataset) + dataset_body(own)


def _write_texts(texts: Iterable[tuple[Path, str]]) -> None:
    write_all((path, (text.encode("utf-8"),)) for path, text in texts)


def dataset_text(dataset: str, out: Path) -> Iterator[str]:
    """Yield the text of a dataset, header first, one document after the other."""
    yield dataset_header(dataset)
    for document_id in document_ids(out):
        part = parts_folder(out, document_id) / f"{dataset}.csv"
        if part.is_file():
            yield _body(dataset, part)


def _body(dataset: str, part: Path) -> str:
    """Give the rows of a part; those that an older version wrote under other columns are put under ours."""
    header, body = part.read_text(encoding="utf-8").split("\n", 1)
    if f"{header}\n" == dataset_header(dataset):
        return body
    rows = csv.DictReader(io.StringIO(body, newline=""), fieldnames=header.split(","))
    return csv_text([row.get(name) or "" for name in shape(dataset).names] for row in rows)


def datasets() -> tuple[str, ...]:
    """Names of all datasets, in the order of the contract."""
    return tuple(shapes())
