"""Two computations at once give what they give in turn, whatever becomes of the copy that does the second."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

import sohoa
from normalize.interpret import interpret
from sohoa.running.at_once import at_once

SAMPLE = Path("samples/langson-2017.ocr.txt")


def test_both_results_come_back_and_the_second_from_a_copy() -> None:
    here, there = at_once(os.getpid, os.getpid)
    assert here == os.getpid()
    assert (there != here) == (sys.platform == "linux")


def test_what_a_copy_fails_to_give_is_computed_here() -> None:
    here = os.getpid()

    def only_here() -> str:
        if os.getpid() != here:
            os._exit(1)
        return "given"

    assert at_once(str, only_here) == ("", "given")


def test_errors_of_either_come_through() -> None:
    def fails() -> None:
        raise ValueError("as it is")

    for pair in ((fails, str), (str, fails)):
        with pytest.raises(ValueError, match="as it is"):
            at_once(*pair)


@pytest.mark.skipif(sys.platform != "linux", reason="no copy is made")
def test_the_copy_ends_when_the_first_fails() -> None:
    def fails() -> None:
        raise ValueError

    began = time.monotonic()
    with pytest.raises(ValueError):
        at_once(fails, lambda: time.sleep(60))
    assert time.monotonic() - began < 30


def test_a_document_is_interpreted_alike(tmp_path: Path) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    part = tmp_path / "plan.txt"
    part.write_text("".join(lines[:150]), encoding="utf-8")
    document = sohoa.read(part)
    assert interpret(document, both=at_once) == interpret(document)
