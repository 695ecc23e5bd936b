"""Documents beyond any plan's length: the first part is read, and what is left out is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import Cell, Line, Page, PageContent, Paragraph, Table, Word, join_lines
from extract.read import assemble_document, read
from extract.stitch import most


def _prose(*words: str) -> Paragraph:
    return Paragraph((Line(tuple(map(Word, words))),))


def test_page_where_prose_is_cut_says_from_where_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(most, "MOST_WORDS", 3)
    pages = [PageContent(Page(None), (_prose("Một", "hai."), _prose("Ba", "bốn."), _prose("Năm.")))]
    document = assemble_document(Path("long.txt"), "", pages, "")
    assert [block.text for block in document.paragraphs] == ["Một hai."]
    assert "the last 3 words, from “Ba bốn.” on, were left out" in document.pages[0].lost


def test_first_table_is_kept_however_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(most, "MOST_CELLS", 3)
    table = Table(tuple(Cell(row, 0) for row in range(5)), 5, 1)
    assert most.take_most([table, table]).blocks == (table,)
    assert most.take_most([table]).lost == ""


def test_text_of_too_many_lines_is_cut_at_a_line_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.textfile.reader.MOST_LETTERS", 100)
    path = tmp_path / "long.txt"
    path.write_text("Có thêm 12 xã đạt chuẩn.\n" * 10)
    document = read(path)
    assert document.blocks[-1].lines[-1].text == "Có thêm 12 xã đạt chuẩn."
    read_lines = sum(len(block.lines) for block in document.blocks)
    assert f"its last {10 - read_lines} lines were left out" in document.pages[0].lost


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["3469/QĐ-", "UBND"], "3469/QĐ-UBND"),
        (["12.345", ".000"], "12.345.000"),
        (["1,3,", "12,14", "và 15"], "1,3,12,14 và 15"),
        (["tiêu chí 1,3,", "12"], "tiêu chí 1,3, 12"),
        (["a", "-", "b"], "a - b"),
        (["1", "", "2"], "1 2"),
    ],
)
def test_lines_join_as_they_are_printed(lines: list[str], text: str) -> None:
    assert join_lines(Line((Word(line),) if line else ()) for line in lines) == text
