"""Records of lists of projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normalize.records.base import TableRecord
from normalize.records.columns import Derived, Trait, column, text_column
from normalize.records.kinds import Method
from normalize.records.limits import COMMUNE_CODE, COUNT, DISTRICT_CODE, YEAR

_FROM_PLACE = Derived(Method.MATCHED, ("place_text",))


@dataclass(frozen=True, kw_only=True)
class Project(TableRecord):
    """One project, work, package or product with money; its parts by year and source are figures."""

    DATASET = "projects"
    MEANING = (
        "Projects, works, packages and products with money",
        "Danh mục dự án, công trình, gói thầu, sản phẩm có vốn",
    )

    group_path: str = text_column(
        "Labels of the groups above, joined by ' / '", "Tên các nhóm phía trên, nối bằng ' / '"
    )
    name: str = text_column("Name of the project", "Tên dự án", Trait.REQUIRED)
    place_text: str = text_column("Where, as printed", "Địa điểm như in")
    commune_code: str = text_column(
        "Statistics code of the commune, 5 digits", "Mã xã, 5 chữ số", COMMUNE_CODE, _FROM_PLACE
    )
    district_code: str = text_column(
        "Statistics code of the district, 3 digits", "Mã huyện, 3 chữ số", DISTRICT_CODE, _FROM_PLACE
    )
    investor: str = text_column("Who owns the investment", "Chủ đầu tư")
    capacity: str = text_column("Capacity or scale as printed", "Năng lực, quy mô như in")
    decision_number: str = text_column("Number of the decision that approves it", "Số quyết định phê duyệt")
    decision_date: date | None = column("Date of that decision", "Ngày quyết định phê duyệt")
    start_year: int | None = column("Year the project starts", "Năm khởi công", YEAR)
    end_year: int | None = column("Year the project ends", "Năm hoàn thành", YEAR)
    total_investment_vnd: int | None = column("Total investment, in đồng", "Tổng mức đầu tư, đồng", COUNT)
    capital_vnd: int | None = column(
        "Capital of the plan year or period, all sources, in đồng",
        "Vốn kế hoạch của năm hoặc giai đoạn, mọi nguồn, đồng",
        COUNT,
    )
    note: str = text_column("Whatever else is printed in the row", "Ghi chú")
