"""What a run says and returns when a page was lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from extract.errors import ExitCode, PageTooLargeError
from extract.options import ReadOptions
from extract.read import read, read_page
from normalize.interpret import interpret
from sohoa.output.reporter import MOST_NAMES, LineReporter, passed_over_lines, summary_line
from sohoa.output.results import FileResult, FileStatus, RunResult
from sohoa.remark import Remark, remark_on
from tests.sohoa.plans import PLAN
from validate.check import check

LOST = FileResult(
    "plan.pdf", FileStatus.DONE, pages=19, failed_pages=1, message="page 7: took longer than 180 s"
)


def test_a_lost_page_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    result = RunResult((LOST,), ("a.heic",), (), (), 1.0)
    talk = LineReporter()
    talk.file_done(LOST)
    talk.run_done(result)
    assert result.exit_code() is ExitCode.INPUTS_FAILED
    said = capsys.readouterr().err
    assert "page 7: took longer" in said
    assert "a.heic: passed over" in said
    assert "2 files: 1 read, 1 passed over; 19 pages (1 of them failed), 1.0 s" in said


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Kính gửi ông bà,\nMời đến dự họp.\n", Remark.NO_PLAN),
        (PLAN.format(number=1), Remark.NO_TABLES),
        (PLAN.format(number=1) + "\n(Chi tiết tại Phụ lục 01 kèm theo)\n", Remark.NO_APPENDICES),
        (
            PLAN.format(number=1) + "\n| Xã | Số |\n|---|---|\n| Bính Xá | 1 |\n| Chi Lăng | 2 |\n",
            Remark.NONE,
        ),
    ],
)
def test_what_a_document_lacks_is_said(tmp_path: Path, text: str, remark: Remark) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    found = remark_on(check(interpret(read(path))))
    assert found is remark
    line = summary_line(replace(LOST, failed_pages=0, remark=found))
    assert ("appendix" in line, "nothing of a plan" in line) == (
        remark is Remark.NO_APPENDICES,
        remark is Remark.NO_PLAN,
    )


def test_a_blank_page_is_no_plan_without_tables(tmp_path: Path) -> None:
    Image.new("L", (600, 800), 255).save(tmp_path / "blank.png")
    assert remark_on(check(interpret(read(tmp_path / "blank.png")))) is Remark.BLANK


def test_an_image_that_is_too_large_is_not_called_damaged(tmp_path: Path) -> None:
    Image.new("1", (30_000, 30_000), 1).save(tmp_path / "large.png")
    with pytest.raises(PageTooLargeError, match="900 megapixels, over the limit of 60"):
        read_page(tmp_path / "large.png", 1, ReadOptions())


def test_many_files_of_a_kind_are_passed_over_in_one_line() -> None:
    many = [f"in/{number}.csv" for number in range(MOST_NAMES + 1)]
    assert list(passed_over_lines(["in/a.heic", *many, "in/b.heic"])) == [
        "in/a.heic: passed over, of no kind that is read",
        "in/b.heic: passed over, of no kind that is read",
        "in: 6 files .csv passed over, of no kind that is read (run.json names them)",
    ]
