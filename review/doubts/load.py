"""Rows of an output folder's datasets, and its issues as doubts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from review.corrections.model import Key
from review.doubts.model import Doubt

LONGEST_FIELD = 2**31 - 1
"""csv refuses fields of more than 128 KiB unless told otherwise; a section may be longer."""

Row = Mapping[str, str]

_AS_THEY_ARE = (
    *("issue_id", "document_id", "record_id", "dataset", "field", "page", "bbox", "severity", "rule"),
    *("message", "message_en", "printed", "value", "context"),
)


def rows_of(out: Path, dataset: str) -> Iterator[Row]:
    """Yield the rows of a dataset of an output folder; raises OSError where it is missing."""
    csv.field_size_limit(LONGEST_FIELD)
    with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def load_doubt(row: Row, sources: Mapping[str, str]) -> Doubt:
    """Make a doubt of a row of issues.csv; ``sources`` gives file names by document id."""
    listed = tuple(each for each in row["suggestions"].split(" | ") if each)
    also = tuple(each.rpartition(":")[::2] for each in row["also"].split(";") if each)
    return Doubt(
        source=sources.get(row["document_id"], row["document_id"]),
        suggestions=listed or ((row["suggestion"],) if row["suggestion"] else ()),
        settles=1 + len(also),
        also=also,
        **{name: row[name] for name in _AS_THEY_ARE},
    )


def doubt_key(doubt: Doubt, source_sha256: str) -> Key:
    """Give the key by which an answer to a doubt is found again in later runs."""
    place = doubt.bbox or ("" if doubt.page else doubt.record_id)
    return Key(source_sha256, doubt.page, place, doubt.dataset, doubt.field, doubt.printed)
