"""Doubts settled on the page, in the workbook, from the report and by hand give the same datasets."""

from __future__ import annotations

import csv
import dataclasses
import html
import re
import shutil
from pathlib import Path

from openpyxl import load_workbook

from export.folder import join_datasets
from export.formats import OutputFormat
from review.corrections.desk import from_workbook, open_doubts
from review.corrections.file import COLUMNS
from review.corrections.ledger import Ledger
from review.page.desk import Desk, Said
from sohoa.output.report import write_report
from sohoa.output.review_folder import review_folder
from tests.review.page.conftest import Made
from tests.sohoa.plans import snapshot

ANSWERS = {
    "1,7,12,29": ("set", "1;7;12;19"),
    "14": ("set", "15"),
    "Xã Thành Hòa - Văn Quan": ("keep", ""),
}


def on_the_page(out: Path) -> None:
    desk = Desk(review_folder(out, None, "Lan"))
    for question in desk.queue.questions.values():
        if question.doubt.printed in ANSWERS:
            action, value = ANSWERS[question.doubt.printed]
            desk.answer(Said(action, (question.id,), {}, value))


def in_the_workbook(out: Path) -> None:
    join_datasets(out, "0", (OutputFormat.XLSX,))
    book = load_workbook(out / "sohoa.xlsx")
    sheet = book["issues"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, at["printed"]).value in ANSWERS:
            action, value = ANSWERS[sheet.cell(row, at["printed"]).value]
            sheet.cell(row, at["action"], action)
            sheet.cell(row, at["value"], value)
    book.save(out / "sohoa.xlsx")
    taken = from_workbook(out / "sohoa.xlsx", out)
    assert not taken.problems
    Ledger(out / "corrections.csv").append(taken.corrections)
    (out / "sohoa.xlsx").unlink()


def by_hand(out: Path) -> None:
    write(out, [line[:6] for line in open_doubts(out)])


def from_the_report(out: Path) -> None:
    write_report(out)
    text = (out / "report.html").read_text(encoding="utf-8")
    lines = [html.unescape(line) for line in re.findall(r"<code>([0-9a-f]{64},.*?),</code>", text)]
    write(out, [tuple(next(csv.reader([line]))) for line in lines])


def write(out: Path, keys: list[tuple[str, ...]]) -> None:
    with (out / "corrections.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows([*key, *ANSWERS[key[5]], "", "", ""] for key in keys if key[5] in ANSWERS)


def test_the_same_answers_give_the_same_bytes(made: Made) -> None:
    found: list[dict[str, bytes]] = []
    for settle in (on_the_page, in_the_workbook, from_the_report, by_hand):
        copy = dataclasses.replace(made, out=made.out.with_name(settle.__name__))
        shutil.copytree(made.out, copy.out)
        settle(copy.out)
        assert sorted(action for _, action, _ in copy.said) == ["keep", "set", "set"]
        copy.finish()
        rows = {row["commune_name"]: row for row in copy.rows("commune_targets")}
        assert rows["Quang Trung"]["achieved_criteria"] == "1;7;12;19"
        assert rows["Mẫu Sơn"]["planned_criteria"] == "15"
        assert {rows[name]["status"] for name in ("Quang Trung", "Mẫu Sơn", "Thành Hòa")} == {"corrected"}
        files = snapshot(copy.out)
        del files["corrections.csv"]
        found.append(files)
    assert found[0].keys() == found[1].keys() == found[2].keys() == found[3].keys()
    for name, content in found[0].items():
        assert [files[name] == content for files in found] == [True] * 4, name
