"""Cell adjacency F1 of sohoa, pdfplumber and camelot on tables whose truth is known.

python -m benchmarks.tables.compare [--only NAME ...] [--readers NAME ...] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.tables.adjacency import score
from benchmarks.tables.made import typeset
from benchmarks.tables.peers import READERS
from benchmarks.tables.sheets import SHEETS


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=())
    parser.add_argument("--readers", nargs="+", default=tuple(READERS))
    parser.add_argument("--keep", type=Path, help="folder in which the PDFs stay")
    arguments = parser.parse_args()
    if arguments.keep:
        compare(arguments.keep, arguments.readers, arguments.only)
    else:
        compare_anew(arguments.readers, arguments.only)


def compare_anew(readers: Sequence[str] = tuple(READERS), only: Iterable[str] = ()) -> None:
    """Compare in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), readers, only)


def compare(folder: Path, readers: Sequence[str] = tuple(READERS), only: Iterable[str] = ()) -> None:
    """Typeset the sheets and print a line a sheet, then the mean of the sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    names = set(only)
    chosen = [sheet for sheet in SHEETS if not names or sheet.name in names]
    print(f"{'cell adjacency F1':24}" + "".join(f"{name:>12}" for name in readers))
    totals: dict[str, list[float]] = {name: [] for name in readers}
    for sheet in chosen:
        path = typeset(sheet, folder)
        scores = {name: score(READERS[name](path), sheet.truth) for name in readers}
        for name, one in scores.items():
            totals[name].append(one.f1)
        print(f"{sheet.name:24}" + "".join(f"{scores[name].f1:12.2f}" for name in readers))
    print(f"{'mean':24}" + "".join(f"{sum(totals[n]) / max(1, len(chosen)):12.3f}" for n in readers))


if __name__ == "__main__":
    main()
