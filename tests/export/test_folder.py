"""The output folder: what the contract promises of files, values and the descriptor."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from export.folder import write_folder
from export.state import remove_document
from extract.model import Document
from normalize.interpret import interpret
from tests.export.builders import DOCUMENT_ID, small_document
from validate.check import check
from validate.datasets import shapes


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_folder([small_document()], tmp_path / "out", "1.0")
    return tmp_path / "out"


def rows(out: Path, dataset: str) -> list[dict[str, str]]:
    with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_dataset_is_written_with_its_header_even_when_empty(out: Path) -> None:
    for dataset, shape in shapes().items():
        first = (out / f"{dataset}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == ",".join(shape.names)


def test_values_are_written_as_the_contract_says(out: Path) -> None:
    commune = rows(out, "commune_targets")[0]
    assert commune["commune_code"] == "00123"
    assert commune["achieved_criteria"] == "1;7"
    assert commune["especially_difficult"] == "false"
    assert commune["planned_count"] == ""
    assert rows(out, "funding")[0]["amount"] == "1234.50"
    document = rows(out, "documents")[0]
    assert document["issued_date"] == "2017-02-24"
    assert document["title"] == 'Kế hoạch "thí điểm", dòng\nhai'


def test_issues_and_provenance_point_to_the_paper(out: Path) -> None:
    issue = rows(out, "issues")[0]
    assert (issue["page"], issue["bbox"], issue["status"]) == ("2", "10.0;20.2;30.0;40.0", "review")
    trace = next(row for row in rows(out, "provenance") if row["field"] == "achieved_criteria")
    assert (trace["field"], trace["printed"], trace["value"]) == ("achieved_criteria", "1,7", "1;7")
    assert (trace["confidence"], trace["method"]) == ("0.9124", "normalized")


def test_a_spanning_cell_stands_once_in_the_raw_table(out: Path) -> None:
    text = (out / "tables" / DOCUMENT_ID / "t01.csv").read_text(encoding="utf-8")
    assert text == '"Xã, thị trấn",\n"Xã ""A""",\n'


def test_the_document_json_holds_the_tree_and_typed_values(out: Path) -> None:
    content = json.loads((out / "documents" / f"{DOCUMENT_ID}.json").read_text(encoding="utf-8"))
    assert content["section_tree"][0]["children"][0]["section_id"] == "s002"
    assert content["records"]["funding"][0]["amount"] == 1234.5
    assert content["records"]["commune_targets"][0]["achieved_criteria"] == [1, 7]
    assert content["tables_as_read"][0]["cells"][0]["column_span"] == 2


def test_frictionless_accepts_the_package(out: Path) -> None:
    report = Package(str(out / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note", "message"])


@pytest.mark.parametrize("sample", ["langson-2017.ocr.txt", "langson-2017-scan.pdf"])
def test_frictionless_accepts_what_real_documents_give(
    sample: str, samples: Path, read_once: Callable[[Path], Document], tmp_path: Path
) -> None:
    """Types, keys and foreign keys of all datasets; those that rows are found by have a primary key."""
    write_folder([check(interpret(read_once(samples / sample)))], tmp_path / "out", "1.0")
    package = Package(str(tmp_path / "out" / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note", "message"])
    tables = {name: package.get_resource(name).schema for name in shapes()}
    assert all(schema.primary_key for schema in tables.values())
    assert all(schema.foreign_keys for name, schema in tables.items() if name != "documents")


def test_frictionless_sees_a_broken_value(out: Path) -> None:
    path = out / "commune_targets.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("00123", "123"), encoding="utf-8")
    assert not Package(str(out / "datapackage.json")).validate().valid


def test_writing_twice_gives_the_same_bytes_and_no_leftovers(tmp_path: Path) -> None:
    def snapshot() -> dict[str, bytes]:
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in files}

    write_folder([small_document()], tmp_path, "1.0")
    first = snapshot()
    write_folder([small_document()], tmp_path, "1.0")
    assert snapshot() == first
    assert not [name for name in first if ".sohoa-" in name]


def test_a_removed_document_disappears_from_the_datasets(out: Path) -> None:
    remove_document(DOCUMENT_ID, out)
    write_folder([], out, "1.0")
    assert rows(out, "documents") == []
    assert not (out / "tables" / DOCUMENT_ID).exists()
