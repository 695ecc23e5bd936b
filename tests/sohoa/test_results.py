"""What a run says and returns when a page was lost."""

import pytest

from extract.errors import ExitCode
from sohoa.results import FileResult, FileStatus, RunResult
from sohoa.talk import Lines

LOST = FileResult(
    "plan.pdf", FileStatus.DONE, pages=19, failed_pages=1, message="page 7: took longer than 180 s"
)


def test_a_lost_page_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    result = RunResult((LOST,), ("a.heic",), (), (), 1.0)
    talk = Lines()
    talk.file_done(LOST)
    talk.run_done(result)
    assert result.exit_code() is ExitCode.INPUTS_FAILED
    said = capsys.readouterr().err
    assert "page 7: took longer" in said
    assert "a.heic: passed over" in said
    assert "2 files: 1 read, 1 passed over; 19 pages (1 of them failed), 1.0 s" in said
