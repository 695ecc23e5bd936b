"""What each column of a table holds, told by the words of its titles, never by its position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from normalize.unicode import strip_accents


class Role(StrEnum):
    """The parts that columns play in the tables of a plan."""

    ROW_NO = "row-no"
    COMMUNE = "commune"
    DISTRICT = "district"
    ACHIEVED_COUNT = "achieved-count"
    ACHIEVED_LIST = "achieved-list"
    MISSING_COUNT = "missing-count"
    MISSING_LIST = "missing-list"
    PLANNED_COUNT = "planned-count"
    PLANNED_LIST = "planned-list"
    CUMULATIVE_COUNT = "cumulative-count"
    CUMULATIVE_LIST = "cumulative-list"
    CRITERION = "criterion"
    TASK = "task"
    DIRECTING = "directing"
    IMPLEMENTING = "implementing"
    COORDINATING = "coordinating"
    TIMING = "timing"
    SOURCE = "source"
    TOTAL = "total"
    SHARE = "share"
    AMOUNT = "amount"
    NOTE = "note"
    OTHER = "other"


_ROW_NO = re.compile(r"(?:s\s*t\s*t|t\s*t|so thu tu|so tt)\.?")
_COMMUNE = re.compile(
    r"(?:danh sach |ten )?(?:cac )?(?:xa\b|(?:don vi|dia phuong|dia ban)\b"
    r"(?!.*(?:tinh|chu tri|phoi hop|thuc hien|phu trach)))"
)
_COMMUNE_IN_DISTRICT = re.compile(
    r"(?:ten )?(?:huyen|quan|thixa|thanh pho)\b.*(?:[,/+(-]|\bva)\s*(?:ten )?(?:cac )?(?:xa|phuong)\b"
)
_DISTRICT = re.compile(r"(?:ten |thuoc |dia ban |don vi )?(?:cap )?(?:cac )?(?:huyen|quan|thixa|thanh pho)\b")
_PLAIN = (
    (Role.COORDINATING, re.compile(r"phoi hop")),
    (Role.DIRECTING, re.compile(r"chi dao|lanh dao|phu trach")),
    (
        Role.IMPLEMENTING,
        re.compile(
            r"(?:co quan|don vi|bo phan).*(?:thuc hien|chu tri|thi hanh|tham muu|dau moi|trien khai)"
            r"|chu tri|^phan cong|^trach nhiem"
        ),
    ),
    (Role.TIMING, re.compile(r"thoi (?:gian|han|diem)|tien do|^hoan thanh$|^(?:thang|quy)\b")),
    (Role.TASK, re.compile(r"(?:noi dung|cong viec|nhiem vu|hoat dong)")),
    (Role.SOURCE, re.compile(r"nguon")),
    (Role.SHARE, re.compile(r"ty le|ti le|co cau|ty trong|%")),
    (Role.TOTAL, re.compile(r"^tong (?:cong|so|von|kinh phi|nhu cau|muc)|^tong$|^cong$")),
    (
        Role.AMOUNT,
        re.compile(r"kinh phi|so tien|von|gia tri|du toan|^nam 20\d\d$|^20\d\d$|thanh tien|ke hoach"),
    ),
    (Role.NOTE, re.compile(r"ghi chu")),
)
_STRAY = re.compile(r"(?:^|(?<=\s))[^\w\s]+(?:\s|$)")
"""Marks that stand alone: dirt read as dashes and stops inside a title."""

_CRITERIA = re.compile(r"\b(?:tieu chi|tc)\b")
_COUNT = re.compile(r"\bso (?:tieu chi|tc|luong)\b|^tong so\b|^tong (?:tieu chi|tc)\b")
_LIST = re.compile(
    r"\bcu the\b|\bcac (?:tieu chi|tc)\b|\bten (?:tieu chi|tc)\b|\b(?:tieu chi|tc) so\b|danh muc|ghi ro"
)
_CUMULATIVE = re.compile(r"\bl\w?y ke\b|cong don|\b(?:den|het|cuoi) (?:het |cuoi )*nam\b.*\bdat\b")
_IN_ALL = re.compile(r"\btong\b")
_YEAR_ALONE = re.compile(r"(?:nam )?20\d\d")
_MISSING = re.compile(r"chua dat|con thieu|chua hoan thanh|con lai|khong dat|con (?:phai|no)\b")
_PLANNED = re.compile(
    r"ke hoach|phan dau|dang ky|muc tieu|du kien|se dat|(?:hoan thanh|tang|dat|bo sung) them|dat moi"
)
_ACHIEVED = re.compile(r"\bda dat\b|hien trang|ket qua|ra soat|hien nay|\bdat\b|da hoan thanh|thuc hien")


_WORDS = frozenset(
    """
    noi dung cong viec nhiem hoat dong chi dao lanh quan thuc hien trach phan chu tri phoi hop thoi gian
    tien hoan thanh tieu dat chua dau dang muc cu the cac danh tong luong luy don con thieu trang ket qua
    soat nay ke hoach nguon kinh phi von gia ghi huyen dia phuong ban khong can nam hang thon xom tinh giai
    doan
    """.split()  # noqa: SIM905
)
"""Words of titles; a title word of four letters or more that misses one by a letter is taken for it."""
_OTHER_WORDS = frozenset(
    [
        "thuoc",
        "them",
        "theo",
        "tang",
        "trong",
        "phong",
        "phuong",
        "duoc",
        "chuan",
        "nhom",
        "toan",
        "chung",
        "thoi",
        "khoan",
        "dien",
    ]
)
"""Words that stand in titles and miss one of those by a letter rightly."""


def _mend_word(word: str) -> str:
    if len(word) < 4 or word in _WORDS or word in _OTHER_WORDS or not word.isalpha():
        return word
    near = [known for known in _WORDS if len(known) >= 4 and Levenshtein.distance(word, known) == 1]
    return near[0] if len(near) == 1 else word


def fold_title(title: str) -> str:
    """Fold a title for comparison: no accents, lower case, single blanks."""
    return " ".join(strip_accents(title).lower().split())


def column_role(titles: Sequence[str]) -> Role:
    """Give a column's role by its titles from the top level down; the lowest that says something decides."""
    levels = [" ".join(map(_mend_word, fold_title(title).split())) for title in titles]
    leaf = levels[-1] if levels else ""
    if _ROW_NO.fullmatch(leaf) or (levels and _ROW_NO.fullmatch(levels[0])):
        return Role.ROW_NO
    plain = [_STRAY.sub("", level) for level in levels]
    if any(map(_CRITERIA.search, plain)) and (role := _criteria_role(plain)):
        return role
    if (place := _place_role(leaf.lstrip("`'´‘’.,:;_|~-–• "))) is not None:
        return place
    for level in reversed(levels):
        for role, words in _PLAIN:
            if words.search(level):
                return role
    return Role.OTHER


