"""The fixed words by which the parts of an official document are known, however OCR spells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from normalize.forms.citations import find_numbers, read_number_line
from normalize.forms.ordinals import roman_value
from normalize.lexicon import Concept, Lexicon, spell
from normalize.prose.letterhead.values.dateline import read_dateline
from normalize.textrepair.forms.syllables import is_syllable
from normalize.unicode import CAPITALS, strip_accents

_TYPES = Lexicon.load("document_types")
DOCUMENT_TYPES = tuple(concept.get("name") for concept in _TYPES.concepts.values())
"""Types of documents in sentence case, those that are only cited among them."""


def _type_key(text: str) -> str:
    """Give the words of a type's name as they are compared: ``quy`` and ``qui`` are one."""
    return " ".join(word for word in spell(text).bare if word.isalpha()).upper()


_BARE_TYPES = {
    _type_key(name): concept
    for concept in _TYPES.concepts.values()
    if not concept.get("cited", False)
    for name in concept.words
}
_TYPE_NAMES = tuple(_BARE_TYPES)
_LEADING_TYPES = {name for name, concept in _BARE_TYPES.items() if not concept.get("whole", False)}
_LINES = Lexicon.load("lines")
_STAMPS = Lexicon.load("stamps")
_APPENDICES = Lexicon.load("appendices")
_NUMBER = Lexicon([Lexicon.load("letterhead")["number"]])
_UNITS = Lexicon.load("units")
_OWNERS = Lexicon.load("duty_owners")
_LONGEST_TYPE_LINE = 120
"""Letters of a line in capitals that names the type, its title behind it in the same line."""
_LONGEST_TITLE_LINE = 300
"""Letters where type and title stand in one line in any case, as web pages have them."""
_ALIKE = 88.0
"""Per cent of equal letters from which a type is meant: one letter of ten misread, ``KÉ HOẠCH``."""
_ALIKE_SHORT = 80.0
"""Per cent for short fixed words (``Nơi nhận``): one letter of five."""

_ITEM = re.compile(
    r"\s*(?:[-–+•*●○▪■□◦‣➢➤►✓\uf0a7\uf0b7\uf0d8]\s*\S|\(?\d{1,2}(?:\.\d{1,2})*\s?[.)]\s|\(?[a-zđ]\d?[.)]\s"
    r"|[IVXLC]{1,5}\s?[.)/]\s?|[A-Z]\.\s"
    rf"|(?:\d{{1,2}}(?:\.\d{{1,2}})*|[a-zđ]|[A-HK]|[IVX]{{1,5}})\s?[/–-]\s+(?=[{CAPITALS}])(?![IVX]+\b)"
    rf"|(?:\d{{1,2}}|[a-zđ]|[A-HK])/(?=[{CAPITALS}][^\W\d{CAPITALS}])"
    r"|[„“.…_·'`]{1,8}\s*\(?\S\)\s"
    r"|(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:[\dIVXLC]|(?:thứ|THỨ)\s))"
)
_LONGEST_TITLED = 250
"""Letters of a label with its title; the longest title of a table seen has 182."""
_LONGEST_RECIPIENTS = 3000
"""Letters where web pages put all recipients in one line behind the heading."""
_LONGEST_UNIT_LINE = 120
"""Letters: units of three or four things in one line; longer lines speak of something else."""
_WORDS_OF_UNIT = 5
"""Words that say what a unit is of (``Đơn vị tính vốn đầu tư: …``); ``Đơn vị`` before more names a body."""
_LONGEST_HEADING = 12
"""Letters of ``Nơi nhận:``, behind which all recipients may stand in one line of a web page."""


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
    line = _without_own_number(line)
    if len(line) > longest or line.rstrip().endswith(":") or not (any_case or line.upper() == line):
        return None
    spelled = spell(line)
    spans = [span for span, key in zip(spelled.spans, spelled.keys, strict=True) if key.isalpha()]
    words = [word.upper() for word in spelled.bare if word.isalpha()]
    whole = _like_type(" ".join(words))
    if whole:
        return TypeLine(whole.get("name"))
    for count in range(min(4, len(words) - 1), 0, -1):
        if " ".join(words[:count]) in _LEADING_TYPES:
            return _longer_type(line, words, spans[count][0], count)
    return None


