"""Edges from the units that ended to those that took them over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from normalize.gazetteer.compile.facts import read_successor_facts
from normalize.gazetteer.compile.packages import REFORM, Crosswalk
from normalize.gazetteer.compile.spelling import package_key
from normalize.gazetteer.compile.timeline import Span


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """The old code's last unit before a day hands over to the new code's unit of that day."""

    old_code: str
    on: date
    new_code: str
    kind: str
    source: str


def edges(communes: Sequence[Span], crosswalk: Crosswalk) -> list[Edge]:
    """Collect all edges, sorted; what resolutions state replaces what the packages say."""
    stated = [Edge(f.old_code, f.on, f.new_code, f.kind, f.source) for f in read_successor_facts()]
    settled = {(edge.old_code, edge.on) for edge in stated}
    found = [*_same_code(communes), *_merged(communes, crosswalk), *_reform(crosswalk)]
    return sorted({*stated, *(edge for edge in found if (edge.old_code, edge.on) not in settled)})


def _same_code(communes: Sequence[Span]) -> Iterator[Edge]:
    """Before the reform a code that goes on under another name, type or district is the same place."""
    begins = {(span.code, span.since): span for span in communes}
    for span in communes:
        if span.until is None or span.until == REFORM:
            continue
        following = begins.get((span.code, span.until))
        if following is not None:
            kind = "whole" if following.name == span.name else "main"
            yield Edge(span.code, span.until, span.code, kind, "same-code")


def _merged(communes: Sequence[Span], crosswalk: Crosswalk) -> Iterator[Edge]:
    """Units that ended since 2019 and are among the former names of one in the same district."""
    heirs: dict[tuple[str, str], set[str]] = defaultdict(set)
    last = {span.code: span for span in communes if span.until == REFORM}
    for code, keys in crosswalk.merged.items():
        for key in keys:
            heirs[last[code].parent, key].add(code)
    begins = {(span.code, span.since) for span in communes}
    for span in communes:
        if span.until is None or span.until == REFORM or (span.code, span.until) in begins:
            continue
        found = heirs[span.parent, package_key(f"{span.type}{span.name}")]
        if len(found) == 1:
            yield Edge(span.code, span.until, next(iter(found)), "main", "former-names")


def _reform(crosswalk: Crosswalk) -> Iterator[Edge]:
    for key, targets in crosswalk.reform.items():
        old = crosswalk.old_keys.get(key)
        codes = {crosswalk.new_codes[target] for target in targets if target in crosswalk.new_codes}
        if old is None:
            continue
        for new in codes:
            kind = "whole" if len(codes) == 1 else "part"
            yield Edge(old, REFORM, new, kind, "converter-2025")
