"""A portal's table of properties above a text: left out of the letterhead, and a witness of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from normalize.records import DocumentRecord
from validate.check import check

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"


def page(number: str, day: str, *, listed: str = "46/KH-UBND") -> str:
    return f"""<html><body><p>Trang chủ | Văn bản | Liên hệ</p>
<table><tr><td>Số ký hiệu</td><td>{listed}</td></tr><tr><td>Ngày ban hành</td><td>12/05/2015</td></tr>
<tr><td>Lĩnh vực</td><td>Giáo dục</td></tr>
<tr><td>Trích yếu</td><td>Phổ cập giáo dục mầm non</td></tr></table>
<table><tr><td>ỦY BAN NHÂN DÂN<br>THÀNH PHỐ CẦN THƠ</td><td>{NATION}</td></tr>
<tr><td>Số: {number}</td><td>Cần Thơ, {day}</td></tr></table>
<p>KẾ HOẠCH</p><p>Phổ cập giáo dục mầm non năm 2015</p>
<p>Thực hiện Nghị định số 20/2014/NĐ-CP ngày 24/3/2014 của Chính phủ;</p>
<p>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</p><p>Lê Văn Tâm</p></body></html>"""


def header(folder: Path, text: str) -> DocumentRecord:
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    record = check(interpret(read(path))).records["documents"][0]
    assert isinstance(record, DocumentRecord)
    return record


@pytest.mark.parametrize(
    ("number", "day", "rules"),
    [
        ("46/KH-UBND", "ngày 12 tháng 5 năm 2015", set()),
        ("     /KH-UBND", "ngày      tháng 5 năm 2015", {"header-from-portal"}),
    ],
)
def test_what_the_letterhead_lacks_is_taken_and_told(
    tmp_path: Path, number: str, day: str, rules: set[str]
) -> None:
    found = header(tmp_path, page(number, day))
    assert (found.document_number, str(found.issued_date), found.place) == (
        "46/KH-UBND",
        "2015-05-12",
        "Cần Thơ",
    )
    assert {finding.rule for finding in found.findings} == rules


def test_another_number_is_told_and_changes_nothing(tmp_path: Path) -> None:
    found = header(tmp_path, page("46/KH-UBND", "ngày 12 tháng 5 năm 2015", listed="64/KH-UBND"))
    assert found.document_number == "46/KH-UBND"
    assert {finding.rule for finding in found.findings} == {"portal-disagrees"}
