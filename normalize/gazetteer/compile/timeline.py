"""Join the snapshots along the facts: every unit with its first and last day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from normalize.gazetteer.compile.facts import ENDED, FROM_PACKAGE, Fact, read_facts, read_package_errors
from normalize.gazetteer.compile.packages import REFORM, Entry, Snapshot
from normalize.gazetteer.keys import folded


class CompileError(ValueError):
    """Packages and facts contradict each other."""


@dataclass(frozen=True, slots=True)
class Span:
    """A unit from its first day to the day after its last; ``aliases`` are other spellings."""

    code: str
    type: str
    name: str
    parent: str
    since: date | None
    until: date | None
    aliases: tuple[str, ...] = ()


Entries = Callable[[Snapshot], Mapping[str, Entry]]


def communes(snapshots: Sequence[Snapshot]) -> list[Span]:
    """Give every commune; the parent is a district, from the reform on a province."""
    return _until_reform(snapshots, "communes", lambda s: s.communes) + _since_reform(snapshots[-1])


def districts(snapshots: Sequence[Snapshot]) -> list[Span]:
    """Give every district; all end with the reform."""
    return _until_reform(snapshots, "districts", lambda s: s.districts)


def provinces(snapshots: Sequence[Snapshot]) -> list[Span]:
    """Give every province; one that the reform left its name and code goes on."""
    spans: list[Span] = []
    after = snapshots[-1].provinces
    for span in _until_reform(snapshots, "provinces", lambda s: s.provinces):
        entry = after.get(span.code)
        goes_on = span.until == REFORM and entry == Entry(span.type, span.name, "")
        spans.append(Span(span.code, span.type, span.name, "", span.since, None if goes_on else span.until))
        if span.until == REFORM and entry is not None and not goes_on:
            spans.append(Span(span.code, entry.type, entry.name, "", REFORM, None))
    return spans


def _since_reform(snapshot: Snapshot) -> list[Span]:
    return [
        Span(code, entry.type, entry.name, entry.parent, REFORM, None)
        for code, entry in sorted(snapshot.communes.items())
    ]


def _until_reform(snapshots: Sequence[Snapshot], level: str, entries: Entries) -> list[Span]:
    facts = read_facts(level)
    listed = [(snapshot, entries(snapshot)) for snapshot in snapshots[:-1]]
    codes = sorted(set(facts).union(*(units for _, units in listed)))
    # A unit without any fact stood in all plan years before the reform.
    spans: list[Span] = []
    for code in codes:
        standing = Fact(code, None, FROM_PACKAGE, FROM_PACKAGE, FROM_PACKAGE)
        spans += _spans(code, facts.get(code) or (standing,), listed)
    return spans


def _spans(
    code: str, facts: Sequence[Fact], listed: Sequence[tuple[Snapshot, Mapping[str, Entry]]]
) -> Iterator[Span]:
    for fact, following in zip(facts, (*facts[1:], None), strict=True):
        if fact.type == ENDED:
            continue
        until = following.since if following is not None else REFORM
        assert until is not None
        found = [
            (snapshot.package, units.get(code))
            for snapshot, units in listed
            if (fact.since is None or fact.since <= snapshot.on) and snapshot.on < until
        ]
        yield _span(fact, until, found)


def _span(fact: Fact, until: date, found: Sequence[tuple[str, Entry | None]]) -> Span:
    known_errors = read_package_errors()
    kept = [(package, entry) for package, entry in found if (package, fact.code) not in known_errors]
    if any(entry is None for _, entry in kept):
        raise CompileError(f"{fact} stands until {until}, but a package lacks it: {found}")
    entries = [entry for _, entry in kept if entry is not None]
    if fact.type != FROM_PACKAGE:
        return Span(fact.code, fact.type, fact.name, fact.parent, fact.since, until)
    if not entries:
        raise CompileError(f"{fact} until {until}: no package gives its name")
    first = entries[0]
    if any((entry.type, entry.parent) != (first.type, first.parent) for entry in entries):
        raise CompileError(f"{fact} until {until}: the packages disagree: {found}")
    others = dict.fromkeys(entry.name for entry in entries[1:] if folded(entry.name) != folded(first.name))
    return Span(fact.code, first.type, first.name, first.parent, fact.since, until, tuple(others))
