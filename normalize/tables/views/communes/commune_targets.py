"""The view ``commune_targets``: one record a commune, with its group, district, code and criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from normalize.gazetteer import PlaceMatch
from normalize.records import CommuneCriterion, CommuneTarget, Finding, Method, Trace
from normalize.tables.to_records import trace_of
from normalize.tables.views.cells import CellText, about, read_text
from normalize.tables.views.communes.criteria_columns import CriteriaColumns, criteria_columns
from normalize.tables.views.communes.criteria_fields import (
    COUNTS,
    LISTS,
    complement,
    read_count_field,
    read_list_field,
    read_marks,
    tell_gaps,
    tell_undecided,
)
from normalize.tables.views.communes.criteria_titles import of_communes
from normalize.tables.views.communes.places import match_places, place_findings
from normalize.tables.views.communes.printed_place import PrintedNames, printed_names
from normalize.tables.views.communes.rows import CommuneRow, CommuneRows, are_districts
from normalize.tables.views.declare import View
from normalize.tables.views.row_fields import Columns, RowFields
from normalize.tables.views.row_numbers import without_number
from normalize.tables.views.subject import ViewedTable
from normalize.text_origin import is_from_text_layer

_FEWEST = 0.5
"""Share of the rows that must name communes; the others may be misread."""


@dataclass(kw_only=True)
class CommuneLine(RowFields):
    """A row of a table of communes, or a commune of several in one cell, with its match."""

    commune: CommuneRow
    match: PlaceMatch
    criteria: CriteriaColumns

    @cached_property
    def names(self) -> PrintedNames:
        """Commune and district as printed, misreadings mended."""
        cell, place = self.commune.cell, self.commune.place
        return printed_names(cell.text, place.district_text, self.match, is_from_text_layer(cell.lines))


def _columns(subject: ViewedTable) -> CriteriaColumns | None:
    """Find communes down one column of a table about criteria, or headed as one of communes.

    Money and areas of communes are figures of the typed table.
    """
    found = criteria_columns(subject)
    column = found.get("commune")
    if column is None:
        return None
    if found.marks or any(role in found for role in (*COUNTS, *LISTS, "missing_criteria")):
        return found
    about = any(map(of_communes, (*subject.titles[column.number], subject.title.value)))
    figures = any(
        each.is_figures and any(subject.table.of_column(each.number)) for each in subject.table.columns
    )
    return found if about and not figures else None


def _lines(subject: ViewedTable, columns: Columns) -> Iterator[CommuneLine]:
    """Give a line a commune, where most rows name communes and they are no districts."""
    assert isinstance(columns, CriteriaColumns)
    reader = CommuneRows(subject, columns)
    rows = reader.read()
    if not rows or are_districts(rows, reader.names):
        return
    matches = match_places(subject.context, [row.place for row in rows])
    parts = [
        (row, part) for row, match in zip(rows, matches, strict=True) for part in match.parts or (match,)
    ]
    if sum(map(_says_commune, (part for _, part in parts))) < _FEWEST * len(parts):
        return
    for row, match in parts:
        yield CommuneLine(subject, columns, row.row, commune=row, match=match, criteria=columns)


def _says_commune(match: PlaceMatch) -> bool:
    return match.unit is not None or bool(match.parsed.type)


def _caption(line: CommuneLine, name: str) -> None:
    """Take the number of the appendix from what stands above the table."""
    caption = line.subject.caption
    line.put(name, caption.appendix_no)
    line.traces |= caption.traces()
    if line.subject.caption_inherited or caption.heading_lost:
        line.tell("caption-missing", name, value=caption.label)


def _title(line: CommuneLine, name: str) -> None:
    title = line.subject.title
    line.put(name, title.value, title.trace)
    line.findings += about(name, title)
    if line.subject.caption_inherited:
        line.tell("caption-missing", name, value=title.value)


def _group(line: CommuneLine, name: str) -> None:
    if line.commune.group is not None:
        line.put(name, without_number(line.label(name, "commune", line.commune.group)))


def _number(line: CommuneLine, name: str) -> None:
    """Take the row's number from the column of ordinals."""
    ordinals, number = line.subject.ordinals, line.commune.number
    if ordinals is None:
        return
    cell = line.row.cells[ordinals.number - 1]
    line.put(name, number.value, trace_of(cell, Method.REPAIRED if number.mended else Method.AS_READ))
    line.findings += number.findings(name, cell.text)


