"""Edges from the units that ended to those that took them over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from normalize.gazetteer.compile.facts import read_successor_facts
from normalize.gazetteer.compile.packages import REFORM, Crosswalk
from normalize.gazetteer.compile.spelling import package_key
from normalize.gazetteer.compile.timeline import Span
from normalize.gazetteer.keys import folded


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """The old code's last unit before a day hands over to the new code's unit of that day."""

    old_code: str
    on: date
    new_code: str
    kind: str
    source: str


def edges(communes: Sequence[Span], province_of: Mapping[str, str], crosswalk: Crosswalk) -> list[Edge]:
    """Collect all edges, sorted; what resolutions state replaces what the packages say.

    ``province_of`` gives the province of each district. Units that ended in a merger of which no
    source tells more have no edge.
    """
    stated = [Edge(f.old_code, f.on, f.new_code, f.kind, f.source) for f in read_successor_facts()]
    settled = {(edge.old_code, edge.on) for edge in stated}
    found: list[Edge] = []
    for edges_of_a_kind in (
        _same_code(communes),
        _same_name(communes),
        _merged(communes, crosswalk, province_of),
        _reform(crosswalk),
    ):
        new = [edge for edge in edges_of_a_kind if (edge.old_code, edge.on) not in settled]
        settled |= {(edge.old_code, edge.on) for edge in new}
        found += new
    return sorted({*stated, *found})


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


def _same_name(communes: Sequence[Span]) -> Iterator[Edge]:
    """A unit of the same name that begins in the district on that day is the same under another code."""
    begins = {(span.parent, folded(span.name), span.since): span for span in communes}
    for span in communes:
        following = begins.get((span.parent, folded(span.name), span.until)) if span.until else None
        if following is not None and following.code != span.code:
            yield Edge(span.code, span.until or REFORM, following.code, "main", "same-name")


def _merged(communes: Sequence[Span], crosswalk: Crosswalk, province_of: Mapping[str, str]) -> Iterator[Edge]:
    """Units that ended since 2019 and are among the former names of one in the district or province."""
    heirs: dict[tuple[str, str], set[str]] = defaultdict(set)
    last = {span.code: span for span in communes if span.until == REFORM}
    for code, keys in crosswalk.merged.items():
        district = last[code].parent
        for key in keys:
            heirs[district, key].add(code)
            heirs[province_of[district], key].add(code)
    begins = {(span.code, span.since) for span in communes}
    for span in communes:
        if span.until is None or span.until == REFORM or (span.code, span.until) in begins:
            continue
        key = package_key(f"{span.type}{span.name}")
        found = heirs[span.parent, key] or heirs[province_of[span.parent], key]
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
