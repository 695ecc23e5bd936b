"""The fixed words by which the parts of an official document are known, however OCR spells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from normalize.lexicon import Concept, Lexicon, spell
from normalize.ordinals import roman_value
from normalize.textrepair.syllables import is_syllable
from normalize.unicode import CAPITALS, strip_accents

_TYPES = Lexicon.load("document_types")
DOCUMENT_TYPES = tuple(concept.get("name") for concept in _TYPES.concepts.values())
"""Types of documents in sentence case, those that are only cited among them."""

_BARE_TYPES = {
    strip_accents(name).upper(): concept
    for concept in _TYPES.concepts.values()
    if not concept.get("cited", False)
    for name in concept.words
}
_TYPE_NAMES = tuple(_BARE_TYPES)
_NATION = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_MOTTO = "Doc lap - Tu do - Hanh phuc"
_PARTY = "DANG CONG SAN VIET NAM"
_LONGEST_TYPE_LINE = 120
_LONGEST_TITLE_LINE = 300
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
_MARKED = re.compile(r"^\W*\w+(?:\s+\w+){0,2}\s+(?:\d{1,3}|[IVX]{1,5})\s*[:.–-]\s+[^\W\d_a-zà-ỹ]")
_TITLED = re.compile(
    r"\W*(?i:phụ\s?lục|phụ biểu|biểu|mẫu)(?i:\s+(?:số|mẫu|biểu))*\W*"
    r"(?:(?:\d{1,3}|[IVX]{1,5})[A-Za-z]?\s*[.:–-]?|(?<=:))\s+(?P<title>.+)$"
)
_LONGEST_TITLED = 250
_LONGEST_RECIPIENTS = 3000
_LONGEST_HEADING = 12
"""Letters of ``Nơi nhận:``, behind which all recipients may stand in one line of a web page."""
_LAST_WORDS = re.compile(r"(?<!\w)(?:Phu luc|PHU LUC) (?:so )?(\d{1,2}|[IVX]{1,5})\W*$")
"""An appendix heading behind scraps of a seal."""

_NOTE = re.compile(r"\s*\(?\s*(?:ban hanh\s+)?(?:kem|ket|kern) theo?\b", re.IGNORECASE)
_NOTES = tuple(
    f"kem theo {name} so" for name in ("ke hoach", "quyet dinh", "nghi quyet", "chuong trinh", "cong van")
)
_UNIT = re.compile(r"\s*\(?\s*(?:don vi(?: tinh)?|dvt)\s*:", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\s*(?:noi nhan|noi gui)\b", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"\s*so\s*[:.]\s*[\d\s.…_]*/\s?\w", re.IGNORECASE)
_PLACE_LINE = re.compile(r"[^\d,]{2,40}, ngay\b.{0,14}\bthang\b.{0,10}\bnam\b")
_SECRECY = re.compile(
    r"\W*(?:DU THAO|HOA TOC|THUONG KHAN|KHAN|MAT|TOI MAT|TUYET MAT)\b[\W\d]*(?:LAN \d)?\W*$"
)
_STAMP = re.compile(r"\W*(?:CONG VAN DEN|VAN BAN DEN|CONG VAN DI|DEN SO)\b")


def bare(text: str) -> str:
    """Strip accents and extra blanks; length may change."""
    return " ".join(strip_accents(text).split())


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A title line: the type as printed, in sentence case, and where words of the title begin behind it."""

    name: str
    title_at: int | None = None


def document_type(line: str) -> str:
    """Read a line in capitals that is a type and no more (``GIẤY PHÉP THĂM DÒ …`` is one); else empty."""
    found = type_of_line(line)
    return found.name if found and found.title_at is None else ""


def type_of_line(line: str, *, any_case: bool = False) -> TypeLine | None:
    """Read a line in capitals that is a type of document or begins with one; None for any other."""
    longest = _LONGEST_TITLE_LINE if any_case else _LONGEST_TYPE_LINE
    if len(line) > longest or line.rstrip().endswith(":") or not (any_case or line.upper() == line):
        return None
    words = [word for word in re.split(r"[^A-Z]+", strip_accents(line).upper()) if word]
    whole = _like_type(" ".join(words))
    if whole:
        return TypeLine(whole.get("name"))
    for count in range(min(4, len(words) - 1), 0, -1):
        concept = _BARE_TYPES.get(" ".join(words[:count]))
        if concept:
            return _longer_type(line, words, count, concept)
    return None