def _commune(line: CommuneLine, name: str) -> None:
    """Write the commune and its district as printed, and what the gazetteer knows of them."""
    match, names = line.match, line.names
    unit, district, context = match.unit, match.district, line.subject.context
    printed, own = (
        trace_of(line.commune.cell),
        trace_of(line.commune.place.district_cell or line.commune.cell),
    )
    matched, of_district = replace(printed, method=Method.MATCHED), replace(own, method=Method.MATCHED)
    line.put(name, names.commune, replace(printed, method=_method(names.commune_mended)))
    line.put("commune_name", unit.name if unit else "", matched)
    line.put("commune_type", unit.type if unit else "", matched)
    line.put("commune_code", unit.code if unit else "", matched)
    line.put("district_text", names.district, replace(own, method=_method(names.district_mended)))
    line.put("district_name", district.name if district else "", of_district)
    line.put("district_code", district.code if district else "", of_district)
    line.put("province_code", unit.province_code if unit else context.province_code)
    line.put("match_score", match.score)
    line.put("carried_over_from", match.parsed.carried_over_from, printed)
    line.put("especially_difficult", match.parsed.especially_difficult, printed)
    line.findings += (*_mended(line), *place_findings(match))


def _method(mended: bool) -> Method:
    return Method.REPAIRED if mended else Method.AS_READ


def _mended(line: CommuneLine) -> Iterator[Finding]:
    details, names = {"evidence": "gazetteer"}, line.names
    if names.commune_mended:
        yield Finding("text-repaired", "commune_text", line.commune.cell.text, names.commune, details=details)
    if names.district_mended:
        cell = line.commune.place.district_cell or line.commune.cell
        yield Finding("text-repaired", "district_text", cell.text, names.district, details=details)


def _criteria(line: CommuneLine, name: str) -> None:
    """Read all that the row says about criteria; each side may be told by counts, lists or marks."""
    for count in COUNTS:
        read_count_field(line, count)
    for listed in LISTS:
        read_list_field(line, listed)
    tell_undecided(line, line.criteria)
    read_marks(line, line.criteria)
    tell_gaps(line, line.criteria)
    complement(line)


def _note(line: CommuneLine, name: str) -> None:
    """Keep what no field takes: a remark as it is, anything else with its title, what the cell adds."""
    notes = tuple(_notes(line))
    if notes:
        line.traces[name] = notes[0].trace
        line.findings += [finding for text in notes for finding in text.findings]
    line.put(name, "; ".join(filter(None, (*(text.value for text in notes), line.match.parsed.note))))


def _notes(line: CommuneLine) -> Iterator[CellText]:
    columns, ordinals = line.criteria, line.subject.ordinals
    taken = {columns[role].number for role in ("commune", "district", *COUNTS, *LISTS) if role in columns}
    taken |= {*columns.marks, *((ordinals.number,) if ordinals else ())}
    for column in line.subject.table.columns:
        if column.number in taken or (cell := line.at(column)) is None:
            continue
        text = read_text(line.subject.context, cell.source, "note")
        title = column.leaf or f"#{column.number}"
        untitled = columns.roles.get(column.number) == "note"
        yield text if untitled else replace(text, value=f"{title}: {text.value}")


def _tell(subject: ViewedTable, columns: Columns) -> Iterable[Finding]:
    return CommuneRows(subject, columns).others()


COMMUNE_TARGETS = View(
    record=CommuneTarget,
    columns=_columns,
    lines=_lines,
    fields={
        "appendix_no": _caption,
        "table_title": _title,
        "row_no": _number,
        "group_label": _group,
        "achieved_count": _criteria,
        "commune_text": _commune,
        "note": _note,
    },
    tell=_tell,
)


def commune_criteria(targets: Iterable[CommuneTarget]) -> Iterator[CommuneCriterion]:
    """Give the tidy form of the lists: one record a commune, criterion and state."""
    for target in targets:
        for state in ("achieved", "planned"):
            numbers: tuple[int, ...] = getattr(target, f"{state}_criteria")
            parts = target.traces.get(f"{state}_criteria", Trace()).parts
            for at, number in enumerate(numbers):
                own = parts[at] if len(parts) == len(numbers) else None
                yield _criterion(target, state, number, own)


def _criterion(target: CommuneTarget, state: str, number: int, mark: Trace | None) -> CommuneCriterion:
    """Make a record of one criterion; of a matrix it has the trace of its own mark."""
    sources = {name: name for name in ("appendix_no", "commune_code")} | {"criterion_no": f"{state}_criteria"}
    traces = {name: target.traces[source] for name, source in sources.items() if source in target.traces}
    return CommuneCriterion(
        page=target.page,
        table_id=target.table_id,
        table_row=target.table_row,
        appendix_no=target.appendix_no,
        commune_code=target.commune_code,
        criterion_no=number,
        state=state,
        traces=traces | ({"criterion_no": mark} if mark else {}),
    )
