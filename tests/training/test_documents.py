"""What is held out is trained on nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from training.publish import MODEL, RECIPE, digest
from training.real.documents import held_out, listed
from training.real.lines import HeldOutError, real_lines
from training.real.scans import ScannedLine

CALIBRATION = Path(__file__).parents[2] / "validate" / "data" / "calibration.json"


def test_a_third_of_the_documents_is_held_out() -> None:
    documents = {text.document for text in listed()}
    assert 3 * len(documents & held_out()) >= len(documents)


def test_no_recipe_and_no_calibration_names_a_document_that_is_held_out() -> None:
    recipe = json.loads(RECIPE.read_text(encoding="utf-8"))
    assert recipe["sources"]["documents"]
    assert not held_out() & set(recipe["sources"]["documents"])
    fitted = json.loads(CALIBRATION.read_text(encoding="utf-8"))["fitted_on"]
    assert not [name for name in fitted if any(document in name for document in held_out())]


def test_lines_of_a_held_out_document_are_refused() -> None:
    line = ScannedLine(min(held_out()), 1, np.full((40, 200), 255, np.uint8), 200, "Kế hoạch", False)
    with pytest.raises(HeldOutError):
        list(real_lines([(line, "Kế hoạch")], np.random.default_rng(0)))


def test_the_packaged_model_is_what_its_recipe_says() -> None:
    recipe = json.loads(RECIPE.read_text(encoding="utf-8"))
    assert digest(MODEL) == recipe["sha256"]


def test_the_packaged_model_reads_held_out_documents_better_than_the_one_it_came_from() -> None:
    recipe = json.loads(RECIPE.read_text(encoding="utf-8"))
    figures = recipe["lines, characters, percent wrong of the old model, of this one"]
    rows = [row for name, row in figures.items() if name.split(" ")[0] in held_out()]
    old, new = (sum(row[1] * row[at] for row in rows) for at in (2, 3))
    assert len(rows) >= 4
    assert new < 0.7 * old
