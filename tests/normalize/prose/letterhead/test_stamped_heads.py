"""Heads with what offices stamp and fill in: blanks of dots, incoming stamps, two who sign."""

from __future__ import annotations

from datetime import date

from extract.model import Box, Cell, Document, Line, Page, PageOrigin, Paragraph, Place, Table, Word
from normalize.prose.letterhead.header import read_header
from normalize.prose.segment.parts import split_parts
from normalize.records import DocumentRecord

SURE, PEN = 0.96, 0.6


def line(text: str, x0: float, y0: float, confidence: float = SURE) -> Line:
    """A line of letters six points wide and twelve high."""
    words, x = [], x0
    for word in text.split():
        words.append(Word(word, Box(x, y0, x + 6.0 * len(word), y0 + 12), confidence))
        x += 6.0 * len(word) + 3
    return Line(tuple(words), Place(1, Box(x0, y0, x - 3, y0 + 12)))


def stamp(x0: float, y0: float, *texts: str) -> Table:
    """An incoming stamp, whose frame looks like a table's rules."""
    lines = [line(text, x0, y0 + 14 * at, PEN) for at, text in enumerate(texts)]
    cells = tuple(Cell(at, 0, (one,), places=(one.place,)) for at, one in enumerate(lines))
    return Table(cells, len(cells), 1)


def header(*blocks: Line | Table) -> DocumentRecord:
    whole = [block if isinstance(block, Table) else Paragraph((block,)) for block in blocks]
    page = Page(1, 595, 842, PageOrigin.OCR)
    document = Document("van-ban.pdf", "0" * 64, (page,), tuple(whole))
    return read_header(document, split_parts(document))


NATION = (line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 60), line("Độc lập - Tự do - Hạnh phúc", 330, 76))
BODY = (line("Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;", 100, 300), line("I. MỤC TIÊU", 100, 320))


def rules(record: DocumentRecord, field: str) -> list[str]:
    return [finding.rule for finding in record.findings if finding.field == field]


