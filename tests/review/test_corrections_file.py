"""The file of corrections as people write it: with a spreadsheet, by hand, with mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.messages import Language
from normalize.values import format_value
from review.corrections.file import COLUMNS, CorrectionsFileError, read_corrections
from review.corrections.ledger import Ledger
from review.corrections.model import Action, Correction, Key
from review.corrections.values import ValueProblemError, columns_of, parse_value

SHA = "a" * 64
LINE = f"{SHA},3,10;20;30;40,commune_targets,achieved_count,l2,set,12,Lan,2026-11-28T10:00:00,đọc lại"


def write(path: Path, *lines: str, head: str = ",".join(COLUMNS)) -> Path:
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def test_a_line_says_what_is_set_where_and_by_whom(tmp_path: Path) -> None:
    (correction,) = read_corrections(write(tmp_path / "c.csv", LINE)).corrections
    assert correction.key == Key(SHA, "3", "10;20;30;40", "commune_targets", "achieved_count", "l2")
    assert (correction.action, correction.value, correction.by, correction.line) == (
        Action.SET,
        "12",
        "Lan",
        2,
    )


def test_no_file_holds_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "c.csv").corrections == ()


def test_of_two_lines_about_one_field_the_last_counts(tmp_path: Path) -> None:
    found = read_corrections(write(tmp_path / "c.csv", LINE, LINE.replace(",set,12", ",set,13"))).corrections
    assert [correction.value for correction in found] == ["13"]


def test_semicolons_and_the_mark_of_a_spreadsheet_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    cells = f'{SHA};3;"10;20;30;40";commune_targets;achieved_count;l2;set;12;;;'
    path.write_text("\ufeff" + ";".join(COLUMNS) + "\r\n" + cells + "\r\n", encoding="utf-8")
    (correction,) = read_corrections(path).corrections
    assert correction.key.bbox == "10;20;30;40"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (LINE.replace(",set,12", ",set,twelve"), "whole number"),
        (LINE.replace(",set,12", ",set,-3"), "outside"),
        (LINE.replace(",set,12", ",change,12"), "one of set, keep, dismiss"),
        (LINE.replace("achieved_count", "achieved"), "no field 'achieved'"),
        (LINE.replace("commune_targets", "communes"), "no field"),
        (LINE.replace(SHA, "abc"), "documents.csv"),
        (LINE.replace("achieved_count", "record_id"), "no field 'record_id'"),
        (LINE.replace("achieved_count,l2,set,12", "commune_code,x,set,123"), "commune_code"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(tmp_path: Path, line: str, word: str) -> None:
    found = read_corrections(write(tmp_path / "c.csv", line, LINE))
    assert [problem.line for problem in found.problems] == [2]
    assert word in str(found.problems[0])
    assert len(found.corrections) == 1


def test_a_line_whose_action_is_still_open_is_none(tmp_path: Path) -> None:
    found = read_corrections(write(tmp_path / "c.csv", LINE.replace(",set,", ",,")))
    assert (found.corrections, found.problems) == ((), ())


def test_a_value_of_ten_megabytes_is_told(tmp_path: Path) -> None:
    line = LINE.replace("achieved_count,l2,set,12", "note,x,set," + "y" * 10_000_000)
    found = read_corrections(write(tmp_path / "c.csv", line))
    assert "over the limit" in str(found.problems[0]) or "characters" in str(found.problems[0])


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"name,price\n1,2\n"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.csv").write_bytes(content)
    with pytest.raises(CorrectionsFileError, match=r"save it|keep the head"):
        read_corrections(tmp_path / "c.csv")


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@given(TEXT, TEXT, TEXT)
def test_what_is_written_reads_the_same(
    tmp_path_factory: pytest.TempPathFactory, printed: str, value: str, note: str
) -> None:
    path = tmp_path_factory.mktemp("c") / "c.csv"
    key = Key(SHA, "1", "1;2;3;4", "commune_targets", "note", printed)
    correction = Correction(key, Action.SET, value, "Lan", "2026-11-28", note, 2)
    Ledger(path).append([correction])
    assert read_corrections(path).corrections == (correction,)


@pytest.mark.parametrize(
    ("dataset", "field", "typed", "means"),
    [
        ("funding", "amount", "1250.5", "1250.5"),
        ("funding", "amount", "1250", "1250"),
        ("documents", "title", "  Kê\u0301  hoạch\u200b\u202e ", "Kế hoạch"),
        ("commune_targets", "achieved_criteria", "1; 2;19", "1;2;19"),
        ("commune_targets", "commune_name", "", ""),
    ],
)
def test_a_typed_value_is_read_by_its_column(dataset: str, field: str, typed: str, means: str) -> None:
    assert format_value(parse_value(columns_of(dataset)[field], typed)) == means


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        ("amount", "1.250", "1250 or 1.2500"),
        ("amount", "1.250.000", "write 1250000"),
        ("amount", "12,5", "1250.5"),
        ("amount", "NaN", "number"),
        ("amount", "1e5", "number"),
        ("level", "1_000", "whole number"),
        ("level", "٣", "whole number"),
    ],
)
def test_a_number_that_reads_in_two_ways_is_refused(field: str, typed: str, word: str) -> None:
    with pytest.raises(ValueProblemError, match=word) as told:
        parse_value(columns_of("funding")[field], typed)
    assert told.value.why.told(Language.VI) != str(told.value)
