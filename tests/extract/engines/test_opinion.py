"""The second recognizer: pinned, and never asked for where it is not installed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from extract.engines import opinion, opinion_files
from extract.errors import DamagedWeightsError


def test_other_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinion_files, "WEIGHTS", replace(opinion_files.WEIGHTS, size=1))
    for known in (opinion_files.opinion_folder, opinion.find_opinion):
        known.cache_clear()
    assert opinion.find_opinion() is None
    for known in (opinion_files.opinion_folder, opinion.find_opinion):
        known.cache_clear()


def test_damaged_weights_are_told_when_they_are_loaded(tmp_path: Path) -> None:
    (tmp_path / opinion_files.WEIGHTS.name).write_bytes(b"weights")
    with pytest.raises(DamagedWeightsError, match="force-reinstall asterocr"):
        opinion.SecondOpinion(tmp_path).read(np.full((32, 100), 255, np.uint8))


def test_a_line_longer_than_its_memory_is_cut_between_words() -> None:
    line = np.full((32, 1500), 255, np.uint8)
    line[8:24, :700] = line[8:24, 760:] = 0
    parts = opinion._parts(line)
    assert [part.shape[1] for part in parts] == pytest.approx([730, 770], abs=40)


@pytest.mark.skipif(opinion.find_opinion() is None, reason="the package asterocr is not installed")
def test_it_reads_a_line() -> None:
    image = np.full((60, 420), 255, np.uint8)
    cv2.putText(image, "2017 - 2020", (10, 45), cv2.FONT_HERSHEY_DUPLEX, 1.5, 0, 3)
    found = opinion.find_opinion()
    assert found is not None
    assert "2017" in found.read(image).text
