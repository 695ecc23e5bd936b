"""Heads as websites and extractors of text leave them: broken places, covers, cut numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from normalize.records import DocumentRecord

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"


def header(folder: Path, text: str) -> DocumentRecord:
    path = folder / "head.txt"
    path.write_text(text, encoding="utf-8")
    record = interpret(read(path)).records["documents"][0]
    assert isinstance(record, DocumentRecord)
    return record


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            f"THƯỜNG TRỰC\nHĐND TỈNH SƠN LA\n{NATION}Số: 06/QC-TT.HĐND-UBND\n"
            f"Sơn La, ngày 20 tháng 3 năm 2019\nQUY CHẾ\nPHỐI\nHỢP CÔNG TÁC NHIỆM\nKỲ 2016 - 2021\n{BODY}",
            "document_number",
            "06/QC-TT.HĐND-UBND",
        ),
        (
            f"HỘI ĐỒNG NHÂN DÂN\nTỈNH YÊN BÁI\n{NATION}Số: 14/NQ-HĐND\n\nYên\nBái, ngày 21 tháng 6 năm\n"
            f"2019\n\nNGHỊ QUYẾT\nVỀ PHÁT TRIỂN NHÀ Ở\n{BODY}",
            "place",
            "Yên Bái",
        ),
        (
            f"THỦ TƯỚNG CHÍNH PHỦ\n{NATION}Số: 24/2021/QĐ-TTg\nHà Nội, ngày 16 tháng 7 năm 2021\n"
            f"QUYẾT ĐỊNH 24/2021/QĐ-TTg\n\nQUY ĐỊNH VIỆC RÀ SOÁT HỘ NGHÈO\n{BODY}",
            "title",
            "QUY ĐỊNH VIỆC RÀ SOÁT HỘ NGHÈO",
        ),
        (
            f"UBND HUYỆN NHO QUAN\nSố: 1025/QĐ-UBND\n{NATION}Nho Quan, ngày 20 tháng 8 năm 2012\n"
            f"QUYẾT ĐỊNH\nV/v phê duyệt Kế hoạch dồn điền đổi thửa năm 2012\n{BODY}",
            "plan_year",
            2012,
        ),
        (
            f"UBND TỈNH SƠN LA\n{NATION}Số: 06/QC-UBND\nSơn La, ngày 20 tháng 3 năm 2019\n"
            f"QUY CHẾ\nPHỐI HỢP CÔNG TÁC\n{BODY}",
            "title",
            "PHỐI HỢP CÔNG TÁC",
        ),
        (
            "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN\n\n\nĐỀ ÁN\nPHÁT TRIỂN THANH LONG\n\n\nPhan Thiết, năm 2016\n\n"
            "MỞ ĐẦU\nThanh long là cây trồng lợi thế của tỉnh.\n",
            "place",
            "Phan Thiết",
        ),
        (
            f"SỞ Y TẾ - SỞ TÀI CHÍNH\n{NATION}Số: 15/KHLT-SYT-STC\nHải Dương, ngày 16 tháng 9 năm 2013\n"
            f"KẾ HOẠCH LIÊN TỊCH\nVề công tác y tế trường học\n{BODY}",
            "document_type",
            "Kế hoạch liên tịch",
        ),
        (
            f"UBND TỈNH QUẢNG BÌNH\n{NATION}Số: 05/CĐ-UBND\nQuảng Bình, ngày 27 tháng 9 năm 2022\n"
            f"CÔNG ĐIỆN KHẨN\nVề việc ứng phó bão số 4\n{BODY}",
            "title",
            "Về việc ứng phó bão số 4",
        ),
        (
            f"UBND TỈNH CAO BẰNG\n{NATION}Số: 15/KH-UBND\nCao Bằng, ngày 16 tháng 9 năm 2013\n"
            f"KẾ HOẠCH PHỐI HỢP LỰC LƯỢNG TUẦN TRA\n{BODY}",
            "document_type",
            "Kế hoạch",
        ),
        (
            f"BAN CHỈ ĐẠO CHỐNG BUÔN LẬU\n{NATION}Số: 09/KH-BCĐ389\nBình Phước, ngày 21 tháng 12 năm 2020\n"
            f"KẾ HOẠCH\nCao điểm chống buôn lậu\n{BODY}",
            "document_number",
            "09/KH-BCĐ389",
        ),
        (
            f"UBND XÃ THẮNG LỢI\n{NATION}Số: 27/KH-UBND\nThắng Lợi, ngày 02 tháng 10 năm 2025\n"
            f"KẾ HOẠCH\nRà soát hộ nghèo\n{BODY}",
            "place",
            "Thắng Lợi",
        ),
        (
            f"UBND TỈNH TÂY NINH\nVĂN PHÒNG\n{NATION}Số: 145/TB-VP\nTây Ninh, ngày 18 tháng 7 năm 2019\n"
            f"THÔNG BÁO\nKết luận về giải ngân 6 tháng đầu năm 2019\n{BODY}",
            "period_to",
            None,
        ),
        (
            f"UBND TỈNH TÂY NINH\n{NATION}Số: 145/KH-UBND\nTây Ninh, ngày 18 tháng 1 năm 2019\n"
            f"KẾ HOẠCH\nKiểm tra 6 tháng đầu năm 2019\n{BODY}",
            "plan_year",
            2019,
        ),
        (
            "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG\n\nĐỀ ÁN\n\nPhát triển giáo dục mầm non\n\n"
            "(Kèm theo Tờ trình số      /TTr-UBND ngày    /9/2022 của UBND tỉnh)\n\n"
            "Đắk Nông, tháng 9 năm 2022\n\n"
            "Phần I\n\nSỰ CẦN THIẾT\n\nToàn tỉnh có 124 trường mầm non.\n",
            "place",
            "Đắk Nông",
        ),
    ],
)
def test_field_of_head(tmp_path: Path, text: str, field: str, value: object) -> None:
    assert getattr(header(tmp_path, text), field) == value


def test_number_cut_at_its_hyphen_is_doubtful(tmp_path: Path) -> None:
    text = (
        f"UBND HUYỆN NGA SƠN\n{NATION}Số: 255/BC-BCĐPCGD-\n\nNga Sơn, ngày 13 tháng 11 năm 2020\n\nXMC\n\n"
        f"BÁO CÁO\nKẾT QUẢ PHỔ CẬP GIÁO DỤC\n{BODY}"
    )
    found = header(tmp_path, text).findings
    assert "document-number-unconfirmed" in {finding.rule for finding in found}


def test_month_of_a_cover_is_no_day_of_issue(tmp_path: Path) -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN\n\n\nĐỀ ÁN\nPHÁT TRIỂN THANH LONG\n\n\nPhan Thiết, "
        "tháng 10 năm 2016\n\nMỞ ĐẦU\nThanh long là cây trồng lợi thế của tỉnh.\n"
    )
    record = header(tmp_path, text)
    assert record.issued_date is None
    assert [f.printed for f in record.findings if f.rule == "date-incomplete"] == ["tháng 10 năm 2016"]
