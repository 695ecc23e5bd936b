"""Read the committed tables of facts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "facts"
FROM_PACKAGE = "="
ENDED = "-"


@dataclass(frozen=True, slots=True)
class Fact:
    """What holds for a code from a day on: a type, name and parent, or its end.

    ``since`` is None for what held before the first plan year. ``=`` takes the value from the
    packages.
    """

    code: str
    since: date | None
    type: str
    name: str
    parent: str


def read_facts(level: str) -> Mapping[str, tuple[Fact, ...]]:
    """Read the facts of ``communes``, ``districts`` or ``provinces``, by code and in order of time."""
    facts: dict[str, tuple[Fact, ...]] = {}
    for code, since, kind, name, parent in _rows(f"{level}.tsv"):
        fact = Fact(code, date.fromisoformat(since) if since else None, kind, name, parent)
        facts[code] = (*facts.get(code, ()), fact)
    return facts


def read_package_errors() -> frozenset[tuple[str, str]]:
    """Give (package, code) of the known mistakes of the packages."""
    return frozenset((package, code) for package, code, *_ in _rows("package_errors.tsv"))


@dataclass(frozen=True, slots=True)
class SuccessorFact:
    """An edge that a resolution states; it replaces what the packages say of the old code."""

    old_code: str
    on: date
    new_code: str
    kind: str
    source: str


def read_successor_facts() -> tuple[SuccessorFact, ...]:
    """Read the edges that resolutions state."""
    return tuple(
        SuccessorFact(old, date.fromisoformat(on), new, kind, source)
        for old, on, new, kind, source in _rows("successors.tsv")
    )


def _rows(name: str) -> Iterator[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from rows
