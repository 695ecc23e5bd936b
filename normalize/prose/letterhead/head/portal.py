"""The table of properties that a portal shows above a text: a witness of its letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.model import NOWHERE, Cell, Document, Table
from normalize.forms.citations import find_numbers
from normalize.forms.dates import find_dates
from normalize.lexicon import Lexicon
from normalize.prose.letterhead.draft import HeaderDraft
from normalize.prose.passage import tidy
from normalize.records import Finding, Method, Trace

_LABELS = Lexicon.load("portal")
_FEWEST = 2
"""Labels that make a table one of properties: a lone ``Loại văn bản`` heads columns of other tables."""
_SEARCHED = 40
"""Blocks within which the table stands: above the text, below a site's menu."""


@dataclass(frozen=True, slots=True)
class Property:
    """A field of the header and the cell that says it."""

    field: str
    cell: Cell

    @property
    def trace(self) -> Trace:
        """Where it stands."""
        place = self.cell.places[0] if self.cell.places else NOWHERE
        return Trace(self.cell.text, place, self.cell.confidence, Method.MATCHED)


def is_portal_table(table: Table) -> bool:
    """Say whether a table pairs labels of properties with their values, and most of its labels are known."""
    labels = [label.text for label, _ in _pairs(table)]
    known = [concept.get("field") for label in labels if (concept := _LABELS.match(label))]
    return sum(map(bool, known)) >= _FEWEST and 2 * len(known) > len(labels)


def portal_properties(document: Document) -> tuple[Property, ...]:
    """Give the properties that a portal lists above a text; none where it lists none."""
    tables = (block for block in islice(document.blocks, _SEARCHED) if isinstance(block, Table))
    table = next((table for table in tables if is_portal_table(table)), None)
    return tuple(
        Property(concept.get("field"), value)
        for label, value in (_pairs(table) if table else ())
        if (concept := _LABELS.match(label.text)) and concept.get("field") and value.text
    )


def compare_portal(properties: Sequence[Property], draft: HeaderDraft) -> None:
    """Take from a portal what the letterhead lacks, and tell where number or day are others."""
    for one in properties:
        said, own = _value(one), draft.values.get(one.field)
        if not said:
            continue
        if not own:
            draft.findings[:] = [finding for finding in draft.findings if finding.field != one.field]
            draft.put(one.field, said, one.trace)
            draft.findings.append(Finding("header-from-portal", one.field, one.cell.text, str(said)))
        elif own != said and one.field in _COMPARED:
            draft.findings.append(
                Finding("portal-disagrees", one.field, one.cell.text, str(own), suggestion=str(said))
            )


_COMPARED = ("document_number", "issued_date")
"""What a portal writes as the paper does; names of bodies and titles it shortens."""


def _value(one: Property) -> object:
    text = one.cell.text
    if one.field == "document_number":
        return next((number.text for number in find_numbers(text)), None)
    if one.field == "issued_date":
        return next((found.value for found in find_dates(text)), None)
    return tidy(text).strip(" .")


def _pairs(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Walk labels and the values right of them, two or four cells a row."""
    for row in table.rows():
        for at in range(0, len(row) - 1, 2):
            yield row[at], row[at + 1]
