"""The truth is consistent with itself, with the content it belongs to and with the corrected text."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from benchmarks.scoring.fields import score_dataset
from benchmarks.scoring.truth import true_rows
from normalize.records import Funding
from validate.model import Issue, Severity


def test_corrected_text_has_the_lines_of_the_ocr_text(samples: Path, ocr_text_path: Path) -> None:
    corrected = (samples / "truth" / "langson-2017.corrected.txt").read_text(encoding="utf-8").split("\n")
    read = ocr_text_path.read_text(encoding="utf-8").split("\n")
    assert len(corrected) == len(read)
    assert all(bool(a.strip()) == bool(b.strip()) for a, b in zip(corrected, read, strict=True))


def test_corrected_text_says_what_the_plan_says(samples: Path) -> None:
    corrected = (samples / "truth" / "langson-2017.corrected.txt").read_text(encoding="utf-8")
    body = (samples / "content" / "langson-2017" / "body.txt").read_text(encoding="utf-8")
    start, end = corrected.index("Căn cứ Quyết định"), corrected.index("Nơi nhận:")
    assert re.findall(r"[^\W_]+", corrected[start:end]) == re.findall(r"[^\W_]+", body)
    with (samples / "content" / "langson-2017" / "appendix-04.csv").open(encoding="utf-8") as stream:
        for row in list(csv.reader(stream))[1:]:
            assert "\t".join(row) in corrected


def test_lists_and_tidy_form_agree() -> None:
    targets, tidy = true_rows("commune_targets", "pdf"), true_rows("commune_criteria", "pdf")
    from_lists = [
        (row["appendix_no"], row["commune_code"], number, state)
        for row in targets
        for state in ("achieved", "planned")
        for number in row[f"{state}_criteria"].split(";")
    ]
    assert len(targets) == 39
    assert sorted(from_lists) == sorted(
        (r["appendix_no"], r["commune_code"], r["criterion_no"], r["state"]) for r in tidy
    )


def funding(*names: str) -> list[Funding]:
    return [
        Funding(record_id=f"d/funding/{i:04}", source_no=str(i), source_name=name)
        for i, name in enumerate(names, start=1)
    ]


ROWS = [
    {"source_no": str(i), "source_name": n} for i, n in enumerate(("Trung ương", "Địa phương", "Tín dụng"), 1)
]


def test_the_scorer_sees_wrong_missing_and_invented_rows() -> None:
    assert score_dataset(ROWS, funding("Trung ương", "Địa phương", "Tín dụng"), ()).silent == 0
    assert score_dataset(ROWS, funding("Trung ương", "Địa phuơng", "Tín dụng"), ()).silent == 1
    lost = funding("Trung ương", "Địa phương", "Tín dụng")
    assert score_dataset(ROWS, [lost[0], lost[2]], ()).silent == 2
    extra = Funding(record_id="d/funding/0009", source_no="9", source_name="Huy động cộng đồng dân cư")
    assert score_dataset(ROWS, [*lost, extra], ()).silent == 2


def test_only_warnings_and_errors_on_the_very_field_flag_it() -> None:
    records = funding("Trung ương", "Địa phuơng", "Tín dụng")

    def silent(field: str, severity: Severity) -> int:
        issue = Issue("funding", "d/funding/0002", field, severity, "rule", "", "")
        return score_dataset(ROWS, records, [issue]).silent

    assert silent("source_name", Severity.WARNING) == 0
    assert silent("source_name", Severity.INFO) == 1
    assert silent("source_no", Severity.ERROR) == 1
