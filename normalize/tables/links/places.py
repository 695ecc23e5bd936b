"""The places that the rows and cells of one table name.

A column is one of places where its head says so or most of its texts are names of units. Its communes are
matched together, each within the district that its own cell, a column beside it or a group row above names;
what cannot be matched there is told. Elsewhere a label is linked where it is a unit's name outright.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from normalize.context import Context
from normalize.gazetteer import Evidence, Level, PlaceMatch, Unit
from normalize.gazetteer.keys import folded, unaccented
from normalize.gazetteer.matching.parse import parse_places
from normalize.records import Finding
from normalize.records.kinds import ColumnKind, RowKind
from normalize.tables.links.model import PlaceLink
from normalize.tables.links.names import Key, NameBook, names_nothing, provinces_by_commune
from normalize.tables.model import Position, Row, TypedTable
from normalize.tables.views.communes.places import PrintedPlace, match_places, place_findings

_MOST = 0.6
"""Share of the texts of a column that are names of units where its head does not say that it holds places:
columns of people and goods stay below a tenth on the real documents, those of places above three quarters."""
_FEWEST = 3
"""Names that make a column one of places without a head that says so."""
_HOME_SHARE = 0.8
"""Share of the names that the home province must know where the document does not say which it is."""
_TEXTS = (ColumnKind.LABEL, ColumnKind.TEXT, ColumnKind.PLACE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A text at a place of the table with the units that it is the name of outright."""

    row: Row
    column_no: int
    text: str
    units: tuple[Unit, ...]

    @property
    def position(self) -> Position:
        return (self.row.number, self.column_no)


def link_places(context: Context, table: TypedTable) -> Mapping[Position, PlaceLink]:
    """Give what the label and place cells of a table name, by their position."""
    columns = {
        column.number: _texts(table, column.number) for column in table.columns if column.kind in _TEXTS
    }
    if not any(columns.values()):
        return {}
    home = context.province_code or _home_province(context, columns.values())
    if not home:
        placed_by_head = [
            texts for number, texts in columns.items() if table.column(number).kind is ColumnKind.PLACE
        ]
        home = _home_province(context, placed_by_head, unaccented)
    book = NameBook(context.gazetteer, home, context.as_of)
    columns = {number: _texts(table, number, book) for number in columns}
    placed = replace(context, province_code=home)
    # Where a column says the communes, names in the others are those of what lies there (reservoirs, roads).
    communes_told = any(
        unit.level is Level.COMMUNE
        for number, texts in columns.items()
        if table.column(number).kind is ColumnKind.PLACE
        for _, text in texts
        for unit in book.exact(text)
    )
    groups = {
        row.number: unit
        for texts in columns.values()
        for row, text in texts
        if row.kind is RowKind.GROUP
        for unit in book.exact(text)
        if unit.level is Level.DISTRICT
    }
    links: dict[Position, PlaceLink] = {}
    for number, texts in columns.items():
        named = [_Named(row, number, text, book.exact(text)) for row, text in texts]
        kind = table.column(number).kind
        near = kind is ColumnKind.PLACE and sum(book.is_near(each.text) for each in named) >= _FEWEST
        if (near or _holds_places(named, kind)) and (kind is ColumnKind.PLACE or not communes_told):
            links |= _matched(
                placed, table, _without_repeated_words(named), groups, by_names=not context.province_code
            )
        else:
            links |= {
                each.position: PlaceLink((unit,)) for each in named if (unit := _outright(each)) is not None
            }
    return links


def _texts(table: TypedTable, number: int, book: NameBook | None = None) -> list[tuple[Row, str]]:
    """Give the texts of a column that may be names; of a label column the labels.

    Names that begin like rivers and bridges (``Cầu Kè``, ``Sông Lô``) are some where the book knows them.
    """
    found = []
    for row in table.rows:
        cell = table.cell(row.number, number)
        if cell is None or row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.NOTE):
            continue
        is_label = row.label_cell is cell.source
        text = row.label if is_label else cell.printed
        if not names_nothing(text) or (book is not None and book.exact(text)):
            found.append((row, text))
    return found


def _holds_places(named: Sequence[_Named], kind: ColumnKind) -> bool:
    known = sum(bool(each.units) for each in named)
    several = sum(bool(each.units) or _is_list(each) for each in named)
    if kind is ColumnKind.PLACE:
        return known > 0 or several > 0
    return known >= _FEWEST and known >= _MOST * len(named)


def _without_repeated_words(named: Sequence[_Named]) -> list[_Named]:
    """Leave out what stands under several groups and is no unit's name: levels of schools, sources."""
    counts = Counter(folded(each.text) for each in named)
    return [each for each in named if each.units or counts[folded(each.text)] == 1 or _is_list(each)]


def _is_list(each: _Named) -> bool:
    """Say whether a text reads as a commune with its district or as several."""
    places = parse_places(each.text)
    return len(places) > 1 or bool(places[0].district)


