"""The words that say what a quantity counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.prose.passage import tidy
from normalize.prose.quantities import Quantity

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\d\s])")
_CLAUSE = re.compile(r"[,;:()]\s|[,;]$|[()]|\s(?:và)\s(?=[^,;:()]*$)")
_PHRASE_END = re.compile(r"[;:()]|\.(?=\s|$)|\s(?:và|còn)\s+(?=\d|khoảng|trên)")
_MEASURES = re.compile(r"tuổi|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|nghìn tỷ) )?đồng")
_REMARK = re.compile(r"\s*\([^()]*\)(?=\s+\w)")
_COLON = re.compile(r"[\s:]*:\s*$")
_MARKS = " .;,:()"
_COMMA = re.compile(r",(?!\d)")
_LONGEST = 160
_LONGEST_PHRASE = 110
_LEADING = re.compile(
    r"^(?:[-+*•]\s*|(?:trong đó|cụ thể|và|phấn đấu|đến|hết|gồm|riêng)\b[\s,:]*)+", re.IGNORECASE
)
_TIME = re.compile(
    r"^\W*(?:(?:đến|hết|cuối|trong|đến hết|đến cuối|phấn đấu|phấn đấu đến)\s+)*năm\s+\d{4}\b[\s,:]*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:^|[\s:(]+)(?:\b(?:lũy kế|luỹ kế|là|có|đạt|lên|còn|bằng|xuống|xuống còn|lên đến|đạt tỷ lệ"
    r"|tỷ lệ|chiếm|chiếm tỷ lệ)\b\s*)+$|:\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:số|tổng|tỷ lệ|tỉ lệ|diện tích|sản lượng|xã đạt)\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:bình quân|trung bình)\b", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:từ|đạt|lên|xuống|là|còn|cho|của|có)$", re.IGNORECASE)
_FROM_VALUE = re.compile(r"\s+từ\s+\d[\d.,]*(?:\s?%|\s+[^\W\d]+){0,2}$", re.IGNORECASE)
_COMPARED = re.compile(r"\s+so với\b.*$", re.IGNORECASE)
_AFTER_UNIT = re.compile(r"^\s*trở (?:lên|xuống)\b", re.IGNORECASE)
_LINKS_ONLY = re.compile(
    r"(?:\b(?:so với|giảm|tăng|tăng thêm|thêm|từ|xuống|còn|lên|đến|đạt|là|khoảng|hơn|trên|bằng|và|có"
    r"|lũy kế|luỹ kế|cộng dồn|nâng|nâng tổng số|đưa tổng số|tổng số|tổng cộng|ít nhất|tính|trong đó"
    r"|phấn đấu|cả năm|công nhận)\b\s*)*",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:chiếm|đạt|bằng|tương đương)?\s*(?:tỷ lệ|tỉ lệ|chiếm|đạt)?\s*(?:là)?\s*$", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    r"(?:^|\s)(?:chiếm|đạt|tỷ lệ|tỉ lệ|là|bằng|còn|xuống|giảm|tăng|lên|từ|đến|thêm)(?:\s+(?:từ|tỷ lệ))?\s*$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:so với|trở|vào|trong|năm|hàng năm|mỗi năm|và|để|theo|tại|ở|của|trên|cho|đến|nhằm|như|trước|kế hoạch"
    r"|tổng số|vốn|tổng)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"\s*(?:phấn đấu|tăng|giảm|chiếm|đạt|nâng|lũy kế|luỹ kế|trong đó|gồm|bao gồm|trong|đảm bảo|bảo đảm"
    r"|góp phần|để|nhằm|riêng|cụ thể|bằng|tương đương|tỷ lệ|đưa|với|từ|hết|đến|không|duy trì|thu nhập"
    r"|bình quân|có|mỗi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that say what is counted, at ``[start, end)`` of the text."""

    words: str
    start: int
    end: int


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """Give the bounds of the sentence (or part between semicolons) around a position."""
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    begin = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(text))
    return begin, stop


def subject_of(text: str, quantities: Sequence[Quantity], at: int) -> Subject:
    """Give what ``quantities[at]`` of a text counts.

    ``số hộ … đạt 140.247 hộ``: the words before the number. ``xây dựng 14 xã đạt chuẩn``: where no noun
    phrase and linking verb stand before it, the unit and what follows. A share after a count
    (``8/207 xã, chiếm 3,87%``) and a sum after an increase (``thêm 9 xã đạt chuẩn; lũy kế 58 xã``) are of
    what that one counts.
    """
    quantity = quantities[at]
    start, _ = sentence_of(text, quantity.start)
    before = _COLON.sub("", text[start : quantity.qualifier_start])
    clause = start + max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    if not quantity.unit.startswith("%"):
        return _linked(text, quantity, clause) or _of_count(text, quantities, at, clause)
    return (
        _behind_share(text, quantity, clause)
        or _linked(text, quantity, clause)
        or _of_share(text, quantities, at, clause)
    )


def _subject(text: str, words: str, low: int, high: int) -> Subject:
    """Find words between two positions, the last place first."""
    begin = max(text.rfind(words, low, high), 0) if words else low
    return Subject(tidy(words[-_LONGEST:]), begin, begin + len(words))


def _bare(text: str) -> str:
    """Take off what opens a clause and says nothing of what is counted."""
    return _LEADING.sub("", _TIME.sub("", text.strip())).strip(_MARKS)


def _says_nothing(words: str) -> bool:
    return _LINKS_ONLY.fullmatch(words) is not None


