"""What a person gets with each issue: an id that stays, the words around, other readings."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import sohoa
from extract.model import Box, Cell, Document, Line, Page, Paragraph, Place, Table, Word
from validate.check import check
from validate.listing.surroundings import MOST_CHARACTERS, PlaceContexts, window
from validate.model import Checked

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(sohoa.interpret(sohoa.read(SAMPLES / "langson-2017.pdf")))


def test_ids_are_unique_and_the_same_in_each_run(checked: Checked) -> None:
    again = check(checked.interpretation)
    ids = [issue.issue_id for issue in checked.issues]
    assert len(set(ids)) == len(ids)
    assert ids == [issue.issue_id for issue in again.issues]
    assert all(name.startswith(f"{checked.interpretation.document_id}/") for name in ids)


def test_ids_stay_when_records_before_them_go(checked: Checked) -> None:
    records = dict(checked.interpretation.records)
    records["recipients"], records["responsibilities"] = (), ()
    fewer = check(dataclasses.replace(checked.interpretation, records=records))
    about = {"commune_targets", "work_items"}
    assert {issue.issue_id for issue in checked.issues if issue.dataset in about} == {
        issue.issue_id for issue in fewer.issues if issue.dataset in about
    }


def test_the_context_of_a_cell_is_its_row_and_column(checked: Checked) -> None:
    issue = next(issue for issue in checked.issues if issue.printed == "1,7,12,29")
    assert "Xã Quang Trung - Bình Gia" in issue.context
    assert issue.context.endswith("Cụ thể tiêu chí đã đạt")
    assert issue.suggestions == ("1;7;12;19",)


def _line(text: str, top: float) -> Line:
    return Line(tuple(Word(word) for word in text.split()), Place(1, Box(10, top, 200, top + 10)))


def test_the_context_of_a_line_is_the_lines_about_it() -> None:
    lines = tuple(_line(text, 20.0 * at) for at, text in enumerate(("một", "hai", "ba", "bốn")))
    around = PlaceContexts(Document("x.pdf", "0" * 64, (Page(1),), (Paragraph(lines),)))
    assert around.of(lines[1].place, "hai") == "một hai ba"
    assert around.of(Place(1, Box(300, 0, 310, 5)), "") == ""


def test_text_files_are_searched_for_the_words() -> None:
    cell = Cell(1, 1, (Line((Word("29"),)),))
    head = Cell(0, 1, (Line((Word("Tiêu"), Word("chí"))),))
    label = Cell(1, 0, (Line((Word("Xã"), Word("A"))),))
    around = PlaceContexts(Document("x.txt", "0" * 64, (Page(None),), (Table((head, label, cell), 2, 2, 1),)))
    assert around.of(Place(), "29") == "Xã A › Tiêu chí"


def test_a_window_holds_the_words_and_is_no_longer_than_a_glance() -> None:
    text = "đầu " * 200 + "chỗ này" + " cuối" * 200
    assert "chỗ này" in window(text, "chỗ này")
    assert len(window(text, "chỗ này")) <= MOST_CHARACTERS
