"""Commune tables: one record a commune, with its group, its district, its criteria and its place code."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell
from normalize.context import Context
from normalize.gazetteer import PlaceMatch
from normalize.records import CommuneCriterion, CommuneTarget, Finding, Method, Trace
from normalize.tables.views.bands import Band, BandReader, is_district, is_total
from normalize.tables.views.cells import CellText, about, first_place, number_finding, read_text, trace_of
from normalize.tables.views.labels import (
    LabelKind,
    Reading,
    bare_label,
    label_kind,
    read_number_label,
    split_label,
)
from normalize.tables.views.layout import Layout
from normalize.tables.views.places import PrintedPlace, match_places, place_findings
from normalize.tables.views.printed_place import PrintedNames, printed_names
from normalize.tables.views.roles import Role, fold_title
from normalize.tables.views.sides import CRITERIA_ROLES, Criteria, read_criteria
from normalize.tables.views.subject import Subject
from normalize.tables.views.view import Row
from normalize.typed import is_typed

_REMARK = re.compile(r"\s*(?:\([^)]*\)|:.*)\s*$", re.DOTALL)
_OWN_ROLES = (Role.ROW_NO, Role.COMMUNE, Role.DISTRICT, *CRITERIA_ROLES)


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """One commune row with the group and district it stands under."""

    row: Row
    cell: Cell
    group: Band | None
    place: PrintedPlace
    number: str = ""
    reading: Reading = Reading.AS_PRINTED


def commune_rows(
    layout: Layout, districts: Collection[str] = ()
) -> tuple[tuple[CommuneRow, ...], tuple[Finding, ...]]:
    """Tell commune rows from groups, districts and totals; what is none of them becomes a finding.

    ``districts`` are the folded names of the province's districts: a group row may leave their type out.
    """
    walk = _Walk(layout, districts)
    rows = layout.view.rows
    for at, row in enumerate(rows):
        walk.take(row, opens=at + 1 < len(rows) and _opens(layout, row, rows[at + 1], districts))
    return _numbered_by_groups(walk.rows), tuple(walk.findings)


def _numbered_by_groups(rows: Sequence[CommuneRow]) -> tuple[CommuneRow, ...]:
    """Miss no row numbers where only the groups are numbered."""
    bare = [not row.number for row in rows]
    if not rows or not all(bare) or not all(row.group for row in rows):
        return tuple(rows)
    return tuple(replace(row, reading=Reading.AS_PRINTED) for row in rows)


def _opens(layout: Layout, row: Row, following: Row, districts: Collection[str]) -> bool:
    """Say whether a row is a group: ``I`` or ``A`` with its sums, or a bare district, and ``1`` right below.

    Below a district the communes may have no numbers of their own.
    """
    labels = [layout.cell(each, Role.ROW_NO) for each in (row, following)]
    above, below = (label.text if label else "" for label in labels)
    if label_kind(above) in (LabelKind.ROMAN, LabelKind.CAPITAL):
        return bare_label(below).lstrip("0") == "1"
    name = layout.cell(row, Role.COMMUNE)
    is_bare = (
        name is not None and len(row.printed) <= 2 and fold_title(_bare_district(name.text)) in districts
    )
    numbered_anew = label_kind(above) is LabelKind.NUMBER and label_kind(below) is not LabelKind.NUMBER
    return is_bare and (numbered_anew or (bool(below) and bare_label(below) in ("1", "01", "1.1")))


class _Walk:
    """Goes down a table with the group and the district in force."""

    def __init__(self, layout: Layout, districts: Collection[str]) -> None:
        self.layout = layout
        self.districts = districts
        self.bands = BandReader(layout.view)
        self.rows: list[CommuneRow] = []
        self.findings: list[Finding] = []
        self.group: Band | None = None
        self.number = ""
        self.district: Cell | None = None
        self.district_column: Cell | None = None

    def take(self, row: Row, *, opens: bool) -> None:
        """Place one row; ``opens`` tells that the next one begins the numbering below it."""
        cell = self.layout.cell(row, Role.COMMUNE)
        band = self.bands.read(row)
        if is_total(row):
            self._note("row-total", row)
        elif band is not None:
            self._enter(band)
        elif cell is None or not cell.text:
            self._note("row-unmapped", row)
        elif opens or is_district(cell.text):
            label = self.layout.cell(row, Role.ROW_NO) if opens else None
            self._enter(Band(bare_label(label.text) if label else "", cell.text, label or cell, cell))
            if len(row.printed) > 2:
                self._note("row-total", row)
        else:
            self._add(row, cell)

    def _add(self, row: Row, cell: Cell) -> None:
        label = self.layout.cell(row, Role.ROW_NO)
        self.number, reading = read_number_label(label.text if label else "", self.number)
        if label is not None and not label.text:
            reading = Reading.DOUBTFUL
        self.rows.append(CommuneRow(row, cell, self.group, self._place(row, cell), self.number, reading))

    def _enter(self, band: Band) -> None:
        """Go on under a group row; one that names a district gives that too, another ends it."""
        self.group, self.number = band, ""
        names_district = is_district(band.title) or fold_title(_bare_district(band.title)) in self.districts
        self.district = band.title_cell if names_district else None

    def _place(self, row: Row, cell: Cell) -> PrintedPlace:
        column = self.layout.cell(row, Role.DISTRICT)
        if column is not None:
            self.district_column = column if column.text else self.district_column
            column = self.district_column
        district = column or self.district
        text = _bare_district(district.text) if district else ""
        return PrintedPlace(cell, text, district)

    def _note(self, rule: str, row: Row) -> None:
        printed = " | ".join(cell.text for cell in row.printed)
        self.findings.append(Finding(rule, "", printed, place=first_place(row.printed[0])))


def _bare_district(text: str) -> str:
    """Take label and remark off a printed district: ``II. Huyện Cao Lộc (2 xã)``."""
    return _REMARK.sub("", split_label(text)[1])


def commune_targets(subject: Subject, rows: tuple[CommuneRow, ...]) -> Iterator[CommuneTarget]:
    """Give one record a commune; a cell that names several gives one each."""
    context = subject.context
    matches = match_places(context, [row.place for row in rows])
    for row, match in zip(rows, matches, strict=True):
        base = _base(subject, row, read_criteria(subject.layout, row.row, context.criteria))
        for part in match.parts or (match,):
            yield _with_place(context, base, row, part)


def _base(subject: Subject, row: CommuneRow, criteria: Criteria) -> CommuneTarget:
    """Everything but the place."""
    label = subject.layout.cell(row.row, Role.ROW_NO)
    notes = tuple(_notes(subject, row.row))
    traces = {**criteria.traces, **subject.caption.traces(), "table_title": subject.title.trace}
    findings = [*criteria.findings, *about("table_title", subject.title)]
    if subject.caption_inherited or subject.caption.heading_lost:
        findings.append(Finding("caption-missing", "appendix_no", value=subject.caption.label))
    if subject.caption_inherited:
        findings.append(Finding("caption-missing", "table_title", value=subject.title.value))
    if label is not None:
        traces["row_no"] = trace_of(label, _method(row.reading is Reading.MENDED))
        findings += number_finding("row_no", label, row.number, row.reading)
    group = None
    if row.group:
        group = read_text(subject.context, row.group.title_cell, "group_label")
        traces["group_label"] = group.trace
        findings += group.findings
    if notes:
        traces["note"] = notes[0].trace
        findings += [finding for text in notes for finding in text.findings]
    return CommuneTarget(
        page=first_place(row.cell).page,
        table_row=row.row.index,
        appendix_no=subject.caption.appendix_no,
        table_title=subject.title.value,
        group_label=split_label(group.value)[1] if group else "",
        row_no=row.number,
        achieved_count=criteria.counts.get("achieved_count"),
        achieved_criteria=criteria.lists.get("achieved_criteria", ()),
        planned_count=criteria.counts.get("planned_count"),
        planned_criteria=criteria.lists.get("planned_criteria", ()),
        cumulative_count=criteria.counts.get("cumulative_count"),
        note="; ".join(text.value for text in notes),
        traces=traces,
        findings=tuple(findings),
    )


def _method(mended: bool) -> Method:
    return Method.REPAIRED if mended else Method.AS_READ


def _notes(subject: Subject, row: Row) -> Iterator[CellText]:
    """What stands in columns that no field takes: a remark as it is, anything else with its title."""
    layout, seen = subject.layout, set[Cell]()
    for column in layout.spare(_OWN_ROLES):
        cell = row.cells[column]
        if not cell.text or cell in seen:
            continue
        seen.add(cell)
        text = read_text(subject.context, cell, "note")
        titled = layout.roles[column] is not Role.NOTE
        yield replace(text, value=f"{layout.title(column)}: {text.value}") if titled else text


def _with_place(context: Context, base: CommuneTarget, row: CommuneRow, match: PlaceMatch) -> CommuneTarget:
    """Fill in what the gazetteer says about the printed place."""
    unit, district, parsed = match.unit, match.district, match.parsed
    names = printed_names(row.cell.text, row.place.district_text, match, is_typed(row.cell.lines))
    return replace(
        base,
        commune_text=names.commune,
        commune_name=unit.name if unit else "",
        commune_type=unit.type if unit else "",
        commune_code=unit.code if unit else "",
        district_text=names.district,
        district_name=district.name if district else "",
        district_code=district.code if district else "",
        province_code=unit.province_code if unit else context.province_code,
        match_score=match.score,
        carried_over_from=parsed.carried_over_from,
        especially_difficult=parsed.especially_difficult,
        note="; ".join(filter(None, (base.note, parsed.note))),
        traces={**base.traces, **_place_traces(row, names)},
        findings=(*base.findings, *_mended(row, names), *place_findings(match)),
    )


def _place_traces(row: CommuneRow, names: PrintedNames) -> Mapping[str, Trace]:
    """Trace every field about the place to the commune's cell or the district's own."""
    printed, own = trace_of(row.cell), trace_of(row.place.district_cell or row.cell)
    matched, district = replace(printed, method=Method.MATCHED), replace(own, method=Method.MATCHED)
    return {
        "commune_text": replace(printed, method=_method(names.commune_mended)),
        "district_text": replace(own, method=_method(names.district_mended)),
        **dict.fromkeys(("commune_name", "commune_type", "commune_code"), matched),
        **dict.fromkeys(("district_name", "district_code"), district),
        **dict.fromkeys(("carried_over_from", "especially_difficult"), printed),
    }


def _mended(row: CommuneRow, names: PrintedNames) -> Iterator[Finding]:
    details = {"evidence": "gazetteer"}
    if names.commune_mended:
        yield Finding("text-repaired", "commune_text", row.cell.text, names.commune, details=details)
    if names.district_mended:
        cell = row.place.district_cell or row.cell
        yield Finding("text-repaired", "district_text", cell.text, names.district, details=details)


def commune_criteria(targets: Iterable[CommuneTarget]) -> Iterator[CommuneCriterion]:
    """Give the tidy form of the lists: one record a commune, criterion and state."""
    for target in targets:
        for state in ("achieved", "planned"):
            field = f"{state}_criteria"
            numbers: tuple[int, ...] = getattr(target, field)
            for number in numbers:
                yield CommuneCriterion(
                    page=target.page,
                    table_id=target.table_id,
                    table_row=target.table_row,
                    appendix_no=target.appendix_no,
                    commune_code=target.commune_code,
                    criterion_no=number,
                    state=state,
                    traces={
                        name: target.traces[source]
                        for name, source in (
                            ("appendix_no", "appendix_no"),
                            ("commune_code", "commune_code"),
                            ("criterion_no", field),
                        )
                        if source in target.traces
                    },
                )
