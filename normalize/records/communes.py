"""Records of lists of communes and of their criteria."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.records.base import TableRecord
from normalize.records.columns import (
    Derived,
    Follows,
    OfTable,
    OneOf,
    Refers,
    Trait,
    column,
    list_column,
    text_column,
)
from normalize.records.kinds import Method
from normalize.records.limits import (
    COMMUNE_CODE,
    COUNT,
    DISTRICT_CODE,
    FROM_ONE,
    PROVINCE_CODE,
    UNIT_SHARE,
    YEAR,
)

_MATCHED = Derived(Method.MATCHED, ("commune_text", "district_text"))


@dataclass(frozen=True, kw_only=True)
class CommuneTarget(TableRecord):
    """One commune in one appendix table."""

    DATASET = "commune_targets"
    MEANING = ("One row per commune per appendix table", "Mỗi xã trong mỗi bảng phụ lục một dòng")

    appendix_no: int | None = column(
        "Number of the appendix, Arabic", "Số phụ lục, chữ số Ả Rập", FROM_ONE, OfTable("appendix_no")
    )
    table_title: str = text_column("Title of the table", "Tên bảng", OfTable("title"))
    group_label: str = text_column("Group row the record stands under", "Dòng nhóm phía trên")
    row_no: str = text_column("Row number as printed", "Số thứ tự như in")
    commune_text: str = text_column("Commune as printed", "Xã như in", Trait.REQUIRED)
    commune_name: str = text_column(
        "Official name of the commune, without its type", "Tên chính thức của xã, không kèm loại", _MATCHED
    )
    commune_type: str = text_column(
        "Type of the commune", "Loại đơn vị cấp xã", OneOf(("xã", "phường", "thị trấn")), _MATCHED
    )
    commune_code: str = text_column(
        "Statistics code of the commune as of the plan year, 5 digits",
        "Mã xã theo năm kế hoạch, 5 chữ số",
        COMMUNE_CODE,
        _MATCHED,
    )
    district_text: str = text_column("District as printed", "Huyện như in")
    district_name: str = text_column(
        "Official name of the district, without its type",
        "Tên chính thức của huyện, không kèm loại",
        _MATCHED,
    )
    district_code: str = text_column(
        "Statistics code of the district, 3 digits", "Mã huyện, 3 chữ số", DISTRICT_CODE, _MATCHED
    )
    province_code: str = text_column(
        "Statistics code of the province, 2 digits", "Mã tỉnh, 2 chữ số", PROVINCE_CODE, _MATCHED
    )
    match_score: float | None = column(
        "How well the printed name fits the unit, 0-1",
        "Tên in khớp với đơn vị đến mức nào, 0-1",
        UNIT_SHARE,
        Derived(Method.MATCHED, ("commune_text",)),
    )
    carried_over_from: int | None = column("Year the commune was carried over from", "Năm chuyển sang", YEAR)
    especially_difficult: bool | None = column(
        "Marked as especially difficult (ĐBKK)", "Xã đặc biệt khó khăn (ĐBKK)"
    )
    achieved_count: int | None = column("Criteria reached, as printed", "Số tiêu chí đã đạt như in", COUNT)
    achieved_criteria: tuple[int, ...] = list_column("Criteria reached", "Các tiêu chí đã đạt", COUNT)
    planned_count: int | None = column("Criteria planned, as printed", "Số tiêu chí phấn đấu như in", COUNT)
    planned_criteria: tuple[int, ...] = list_column("Criteria planned", "Các tiêu chí phấn đấu", COUNT)
    cumulative_count: int | None = column(
        "Criteria reached with the plan, as printed", "Lũy kế số tiêu chí như in", COUNT
    )
    note: str = text_column("Whatever else is printed in the row", "Ghi chú")


@dataclass(frozen=True, kw_only=True)
class CommuneCriterion(TableRecord):
    """The tidy form of the lists in commune_targets."""

    DATASET = "commune_criteria"
    MEANING = (
        "Criteria that communes have or plan, one row each",
        "Tiêu chí mà xã đã đạt hoặc phấn đấu, mỗi tiêu chí một dòng",
    )

    appendix_no: int | None = column(
        "Number of the appendix, Arabic",
        "Số phụ lục, chữ số Ả Rập",
        FROM_ONE,
        OfTable("appendix_no"),
        Follows("tables"),
    )
    commune_code: str = text_column(
        "Statistics code of the commune, 5 digits",
        "Mã xã, 5 chữ số",
        COMMUNE_CODE,
        Refers("commune_targets", "commune_code"),
        Follows("commune_targets"),
    )
    criterion_no: int | None = column(
        "Number of the criterion in its set", "Số của tiêu chí trong bộ", FROM_ONE, Trait.REQUIRED
    )
    state: str = text_column(
        "Whether the commune has the criterion or plans it",
        "Xã đã đạt hay phấn đấu đạt tiêu chí",
        OneOf(("achieved", "planned")),
        Trait.REQUIRED,
        Derived(Method.INFERRED, ("criterion_no",)),
    )
