"""Records of what is planned in words: targets, quantities, money, tasks, duties."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from normalize.records.base import Record, TableRecord
from normalize.records.columns import (
    Derived,
    OneOf,
    Refers,
    Trait,
    ValueLimits,
    column,
    list_column,
    text_column,
)
from normalize.records.kinds import Basis, Method, TimingKind, Trend
from normalize.records.limits import COUNT, CRITERION, FROM_ONE, MONTH, PERCENT, QUARTER, YEAR

_CLAUSE = ("The sentence or clause it was read from", "Câu hoặc mệnh đề chứa số liệu")
_FROM_TIMING = Derived(Method.NORMALIZED, ("timing_text",))
_FROM_AMOUNT = Derived(Method.COMPUTED, ("amount",))
_FROM_NAME = Derived(Method.INFERRED, ("source_name",))


@dataclass(frozen=True, kw_only=True)
class CriterionTarget(TableRecord):
    """The plan for one of the national criteria."""

    DATASET = "criterion_targets"
    MEANING = (
        "The plan for each of the national criteria of new rural development",
        "Mục tiêu theo từng tiêu chí quốc gia về nông thôn mới",
    )

    criterion_set: str = text_column(
        "Decision that sets the criteria, such as 1980/QĐ-TTg",
        "Quyết định ban hành bộ tiêu chí, như 1980/QĐ-TTg",
        Derived(Method.INFERRED, ("criterion_name",)),
    )
    criterion_no: int | None = column(
        "Number of the criterion in its set", "Số của tiêu chí trong bộ", CRITERION, Trait.REQUIRED
    )
    criterion_name: str = text_column("Name of the criterion", "Tên tiêu chí")
    communes_new: int | None = column(
        "Communes that are to reach the criterion in the plan year", "Số xã đạt thêm trong năm", COUNT
    )
    communes_total: int | None = column(
        "Communes that have it at the end of the year", "Số xã đạt đến hết năm", COUNT
    )
    communes_base: int | None = column("Communes in all", "Tổng số xã", FROM_ONE)
    share_percent: Decimal | None = column("Share as printed, percent", "Tỷ lệ như in, %", PERCENT)
    share_percent_computed: Decimal | None = column(
        "communes_total / communes_base, percent, two decimals",
        "communes_total / communes_base, %, hai số lẻ",
        PERCENT,
        Derived(Method.COMPUTED, ("communes_total", "communes_base")),
    )
    text: str = text_column(*_CLAUSE)


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """Any other quantity stated in prose; ``value_from`` is where a change starts (từ 61 xã lên 67 xã)."""

    DATASET = "indicators"
    MEANING = ("Every other quantity stated in prose", "Mọi số liệu khác nêu trong văn xuôi")

    section_id: str = text_column(
        "Section it stands in", "Đề mục chứa", Refers("sections", "section_id"), Trait.REQUIRED, Trait.KEY
    )
    criterion_no: int | None = column(
        "Criterion it stands under",
        "Tiêu chí liên quan",
        CRITERION,
        Refers("criterion_targets", "criterion_no"),
        Derived(Method.INFERRED, ("text",)),
    )
    subject: str = text_column("The words that say what is counted", "Đối tượng được đếm")
    value: Decimal | None = column("Value, or lower end of a range", "Giá trị, hoặc đầu dưới của khoảng")
    value_to: Decimal | None = column("Upper end of a range", "Đầu trên của khoảng")
    value_from: Decimal | None = column(
        "Value that a change starts from (từ 61 xã lên 67 xã)",
        "Giá trị trước khi thay đổi (từ 61 xã lên 67 xã)",
    )
    unit: str = text_column("Unit of the value", "Đơn vị tính")
    qualifier: str = text_column(
        "khoảng, trên, từ … trở lên, or empty", "khoảng, trên, từ … trở lên, hoặc trống"
    )
    year_from: int | None = column(
        "First year that the value is of",
        "Năm đầu của số liệu",
        YEAR,
        Derived(Method.INFERRED, ("text",)),
    )
    year_to: int | None = column(
        "Last year that the value is of", "Năm cuối của số liệu", YEAR, Derived(Method.INFERRED, ("text",))
    )
    basis: Basis | None = column(
        "Whether planned, reached, estimated; empty where it is not said",
        "Kế hoạch, thực hiện hay ước; trống nếu không nêu",
        Derived(Method.INFERRED, ("text",)),
    )
    change: Trend | None = column(
        "Which way the value changes, or empty",
        "Chiều thay đổi, hoặc trống",
        Derived(Method.INFERRED, ("text",)),
    )
    per: str = text_column(
        "What the value is per (năm of 'mỗi năm'), or empty",
        "Tính theo (năm trong 'mỗi năm'), hoặc trống",
        Derived(Method.INFERRED, ("text",)),
    )
    text: str = column(*_CLAUSE, default="")


@dataclass(frozen=True, kw_only=True)
class Funding(TableRecord):
    """A source of money; the total of all sources has source_no empty and level 0.

    A part without a number on paper is numbered below its parent (1.1), so that all can be named.
    """

    DATASET = "funding"
    MEANING = ("Sources of money and their shares", "Nguồn vốn và tỷ trọng")

    source_no: str = text_column(
        "Number of the source, printed or given by its place; empty for the total",
        "Số của nguồn, như in hoặc theo vị trí; trống ở dòng tổng",
        _FROM_NAME,
    )
    parent_no: str = text_column(
        "Number of the source it is part of",
        "Số của nguồn chứa nó",
        Refers("funding", "source_no"),
        _FROM_NAME,
    )
    level: int = column(
        "Depth in the tree of sources; 0 is the total",
        "Cấp trong cây nguồn vốn; 0 là tổng",
        COUNT,
        _FROM_NAME,
        default=0,
    )
    source_name: str = text_column("Name of the source", "Tên nguồn vốn")
    amount: Decimal | None = column("Amount in the printed unit", "Số tiền theo đơn vị in", COUNT)
    currency_unit: str = text_column(
        "Printed unit, such as triệu đồng",
        "Đơn vị in, như triệu đồng",
        ValueLimits(r"(?:\w+ )*đồng"),
        Derived(Method.INFERRED, ("amount",)),
    )
    amount_vnd: int | None = column("Amount in đồng", "Số tiền bằng đồng", COUNT, _FROM_AMOUNT)
    share_percent: Decimal | None = column("Share as printed, percent", "Tỷ trọng như in, %", COUNT)
    share_percent_computed: Decimal | None = column(
        "Share of the total, percent, two decimals", "Tỷ trọng trong tổng, %, hai số lẻ", COUNT, _FROM_AMOUNT
    )
    year_from: int | None = column(
        "First year that the money is for", "Năm đầu của số tiền", YEAR, Derived(Method.INFERRED, ("amount",))
    )
    year_to: int | None = column(
        "Last year that the money is for", "Năm cuối của số tiền", YEAR, Derived(Method.INFERRED, ("amount",))
    )
    basis: Basis | None = column(
        "Whether planned, spent, estimated; empty where it is not said",
        "Kế hoạch, thực hiện hay ước; trống nếu không nêu",
        Derived(Method.INFERRED, ("amount",)),
    )


@dataclass(frozen=True, kw_only=True)
class WorkItem(TableRecord):
    """One line of a schedule or list of tasks."""

    DATASET = "work_items"
    MEANING = ("Schedules and lists of tasks", "Kế hoạch công việc và danh mục nhiệm vụ")

    group_no: str = text_column("Number of the group as printed", "Số của nhóm như in")
    group_title: str = text_column("Title of the group", "Tên nhóm")
    item_no: str = text_column("Number of the item as printed", "Số thứ tự như in")
    task: str = text_column("What is to be done", "Nội dung công việc")
    directing: tuple[str, ...] = list_column("Who directs", "Chỉ đạo")
    implementing: tuple[str, ...] = list_column("Who carries it out", "Chủ trì, thực hiện")
    coordinating: tuple[str, ...] = list_column("Who helps", "Phối hợp")
    product: str = text_column("What is to come of it", "Sản phẩm, kết quả")
    place_text: str = text_column("Where, as printed", "Địa điểm như in")
    budget_vnd: int | None = column("Money set aside, in đồng", "Kinh phí, đồng", COUNT)
    timing_text: str = text_column("When, as printed", "Thời gian như in")
    timing_kind: str = text_column(
        "How the time is given", "Thời gian nêu kiểu gì", OneOf(tuple(TimingKind)), _FROM_TIMING
    )
    months: tuple[int, ...] = list_column("Months, 1-12", "Các tháng, 1-12", MONTH, _FROM_TIMING)
    quarters: tuple[int, ...] = list_column("Quarters, 1-4", "Các quý, 1-4", QUARTER, _FROM_TIMING)


@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """A duty of an agency, from the part on implementation."""

    DATASET = "responsibilities"
    MEANING = ("Who is to do what", "Trách nhiệm tổ chức thực hiện")

    section_id: str = text_column(
        "Section it stands in", "Đề mục chứa", Refers("sections", "section_id"), Trait.REQUIRED, Trait.KEY
    )
    agency: str = text_column("Canonical name of the agency", "Tên chuẩn của cơ quan")
    agency_text: str = text_column("Agency as printed", "Cơ quan như in")
    duty_no: int | None = column(
        "Number of the duty under the agency, from 1",
        "Số của nhiệm vụ trong cơ quan, từ 1",
        FROM_ONE,
        Derived(Method.INFERRED, ("agency_text",)),
    )
    role: str = text_column(
        "What the agency does",
        "Vai trò của cơ quan",
        OneOf(("leads", "coordinates", "advises", "carries out", "other")),
        Derived(Method.INFERRED, ("text",)),
    )
    partners: tuple[str, ...] = list_column(
        "Agencies named after 'phối hợp với'", "Cơ quan sau 'phối hợp với'"
    )
    text: str = column(*_CLAUSE, default="")