def says_role(title: str) -> bool:
    """Say whether a title alone names what its column holds."""
    return column_role((title,)) is not Role.OTHER


def _place_role(leaf: str) -> Role | None:
    """Role of a column of places; a town (``thị xã``) is a district though its name holds ``xã``."""
    leaf = leaf.replace("thi xa", "thixa")
    if _COMMUNE_IN_DISTRICT.match(leaf) or _COMMUNE.match(leaf):
        return Role.COMMUNE
    return Role.DISTRICT if _DISTRICT.match(leaf) else None


_SIDES = (
    ("cumulative", _CUMULATIVE),
    ("missing", _MISSING),
    ("planned", _PLANNED),
    ("achieved", _ACHIEVED),
)


def side_of(levels: Sequence[str]) -> str:
    """Give the side that folded titles name, the lowest first: achieved, missing, planned, cumulative."""
    return next((name for level in reversed(levels) for name, words in _SIDES if words.search(level)), "")


def _criteria_role(levels: Sequence[str]) -> Role | None:
    """Role of a column about criteria: whose side it is on, and whether it counts or lists them."""
    side = side_of(levels)
    if not side:
        return None
    if side == "achieved" and any(map(_PLANNED.search, levels[:-1])):
        side = "cumulative" if _IN_ALL.search(levels[-1]) else "planned"
    own = next((level for level in reversed(levels) if _CRITERIA.search(level)), "")
    lists = bool(_LIST.search(levels[-1]))
    counts = bool(_COUNT.search(levels[-1]) or _COUNT.search(own)) or side == "cumulative"
    return Role(f"{side}-{'count' if counts and not lists else 'list'}")


def says_list(titles: Sequence[str]) -> bool:
    """Say whether the lowest title asks for the criteria themselves and not for how many they are."""
    return bool(titles) and bool(_LIST.search(fold_title(titles[-1])))


def counting_role(titles: Sequence[str]) -> Role | None:
    """Role of a column that names a side and counts or lists, in a table known to be about criteria.

    ``Kế hoạch năm 2017`` over ``Tổng số`` and ``Cụ thể`` says nothing of criteria by itself.
    """
    levels = [fold_title(title) for title in titles]
    if levels and _YEAR_ALONE.fullmatch(levels[-1]) and (side := side_of(levels[:-1])):
        return Role(f"{side}-count")
    if not levels or not any(words.search(levels[-1]) for words in (_COUNT, _LIST, _CUMULATIVE)):
        return None
    return _criteria_role(levels)
