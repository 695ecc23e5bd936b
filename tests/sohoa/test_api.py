"""What a notebook user calls."""

from __future__ import annotations

import doctest
import os
from pathlib import Path

import pytest

import sohoa
from extract.errors import NoSuchPageError, NotAFileError
from sohoa import api
from tests.sohoa.plans import plan

ONE_WORKER = sohoa.RunOptions(workers=1)


def test_one_path_is_taken_as_one_input(tmp_path: Path) -> None:
    path = plan(tmp_path, "plan.txt", 1)
    result = sohoa.run(str(path), tmp_path / "out", ONE_WORKER)
    assert [entry.source for entry in result.files] == [str(path)]
    assert result.exit_code() == 0


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "scan.pdf")
    with pytest.raises(NotAFileError, match="no regular file"):
        sohoa.read(tmp_path / "scan.pdf")


def test_no_module_takes_the_place_of_a_function_of_the_package() -> None:
    package = Path(sohoa.__file__).parent
    modules = {path.stem for path in package.iterdir()}
    assert not modules & set(sohoa.__all__)


@pytest.mark.parametrize("name", ["read", "interpret", "check", "write", "load", "run"])
def test_the_examples_of_the_docstrings_hold(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by itself, beside a plan; ``load`` finds what a run left."""
    plan(tmp_path, "plan.txt", 37)
    monkeypatch.chdir(tmp_path)
    if name == "load":
        sohoa.run("plan.txt", "out", ONE_WORKER)
    example = doctest.DocTestParser().get_doctest(
        getattr(api, name).__doc__, {"sohoa": sohoa, "Path": Path}, name, None, 0
    )
    assert example.examples
    told: list[str] = []
    results = doctest.DocTestRunner().run(example, out=told.append)
    assert results.failed == 0, "".join(told)


@pytest.mark.parametrize("pages", ["2-3", [2, 3], iter((3, 2))])
def test_only_the_pages_that_are_wanted_are_read(pdf_path: Path, pages: object) -> None:
    document = sohoa.read(pdf_path, pages=pages)  # type: ignore[arg-type]
    assert [page.number for page in document.pages] == [2, 3]


def test_pages_that_are_not_there_are_told(tmp_path: Path) -> None:
    path = plan(tmp_path, "plan.txt", 1)
    with pytest.raises(NoSuchPageError, match="no page 2; give one from 1 to 1"):
        sohoa.read(path, pages="2-")
    with pytest.raises(ValueError, match="3-7,12"):
        sohoa.read(path, pages="two")


def test_progress_is_told_page_by_page_and_file_by_file(tmp_path: Path) -> None:
    paths = [plan(tmp_path, f"{number}.txt", number) for number in (1, 2)]
    told: list[sohoa.Progress] = []
    sohoa.run(paths, tmp_path / "out", ONE_WORKER, on_progress=told.append)
    assert [each.pages_done for each in told] == sorted(each.pages_done for each in told)
    assert (told[-1].pages_done, told[-1].pages_found, told[-1].files_done) == (2, 2, 2)
    assert sorted(each.file.source for each in told if each.file) == sorted(map(str, paths))


def test_whatever_goes_wrong_is_an_error_of_the_package(tmp_path: Path) -> None:
    with pytest.raises(sohoa.InputError):
        sohoa.read(tmp_path / "missing.pdf")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.docx").write_bytes(b"")
    with pytest.raises(sohoa.UsageError):
        sohoa.run(plan(tmp_path, "plan.txt", 1), tmp_path / "other")
    assert issubclass(sohoa.MissingProgramError, sohoa.SohoaError)
