"""Small plans of Lạng Sơn made of text, each with one thing that a rule speaks of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from extract.model import Block, Box, Cell, Document, Line, Page, PageOrigin, Paragraph, Place
from extract.textfile import parse_text
from normalize.interpret import interpret
from validate.check import check
from validate.model import Checked

TITLE = "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2017"
DAY = "Lạng Sơn, ngày 24 tháng 02 năm 2017"


def plan(
    body: str = "",
    *,
    province: str = "LẠNG SƠN",
    number: str = "37/KH-UBND",
    day: str = DAY,
    kind: str = "KẾ HOẠCH",
    title: str = TITLE,
    signer: str = "CHỦ TỊCH",
    behind: str = "",
) -> str:
    """A plan with this text, and with what stands behind it in the file; what is not given is sound."""
    return f"""ỦY BAN NHÂN DÂN
TỈNH {province}

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{day}

{kind}

{title}

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
{signer}

Lý Vinh Quang

{behind}
"""


NOTE = "(Kèm theo Kế hoạch số 37/KH-UBND ngày 24/02/2017 của UBND tỉnh)"


def appendix(title: str, *rows: Sequence[str]) -> str:
    """An appendix that is a table, its head the first row."""
    lines = "\n".join("\t".join(row) for row in rows)
    return f"PHỤ LỤC 01\n{title}\n{NOTE}\n\n{lines}\n"


def table(title: str, *rows: Sequence[str]) -> str:
    """A plan with such an appendix."""
    return plan(behind=appendix(title, *rows))


COMMUNES = (
    ("STT", "Huyện", "Tên xã", "Số tiêu chí đạt", "Các tiêu chí đã đạt", "Số TC đăng ký", "Tiêu chí đăng ký"),
    ("1", "Cao Lộc", "Yên Trạch", "3", "1,3,5", "2", "2,4"),
    ("2", "Cao Lộc", "Công Sơn", "2", "1;4", "1", "15"),
    ("3", "Văn Quan", "Hữu Lễ", "4", "1,4,12,14", "4", "5,8,13,15"),
)
TASKS = (
    ("TT", "Nội dung công việc", "Chỉ đạo", "Cơ quan thực hiện", "Cơ quan phối hợp", "Thời gian"),
    ("1", "Xây dựng kế hoạch", "BCĐ tỉnh", "Sở Nội vụ", "UBND huyện", "Quý I"),
    ("2", "Đào tạo cán bộ", "BCĐ tỉnh", "Sở Y tế", "UBND huyện", "Quý II"),
    ("3", "Tập huấn", "BCĐ tỉnh", "Sở Nội vụ", "UBND huyện", "Quý III"),
)
MONEY = (
    ("TT", "Nội dung", "Tổng cộng", "2016", "2017"),
    ("I", "Tuyên truyền", "1.000", "400", "600"),
    ("1", "Phổ biến", "700", "300", "400"),
    ("", "Ngân sách trung ương", "200", "100", "100"),
    ("", "Ngân sách địa phương", "500", "200", "300"),
    ("2", "Đào tạo", "300", "100", "200"),
    ("", "Ngân sách địa phương (100%)", "300", "100", "200"),
    ("II", "Hạ tầng", "500", "200", "300"),
    ("1", "Xây dựng", "500", "200", "300"),
    ("", "Ngân sách địa phương", "500", "200", "300"),
    ("", "Tổng cộng", "1.500", "600", "900"),
)


def communes(*rows: Sequence[str]) -> str:
    return table("KẾ HOẠCH PHẤN ĐẤU TIÊU CHÍ CỦA CÁC XÃ NĂM 2017", *rows)


def tasks(*rows: Sequence[str]) -> str:
    return table("PHÂN CÔNG NHIỆM VỤ NĂM 2017", *rows)


def money(*rows: Sequence[str]) -> str:
    return table("DỰ TOÁN KINH PHÍ\nĐơn vị tính: triệu đồng", *rows)


def changed(rows: Sequence[Sequence[str]], row: int, column: int, text: str) -> tuple[tuple[str, ...], ...]:
    """The rows with one cell changed, both from 0 with the head."""
    found = [list(cells) for cells in rows]
    found[row][column] = text
    return tuple(map(tuple, found))


def document(text: str, name: str = "plan.txt") -> Document:
    return Document(name, "0" * 64, (Page(None),), tuple(parse_text(text)))


def scanned(text: str, weak: Mapping[str, float], name: str = "plan.pdf") -> Document:
    """The text as a recognizer read it: surely, but for the lines and cells that hold one of these words."""
    page = Page(1, 595, 842, PageOrigin.OCR)
    return Document(name, "0" * 64, (page,), tuple(_recognized(parse_text(text), weak)))


def _recognized(blocks: Iterable[Block], weak: Mapping[str, float]) -> Iterator[Block]:
    tops = count(40, 16)
    for block in blocks:
        if isinstance(block, Paragraph):
            lines = tuple(_read(line, next(tops), weak) for line in block.lines)
            yield dataclasses.replace(block, lines=lines)
        else:
            cells = tuple(_read_cell(cell, next(tops), weak) for cell in block.cells)
            yield dataclasses.replace(block, cells=cells, places=(Place(1),))


def _read_cell(cell: Cell, top: float, weak: Mapping[str, float]) -> Cell:
    lines = tuple(_read(line, top, weak) for line in cell.lines)
    return dataclasses.replace(cell, lines=lines, places=(Place(1, Box(80, top, 500, top + 12)),))


def _read(line: Line, top: float, weak: Mapping[str, float]) -> Line:
    box = Box(80, top, 500, top + 12)
    sureness = next((least for word, least in weak.items() if word in line.text), 0.95)
    words = tuple(dataclasses.replace(word, box=box, confidence=sureness) for word in line.words)
    return dataclasses.replace(line, words=words, place=Place(1, box))


def checked(source: Document) -> Checked:
    return check(interpret(source))
