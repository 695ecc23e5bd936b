"""Parts that an older version wrote."""

from __future__ import annotations

import csv
from pathlib import Path

from export.folder import join_datasets, write_folder
from export.state import parts_folder
from tests.export.builders import DOCUMENT_ID, small_document


def test_rows_under_older_columns_are_put_under_ours(tmp_path: Path) -> None:
    write_folder([small_document()], tmp_path, "1.0")
    part = parts_folder(tmp_path, DOCUMENT_ID) / "funding.csv"
    part.write_text("document_id,amount,record_id,gone\nold,12,old/funding/0001,x\n", encoding="utf-8")
    join_datasets(tmp_path, "1.0")
    with (tmp_path / "funding.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["document_id"], row["amount"], row["record_id"]) == ("old", "12", "old/funding/0001")
    assert row["source_name"] == "" and "gone" not in row and None not in row
