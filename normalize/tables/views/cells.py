"""From a cell to a field: its trace, its repaired text, and the findings that come of repairing it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import NOWHERE, Cell, Line, Place, Word, mean_confidence, union_places
from normalize.agencies import repair_abbreviations
from normalize.context import Context, TableCaption
from normalize.records import Finding, Method, Trace
from normalize.textrepair.likelihood.worth import is_worth_telling
from normalize.textrepair.model import WordDoubt
from normalize.textrepair.opinions import opinions_on
from normalize.unicode import clean

# A dash between words with a blank on one side only; ``NN-PTNT`` and ``2016-2020`` have none.
_DASH = re.compile(r"(?<=[^\W\d_])(?:-\s+|\s+-)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class CellText:
    """The repaired text of a cell with its trace and the changes and doubts met on the way."""

    value: str
    trace: Trace
    findings: tuple[Finding, ...] = ()


def first_place(cell: Cell) -> Place:
    """Where a cell begins; one that goes on over a page break has its first page."""
    return cell.places[0] if cell.places else NOWHERE


def trace_of(cell: Cell, method: Method = Method.AS_READ) -> Trace:
    """Make the trace of a value that comes from a cell."""
    return Trace(
        printed=cell.text,
        place=first_place(cell),
        confidence=cell.confidence,
        method=method,
        alternatives=cell.alternatives,
    )


def read_text(context: Context, cell: Cell, field: str) -> CellText:
    """Clean and repair a free text; every change and doubt becomes a finding about the field."""
    return _mend(context, trace_of(cell), cell.lines, field)


def read_title(context: Context, caption: TableCaption, field: str) -> CellText:
    """Clean and repair the title above a table; it stands where its paragraphs do."""
    lines = [line for paragraph in caption.titled for line in paragraph.lines]
    places = union_places(line.place for line in lines)
    place = places[0] if places else NOWHERE
    return _mend(context, Trace(caption.title, place, mean_confidence(lines)), lines, field)


def words_of(lines: Sequence[Line], printed: str) -> list[tuple[Word, Place]]:
    """The words of a cell that hold some of the printed words, with their places."""
    wanted = printed.split()
    return [
        (word, Place(line.place.page, word.box))
        for line in lines
        for word in line.words
        if any(part in word.text for part in wanted)
    ]


def first_box(words: Iterable[tuple[Word, Place]]) -> Place | None:
    """Give where the first of some words stands that has a box."""
    return next((place for _, place in words if place.box), None)


def word_doubts(field: str, doubts: Iterable[WordDoubt], lines: Sequence[Line]) -> Iterator[Finding]:
    """Tell the doubts that are worth a look, each where its word stands."""
    for doubt in doubts:
        words = words_of(lines, doubt.printed)
        known = [word.confidence for word, _ in words if word.confidence is not None]
        if is_worth_telling(doubt, min(known, default=None)):
            details = {"reason": doubt.reason}
            place = first_box(words)
            yield Finding(
                "text-doubtful", field, doubt.printed, doubt.printed, doubt.suggestion, details, place
            )


def _mend(context: Context, read: Trace, lines: Sequence[Line], field: str) -> CellText:
    cleaned = _DASH.sub(" - ", clean(read.printed))
    if context.is_typed(lines):
        return CellText(cleaned, _normalized(read, cleaned))
    words = (word for line in lines for word in line.words)
    repaired = context.repairer.repair(cleaned, read.alternatives, opinions=opinions_on(cleaned, words))
    value, abbreviations = repair_abbreviations(repaired.text)
    findings = (
        *(
            Finding(
                "text-repaired", field, change.printed, change.value, details={"evidence": change.evidence}
            )
            for change in repaired.changes
        ),
        *(
            Finding("text-repaired", field, change.printed, change.value, details={"evidence": "agencies"})
            for change in abbreviations
        ),
        *word_doubts(field, repaired.doubts, lines),
    )
    if repaired.changes or abbreviations:
        return CellText(value, replace(read, method=Method.REPAIRED), findings)
    return CellText(value, _normalized(read, value), findings)


def _normalized(read: Trace, value: str) -> Trace:
    return read if value == read.printed else replace(read, method=Method.NORMALIZED)


def about(field: str, text: CellText) -> tuple[Finding, ...]:
    """Give the findings of a text as findings about another field."""
    return tuple(replace(finding, field=field) for finding in text.findings)
