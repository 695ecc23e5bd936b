"""Doubts about letterhead, date, province and the bounds of a document."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)
_HEADER = ("documents",)

RULES: Iterable[Rule] = (
    Rule(
        "header-missing",
        _HEADER,
        "The letterhead has its usual parts.",
        Severity.WARNING,
        "Không tìm thấy {field} ở phần đầu văn bản",
        "{field} was not found in the letterhead",
    ),
    Rule(
        "document-number-missing",
        _HEADER,
        "The number stands in the letterhead, or all appendices repeat the same one.",
        Severity.WARNING,
        "Không đọc được số văn bản ở đầu trang; phụ lục ghi: {seen}",
        "The letterhead has no number; the appendices say: {seen}",
        covered_by="plan-number-differs",
    ),
    Rule(
        "document-number-from-appendix",
        _HEADER,
        "The number stands in the letterhead itself.",
        Severity.WARNING,
        "Số {value} lấy theo phụ lục vì đầu trang không đọc được",
        "The number {value} is taken from the appendices: the letterhead has none",
    ),
    Rule(
        "issued-date-from-appendix",
        _HEADER,
        "Day, month and year of issue stand in the letterhead itself.",
        Severity.WARNING,
        "Ngày ban hành {value} lấy theo phụ lục vì đầu trang không đủ",
        "The date of issue {value} is completed from the appendices",
    ),
    Rule(
        "document-number-unconfirmed",
        _HEADER,
        "A number filled in by pen is read surely, or repeated elsewhere.",
        Severity.WARNING,
        "Số {value} điền tay, không có chỗ khác xác nhận",
        "The number {value} is filled in by pen and confirmed nowhere else",
    ),
    Rule(
        "document-number-disagrees",
        _HEADER,
        "Every appendix repeats the number of the letterhead.",
        Severity.WARNING,
        "Phụ lục ghi số {printed}, đầu văn bản ghi {value}",
        "An appendix says {printed}, the letterhead {value}",
        covered_by="plan-number-differs",
    ),
    Rule(
        "date-incomplete",
        _ALL,
        "A date has day, month and year.",
        Severity.WARNING,
        "Ngày tháng không đủ: “{printed}”",
        "The date is incomplete: “{printed}”",
    ),
    Rule(
        "date-impossible",
        _ALL,
        "A date exists in the calendar.",
        Severity.ERROR,
        "Ngày không có thật: “{printed}”",
        "There is no such date: “{printed}”",
    ),
    Rule(
        "signer-title-restored",
        _HEADER,
        "The signer's title is printed in full.",
        Severity.WARNING,
        "Chức danh người ký “{printed}” hiểu là {value}",
        "The signer's title “{printed}” is taken as {value}",
    ),
    Rule(
        "issued-date-disagrees",
        _HEADER,
        "Every appendix repeats the date of the letterhead.",
        Severity.WARNING,
        "Phụ lục ghi ngày {printed}, đầu văn bản ghi {value}",
        "An appendix says {printed}, the letterhead {value}",
        covered_by="plan-date-differs",
    ),
    Rule(
        "province-unknown",
        _HEADER,
        "Issuer, place or title name a province.",
        Severity.ERROR,
        "Không xác định được tỉnh ban hành văn bản",
        "The province of the document was not found",
    ),
    Rule(
        "province-disagrees",
        _HEADER,
        "Issuer, place and title name the same province.",
        Severity.WARNING,
        "Văn bản của {value} nhưng “{printed}” là của {suggestion}",
        "The document is of {value}, but “{printed}” is of {suggestion}",
    ),
    Rule(
        "date-of-places-unknown",
        _HEADER,
        "The plan's year or date says as of when places are looked up.",
        Severity.WARNING,
        "Không rõ năm của văn bản; địa danh tra theo ngày {value}",
        "The document's year is not known; places are looked up as of {value}",
    ),
    Rule(
        "several-documents",
        _HEADER,
        "A file holds one document.",
        Severity.WARNING,
        "Tệp có thêm văn bản khác: “{printed}”",
        "The file holds another document: “{printed}”",
    ),
    Rule(
        "text-of-later-document",
        _HEADER,
        "Text at the end of a file belongs to its document.",
        Severity.INFO,
        "Phần cuối của văn bản khác trong tệp: “{printed}”",
        "End of another document in the file: “{printed}”",
    ),
    Rule(
        "text-left-over",
        _HEADER,
        "Everything read belongs to some part of the document.",
        Severity.INFO,
        "Chưa xếp vào phần nào: “{printed}”",
        "Belongs to no part of the document: “{printed}”",
    ),
)
