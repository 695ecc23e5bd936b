"""The years that titles of columns and tables name."""

import pytest

from normalize.tables.columns.years import years_of
from normalize.tables.model import Years


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Quý II/2019 - Quý II/2020", 2019, 2020),
        ("Từ tháng 10/2018 đến tháng 3/2019", 2018, 2019),
        ("Tháng 6 năm 2019 đến tháng 6 năm 2020", 2019, 2020),
        ("6 tháng cuối năm 2020 và năm 2021", 2020, 2021),
        ("01/7/2019 - 30/6/2020", 2019, 2020),
        ("Giai đoạn 2016-20", 2016, 2020),
        ("2019 đến hết năm 2021", 2019, 2021),
        ("Đến 30/9/2020", 2020, 2020),
        ("So sánh 2020 và 2019", 2020, 2020),
        ("ƯTH 2022/TH 2021", 2022, 2022),
        ("Thực hiện 15/6/10", 2010, 2010),
        ("TH 31.12.19", 2019, 2019),
        ("Tăng 2020 so với năm 2019", 2020, 2020),
        ("Hộ nghèo năm 2021 theo chuẩn nghèo giai đoạn 2022-2025", 2021, 2021),
        ("Vốn kéo dài từ năm 2022 sang 2023", 2023, 2023),
    ],
)
def test_years_of_titles(title: str, first: int, last: int) -> None:
    assert years_of(title) == Years(first, last)


@pytest.mark.parametrize(
    "title",
    [
        "So với năm 2019",
        "Trong đó: kéo dài từ năm 2022",
        "% so cùng kỳ 2019",
        "Giá SS 2010",
        "Quyết định 15/6/10/QĐ",
        "Mục 15/16/10",
        "1/2/345",
    ],
)
def test_titles_that_name_no_year_of_their_figures(title: str) -> None:
    assert years_of(title) is None
