"""The fixed words by which the parts of an official document are known, however OCR spells them."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from normalize.ordinals import roman_value
from normalize.textrepair.syllables import is_syllable
from normalize.unicode import CAPITALS, strip_accents

DOCUMENT_TYPES = (
    "Kế hoạch",
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Chỉ thị",
    "Chương trình",
    "Chương trình hành động",
    "Tờ trình",
    "Báo cáo",
    "Thông báo",
    "Hướng dẫn",
    "Giấy phép",
    "Đề án",
    "Phương án",
    "Quy chế",
    "Quy định",
    "Kết luận",
    "Công điện",
    "Công văn",
    "Giấy mời",
    "Biên bản",
    "Bản nhận xét",
    "Dự án",
)
"""Types of official documents as their title line says them, in sentence case."""

_BARE_TYPES = {strip_accents(name).upper(): name for name in DOCUMENT_TYPES}
_NATION = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_MOTTO = "Doc lap - Tu do - Hanh phuc"
_PARTY = "DANG CONG SAN VIET NAM"
_ALIKE = 88.0
_ALIKE_SHORT = 80.0

_ITEM = re.compile(
    r"\s*(?:[-–+•*●○▪■□◦‣➢➤►✓\uf0a7\uf0b7\uf0d8]\s*\S|\(?\d{1,2}(?:\.\d{1,2})*\s?[.)]\s|\(?[a-zđ]\d?[.)]\s"
    r"|[IVXLC]{1,5}\s?[.)/]\s?|[A-Z]\.\s"
    rf"|(?:\d{{1,2}}(?:\.\d{{1,2}})*|[a-zđ]|[A-HK]|[IVX]{{1,5}})\s?[/–-]\s+(?=[{CAPITALS}])(?![IVX]+\b)"
    rf"|(?:\d{{1,2}}|[a-zđ]|[A-HK])/(?=[{CAPITALS}][^\W\d{CAPITALS}])"
    r"|[„“.…_·'`]{1,8}\s*\(?\S\)\s"
    r"|(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:[\dIVXLC]|(?:thứ|THỨ)\s))"
)
_BODY_START = re.compile(
    r"\s*(?:Căn cứ|Xét|Theo đề nghị"
    r"|Thực hiện (?:Nghị|Quyết|Chương trình hành động số|Kế hoạch số|Chỉ thị|Công|Luật|Thông)"
    r"|Trên cơ sở|Để |Nhằm |Ngày \d|Năm \d{4},|Trong (?:năm|những)|QUYẾT ĐỊNH\s*:"
    r"|Kính gửi|Điều \d)"
)
_AUTHORITY = re.compile(
    r"\s*(?:thu|bo|cuc|tong cuc) truong\b|\s*(?:thong doc|tong giam doc|truong ban)\b"
    r"|"
    r"\s*(?:uy ban|hoi dong) nhan dan\b|\s*khoa [ivx\d]+, ky hop\b"
    r"|\s*(?:pho )?chu tich\b|\s*giam doc\b",
    re.IGNORECASE,
)
_SPECKS = r"[\s_/\\|.,;:'\"`~¬°“”‘’]*"
"""What dirt above a heading is read as."""

_APPENDIX = re.compile(
    _SPECKS + r"(?:phu\s?luc|phu bieu|bieu(?: so| mau| bieu)?|mau(?: so| bieu)(?: so)?|mau(?= \d))\b"
    r"[^\w]*(?:so)?[\s.:]*([\divxlc]{1,5}[a-z]?)?\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*\w+(?:\s+\w+){0,2}\s+(?:\d{1,3}|[IVX]{1,5})\s*:\s+[^\W\d_a-zà-ỹ]")
_TITLED = re.compile(
    r"\W*(?i:phụ\s?lục|phụ biểu|biểu|mẫu)(?i:\s+(?:số|mẫu|biểu))*\W*"
    r"(?:(?:\d{1,3}|[IVX]{1,5})[A-Za-z]?\s*[.:–-]?|(?<=:))\s+(?P<title>.+)$"
)
_LONGEST_TITLED = 250
_LAST_WORDS = re.compile(r"(?<!\w)(?:Phu luc|PHU LUC) (?:so )?(\d{1,2}|[IVX]{1,5})\W*$")
"""An appendix heading behind scraps of a seal."""

_NOTE = re.compile(r"\s*\(?\s*(?:ban hanh\s+)?(?:kem|ket|kern) theo?\b", re.IGNORECASE)
_NOTES = tuple(
    f"kem theo {name} so" for name in ("ke hoach", "quyet dinh", "nghi quyet", "chuong trinh", "cong van")
)
_UNIT = re.compile(r"\s*\(?\s*(?:don vi(?: tinh)?|dvt)\s*:", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\s*(?:noi nhan|noi gui)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\W*(?:(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s?[.,]\s?[A-Z]|(?:T/M|K/T|T/L)\s|(?:PHO )?CHU TICH\b(?! \w)"
    r"|(?:PHO )?(?:GIAM DOC|BI THU|TRUONG BAN|CHANH VAN PHONG|CUC TRUONG|BO TRUONG)\b)"
)
_NUMBER_LINE = re.compile(r"\s*so\s*[:.]\s*[\d\s.…_]*/\s?\w", re.IGNORECASE)
_PLACE_LINE = re.compile(r"[^\d,]{2,40}, ngay\b.{0,14}\bthang\b.{0,10}\bnam\b")
_ROMAN = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_DEGREE = re.compile(
    r"^\W*(?:(?:GS|PGS|TSKH|TS|ThS|BS|BSCK\s?[I1]{1,2}|KS|CN|DS|LS|Đại tá|Thượng tá|Trung tá"
    r"|Thiếu tướng|Đại úy)\b[.,]*\s*)+(?=\w)"
)
_SECRECY = re.compile(
    r"\W*(?:DU THAO|HOA TOC|THUONG KHAN|KHAN|MAT|TOI MAT|TUYET MAT)\b[\W\d]*(?:LAN \d)?\W*$"
)
_STAMP = re.compile(r"\W*(?:CONG VAN DEN|VAN BAN DEN|CONG VAN DI|DEN SO)\b")


def bare(text: str) -> str:
    """Strip accents and extra blanks; length may change."""
    return " ".join(strip_accents(text).split())


def document_type(line: str) -> str:
    """Read a title line in capitals (``KẾ HOẠCH``, ``GIẤY PHÉP THĂM DÒ …``): its type, or empty."""
    if line.upper() != line or len(line) > 60:
        return ""
    plain = re.sub(r"[^A-Z ]", "", bare(line)).strip()
    best = max(_BARE_TYPES, key=lambda known: fuzz.ratio(plain, known))
    if fuzz.ratio(plain, best) >= _ALIKE:
        return _BARE_TYPES[best]
    return _BARE_TYPES["GIAY PHEP"] if plain.startswith("GIAY PHEP ") else ""


def is_type_line(line: str) -> bool:
    """Say whether a line is the type of a document, alone and in capitals (not ``QUYẾT ĐỊNH:``)."""
    return bool(document_type(line)) and not line.rstrip().endswith(":")


def is_nation_line(line: str) -> bool:
    """Say whether a line is the national title, the motto or the Party's title."""
    plain = bare(line)
    return any(
        fuzz.partial_ratio(plain, known, score_cutoff=_ALIKE) and len(plain) >= 0.8 * len(known)
        for known in (_NATION, _MOTTO, _PARTY)
    )


