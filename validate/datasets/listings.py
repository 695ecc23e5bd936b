"""The two datasets that speak of the others: issues and provenance."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.records import Dataset, Method, Status
from normalize.records.columns import Trait, ValueLimits, column, list_column, text_column
from normalize.records.limits import FROM_ONE, UNIT_SHARE
from validate.model import Severity

BOX = ValueLimits(r"-?\d+\.\d(;-?\d+\.\d){3}")


def _dataset() -> str:
    declared: str = text_column("Dataset of the record", "Tập dữ liệu của bản ghi")
    return declared


@dataclass(frozen=True, kw_only=True)
class IssueRow(Dataset):
    """One doubt, note or contradiction; page and status are those of what it speaks of."""

    DATASET = "issues"
    MEANING = ("Everything a person or a program should know", "Mọi điều người hoặc chương trình cần biết")
    KEY = ("issue_id",)

    issue_id: str = text_column(
        "Stable from run to run while file, place, field and reading stay",
        "Giữ nguyên qua các lần chạy khi tệp, vị trí, trường và chữ đọc được không đổi",
        ValueLimits(r"[^/]+/[0-9a-f]{12}(?:-\d+)?"),
        Trait.REQUIRED,
    )
    record_id: str = text_column(
        "Record it speaks of; empty for the whole document", "Bản ghi liên quan; trống nếu là cả văn bản"
    )
    page: int | None = column("Page of its place", "Trang", FROM_ONE)
    status: Status | None = column("Status of the record", "Trạng thái của bản ghi")
    dataset: str = _dataset()
    field: str = text_column(
        "Column it speaks of; empty for the whole record", "Trường liên quan; trống nếu là cả bản ghi"
    )
    severity: Severity = column("How much it matters", "Mức độ", Trait.REQUIRED, default=Severity.INFO)
    rule: str = text_column("Stable name of the rule", "Tên quy tắc", Trait.REQUIRED)
    message: str = text_column("Message in Vietnamese", "Thông báo tiếng Việt", Trait.REQUIRED)
    message_en: str = text_column("Message in English", "Thông báo tiếng Anh", Trait.REQUIRED)
    printed: str = text_column("What the paper says, as read", "Chữ trên giấy như đọc được")
    value: str = text_column("Value in the dataset now", "Giá trị hiện có trong tập dữ liệu")
    suggestion: str = text_column("What it might be instead", "Giá trị có thể đúng")
    bbox: str = text_column(
        "Box on the page: x0;y0;x1;y1 in points from its top left",
        "Khung trên trang: x0;y0;x1;y1, đơn vị điểm, gốc ở góc trên trái",
        BOX,
    )
    also: tuple[str, ...] = list_column(
        "Further fields that the same doubt concerns, as record_id:field",
        "Các trường khác cùng nghi vấn, dạng record_id:trường",
    )
    context: str = text_column(
        "What stands around on paper; in tables row label › column head",
        "Chữ xung quanh trên giấy; trong bảng là nhãn dòng › đầu cột",
    )
    suggestions: str = text_column(
        "All suggestions, best first, joined by ' | '", "Mọi gợi ý, tốt nhất trước, nối bằng ' | '"
    )


@dataclass(frozen=True, kw_only=True)
class TraceRow(Dataset):
    """Where one value came from; a value made of several has a row for each."""

    DATASET = "provenance"
    MEANING = ("Where each value came from", "Nguồn gốc của từng giá trị")
    KEY = ("record_id", "field", "trace_no")

    record_id: str = text_column("Record the value stands in", "Bản ghi chứa giá trị", Trait.REQUIRED)
    page: int | None = column("Page of its place", "Trang", FROM_ONE)
    status: Status | None = column("Status of the record", "Trạng thái của bản ghi")
    dataset: str = _dataset()
    field: str = text_column("Column the value stands in", "Trường chứa giá trị", Trait.REQUIRED)
    trace_no: int = column(
        "Number of the source of this value, from 1",
        "Số của nguồn trong giá trị, từ 1",
        FROM_ONE,
        Trait.REQUIRED,
        default=1,
    )
    bbox: str = text_column(
        "Box on the page: x0;y0;x1;y1 in points from its top left",
        "Khung trên trang: x0;y0;x1;y1, đơn vị điểm, gốc ở góc trên trái",
        BOX,
    )
    printed: str = text_column("What the paper says, as read", "Chữ trên giấy như đọc được")
    value: str = text_column("Value in the dataset", "Giá trị trong tập dữ liệu")
    confidence: float | None = column(
        "Confidence of the reading, 0-1", "Độ tin cậy của lần đọc, 0-1", UNIT_SHARE
    )
    method: Method = column(
        "How the value came to be: as-read, normalized (by rule), matched (to a register), computed (of other"
        " values), inferred (from other places), repaired (on evidence), corrected (by a person)",
        "Cách có giá trị: as-read (như in), normalized (chuẩn hóa), matched (khớp danh mục), computed (tính),"
        " inferred (suy từ chỗ khác), repaired (sửa theo bằng chứng), corrected (người sửa)",
        Trait.REQUIRED,
        default=Method.AS_READ,
    )
