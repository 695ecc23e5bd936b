"""An output folder as data frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UsageError
from validate.datasets import Shape, shapes
from validate.datasets.frames import dtype_of

if TYPE_CHECKING:
    import pandas as pd


class NotOurFolderError(UsageError):
    """The folder holds no datasets of ours, or not all of them."""

    def __init__(self, out: Path, missing: list[str]) -> None:
        super().__init__(out=out, missing=missing[0])


def load(out: Path) -> dict[str, pd.DataFrame]:
    """Give every dataset of the folder by name; see :func:`sohoa.load`."""
    missing = [name for name in shapes() if not (out / f"{name}.csv").is_file()]
    if missing:
        raise NotOurFolderError(out, missing)
    return {name: _frame(dataset, out / f"{name}.csv") for name, dataset in shapes().items()}


def _frame(dataset: Shape, path: Path) -> pd.DataFrame:
    import pandas as pd

    types = {column.name: dtype_of(column) for column in dataset.columns}
    dates = [name for name, dtype in types.items() if dtype.startswith("datetime")]
    frame = pd.read_csv(
        path,
        dtype={name: "string" if name in dates else dtype for name, dtype in types.items()},
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    for name in dates:
        frame[name] = pd.to_datetime(frame[name], format="ISO8601").astype("datetime64[s]")
    return frame