def test_a_day_typed_into_dots_is_read() -> None:
    record = header(
        line("SỞ DU LỊCH", 110, 60),
        line("Số: ..418.../KH-SDL", 110, 100),
        *NATION,
        line("Phú Thọ, ngày ...07.. tháng ..11.. năm 2019", 300, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Mở tuyến du lịch về nguồn năm 2020", 200, 166),
        *BODY,
    )
    assert record.issued_date == date(2019, 11, 7)
    assert rules(record, "issued_date") == []


def test_figures_parted_in_their_blank_are_joined_and_told() -> None:
    record = header(
        line("SỞ DU LỊCH", 110, 60),
        line("Số: 9/KH-SDL", 110, 100),
        *NATION,
        line("Phú Thọ, ngày .2.6. tháng 3 năm 2019", 300, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Mở tuyến du lịch về nguồn năm 2020", 200, 166),
        *BODY,
    )
    assert record.issued_date == date(2019, 3, 26)
    assert rules(record, "issued_date") == ["issued-date-unconfirmed"]


def test_a_day_read_unsurely_is_told() -> None:
    record = header(
        line("SỞ DU LỊCH", 110, 60),
        line("Số: 9/KH-SDL", 110, 100),
        *NATION,
        line("Phú Thọ, ngày 14 tháng 3 năm 2019", 300, 100, PEN),
        line("KẾ HOẠCH", 270, 150),
        line("Mở tuyến du lịch về nguồn năm 2020", 200, 166),
        *BODY,
    )
    assert rules(record, "issued_date") == ["issued-date-unconfirmed"]


def test_a_head_goes_on_below_the_frame_of_an_incoming_stamp() -> None:
    record = header(
        line("ỦY BAN NHÂN DÂN", 100, 60),
        line("TỈNH YÊN BÁI", 110, 76),
        line("Số: 233/CTr-UBND", 100, 100),
        *NATION,
        line("Yên Bái, ngày 08 tháng 4 năm 2015", 310, 100),
        stamp(60, 112, "SỞ XÂY DỰNG YÊN BÁI", "CÔNG VĂN ĐEN", "Số 41 Ngày 9/4/15"),
        line("CHƯƠNG TRÌNH HÀNH ĐỘNG", 230, 150),
        line("Về phát triển nhà ở xã hội giai đoạn 2015 - 2018", 180, 166),
        *BODY,
    )
    assert record.title == "Về phát triển nhà ở xã hội giai đoạn 2015 - 2018"
    assert (record.period_from, record.period_to) == (2015, 2018)
    assert record.issuer == "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI"


def test_the_start_of_a_title_that_the_frame_of_a_stamp_cuts_off_is_put_back() -> None:
    left = line("Chuyển: Về v", 60, 166, PEN)
    cell = Cell(1, 0, (left,), places=(left.place,))
    title = line("iệc hỗ trợ nhà ở xã hội năm 2015", left.words[-1].box.x1 + 1, 166)  # type: ignore[union-attr]
    frame = stamp(60, 112, "CÔNG VĂN ĐẾN")
    record = header(
        line("ỦY BAN NHÂN DÂN", 100, 60),
        line("Số: 233/QĐ-UBND", 100, 100),
        *NATION,
        line("Yên Bái, ngày 08 tháng 4 năm 2015", 310, 100),
        Table((*frame.cells, cell), 2, 1),
        line("QUYẾT ĐỊNH", 230, 150),
        title,
        *BODY,
    )
    assert record.title == "Về việc hỗ trợ nhà ở xã hội năm 2015"


def test_the_body_named_in_a_stamp_does_not_issue() -> None:
    record = header(
        line("UBND TỈNH AN GIANG", 100, 60),
        line("SỞ CÔNG THƯƠNG", 110, 76),
        line("Số: 7\\4 KH-SCT", 100, 100, PEN),
        line("UBND HUYỆN TRI TÔN", 80, 136),
        *NATION,
        line("An Giang, ngày 08 tháng 4 năm 2015", 310, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Tổ chức hội chợ vùng biên năm 2015", 200, 166),
        *BODY,
    )
    assert record.issuer == "UBND TỈNH AN GIANG SỞ CÔNG THƯƠNG"
    assert "document_number" in {finding.field for finding in record.findings}


def test_of_two_who_sign_side_by_side_the_left_one_is_taken() -> None:
    record = header(
        line("SỞ CÔNG THƯƠNG - HỘI NÔNG DÂN TỈNH", 60, 60),
        line("Số: 12/KHLN-SCT-HND", 100, 100),
        *NATION,
        line("An Giang, ngày 08 tháng 4 năm 2015", 310, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Tiêu thụ nông sản năm 2015", 200, 166),
        *BODY,
        line("KT. GIÁM ĐỐC", 110, 500),
        line("PHÓ GIÁM ĐỐC", 110, 516),
        line("CHỦ TỊCH", 400, 516),
        line("Lưu Thị Hạnh", 110, 600),
    )
    assert (record.signer_title, record.signer_name) == ("PHÓ GIÁM ĐỐC", "Lưu Thị Hạnh")
    assert "signers-several" in rules(record, "signer_name")


def test_a_letter_whose_addressee_is_read_before_the_right_column_keeps_its_day() -> None:
    record = header(
        line("ỦY BAN NHÂN DÂN", 100, 60),
        line("TỈNH YÊN BÁI", 110, 76),
        line("Số: 233/UBND-XD", 100, 100),
        line("V/v rà soát quỹ đất ở", 90, 116),
        line("Kính gửi:", 170, 180),
        *NATION,
        line("Yên Bái, ngày 08 tháng 4 năm 2015", 310, 100),
        line("- Các sở, ngành;", 180, 200),
        *BODY,
    )
    assert (record.place, record.issued_date) == ("Yên Bái", date(2015, 4, 8))
    assert record.title == "V/v rà soát quỹ đất ở"


def test_a_title_may_begin_as_grounds_do() -> None:
    record = header(
        line("BỆNH VIỆN ĐA KHOA TỈNH", 90, 60),
        line("Số: 12/KH-BVĐK", 100, 100),
        *NATION,
        line("Yên Bái, ngày 08 tháng 4 năm 2015", 310, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Xét tuyển viên chức năm 2015", 210, 166),
        *BODY,
    )
    assert record.title == "Xét tuyển viên chức năm 2015"


def test_letters_of_a_seal_are_no_name() -> None:
    record = header(
        line("TRƯỜNG TRUNG CẤP NGHỀ", 90, 60),
        line("DẦU KHÍ", 140, 76),
        line("Số: 12/KH-TCN", 100, 100),
        *NATION,
        line("Vũng Tàu, ngày 08 tháng 4 năm 2015", 310, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Tuyển sinh năm 2015", 210, 166),
        *BODY,
        line("HIỆU TRƯỞNG", 400, 500),
        line("DẦU KHÍ", 400, 540),
        line("Bạch Thị Ngân", 400, 600),
    )
    assert record.signer_name == "Bạch Thị Ngân"


def test_a_surname_that_lost_its_first_letter_under_a_seal_is_put_back_and_told() -> None:
    signed = (
        line("SỞ DU LỊCH", 110, 60),
        line("Số: 9/KH-SDL", 110, 100),
        *NATION,
        line("Phú Thọ, ngày 14 tháng 3 năm 2019", 300, 100),
        line("KẾ HOẠCH", 270, 150),
        line("Mở tuyến du lịch về nguồn năm 2020", 200, 166),
        *BODY,
        line("GIÁM ĐỐC", 400, 500),
    )
    record = header(*signed, line("NT rịnh Thị Thu", 390, 600))
    assert record.signer_name == "Trịnh Thị Thu"
    assert rules(record, "signer_name") == ["signer-name-restored"]
    record = header(*signed, line("ương Thị Thu", 390, 600))  # Trương, Dương, Lương, Vương
    assert not record.signer_name
