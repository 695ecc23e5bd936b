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
    ],
)
def test_years_of_titles(title: str, first: int, last: int) -> None:
    assert years_of(title) == Years(first, last)
