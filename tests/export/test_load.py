"""The datasets as frames: read from files, and made without them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import sohoa
from export.load import NotOurFolderError
from tests.export.builders import small_document
from validate.datasets import shape, shapes
from validate.datasets.schemas import schema_of

TYPES = {
    ("commune_targets", "commune_code"): "string",
    ("commune_targets", "especially_difficult"): "boolean",
    ("commune_targets", "planned_count"): "Int64",
    ("documents", "issued_date"): "datetime64[s]",
    ("funding", "amount"): "Float64",
    ("figures", "value"): "Float64",
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    sohoa.write([small_document()], tmp_path / "out")
    return tmp_path / "out"


def test_columns_have_their_types_even_without_rows(out: Path) -> None:
    frames = sohoa.load(out)
    assert list(frames) == list(shapes())
    assert {key: str(frames[key[0]][key[1]].dtype) for key in TYPES} == TYPES


def test_values_are_typed(out: Path) -> None:
    frames = sohoa.load(out)
    commune = frames["commune_targets"].iloc[0]
    assert (commune.commune_code, commune.achieved_criteria) == ("00123", "1;7")
    assert commune.planned_count is pd.NA and not commune.especially_difficult
    assert frames["documents"].issued_date[0] == pd.Timestamp("2017-02-24")


def test_frames_without_files_are_the_same(out: Path) -> None:
    loaded, made = sohoa.load(out), small_document().frames()
    for name in shapes():
        pd.testing.assert_frame_equal(loaded[name], made[name])


def test_pandera_accepts_sound_frames_and_names_the_bad_cell(out: Path) -> None:
    import pandera.errors

    frames = sohoa.load(out)
    for name in shapes():
        schema_of(shape(name)).validate(frames[name])
    frames["commune_targets"].loc[0, "commune_code"] = "123"
    frames["commune_targets"].loc[0, "achieved_criteria"] = "1,7"
    with pytest.raises(pandera.errors.SchemaErrors) as caught:
        schema_of(shape("commune_targets")).validate(frames["commune_targets"], lazy=True)
    assert set(caught.value.failure_cases["column"]) == {"commune_code", "achieved_criteria"}


def test_another_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotOurFolderError, match="give the output folder of 'sohoa run'"):
        sohoa.load(tmp_path)
