"""A small checked document made by hand, for the export tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extract.model import Box, Cell, Document, Line, Page, Paragraph, Place, Table, Word
from normalize.records import (
    RECORD_TYPES,
    CommuneTarget,
    DocumentRecord,
    Funding,
    Interpretation,
    Record,
    Section,
    Status,
    TableEntry,
    Trace,
)
from validate.model import Checked, Issue, Severity

DOCUMENT_ID = "plan-0a1b2c3d"
PLACE = Place(2, Box(10, 20.25, 30, 40))


def line(text: str) -> Line:
    return Line(tuple(Word(word) for word in text.split()), PLACE)


def small_document() -> Checked:
    table = Table(
        (
            Cell(0, 0, (line("Xã, thị trấn"),), column_span=2, places=(PLACE,)),
            Cell(1, 0, (line('Xã "A"'),), places=(PLACE,)),
            Cell(1, 1, (), places=(PLACE,)),
        ),
        2,
        2,
        1,
        (PLACE,),
    )
    document = Document("plan.pdf", "0a1b2c3d" * 8, (Page(1), Page(2)), (Paragraph((line("Một"),)), table))
    trace = Trace("1,7", PLACE, 0.91239)  # read as is, and written otherwise in the dataset
    records: dict[str, tuple[Record, ...]] = {record_type.DATASET: () for record_type in RECORD_TYPES}
    records["documents"] = (
        DocumentRecord(
            record_id=f"{DOCUMENT_ID}/documents/0001",
            source_file="plan.pdf",
            source_sha256="0a1b2c3d" * 8,
            issued_date=date(2017, 2, 24),
            title='Kế hoạch "thí điểm", dòng\nhai',
        ),
    )
    records["sections"] = (
        Section(record_id=f"{DOCUMENT_ID}/sections/0001", section_id="s001", level=1, label="I", heading="A"),
        Section(record_id=f"{DOCUMENT_ID}/sections/0002", section_id="s002", parent_id="s001", level=2),
    )
    records["funding"] = (
        Funding(
            record_id=f"{DOCUMENT_ID}/funding/0001",
            source_no="1",
            amount=Decimal("1234.50"),
            share_percent=Decimal("14"),
        ),
    )
    records["commune_targets"] = (
        CommuneTarget(
            record_id=f"{DOCUMENT_ID}/commune_targets/0001",
            page=2,
            status=Status.REVIEW,
            commune_text="Xã A",
            commune_code="00123",
            especially_difficult=False,
            achieved_criteria=(1, 7),
            traces={"achieved_criteria": trace},
        ),
    )
    records["tables"] = (
        TableEntry(record_id=f"{DOCUMENT_ID}/tables/0001", table_id="t01", row_count=2, column_count=2),
    )
    issue = Issue(
        "commune_targets",
        f"{DOCUMENT_ID}/commune_targets/0001",
        "achieved_criteria",
        Severity.WARNING,
        "criteria-count",
        "số lượng khác danh sách",
        "the count differs from the list",
        printed="1,7",
        value="1;7",
        place=PLACE,
        issue_id=f"{DOCUMENT_ID}/0123456789ab",
    )
    interpretation = Interpretation(DOCUMENT_ID, document, records, as_of=date(2017, 1, 1))
    return Checked(interpretation, records, (issue,))
