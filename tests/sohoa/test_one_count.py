"""How many doubts there are is said alike on the screen, in run.json, in documents.csv and in the report."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

import sohoa
from sohoa.output.reporter import LineReporter
from sohoa.output.results import RunResult
from sohoa.running.runner import run
from tests.sohoa.plans import plan


def rows(out: Path, dataset: str) -> list[dict[str, str]]:
    with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def run_with_doubts(tmp_path: Path) -> RunResult:
    """A run over a plan whose share is wrong and whose commune is unknown, and one that is sound."""
    path = plan(tmp_path, "doubtful.txt", 1)
    text = path.read_text(encoding="utf-8")
    wrong = "\nNâng tổng số xã đạt chuẩn lên 38/207 xã, chiếm 81,36%.\n"
    path.write_text(text + wrong, encoding="utf-8")
    paths = [path, plan(tmp_path, "sound.txt", 2)]
    return run(paths, tmp_path / "out", sohoa.RunOptions(workers=1), LineReporter())


def test_one_number_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = run_with_doubts(tmp_path)
    out = tmp_path / "out"
    documents = rows(out, "documents")
    counts = {row["document_id"]: int(row["review_count"]) for row in documents}
    assert max(counts.values()) > 0
    for document_id, count in counts.items():
        doubts = [row for row in rows(out, "issues") if row["document_id"] == document_id]
        assert sum(row["severity"] != "info" for row in doubts) == count
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert {entry["document_id"]: entry["review_items"] for entry in told["files"]} == counts
    assert told["totals"]["review_items"] == sum(counts.values())
    said = capsys.readouterr().err
    for entry in done.files:
        found = re.search(rf"{re.escape(entry.source)}: .* (\d+) review items?", said)
        assert found and int(found[1]) == counts[entry.document_id], said
    page = (out / "report.html").read_text(encoding="utf-8")
    severities = re.findall(r'class="chip (?:error|warning)">.*?: (\d+)</span>', page)
    assert sum(map(int, severities)) == sum(counts.values())