def _outright(each: _Named) -> Unit | None:
    """Give the one unit that a label with its type word names (``THỊ XÃ HOÀI NHƠN``)."""
    if len(each.units) != 1 or folded(each.text) == folded(each.units[0].name):
        return None
    return each.units[0]


def _matched(
    context: Context,
    table: TypedTable,
    named: Sequence[_Named],
    groups: Mapping[int, Unit],
    *,
    by_names: bool,
) -> Mapping[Position, PlaceLink]:
    """Link a column of places: districts and provinces by name, communes within their district.

    ``groups`` are the group rows that name a district in any column; ``by_names`` says that the province is
    told by the names alone.
    """
    level = _level(named)
    links: dict[Position, PlaceLink] = {}
    districts: dict[int, Unit] = dict(groups)
    waiting: list[_Named] = []
    for each in named:
        wider = next((unit for unit in each.units if unit.level < Level.COMMUNE), None)
        is_group = each.row.kind is RowKind.GROUP
        if wider is not None and (is_group or level < Level.COMMUNE or not _may_be_commune(each)):
            links[each.position] = PlaceLink((wider,))
            if wider.level is Level.DISTRICT:
                districts[each.row.number] = wider
        elif is_group and not _may_be_commune(each):
            continue  # a heading of another kind over rows of places
        else:
            waiting.append(each)
    if not context.province_code:
        return links | {each.position: _unknown(each) for each in waiting if level is Level.PROVINCE}
    beside = _districts_beside(context, table, named)
    queries = [
        PrintedPlace(table.cells[each.position].source, _district(each.row, table, districts, beside))
        for each in waiting
    ]
    for each, query, match in zip(waiting, queries, match_places(context, queries), strict=True):
        doubts = _misread_marks(match) if by_names and not context.is_typed(query.cell.lines) else ()
        links[each.position] = _link(match, doubts)
    return links


def _misread_marks(match: PlaceMatch) -> tuple[Finding, ...]:
    """Doubt a recognized name that is a commune's but for its marks where no province is printed."""
    if match.unit is None or match.evidence is not Evidence.UNACCENTED:
        return ()
    details = {"reason": "name of a commune"}
    return (Finding("text-doubtful", "label", match.parsed.name, "", match.unit.name, details),)


def _level(named: Sequence[_Named]) -> Level:
    """The tier that most names of the column are of; a list of communes is of communes."""
    counts = Counter(unit.level for each in named for unit in each.units[:1])
    counts[Level.COMMUNE] += sum(_is_list(each) for each in named)
    return counts.most_common(1)[0][0] if counts else Level.COMMUNE


def _may_be_commune(each: _Named) -> bool:
    return any(unit.level is Level.COMMUNE for unit in each.units) or _is_list(each)


def _districts_beside(context: Context, table: TypedTable, named: Sequence[_Named]) -> Mapping[int, str]:
    """Give the districts that another place column of the table names, by row."""
    own = {each.column_no for each in named}
    book = NameBook(context.gazetteer, context.province_code, context.as_of)
    found: dict[int, str] = {}
    for column in table.columns:
        if column.number in own or column.kind is not ColumnKind.PLACE:
            continue
        for row, text in _texts(table, column.number):
            if any(unit.level is Level.DISTRICT for unit in book.exact(text)):
                found.setdefault(row.number, text)
    return found


def _district(row: Row, table: TypedTable, districts: Mapping[int, Unit], beside: Mapping[int, str]) -> str:
    """Give the district that a row lies in: printed beside it, or its nearest group that is one."""
    if row.number in beside:
        return beside[row.number]
    parent = row.parent
    while parent is not None:
        if parent in districts:
            return districts[parent].full_name
        parent = table.row(parent).parent
    return ""


def _link(match: PlaceMatch, doubts: Sequence[Finding] = ()) -> PlaceLink:
    matches = match.parts or (match,)
    units = tuple(part.unit or part.district for part in matches)
    findings = tuple(
        replace(finding, field="commune_code") for part in matches for finding in place_findings(part)
    )
    return PlaceLink(tuple(unit for unit in units if unit is not None), (*findings, *doubts))


def _unknown(each: _Named) -> PlaceLink:
    details = {"district_printed": "", "district": "", "score": "0", "margin": "0", "reason": "unmatched"}
    return PlaceLink((), (Finding("commune-unmatched", "commune_code", each.text, details=details),))


def _home_province(context: Context, columns: Iterable[Sequence[tuple[Row, str]]], key: Key = folded) -> str:
    """Find the province whose communes and districts the columns name, where the document says none."""
    by_name = provinces_by_commune(context.gazetteer, context.as_of, key)
    names = [key(place.name) for texts in columns for _, text in texts for place in parse_places(text)]
    votes = Counter(code for name in names for code in by_name.get(name, ()))
    known = sum(name in by_name for name in names)
    best = votes.most_common(2)
    if not best or known < _FEWEST or best[0][1] < _HOME_SHARE * known:
        return ""
    return best[0][0] if len(best) == 1 or best[1][1] < best[0][1] / 2 else ""