def is_letterhead_line(line: str) -> bool:
    """Say whether a line can only stand in a letterhead: the nation's title or motto."""
    return len(line) < 120 and is_nation_line(line)


def starts_item(line: str) -> bool:
    """Say whether a line begins with a heading's label or a list mark."""
    return _ITEM.match(line) is not None


def starts_body(line: str) -> bool:
    """Say whether a line opens the text below a title: grounds, enacting clause or first heading."""
    return _BODY_START.match(line) is not None or starts_item(line)


def is_authority_line(line: str) -> bool:
    """Say whether a line in capitals names who decides, as below the title of a decision."""
    return line.upper() == line and len(line) < 120 and _AUTHORITY.match(bare(line)) is not None


def is_appendix_heading(line: str) -> bool:
    """Say whether a line is ``Phụ lục 01`` or ``PHỤ LỤC`` and hardly more."""
    plain = bare(line)
    if len(line) > 40:
        return bool(title_in_heading(line))
    if _APPENDIX.match(plain):
        return next(char for char in line if char.isalpha()).isupper()
    lost = _LAST_WORDS.search(plain)
    return lost is not None and not any(map(_is_word, plain[: lost.start()].split()))


def _is_word(text: str) -> bool:
    letters = re.sub(r"[\W\d_]", "", text)
    return len(letters) > 1 and is_syllable(letters)


