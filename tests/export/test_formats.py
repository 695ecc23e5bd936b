"""Parquet, SQLite and the workbook, opened with the tools of those who use them."""

from __future__ import annotations

import contextlib
import datetime
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from frictionless import Package

from export.folder import join_datasets, write_folder
from export.formats import OutputFormat, present
from export.formats.typed import typed_rows
from normalize.records import Recipient
from tests.export.builders import DOCUMENT_ID, small_document
from validate.datasets import shape, shapes
from validate.model import Checked

ALL = (OutputFormat.PARQUET, OutputFormat.SQLITE, OutputFormat.XLSX)
FORMULA = "=HYPERLINK(0)"


def document() -> Checked:
    checked = small_document()
    bad = Recipient(record_id=f"{DOCUMENT_ID}/recipients/0001", recipient=FORMULA, abbreviation="0123")
    return replace(checked, records={**checked.records, "recipients": (bad,)})


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats") / "out"
    write_folder([document()], folder, "1.0", ALL)
    return folder


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    write_folder([document()], tmp_path, "1.0")
    assert present(tmp_path) == ()


def test_what_is_there_is_kept_up_to_date(tmp_path: Path) -> None:
    write_folder([], tmp_path, "1.0", [OutputFormat.SQLITE])
    write_folder([document()], tmp_path, "1.0")
    with contextlib.closing(sqlite3.connect(tmp_path / "sohoa.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM sections").fetchone() == (2,)


def test_parquet_has_real_types_for_pandas_and_duckdb(out: Path) -> None:
    communes = pd.read_parquet(out / "parquet" / "commune_targets.parquet")
    assert communes.commune_code[0] == "00123"
    assert list(communes.achieved_criteria[0]) == [1, 7]
    assert communes.especially_difficult[0] is False or not communes.especially_difficult[0]
    query = f"SELECT issued_date, typeof(page_count) FROM '{out}/parquet/documents.parquet'"
    assert duckdb.sql(query).fetchall() == [(datetime.date(2017, 2, 24), "BIGINT")]


def test_sqlite_has_types_keys_and_no_dangling_reference(out: Path) -> None:
    with contextlib.closing(sqlite3.connect(out / "sohoa.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT typeof(amount), amount FROM funding").fetchall() == [("real", 1234.5)]
        keys = {row[2] for row in database.execute("PRAGMA foreign_key_list(sections)")}
        assert keys == {"documents", "sections"}
        (plan,) = database.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM figures WHERE commune_code = '06000'"
        ).fetchall()
        assert "USING INDEX" in plan[-1]
        meaning = "SELECT meaning_vi FROM columns WHERE dataset = 'funding' AND \"column\" = 'source_name'"
        assert database.execute(meaning).fetchone() == ("Tên nguồn vốn",)


def test_each_dataset_says_the_same_in_every_format(out: Path) -> None:
    workbook = openpyxl.load_workbook(out / "sohoa.xlsx", read_only=True)
    with contextlib.closing(sqlite3.connect(out / "sohoa.sqlite")) as database:
        for name in shapes():
            rows = len(list(typed_rows(shape(name), out)))
            assert database.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (rows,)
            assert len(pd.read_parquet(out / "parquet" / f"{name}.parquet")) == rows
            assert len(list(workbook[name].iter_rows(min_row=2))) == rows


def cell(out: Path, sheet: str, column: str) -> openpyxl.cell.Cell:
    page = openpyxl.load_workbook(out / "sohoa.xlsx")[sheet]
    names = [head.value for head in page[1]]
    return page.cell(2, names.index(column) + 1)


def test_the_workbook_keeps_codes_as_text_and_dates_as_dates(out: Path) -> None:
    assert cell(out, "commune_targets", "commune_code").value == "00123"
    issued = cell(out, "documents", "issued_date")
    assert (issued.value, issued.is_date) == (datetime.datetime(2017, 2, 24), True)
    assert cell(out, "funding", "amount").value == 1234.5


def test_nothing_in_the_workbook_runs(out: Path) -> None:
    recipient = cell(out, "recipients", "recipient")
    assert (recipient.data_type, recipient.value) == ("s", FORMULA)
    assert recipient.quotePrefix


def test_doubtful_cells_are_coloured_and_say_why(out: Path) -> None:
    doubtful = cell(out, "commune_targets", "achieved_criteria")
    assert doubtful.fill.fgColor.rgb == "FFFFF2CC"
    assert doubtful.comment and "the count differs from the list" in doubtful.comment.text
    assert cell(out, "commune_targets", "commune_code").comment is None


def test_an_issue_links_to_its_cell_and_takes_an_action(out: Path) -> None:
    page = openpyxl.load_workbook(out / "sohoa.xlsx")["issues"]
    names = [head.value for head in page[1]]
    assert names[:3] == ["action", "value", "cell"]
    assert {"issue_id", "value_now"} <= set(names)
    doubtful = cell(out, "commune_targets", "achieved_criteria")
    assert page["C2"].hyperlink.location == f"'commune_targets'!{doubtful.coordinate}"
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == '"set,keep,dismiss"'
    assert page.freeze_panes == "A2" and page.auto_filter.ref


def test_the_data_package_lists_every_file_and_holds(out: Path) -> None:
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    listed = {resource["path"] for resource in described["resources"]}
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {name for name in files if not name.startswith(".sohoa/")} == listed | {"datapackage.json"}
    report = Package(str(out / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note", "message"])


def test_two_runs_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    write_folder([document()], tmp_path, "1.0", ALL)
    for name in ("sohoa.xlsx", "sohoa.sqlite", "parquet/sections.parquet"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


def test_a_repeated_key_is_an_issue_and_no_reason_to_fail(tmp_path: Path) -> None:
    checked = small_document()
    first, second = checked.records["sections"]
    again = replace(second, section_id="s001")
    records = {**checked.records, "sections": (first, again)}
    write_folder([replace(checked, records=records)], tmp_path, "1.0", ALL)
    join_datasets(tmp_path, "1.0")
    with contextlib.closing(sqlite3.connect(tmp_path / "sohoa.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM sections").fetchone() == (2,)