def _without_own_number(line: str) -> str:
    """Take the document's own number off a type alone before it: ``QUYẾT ĐỊNH 24/2021/QĐ-TTg``."""
    numbers = find_numbers(line)
    if len(numbers) != 1 or numbers[0].end != len(line.rstrip(" .")):
        return line
    words = line[: numbers[0].start].rstrip(" :").split()
    while words and _NUMBER.match(words[-1]):
        words.pop()
    name = " ".join(words)
    return name if _type_key(name) in _BARE_TYPES else line


def ends_with_type(text: str) -> bool:
    """Say whether a text ends with the name of a type: a number is to follow."""
    hits = _TYPES.find(text)
    return bool(hits) and hits[-1].end == len(text.rstrip())


def is_plan_type(name: str) -> bool:
    """Say whether a type is of documents that say what is to be done: not a report, an appendix or none."""
    concept = _TYPES.match(name)
    return concept is not None and not concept.get("tells", False)


def is_telling_type(name: str) -> bool:
    """Say whether a type is of documents that tell what was done: reports, notices."""
    concept = _TYPES.match(name)
    return concept is not None and bool(concept.get("tells", False))


def _like_type(plain: str) -> Concept | None:
    best = process.extractOne(plain, _TYPE_NAMES, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return _BARE_TYPES[best[0]] if best else None


def _longer_type(line: str, words: Sequence[str], behind: int, count: int) -> TypeLine:
    """Read what follows a type: another one (``CHƯƠNG TRÌNH VÀ DỰ TOÁN``), its kind, or the title."""
    concept = _BARE_TYPES[" ".join(words[:count])]
    rest = words[count:]
    joined = rest[0] == "VA" and any(" ".join(rest[1:end]) in _BARE_TYPES for end in range(2, 5))
    if concept.get("leads", False) or joined:
        return TypeLine(f"{concept.get('name')} {' '.join(line[behind:].split()).lower()}")
    return TypeLine(concept.get("name"), behind)


def is_type_line(line: str) -> bool:
    """Say whether a line is the type of a document, alone and in capitals (not ``QUYẾT ĐỊNH:``)."""
    return bool(document_type(line))


def starts_item(line: str) -> bool:
    """Say whether a line begins with a heading's label or a list mark."""
    return _ITEM.match(line) is not None


def _first(line: str, lexicon: Lexicon = _LINES) -> tuple[str, str]:
    """Give the name of the concept that a line begins with, marks left out, and what stands behind it."""
    spelled = spell(line)
    at = next((index for index, key in enumerate(spelled.keys) if key[0].isalnum()), len(spelled.keys))
    hit = lexicon.at(spelled, at)
    return (hit.concept.name, line[hit.end :]) if hit else ("", "")


def starts_body(line: str) -> bool:
    """Say whether a line opens the text below a title: grounds, enacting clause or first heading."""
    name, rest = _first(line)
    written = line[:1].isupper() and not line.split(maxsplit=1)[0][1:].isupper()
    return (
        (name == "opening" and written)
        or (name == "dated_opening" and written and rest.lstrip()[:1].isdigit())
        or (name == "enacting" and line[:1].isupper() and rest.lstrip()[:1] == ":")
        or starts_item(line)
    )


def begins_below_title(line: str) -> bool:
    """Say whether a line never is the first of a title, though ``Thực hiện Nghị quyết số …`` can be."""
    first = line.split(maxsplit=1)[0]
    carried_out = bare(line).lower().startswith("thuc hien")
    short = first[-1] == "." and (first[:-1] in ("A", "B", "C", "D", "1") or bool(roman_value(first[:-1])))
    return (
        (starts_body(line) and not carried_out and not starts_item(line)) or short or first in ("-", "–", "+")
    )


def begins_closing(line: str) -> bool:
    """Say whether a line begins the paragraph that ends a plan: ``Trên đây là …``."""
    return line.lstrip()[:1].isupper() and _first(line)[0] == "closing"


def is_unfinished(text: str) -> bool:
    """Say whether a text ends with a word or a comma behind which it must go on."""
    spelled = spell(text.rstrip())
    return bool(spelled.keys) and (spelled.keys[-1] == "," or spelled.keys[-1] in _UNFINISHED)


_UNFINISHED = frozenset((*_LINES["unfinished"].words, *_LINES["dated_opening"].words))


def goes_on_stamp(line: str) -> bool:
    """Say whether a line is one of the blanks of an incoming stamp printed as text: ``Chuyển: …``."""
    return len(line) < _LONGEST_IN_STAMP and _first(line, _STAMPS)[0] in ("in_stamp", "incoming")


_LONGEST_IN_STAMP = 60
"""Letters of a line of a stamp: three fields and what a pen wrote into them."""


def is_authority_line(line: str) -> bool:
    """Say whether a line in capitals names who decides, as below the title of a decision."""
    return line.upper() == line and len(line) < 120 and _first(line)[0] == "authority"


def is_appendix_heading(line: str) -> bool:
    """Say whether a line is ``Phụ lục 01`` or ``PHỤ LỤC`` and hardly more."""
    if len(line) > _LONGEST_LABEL:
        return bool(title_in_heading(line))
    if appendix_label(line)[0]:
        return next(char for char in line if char.isalpha()).isupper()
    return bool(_behind_scraps(line))


_LONGEST_LABEL = 40
"""Letters: ``Phụ lục số`` with number and noise; longer lines have a title behind the label."""


def _behind_scraps(line: str) -> str:
    """Give the appendix heading with which a line ends behind the scraps of a seal; empty without one."""
    named = (hit for hit in _APPENDICES.find(line) if hit.concept.name == "appendix" and not hit.forgiven)
    at = max((hit.start for hit in named if line[hit.start].isupper()), default=-1)
    label, rest = appendix_label(line[at:]) if at > 0 and not line[at - 1].isalnum() else ("", "")
    scraps = any(map(_is_word, line[:at].split()))
    return line[at:] if label[-1:].isalnum() and " " in label[4:].strip() and not rest and not scraps else ""


def _is_word(text: str) -> bool:
    letters = "".join(char for char in text if char.isalpha())
    return len(letters) > 1 and is_syllable(letters)


def title_in_heading(line: str) -> str:
    """Give the title that stands in an appendix heading: ``Biểu số 1: DANH SÁCH XÃ``.

    It is in capitals, or stands behind the number's mark and ends like no sentence of a list.
    """
    label, title = appendix_label(line)
    if not label or not title or len(line) > _LONGEST_TITLED:
        return ""
    before = line[: line.rfind(title)].rstrip()
    numbered = _number_of(label.split()[-1]) is not None
    if not numbered and before[-1:] != ":":
        return ""
    letters = [char for char in title if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    marked = before[-1:] in ":.–-" and title[:1].isupper() and line.rstrip()[-1] not in ".;,:"
    # A seal may make small letters of a fifth of the capitals.
    return title if len(letters) > 5 and (marked or capitals > 0.8 * len(letters)) else ""


def appendix_label(line: str) -> tuple[str, str]:
    """Part a line that begins an appendix into its label, spelled rightly, and the words behind it.

    ``Phụ lục 1. Kết quả …`` is Phụ lục 1 and Kết quả …; both are empty for any other line.
    """
    spelled = spell(line)
    at = next((index for index, key in enumerate(spelled.keys) if key[0].isalnum()), len(spelled.keys))
    most = min(4, len(spelled.keys) - at + 1)
    lengths = [n for n in range(1, most) if " ".join(spelled.bare[at : at + n]) in _APPENDIX_NAMES]
    count = max(lengths, default=0)
    if not count or line[: spelled.spans[at][0]].strip(_SPECKS):
        return "", ""
    name = _APPENDIX_NAMES[" ".join(spelled.bare[at : at + count])]
    printed = line[spelled.spans[at][0] : spelled.spans[at + count - 1][1]]
    name = name.upper() if printed.isupper() else name.capitalize()
    end = at + count
    while end < len(spelled.keys) and not spelled.keys[end].isalnum():
        end += 1
    if end < len(spelled.keys) and _number_of(spelled.keys[end]) is not None:
        number = line[slice(*spelled.spans[end])]
        return f"{name} {number}", line[spelled.spans[end][1] :].lstrip(" .:-–)").rstrip()
    return name, line[spelled.spans[at + count - 1][1] :].lstrip(" .:-–)").rstrip()


_SPECKS = " _/\\|.,;:'\"`~¬°“”‘’"
"""What dirt above a heading is read as; a list mark or a bracket is none."""


_APPENDIX_NAMES = {
    strip_accents(name): name for concept in _APPENDICES.concepts.values() for name in concept.words
}


def appendix_number(line: str) -> int | None:
    """Give the number of an appendix heading: 2 for ``Phụ lục 02`` and ``PHỤ LỤC II``."""
    label, _ = appendix_label(_behind_scraps(line) or line)
    return _number_of(label.split()[-1]) if label else None


def _number_of(label: str) -> int | None:
    digits = label.rstrip("abcdđe")
    return int(digits) if digits.isdecimal() else roman_value(label.upper()) or None


def is_attachment_note(line: str) -> bool:
    """Say whether a line is ``(Kèm theo Kế hoạch số …)``, its first letters perhaps misread."""
    if len(line) >= _LONGEST_TITLED:
        return False
    if _first(line)[0] == "attached":
        return True
    words = line.lower().lstrip("( ").split()[:2]
    plain = bare(" ".join(words))
    # "kỳ theo" and "kèm tiạo" are equally like it: of two words one is right, and the other no word
    return (plain[:3] == _ATTACHED[:3] or (bool(words) and not is_syllable(words[0]))) and (
        fuzz.ratio(plain, _ATTACHED) >= _ALIKE_SHORT
    )


_ATTACHED = strip_accents(_LINES["attached"].words[0])


def is_unit_line(line: str) -> bool:
    """Say whether a line is ``Đơn vị tính: …``, of one thing too: ``ĐVT kinh phí: triệu đồng``."""
    name, rest = _first(line)
    what, colon, units = rest.partition(":")
    if len(line) >= _LONGEST_UNIT_LINE or name not in ("unit", "unit_or_body") or not colon:
        return False
    role = _OWNERS.opening(line.lstrip(" -–+*("))  # Đơn vị phối hợp: …
    says_unit = len(what.split()) <= _WORDS_OF_UNIT and _UNITS.opening(units.strip()) is not None
    return not what.strip() or (says_unit and (role is None or role.concept.name != "role_name"))


def is_recipients_heading(line: str) -> bool:
    """Say whether a line opens the block ``Nơi nhận``."""
    head = bare(line.partition(":")[0]).lower()
    near = len(head) < _LONGEST_HEADING and fuzz.ratio(head, "noi nhan") >= _ALIKE_SHORT
    longest = _LONGEST_RECIPIENTS if ":" in line[:_LONGEST_HEADING] else _LONGEST_TITLED
    return len(line) < longest and (near or _first(line)[0] == "recipients")


def is_archive_line(line: str) -> bool:
    """Say whether a line is the last of the recipients: what is kept on file (``- Lưu: VT, …``)."""
    return bare(line).lower().lstrip(" -–+*").startswith(("luu ", "luu:", "luu;"))


def is_number_line(line: str) -> bool:
    """Say whether a line is ``Số: 37/KH-UBND`` and nothing else."""
    return (
        len(line) < 45 and bare(line).lstrip().startswith(("So", "SO")) and read_number_line(line) is not None
    )


def is_place_line(line: str) -> bool:
    """Say whether a line is a place and a day: ``Lạng Sơn, ngày 24 tháng 02 năm 2017``."""
    return len(line) < 70 and read_dateline(line) is not None


def is_stamp_title(line: str) -> bool:
    """Say whether a line is the title of an incoming stamp: ``CÔNG VĂN ĐẾN``."""
    plain = bare(line).upper().lstrip(" -_|.*")
    return len(line) < 80 and line.upper() == line and plain.startswith(_INCOMING)


_INCOMING = tuple(strip_accents(name).upper() for name in _STAMPS["incoming"].words if " " in name)