def _linked(text: str, quantity: Quantity, clause: int) -> Subject | None:
    """Give the noun phrase that a linking verb parts from the number."""
    link = _LINK.search(text[clause : quantity.qualifier_start])
    if link is None:
        return None
    words = _FROM_VALUE.sub("", _bare(text[clause : clause + link.start()])).strip(_MARKS)
    exists = link[0].strip(" :(").lower() == "có" or _lists_what_reaches(text, quantity, link[0])
    if len(words.split()) < 2 or _says_nothing(words) or (exists and not _COUNTED.search(words)):
        return None
    return _subject(text, words, clause, clause + link.start())


def _lists_what_reaches(text: str, quantity: Quantity, link: str) -> bool:
    """Say whether a colon only opens a list: ``Phân theo nhóm: 61 xã đạt 19 tiêu chí; 27 xã đạt …``."""
    return link.strip() == ":" and re.match(r"\s*đạt\s+(?:từ\s+)?\d", text[quantity.end :]) is not None


def _of_count(text: str, quantities: Sequence[Quantity], at: int, clause: int) -> Subject:
    """Give the unit and what follows it; of a bare unit what stands before it or is counted before."""
    quantity = quantities[at]
    rest = _bare(text[clause : quantity.qualifier_start])
    measured = _MEASURES.match(quantity.unit) is not None and not _says_nothing(rest)
    behind = None if measured else _behind_count(text, quantity)
    if behind:
        return behind
    if at and (before := _with_previous(text, quantities, at, clause)):
        return before
    if (measured or len(rest.split()) > 1) and not _says_nothing(rest):
        return _subject(text, _FROM.sub("", rest), clause, quantity.qualifier_start)
    unit = text[quantity.number_end : quantity.end].strip()
    begin = text.find(unit, quantity.number_end)
    return Subject(tidy(unit), begin, begin + len(unit))


def _behind_count(text: str, quantity: Quantity) -> Subject | None:
    """Give the unit with the noun phrase that goes on behind it."""
    _, stop = sentence_of(text, quantity.start)
    phrase = _phrase(_AFTER_UNIT.sub("", text[quantity.end : stop]))
    starts = _LINKS_ONLY.match(phrase)
    linked = starts[0].strip() if starts else ""
    if not phrase or (linked and not linked.startswith("đạt")):
        return None
    words = _phrase(text[quantity.number_end : stop])[:_LONGEST]
    begin = quantity.number_end + len(text[quantity.number_end :]) - len(text[quantity.number_end :].lstrip())
    return Subject(tidy(words), begin, begin + len(words))


def _with_previous(text: str, quantities: Sequence[Quantity], at: int, clause: int) -> Subject | None:
    """Give what the quantity before counts, or the words since it, where nothing else is said."""
    quantity, previous = quantities[at], quantities[at - 1]
    inside = clause <= previous.start
    said = _bare(text[previous.end if inside else clause : quantity.qualifier_start])
    goes_on = bool(said) or previous.unit == quantity.unit or quantity.unit in ("%", "lần")
    if _says_nothing(said) and goes_on:
        return subject_of(text, quantities, at - 1)
    if not inside:
        return None
    begin = previous.end if previous.unit.startswith("%") else previous.number_end
    words = _bare(text[clause if _says_nothing(said) else begin : quantity.qualifier_start])
    words = _FROM.sub("", words)
    return _subject(text, words, clause, quantity.qualifier_start) if len(words.split()) > 1 else None


def _behind_share(text: str, quantity: Quantity, clause: int) -> Subject | None:
    """Give the noun phrase behind a share, where no verb before it says that it measures something else."""
    words = _bare(text[clause : quantity.qualifier_start])
    if words and (_OF_BEFORE.search(words) or _MEAN.search(words)):
        return None
    _, stop = sentence_of(text, quantity.start)
    after = _phrase(_AFTER_UNIT.sub("", text[quantity.end : stop]))
    starts = _LINKS_ONLY.match(after)
    if not after or (starts and starts[0]) or _NO_NOUN.match(after):
        return None
    begin = max(text.find(after.split()[0], quantity.end), 0)
    return Subject(tidy(after[:_LONGEST]), begin, begin + len(after))


def _of_share(text: str, quantities: Sequence[Quantity], at: int, clause: int) -> Subject:
    """Give what a share is of: the words before it, or what is counted before."""
    words = _FROM.sub("", _bare(text[clause : quantities[at].qualifier_start])).strip(_MARKS)
    if at and (len(words.split()) < 2 or _SHARE.match(words) or _says_nothing(words)):
        return subject_of(text, quantities, at - 1)
    return _subject(text, words, clause, quantities[at].qualifier_start)


def _phrase(text: str) -> str:
    """Cut a text at the end of the noun phrase that it begins with.

    A comma ends it, but not between nouns (``xã, phường, thị trấn có …``), nor before a clause without
    figures that goes on with the verb (``có Tổ quản lý, bảo dưỡng đường``); a remark in brackets does not.
    """
    pieces = _COMMA.split(_PHRASE_END.split(_REMARK.sub("", text))[0])
    taken = pieces[0]
    for piece in pieces[1:]:
        is_new = re.search(r"\d", piece) or _NEW_CLAUSE.match(piece)
        if is_new or len(taken) + len(piece) > _LONGEST_PHRASE:
            break
        taken = f"{taken},{piece}"
    return _COMPARED.sub("", taken).strip(_MARKS)
