"""Where a list of partners begins and ends, and what is one name in it."""

from __future__ import annotations

import pytest

from normalize.prose.responsibilities.partners import find_partners


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Phối hợp Công an Thành phố, UBND các phường: Cửa Nam, Ba Đình và các đơn vị liên quan xây dựng.",
            ("Công an Thành phố", "UBND phường Cửa Nam", "UBND phường Ba Đình", "các đơn vị liên quan"),
        ),
        (
            "phối hợp với Sở Y tế, UBND các phường, xã diễn ra sự kiện tổ chức khám chữa bệnh",
            ("Sở Y tế", "UBND các phường, xã diễn ra sự kiện"),
        ),
        (
            "Chủ trì, phối hợp với Cục TMĐT và Công nghệ thông tin - Bộ Công Thương; các sở, ngành lập",
            ("Cục TMĐT và Công nghệ thông tin - Bộ Công Thương", "các sở, ngành"),
        ),
        ("phối hợp với các tổ chức chính trị - xã hội vận động", ("các tổ chức chính trị - xã hội",)),
        (
            "phối hợp với Ban Quản lý dự án, Chi cục Quản lý thị trường thanh tra các cơ sở",
            ("Ban Quản lý dự án", "Chi cục Quản lý thị trường"),
        ),
        (
            "phối hợp với Cục Quản lý đê điều và Phòng, chống thiên tai kiểm tra hồ đập",
            ("Cục Quản lý đê điều và Phòng, chống thiên tai",),
        ),
        ("Phối hợp với các đơn vị sự nghiệp công lập để lập quy hoạch", ("các đơn vị sự nghiệp công lập",)),
        ("phối hợp thực hiện tốt công tác thi đua", ()),
    ],
)
def test_partners(text: str, names: tuple[str, ...]) -> None:
    assert find_partners(text)[0] == names