def ends_with_type(text: str) -> bool:
    """Say whether a text ends with the name of a type: a number is to follow."""
    hits = _TYPES.find(text)
    return bool(hits) and hits[-1].end == len(text.rstrip())


def is_plan_type(name: str) -> bool:
    """Say whether a type is of documents that say what is to be done: not a report, an appendix or none."""
    concept = _TYPES.match(name)
    return concept is not None and not concept.get("tells", False)


def _like_type(plain: str) -> Concept | None:
    best = process.extractOne(plain, _TYPE_NAMES, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return _BARE_TYPES[best[0]] if best else None


def _longer_type(line: str, words: Sequence[str], count: int, concept: Concept) -> TypeLine | None:
    """Read what follows a type: another one (``CHƯƠNG TRÌNH VÀ DỰ TOÁN``), its kind, or the title."""
    rest = words[count:]
    if concept.get("leads", False) or (
        rest[0] == "VA" and any(_BARE_TYPES.get(" ".join(rest[1:n])) for n in range(2, 5))
    ):
        behind = " ".join(line.split()[count:]).lower()
        return TypeLine(f"{concept.get('name')} {behind}")
    spans = [match.span() for match in re.finditer(r"[^\W\d_]+", line)]
    return TypeLine(concept.get("name"), spans[count][0]) if len(spans) > count else None


def is_type_line(line: str) -> bool:
    """Say whether a line is the type of a document, alone and in capitals (not ``QUYẾT ĐỊNH:``)."""
    return bool(document_type(line))


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


def appendix_label(line: str) -> tuple[str, str]:
    """Part a line that begins an appendix into its label, spelled rightly, and the words behind it.

    ``Phụ lục 1. Kết quả …`` is Phụ lục 1 and Kết quả …; both are empty for any other line.
    """
    spelled = spell(line)
    at = next((index for index, key in enumerate(spelled.keys) if key[0].isalnum()), len(spelled.keys))
    most = min(4, len(spelled.keys) - at + 1)
    lengths = [n for n in range(1, most) if " ".join(spelled.bare[at : at + n]) in _APPENDIX_NAMES]
    count = max(lengths, default=0)
    if not count:
        return "", ""
    name = _APPENDIX_NAMES[" ".join(spelled.bare[at : at + count])]
    printed = line[spelled.spans[at][0] : spelled.spans[at + count - 1][1]]
    name = name.upper() if printed.isupper() else name.capitalize()
    end = at + count
    while end < len(spelled.keys) and not spelled.keys[end].isalnum():
        end += 1
    if end < len(spelled.keys) and _number_of(spelled.keys[end]) is not None:
        number = line[slice(*spelled.spans[end])]
        return f"{name} {number}", line[spelled.spans[end][1] :].strip(" .:-–)")
    return name, line[spelled.spans[at + count - 1][1] :].strip(" .:-–)")


_APPENDIX_NAMES = {
    strip_accents(name): name
    for name in ("phụ lục", "phụ biểu", "biểu", "biểu số", "biểu mẫu", "mẫu", "mẫu số", "phụ lục số")
}


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
    longest = _LONGEST_RECIPIENTS if ":" in line[:_LONGEST_HEADING] else _LONGEST_TITLED
    return len(line) < longest and (near or _RECIPIENTS.match(bare(line)) is not None)


def is_archive_line(line: str) -> bool:
    """Say whether a line is the last of the recipients: what is kept on file (``- Lưu: VT, …``)."""
    return re.match(r"\W*luu\b", bare(line).lower()) is not None


def is_number_line(line: str) -> bool:
    """Say whether a line is ``Số: 37/KH-UBND`` and nothing else."""
    return len(line) < 45 and _NUMBER_LINE.match(bare(line)) is not None


def is_place_line(line: str) -> bool:
    """Say whether a line is a place and a day: ``Lạng Sơn, ngày 24 tháng 02 năm 2017``."""
    return len(line) < 70 and _PLACE_LINE.match(bare(line)) is not None


def is_stamp_title(line: str) -> bool:
    """Say whether a line is the title of an incoming stamp: ``CÔNG VĂN ĐẾN``."""
    return len(line) < 80 and line.upper() == line and _STAMP.match(bare(line)) is not None


def is_secrecy_line(line: str) -> bool:
    """Say whether a line is only what is stamped on a letterhead: a draft, its urgency or secrecy."""
    return line.upper() == line and _SECRECY.match(bare(line)) is not None
