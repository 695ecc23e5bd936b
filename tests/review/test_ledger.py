"""Answers saved beside what people and spreadsheets write into the same file."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from review.corrections.file import COLUMNS, CorrectionsFileError, read_corrections
from review.corrections.ledger import Ledger, MeanwhileError
from review.corrections.model import Action, Correction, Key
from tests.review.test_corrections_file import LINE, SHA, write


def said(printed: str, value: str = "1;2") -> Correction:
    key = Key(SHA, "1", "1;2;3;4", "commune_targets", "achieved_criteria", printed)
    return Correction(key, Action.SET, value, "Lan")


def values(path: Path) -> list[tuple[str, str]]:
    return [(each.key.printed, each.value) for each in read_corrections(path).corrections]


def test_an_answer_is_there_and_can_be_taken_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "new" / "c.csv")
    first = ledger.add([said("a"), said("b")])
    second = ledger.add([said("a", "3")])
    assert first < second
    assert values(ledger.path) == [("b", "1;2"), ("a", "3")]
    with pytest.raises(MeanwhileError):
        ledger.take_back(first)
    ledger.take_back(second)
    assert values(ledger.path) == [("a", "1;2"), ("b", "1;2")]
    ledger.take_back(first)
    assert values(ledger.path) == []


def test_an_answer_that_another_person_gave_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "c.csv")
    at = ledger.add([said("a")], {said("a").key: ""})
    with pytest.raises(MeanwhileError):
        ledger.add([said("a", "3")], {said("a").key: ""})
    ledger.add([said("a", "3")], {said("a").key: at})
    assert values(ledger.path) == [("a", "3")]


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    path = write(tmp_path / "c.csv", LINE + ",của tôi", "một dòng hỏng", head=",".join((*COLUMNS, "mine")))
    Ledger(path).add([said("a")])
    text = path.read_text(encoding="utf-8")
    assert "của tôi" in text
    assert "một dòng hỏng" in text
    assert len(read_corrections(path).corrections) == 2


def test_the_form_of_a_spreadsheet_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    head = ";".join(name for name in COLUMNS if name not in ("page", "at"))
    path.write_text(f"\ufeff{head}\r\n", encoding="utf-8")
    Ledger(path).add([said("a")])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("\ufeffsource_sha256;bbox")
    (found,) = read_corrections(path).corrections
    assert found.key == said("a").key
    assert found.at


def test_a_moment_that_a_person_wrote_ahead_of_time_is_passed(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "c.csv")
    ledger.append([replace(said("a"), at="2099-01-01T00:00:00.000+00:00"), replace(said("b"), at="hôm qua")])
    assert ledger.add([said("c")]) == "2099-01-01T00:00:00.001+00:00"


def test_only_the_lines_of_a_doubt_are_removed(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "c.csv")
    ledger.append([said("a"), said("b"), said("a", "3")])
    ledger.remove([said("a").key])
    assert values(ledger.path) == [("b", "1;2")]


def test_what_is_no_such_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("name,price\n1,2\n", encoding="utf-8")
    with pytest.raises(CorrectionsFileError):
        Ledger(path).add([said("a")])
    assert path.read_text(encoding="utf-8") == "name,price\n1,2\n"


def add_many(path: Path, name: str) -> None:
    for number in range(20):
        Ledger(path).add([said(f"{name}{number}")])


def test_many_windows_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=add_many, args=(path, name)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(printed for printed, _ in values(path)) == sorted(
        f"{n}{i}" for n in "abc" for i in range(20)
    )
    assert len({each.at for each in read_corrections(path).corrections}) == 60
    assert [entry.name for entry in tmp_path.iterdir()] == ["c.csv"]
