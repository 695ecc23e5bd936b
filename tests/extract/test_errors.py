"""Errors reach a person whole, also from another process, and in one line whatever the file is called."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from extract.errors import (
    MissingEngineError,
    MissingInputError,
    MissingLanguageError,
    MissingModelsError,
    NoSuchPageError,
    OtherOfficeError,
    PageTooLargeError,
    SohoaError,
    TooManyPagesError,
)
from extract.pathnames import shown

PLAN = Path("plan.pdf")
ERRORS = [
    MissingEngineError(),
    MissingLanguageError("vie"),
    MissingModelsError(Path("/nowhere")),
    OtherOfficeError(PLAN, "docx"),
    MissingInputError(PLAN),
    NoSuchPageError(PLAN, 9, 3),
    PageTooLargeError(PLAN, 2, 90.0, 60.0),
    TooManyPagesError(PLAN, 10**6, 10**4),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_comes_through_a_process_pool_as_it_is(error: SohoaError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == str(error)
    assert vars(back) == vars(error)
    assert back.exit_code == error.exit_code


def test_names_are_shown_in_one_line() -> None:
    odd = Path("a\nb\x1b[31m\u202ec\udcff.pdf")
    assert shown(odd) == "a\\x0ab\\x1b[31m\\u202ec\\xff.pdf"
    assert str(MissingInputError(odd)).startswith(shown(odd))
    assert shown("Kế hoạch 37.pdf") == "Kế hoạch 37.pdf"
