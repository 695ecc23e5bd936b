"""Records of the document itself: letterhead, prose tree, citations, recipients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normalize.records.base import Record
from normalize.records.columns import Derived, OneOf, Refers, Trait, ValueLimits, column, text_column
from normalize.records.kinds import Method
from normalize.records.limits import COUNT, PROVINCE_CODE, UNIT_SHARE, YEAR

_OF_FILE = Derived(Method.COMPUTED)


@dataclass(frozen=True, kw_only=True)
class DocumentRecord(Record):
    """One row a file: letterhead, title, signature."""

    DATASET = "documents"
    MEANING = (
        "One row a file: letterhead, title, signature",
        "Mỗi tệp một dòng: phần đầu văn bản, trích yếu, chữ ký",
    )

    source_file: str = text_column("Name of the file", "Tên tệp", Trait.REQUIRED, _OF_FILE)
    source_sha256: str = text_column(
        "SHA-256 of the file's bytes", "SHA-256 của tệp", ValueLimits(r"[0-9a-f]{64}"), _OF_FILE
    )
    page_count: int | None = column("Number of pages", "Số trang", COUNT, _OF_FILE)
    text_origin: str = text_column(
        "Where the text is from: a text layer, recognition, both, or a text file",
        "Chữ lấy từ đâu: lớp chữ, nhận dạng, cả hai, hoặc tệp văn bản",
        OneOf(("text_layer", "ocr", "mixed", "text_file")),
        _OF_FILE,
    )
    document_type: str = text_column("Kind of document, such as Kế hoạch", "Loại văn bản, như Kế hoạch")
    document_number: str = text_column(
        "Number and symbol, such as 37/KH-UBND",
        "Số và ký hiệu, như 37/KH-UBND",
        ValueLimits(r"\d{1,5}[a-z]?(?:/\d{4})?[/-]\S+"),
    )
    issuer: str = text_column("Body that issued the document", "Cơ quan ban hành")
    province_name: str = text_column("Province, without its type", "Tên tỉnh, không kèm loại")
    province_code: str = text_column(
        "Statistics code of the province, 2 digits", "Mã tỉnh, 2 chữ số", PROVINCE_CODE
    )
    place: str = text_column("Place named before the date", "Địa danh trước ngày tháng")
    issued_date: date | None = column("Date of issue", "Ngày ban hành")
    received_date: date | None = column("Date on the incoming stamp", "Ngày trên dấu công văn đến")
    title: str = text_column("Subject under the document type", "Trích yếu")
    programme: str = text_column(
        "Programme the plan belongs to", "Chương trình của kế hoạch", Derived(Method.NORMALIZED, ("title",))
    )
    plan_year: int | None = column(
        "Year the plan is for", "Năm kế hoạch", YEAR, Derived(Method.NORMALIZED, ("title",))
    )
    period_from: int | None = column(
        "First year that the plan is for",
        "Năm đầu của kế hoạch",
        YEAR,
        Derived(Method.NORMALIZED, ("title",)),
    )
    period_to: int | None = column(
        "Last year that the plan is for",
        "Năm cuối của kế hoạch",
        YEAR,
        Derived(Method.NORMALIZED, ("title",)),
    )
    signer_title: str = text_column("The signer's own title", "Chức vụ người ký")
    signer_name: str = text_column("The signer's name", "Họ tên người ký")
    ocr_confidence: float | None = column(
        "Mean confidence of the recognized words, 0-1; empty when nothing was recognized",
        "Độ tin cậy trung bình của các từ được nhận dạng, 0-1; trống nếu không nhận dạng",
        UNIT_SHARE,
        _OF_FILE,
    )
    review_count: int | None = column(
        "Errors and warnings about this document in issues.csv: what a person must look at",
        "Số lỗi và cảnh báo về văn bản này trong issues.csv: những chỗ người phải xem",
        COUNT,
        _OF_FILE,
    )


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A node of the prose tree; ``section_id`` is unique in the document (``s001`` in reading order)."""

    DATASET = "sections"
    MEANING = ("The prose as a tree of sections", "Phần văn xuôi dưới dạng cây đề mục")
    KEY = ("section_id",)

    section_id: str = text_column(
        "Section, unique in the document", "Mã đề mục, duy nhất trong văn bản", Trait.REQUIRED, Trait.KEY
    )
    parent_id: str = text_column(
        "section_id of the section above; empty at the top",
        "section_id của đề mục trên; trống ở cấp đầu",
        Refers("sections", "section_id"),
        Trait.KEY,
    )
    level: int = column(
        "Depth in the tree, from 1",
        "Cấp trong cây, từ 1",
        COUNT,
        Derived(Method.INFERRED, ("label",), layout=True),
        default=0,
    )
    label: str = text_column("Label as printed: I, 1, a, -, +", "Ký hiệu như in: I, 1, a, -, +")
    heading: str = text_column("Heading, without its label", "Tiêu đề, không kèm ký hiệu")
    text: str = text_column(
        "Running text, repaired", "Đoạn văn đã sửa", Derived(Method.NORMALIZED, ("text_raw",))
    )
    text_raw: str = column("Running text as read", "Đoạn văn như đọc được", default="")


@dataclass(frozen=True, kw_only=True)
class LegalReference(Record):
    """One citation of a document."""

    DATASET = "legal_references"
    MEANING = ("Every document cited", "Mọi văn bản được viện dẫn")

    section_id: str = text_column(
        "Section it stands in", "Đề mục chứa", Refers("sections", "section_id"), Trait.REQUIRED, Trait.KEY
    )
    reference_type: str = text_column(
        "Kind of the cited document, such as Quyết định", "Loại văn bản được viện dẫn, như Quyết định"
    )
    number: str = text_column(
        "Number and symbol of the cited document",
        "Số, ký hiệu văn bản được viện dẫn",
        ValueLimits(r"\S(?:.*\S)?"),
    )
    issued_date: date | None = column("Date of issue", "Ngày ban hành")
    issuer: str = text_column("Body that issued the cited document", "Cơ quan ban hành văn bản được viện dẫn")
    subject: str = text_column("What the cited document is about", "Trích yếu của văn bản được viện dẫn")
    first_mention: bool = column(
        "Whether the document is cited here for the first time",
        "Có phải viện dẫn lần đầu",
        Derived(Method.INFERRED, ("number", "reference_type")),
        default=True,
    )


@dataclass(frozen=True, kw_only=True)
class Recipient(Record):
    """One entry of the block 'Nơi nhận'."""

    DATASET = "recipients"
    MEANING = ("The block 'Nơi nhận'", "Phần 'Nơi nhận'")

    recipient: str = text_column("Recipient", "Nơi nhận", Trait.REQUIRED)
    abbreviation: str = text_column("Abbreviation or code printed with it", "Tên tắt hoặc ký hiệu in kèm")