def title_in_heading(line: str) -> str:
    """Give the title that stands in an appendix heading: ``Biểu số 1: DANH SÁCH XÃ``.

    It is in capitals, or stands behind a colon and ends like no sentence of a list.
    """
    match = _TITLED.match(line)
    if not match or len(line) > _LONGEST_TITLED or not _APPENDIX.match(bare(line)):
        return ""
    letters = [char for char in match["title"] if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    marked = _MARKED.search(line[: match.end("title")]) and line.rstrip()[-1] not in ".;,:"
    return match["title"].strip() if len(letters) > 5 and (marked or capitals > 0.8 * len(letters)) else ""


def appendix_number(line: str) -> int | None:
    """Give the number of an appendix heading: 2 for ``Phụ lục 02`` and ``PHỤ LỤC II``."""
    plain = bare(line)
    match = _APPENDIX.match(plain) or _LAST_WORDS.search(plain)
    if not match or not match[1]:
        return None
    return _number_of(match[1])


def _number_of(label: str) -> int | None:
    digits = re.match(r"\d+", label)
    if digits:
        return int(digits[0])
    return roman_value(label.upper()) or None


def is_attachment_note(line: str) -> bool:
    """Say whether a line is ``(Kèm theo Kế hoạch số …)``."""
    if len(line) >= 250:
        return False
    plain = bare(line)
    head = plain.lower().lstrip("( ")
    return _NOTE.match(plain) is not None or (
        not head.startswith("theo ")
        and any(fuzz.ratio(head[: len(known)], known) >= _ALIKE_SHORT for known in _NOTES)
    )


def is_unit_line(line: str) -> bool:
    """Say whether a line is ``Đơn vị tính: …``."""
    return len(line) < 80 and _UNIT.match(bare(line)) is not None


def is_recipients_heading(line: str) -> bool:
    """Say whether a line opens the block ``Nơi nhận``."""
    head = bare(line.partition(":")[0]).lower()
    near = len(head) < 12 and fuzz.ratio(head, "noi nhan") >= _ALIKE_SHORT
    return len(line) < 250 and (near or _RECIPIENTS.match(bare(line)) is not None)


def is_archive_line(line: str) -> bool:
    """Say whether a line is the last of the recipients: what is kept on file (``- Lưu: VT, …``)."""
    return re.match(r"\W*luu\b", bare(line).lower()) is not None


def is_number_line(line: str) -> bool:
    """Say whether a line is ``Số: 37/KH-UBND`` and nothing else."""
    return len(line) < 45 and _NUMBER_LINE.match(bare(line)) is not None


def is_place_line(line: str) -> bool:
    """Say whether a line is a place and a day: ``Lạng Sơn, ngày 24 tháng 02 năm 2017``."""
    return len(line) < 70 and _PLACE_LINE.match(bare(line)) is not None


def is_signature_line(line: str) -> bool:
    """Say whether a line is one of ``TM. …``, ``KT. …``, ``PHÓ CHỦ TỊCH`` in capitals."""
    letters = [char for char in line if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(line) < 120 and capitals > 0.9 * len(letters) and _SIGNATURE.match(bare(line)) is not None


def is_stamp_title(line: str) -> bool:
    """Say whether a line is the title of an incoming stamp: ``CÔNG VĂN ĐẾN``."""
    return len(line) < 80 and line.upper() == line and _STAMP.match(bare(line)) is not None


def is_secrecy_line(line: str) -> bool:
    """Say whether a line is only what is stamped on a letterhead: a draft, its urgency or secrecy."""
    return line.upper() == line and _SECRECY.match(bare(line)) is not None


def without_degree(name: str) -> str:
    """Take a degree or rank off the front of a person's name: ``TS. Nguyễn Văn Bình``."""
    return _DEGREE.sub("", name)
