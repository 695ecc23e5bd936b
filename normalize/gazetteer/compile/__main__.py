"""Command line: compile the data, or with ``--check`` say whether the committed data are the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from normalize.gazetteer.compile.fetch import FetchError, fetch
from normalize.gazetteer.compile.packages import read_crosswalk, read_snapshots
from normalize.gazetteer.compile.successors import edges
from normalize.gazetteer.compile.timeline import Span, communes, districts, provinces

DATA = Path(__file__).parent.parent / "data"
DEFAULT_CACHE = Path("build") / "gazetteer"


def compiled(packages: Path) -> dict[str, str]:
    """Compile the packages in a folder and the facts into the text of each data file."""
    snapshots = read_snapshots(packages)
    lower = districts(snapshots)
    province_of = {(span.code, span.parent) for span in lower}
    lowest = communes(snapshots)
    return {
        "provinces.tsv": _table(provinces(snapshots), {}),
        "districts.tsv": _table(lower, {}),
        "communes.tsv": _table(lowest, dict(sorted(province_of))),
        "successors.tsv": _lines(
            [("old_code", "on", "new_code", "kind", "source")]
            + [
                (e.old_code, e.on.isoformat(), e.new_code, e.kind, e.source)
                for e in edges(lowest, dict(province_of), read_crosswalk(packages))
            ]
        ),
    }


def _table(spans: Sequence[Span], province_of: dict[str, str]) -> str:
    """Write units by province and code: a district's communes carry both their parents."""
    rows = []
    for span in spans:
        district, province = (
            (span.parent, province_of[span.parent]) if span.parent in province_of else ("", span.parent)
        )
        names = "|".join((span.name, *span.aliases))
        rows.append((province, district, span.code, _day(span.since), _day(span.until), span.type, names))
    header = ("province", "district", "code", "valid_from", "valid_to", "type", "names")
    return _lines([header, *sorted(rows, key=lambda row: (row[0], row[2], row[3]))])


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _lines(rows: Sequence[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def main() -> int:
    """Run the command; 0 done, 1 the committed data differ, 4 the packages cannot be fetched."""
    parser = argparse.ArgumentParser(prog="python -m normalize.gazetteer.compile", description=__doc__)
    parser.add_argument("--packages", type=Path, default=DEFAULT_CACHE, help="where the packages are kept")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on a difference")
    options = parser.parse_args()
    try:
        fetch(options.packages)
    except FetchError as error:
        print(error, file=sys.stderr)
        return 4
    differing = [
        name
        for name, text in compiled(options.packages).items()
        if not (DATA / name).exists() or (DATA / name).read_text(encoding="utf-8") != text
    ]
    if options.check:
        for name in differing:
            print(f"{name} is not what the script makes; run: make gazetteer", file=sys.stderr)
        return 1 if differing else 0
    DATA.mkdir(exist_ok=True)
    for name, text in compiled(options.packages).items():
        (DATA / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(differing)} files changed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
