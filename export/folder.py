"""The output folder of the data contract."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from export.atomic import write_all, write_text
from export.datapackage import descriptor
from export.formats import OutputFormat, write_formats
from export.parts import dataset_text, datasets, write_document
from validate.model import Checked


def write_folder(
    documents: Iterable[Checked], out: Path, version: str, formats: Iterable[OutputFormat] = ()
) -> None:
    """Write checked documents into ``out``, beside the documents that it already holds.

    ``formats`` are wanted beside CSV and JSON; those that the folder holds already are kept up to date.

    Raises OSError when the folder cannot be written.
    """
    for checked in documents:
        write_document(checked, out)
    join_datasets(out, version, formats)


def join_datasets(out: Path, version: str, formats: Iterable[OutputFormat] = ()) -> None:
    """Write the shared datasets from the parts of all documents, in all formats, and the descriptor."""
    write_all(
        (out / f"{dataset}.csv", (text.encode("utf-8") for text in dataset_text(dataset, out)))
        for dataset in datasets()
    )
    write_formats(out, formats)
    write_text(out / "datapackage.json", descriptor(out, version))
