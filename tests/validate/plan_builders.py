"""Small interpretations made by hand from the numbers of the Lạng Sơn plan of 2017."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.model import (
    Block,
    Box,
    Cell,
    Document,
    Line,
    Page,
    PageOrigin,
    Paragraph,
    Place,
    Reading,
    Table,
    Word,
)
from normalize.records import (
    RECORD_TYPES,
    CommuneTarget,
    CriterionTarget,
    DocumentRecord,
    Funding,
    Interpretation,
    Record,
    Section,
    TableEntry,
    Trace,
)
from normalize.tables import table_records
from normalize.tables.type_table import type_table

DOCUMENT_ID = "plan-00000000"

STANDARD = "KẾ HOẠCH 4 XÃ PHẤN ĐẤU ĐẠT CHUẨN NTM NĂM 2017"
HARD = "KẾ HOẠCH PHẤN ĐẤU TIÊU CHÍ CỦA 5 XÃ ĐẶC BIỆT KHÓ KHĂN NĂM 2017"
BELOW = "KẾ HOẠCH XÓA XÃ DƯỚI 5 TIÊU CHÍ NĂM 2017"

STANDARD_ROWS = (
    ("Xã Tân Văn - Bình Gia", "06121", "1,3,7,12,14,19", "2,4,5,6,8,9,10,11,13,15,16,17,18"),
    ("Xã Đồng Ý - Bắc Sơn", "06337", "1,3,4,5,8,9,12,13,14,16,19", "2,6,7,10,11,15,17,18"),
    ("Xã Hữu Khánh - Lộc Bình", "06550", "1,4,7,8,9,11,12,14,16,19", "2,3,5,6,10,13,15,17,18"),
    ("Xã Bằng Mạc - Chi Lăng", "06493", "1,3,4,7,9,12,14,19", "2,5,6,8,10,11,13,15,16,17,18"),
)
HARD_ROWS = (
    ("Xã Cao Minh - Tràng Định", "06010", "1,6,12,14,15", "3,4,5,8,13"),
    ("Xã Vĩnh Yên - Bình Gia", "06070", "1,4,7,12,19", "6,9,15"),
    ("Xã Nhất Tiến - Bắc Sơn", "06382", "1,3,4,7,12,14,19", "8,13,15"),
    ("Xã Hữu Lễ - Văn Quan", "06322", "1,4,12,14", "5,8,13,15"),
    ("Xã Kiên Mộc - Đình Lập", "06625", "1,12,14,19", "15,16"),
)


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def page(number: int = 1, origin: PageOrigin = PageOrigin.TEXT_LAYER) -> Page:
    return Page(number, 595, 842, origin)


def trace(
    printed: str = "", confidence: float | None = None, page_number: int = 1, alternatives: Sequence[str] = ()
) -> Trace:
    readings = tuple(Reading(text, 0.6, "second") for text in alternatives)
    place = Place(page_number, Box(10, 20, 30, 40))
    return Trace(printed=printed, place=place, confidence=confidence, alternatives=readings)


def commune(
    text: str, code: str, achieved: str, planned: str, *, confidence: float | None = None, **values: Any
) -> CommuneTarget:
    fields: dict[str, Any] = {
        "commune_text": text,
        "commune_code": code,
        "achieved_criteria": numbers(achieved),
        "achieved_count": len(numbers(achieved)),
        "planned_criteria": numbers(planned),
        "planned_count": len(numbers(planned)),
        "cumulative_count": len(numbers(achieved)) + len(numbers(planned)),
        **values,
    }
    row = int(values.get("row_no", 0))
    place = Place(1, Box(10, 20 * row + 20, 30, 20 * row + 40))
    traces = {
        name: dataclasses.replace(trace(_printed(value), confidence), place=place)
        for name, value in fields.items()
        if value is not None and name not in {"appendix_no", "table_title"}
    }
    return CommuneTarget(**fields, traces=traces, page=1)


def _printed(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def commune_table(
    rows: Iterable[Sequence[str]], title: str, appendix_no: int, confidence: float | None = None
) -> tuple[CommuneTarget, ...]:
    return tuple(
        commune(
            *row,
            confidence=confidence,
            appendix_no=appendix_no,
            table_title=title,
            row_no=str(index),
            group_label="I",
        )
        for index, row in enumerate(rows, start=1)
    )


def target(number: int, new: int | None, total: int | None, share: str | None) -> CriterionTarget:
    values: dict[str, Any] = {
        "communes_new": new,
        "communes_total": total,
        "communes_base": 207,
        "share_percent": Decimal(share) if share else None,
    }
    traces = {name: trace(str(value)) for name, value in values.items() if value is not None}
    traces["text"] = trace("…")
    return CriterionTarget(criterion_set="1980/QĐ-TTg", criterion_no=number, **values, traces=traces, page=1)


def source(
    no: str, amount: int, share: str | None, *, parent: str = "", level: int = 1, printed: str = ""
) -> Funding:
    return Funding(
        source_no=no,
        parent_no=parent,
        level=level,
        source_name=f"Nguồn {no}",
        amount=Decimal(amount),
        share_percent=Decimal(share) if share else None,
        traces={
            "amount": trace(printed or f"{amount:,}".replace(",", ".")),
            "share_percent": trace(share or ""),
        },
    )


LANG_SON_FUNDING = (
    source("", 2_220_000, None, level=0, printed="khoảng 2.220.000"),
    source("1", 312_350, "14"),
    source("1.1", 218_400, None, parent="1", level=2),
    source("1.2", 93_950, None, parent="1", level=2),
    source("2", 222_000, "10"),
    source("3", 266_400, "12"),
    source("4", 1_287_600, "58"),
    source("5", 133_200, "6"),
)


def header(**values: Any) -> DocumentRecord:
    fields: dict[str, Any] = {
        "document_number": "37/KH-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Lạng Sơn",
        "province_name": "Lạng Sơn",
        "province_code": "20",
        "title": "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
        "issued_date": date(2017, 2, 24),
        "received_date": date(2017, 2, 27),
        "plan_year": 2017,
        **values,
    }
    traces = {name: trace(str(value)) for name, value in fields.items()}
    return DocumentRecord(source_file="plan.pdf", page_count=1, **fields, traces=traces, page=1)


def interpretation(
    *records: Record, blocks: Sequence[Block] = (), origin: PageOrigin = PageOrigin.TEXT_LAYER
) -> Interpretation:
    """Give an interpretation of these records, a header added where there is none."""
    found = [*records] if any(isinstance(r, DocumentRecord) for r in records) else [header(), *records]
    if any(getattr(record, "section_id", None) == "" for record in found):
        found = [SECTION, *(_in_section(record) for record in found)]
    document = Document("plan.pdf", "0" * 64, (page(origin=origin),), tuple(blocks))
    tables = tuple(type_table(table, f"t{at:02d}") for at, table in enumerate(document.tables, start=1))
    if not any(isinstance(record, TableEntry) for record in found):
        found += [TableEntry(table_id=table.table_id, title="Bảng") for table in tables]
    found += table_records(tables)
    by_dataset = {
        kind.DATASET: _numbered([record for record in found if type(record) is kind]) for kind in RECORD_TYPES
    }
    return Interpretation(DOCUMENT_ID, document, by_dataset, as_of=date(2017, 2, 24), tables=tables)


SECTION = Section(section_id="s000", level=1)
"""Where sentences stand whose section a test does not care for."""


def _in_section(record: Record) -> Record:
    if getattr(record, "section_id", None) != "":
        return record
    return dataclasses.replace(record, section_id=SECTION.section_id)


def _numbered(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(
        dataclasses.replace(record, record_id=f"{DOCUMENT_ID}/{record.DATASET}/{index:04d}")
        for index, record in enumerate(records, start=1)
    )


def line(text: str, page_number: int = 1) -> Paragraph:
    """Give a paragraph of one printed line."""
    return Paragraph(
        (Line(tuple(Word(word) for word in text.split()), Place(page_number, Box(90, 60, 500, 75))),)
    )


def table_of(rows: Sequence[Sequence[str]], header_rows: int = 1) -> Table:
    """Give a table with one cell a grid position, each with a box that tells where it is."""
    cells = tuple(
        Cell(
            row=row,
            column=column,
            lines=(Line((Word(text),)),) if text else (),
            places=(Place(1, Box(50 * column, 20 * row, 50 * column + 50, 20 * row + 20)),),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Table(cells, len(rows), len(rows[0]), header_rows, (Place(1, Box(0, 0, 500, 800)),))


def table_from_csv(path: Path, titles: Sequence[str] = ()) -> Table:
    """Give a truth table of the real scans with its header as the first row."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    return table_of([list(titles) or rows[0], *rows[1:]])
