"""Doubts and changes that interpreting itself notes down: no check here, normalize/ raises them.

A finding that ``covered_by`` another rule is told only where that rule does not speak of the same field.
"""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)
_HEADER = ("documents",)
_COMMUNES = ("commune_targets",)
_TARGETS = ("criterion_targets",)
_TABLES = ("tables",)

_HEADER_RULES = (
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
)

_DOCUMENT_RULES = (
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

_NUMBER_RULES = (
    Rule(
        "number-ambiguous",
        _ALL,
        "A figure can be read in one way only.",
        Severity.WARNING,
        "Số “{printed}” có thể đọc nhiều cách: {suggestion}",
        "The figure “{printed}” can be read in several ways: {suggestion}",
    ),
    Rule(
        "count-unreadable",
        _COMMUNES,
        "A count is a whole number.",
        Severity.WARNING,
        "Không đọc được số lượng “{printed}”",
        "The count “{printed}” cannot be read",
    ),
    Rule(
        "planned-count-undecided",
        _COMMUNES,
        "A planned count says whether it is of criteria to add or of all that will be reached.",
        Severity.WARNING,
        "Không rõ {printed} là số tiêu chí đạt thêm hay tổng số tiêu chí sẽ đạt",
        "It is not said whether {printed} criteria are added or are all that will be reached",
    ),
    Rule(
        "list-unreadable",
        _COMMUNES,
        "A list of criteria holds numbers and separators only.",
        Severity.WARNING,
        "Không đọc hết danh sách “{printed}”, hiểu là {value}",
        "The list “{printed}” cannot be read in full; taken as {value}",
    ),
    Rule(
        "look-alike-read",
        _ALL,
        "Figures are printed as figures, not as look-alike letters.",
        Severity.INFO,
        "“{printed}” hiểu là {value}",
        "“{printed}” is taken as {value}",
    ),
    Rule(
        "mark-unreadable",
        _COMMUNES,
        "The marks of a matrix of criteria say yes or no.",
        Severity.WARNING,
        "Không hiểu ký hiệu “{printed}” ở tiêu chí {criterion}",
        "The mark “{printed}” under criterion {criterion} is not understood",
    ),
    Rule(
        "achieved-derived",
        _COMMUNES,
        "The criteria that a commune meets are listed.",
        Severity.INFO,
        "Suy ra tiêu chí đã đạt {value} từ các tiêu chí chưa đạt “{printed}”",
        "The criteria met ({value}) follow from those not met (“{printed}”)",
    ),
)

_TARGET_RULES = (
    Rule(
        "criterion-unknown",
        _TARGETS,
        "The number of a criterion is in the set in force.",
        Severity.ERROR,
        "Không có tiêu chí số {printed} trong bộ tiêu chí của năm",
        "There is no criterion {printed} in the set in force",
        covered_by="target-number",
    ),
    Rule(
        "criterion-name-number",
        _TARGETS,
        "Number and name of a criterion belong together.",
        Severity.WARNING,
        "“{printed}”: tên này là của tiêu chí số {suggestion} ({official})",
        "“{printed}”: the name is that of criterion {suggestion} ({official})",
    ),
    Rule(
        "criterion-count-ambiguous",
        _TARGETS,
        "A paragraph gives one count of communes for a criterion.",
        Severity.WARNING,
        "{field}: đoạn văn ghi cả {value} và {suggestion}",
        "{field}: the paragraph says both {value} and {suggestion}",
    ),
    Rule(
        "criterion-count-undecided",
        _TARGETS,
        "A count of communes says whether it is of those that join or of all.",
        Severity.WARNING,
        "Không rõ {value} xã là số xã đạt thêm trong năm hay tổng số xã đạt đến cuối năm",
        "It is not said whether {value} communes join or are all that have the criterion",
    ),
)

_PLACE_RULES = (
    Rule(
        "commune-unmatched",
        _COMMUNES,
        "Each printed commune is a commune of the province in the plan's year.",
        Severity.ERROR,
        "Không xác định được xã “{printed}”; gần nhất: {candidates}",
        "No commune was found for “{printed}”; nearest: {candidates}",
    ),
    Rule(
        "commune-ambiguous",
        _COMMUNES,
        "A printed commune can be one commune only.",
        Severity.ERROR,
        "“{printed}” có thể là nhiều xã: {candidates}",
        "“{printed}” may be one of several communes: {candidates}",
    ),
    Rule(
        "commune-other-district",
        _COMMUNES,
        "A commune is listed under the district it lies in.",
        Severity.WARNING,
        "“{printed}” ghi huyện {district_printed} nhưng xã thuộc {district}",
        "“{printed}” is listed under {district_printed}, but lies in {district}",
    ),
    Rule(
        "commune-other-type",
        _COMMUNES,
        "A commune is printed with its type (xã, phường, thị trấn).",
        Severity.WARNING,
        "“{printed}”: loại đơn vị khác với danh mục ({value})",
        "“{printed}”: its official type is another ({value})",
    ),
    Rule(
        "district-unknown",
        _COMMUNES,
        "A printed district is one of the province.",
        Severity.WARNING,
        "Không có huyện {district_printed} trong tỉnh: “{printed}”",
        "There is no district {district_printed} in the province: “{printed}”",
    ),
    Rule(
        "commune-not-in-force",
        _COMMUNES,
        "A printed commune stands in the plan's year.",
        Severity.WARNING,
        "“{printed}” không còn (hoặc chưa có) tại thời điểm của kế hoạch",
        "“{printed}” does not stand at the time of the plan",
    ),
    Rule(
        "commune-distant",
        _COMMUNES,
        "A printed commune differs from its official name in little more than diacritics.",
        Severity.WARNING,
        "“{printed}” hiểu là {value}, tuy khác nhiều ({reason}, {score})",
        "“{printed}” is taken as {value}, though it differs much ({reason}, {score})",
    ),
    Rule(
        "commune-fuzzy",
        _COMMUNES,
        "A commune is printed as its official name is written.",
        Severity.INFO,
        "“{printed}” hiểu là {value} ({reason}, {score})",
        "“{printed}” is taken as {value} ({reason}, {score})",
    ),
)

_REFERENCE_RULES = (
    Rule(
        "reference-type-unknown",
        ("legal_references",),
        "A cited document is named by its type, in words or in its symbol.",
        Severity.WARNING,
        "Không rõ loại văn bản của “{printed}”",
        "The type of the cited document “{printed}” is not known",
    ),
    Rule(
        "document-number-doubtful",
        ("legal_references",),
        "A document's number stands apart from what is before it.",
        Severity.WARNING,
        "Số văn bản “{printed}” dính với chữ trước, có thể mất chữ số",
        "The number “{printed}” is glued to what stands before it: a digit may be lost",
    ),
)

_TABLE_RULES = (
    Rule(
        "label-unreadable",
        ("commune_targets", "work_items"),
        "Rows and groups of a table are numbered.",
        Severity.WARNING,
        "Không đọc được số thứ tự “{printed}”",
        "The row number “{printed}” cannot be read",
    ),
    Rule(
        "value-missing",
        _COMMUNES,
        "A column that is filled in other rows is filled in every row.",
        Severity.WARNING,
        "{field}: ô trống trong khi các dòng khác có giá trị",
        "{field}: the cell is empty though other rows have a value",
    ),
    Rule(
        "caption-missing",
        _COMMUNES,
        "Above a table stands its title, in an appendix its number.",
        Severity.WARNING,
        "{field}: không tìm thấy ở phía trên bảng",
        "{field}: not found above the table",
    ),
    Rule(
        "item-number-missing",
        ("work_items",),
        "A task of the work schedule has a number.",
        Severity.WARNING,
        "Công việc không có số thứ tự (“{printed}”)",
        "The task has no number (“{printed}”)",
    ),
    Rule(
        "missing-criteria-count",
        ("commune_targets",),
        "Criteria met and criteria not met are together the whole set.",
        Severity.WARNING,
        "{count} tiêu chí đạt và {missing} tiêu chí chưa đạt không đủ bộ {set} tiêu chí",
        "{count} criteria met and {missing} not met do not make up the set of {set}",
    ),
    Rule(
        "column-unmapped",
        _TABLES,
        "Every column of a table that fills a dataset has its place in it.",
        Severity.INFO,
        "Cột {column} “{printed}” không thuộc trường nào của bộ dữ liệu; xem bảng gốc",
        "Column {column} “{printed}” fills no field of the dataset; see the table as read",
    ),
    Rule(
        "row-unmapped",
        _TABLES,
        "Every row of a table that fills a dataset is a record, a group or a total.",
        Severity.WARNING,
        "Dòng “{printed}” không đưa được vào bộ dữ liệu; xem bảng gốc",
        "Row “{printed}” is no record of the dataset; see the table as read",
    ),
    Rule(
        "row-total",
        _TABLES,
        "Totals of a table are no records; their figures are checked in the table as read.",
        Severity.INFO,
        "Dòng cộng “{printed}” không là bản ghi",
        "The total row “{printed}” is no record",
    ),
    Rule(
        "timing-unread",
        ("work_items",),
        "A time names months, quarters, or how often.",
        Severity.WARNING,
        "Không hiểu thời gian “{printed}” ({unread})",
        "The time “{printed}” is not understood ({unread})",
    ),
    Rule(
        "number-unreadable",
        _ALL,
        "A cell for a figure holds a figure.",
        Severity.WARNING,
        "Không đọc được số “{printed}”",
        "The figure “{printed}” cannot be read",
    ),
    Rule(
        "unit-missing",
        ("funding",),
        "An amount of money has a unit, in the cell, the title or the unit line.",
        Severity.WARNING,
        "Không thấy đơn vị tính của “{printed}”",
        "The amount “{printed}” has no unit",
    ),
)

_TEXT_RULES = (
    Rule(
        "list-mark-missing",
        ("sections",),
        "The items of a list all have its mark.",
        Severity.WARNING,
        "Mục trong danh sách thiếu dấu “{suggestion}”",
        "An item of a list has no mark “{suggestion}”",
    ),
    Rule(
        "document-symbol",
        ("legal_references",),
        "The symbol of a document's number is written as it is registered.",
        Severity.INFO,
        "Ký hiệu “{printed}”: thường viết {suggestion}",
        "The symbol “{printed}” is usually written {suggestion}",
        left_severity=Severity.WARNING,
    ),
    Rule(
        "text-repaired",
        _ALL,
        "Words are spelled as Vietnamese is.",
        Severity.INFO,
        "“{printed}” sửa thành “{value}”",
        "“{printed}” is repaired to “{value}”",
    ),
    Rule(
        "text-doubtful",
        _ALL,
        "Words make sense beside one another.",
        Severity.WARNING,
        "“{printed}” có thể là “{suggestion}”",
        "“{printed}” may be “{suggestion}”",
    ),
)

RULES: Iterable[Rule] = (
    *_HEADER_RULES,
    *_DOCUMENT_RULES,
    *_NUMBER_RULES,
    *_TARGET_RULES,
    *_PLACE_RULES,
    *_REFERENCE_RULES,
    *_TABLE_RULES,
    *_TEXT_RULES,
)
