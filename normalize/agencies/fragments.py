"""Cut a printed list of agencies at its separators and say what each piece is.

The separators inside a known name (``Văn hóa, Thể thao và Du lịch``, ``NN và PTNT``) and inside
brackets are none; a comma lost between a level and the next body (``BCĐ huyện BCĐ, BQL xã``) is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from normalize.agencies.register import AgencyKind, agency_key, by_spelling
from normalize.lexicon import Lexicon
from normalize.unicode import strip_accents


class FragmentKind(StrEnum):
    """What a piece of a list is."""

    DEPARTMENT = "department"
    """Begins with Sở or các Sở and a name."""
    DEPARTMENT_NAME = "department-name"
    """The name alone: the word Sở stands before an earlier one."""
    COLLECTIVE = "collective"
    """Sở, ban, ngành without names: one item however many commas it has."""
    LEVEL = "level"
    """A level alone: ``xã``, ``thành phố LS``."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a list: its text, the separator printed before it, its kind, where its level begins."""

    text: str
    separator: str
    kind: FragmentKind
    level_at: int | None = None

    @property
    def folded(self) -> str:
        """The text in lower case without accents, letter by letter."""
        return strip_accents(self.text).lower()


# Not the tinh of Tỉnh ủy, the cap of Cấp ủy, the xa of hợp tác xã and xã hội, the thon of nông thôn.
_LEVEL_WORDS = (
    r"(?:(?:tinh|huyen|cap)(?!\s+(?:uy|doan))|thi xa(?!\s+uy)|thanh pho|tp|tx|(?<!tac )xa(?!\s+hoi)"
    r"|phuong|dac khu|thi tran|(?<!nong )thon|trung uong|tw|(?:thanh|thi)$)\b\.?"
)
_SEPARATOR = re.compile(r"\s*[,;:]\s*|\s+va\s+|\s+&\s+")
_LEVEL = re.compile(rf"(?<!\w)(?:cac\s+)?{_LEVEL_WORDS}")
_DEPARTMENT = re.compile(r"(?:cac\s+)?so\s+(?=\w)")
_COLLECTIVE = re.compile(
    r"(?:cac\s+)?(?:so|bo|ban|nganh|phong|don vi|co quan|doan the|hoi|to chuc|dia phuong)"
    r"(?:[\s-]+(?:ban|nganh|doan the))*"
    r"(?:\s+(?:lien quan|co|phu trach|truc tiep|thuoc|trong|tren|cua|cap|tinh|huyen|chuc nang|chuyen mon)"
    r"\b.*)?"
)
_MEMBER = re.compile(r"(?:ban|nganh|doan the|dia phuong|don vi|to chuc|hoi|co quan|lien quan|phong)\b")
_BODY_AHEAD = re.compile(r"\s+(?=(?:UBND|HĐND|BCĐ|BQL|BPT|VPĐP|Sở|MTTQ|UBMTTQ)\b)")
_LEVEL_BEFORE = re.compile(r"(?<!\w)(?:tinh|huyen|xa|thanh pho|tp)$")
_LOOSE_AND = re.compile(r"^(?:và|&)\s+|\s+(?:và|&)$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_EDGES = " .,;'‘’`´_|"


def fragments(text: str) -> tuple[Fragment, ...]:
    """Cut a cleaned and mended list into its pieces, empty ones left out."""
    pieces: list[Fragment] = []
    for separator, piece in _cut(text):
        if piece:
            kind, level_at = _classify(piece)
            pieces.append(Fragment(piece, separator, kind, level_at))
    return tuple(pieces)


def is_collective_member(fragment: Fragment) -> bool:
    """Say whether a piece goes on with ``Sở, ban, ngành``: a further group without ``các``."""
    return fragment.kind in (FragmentKind.COLLECTIVE, FragmentKind.OTHER) and bool(
        _MEMBER.match(fragment.folded)
    )


def is_bare_level(fragment: Fragment) -> bool:
    """Say whether a piece is a level, perhaps with the name of a place or a remark behind it, and no more."""
    level = _LEVEL.match(fragment.folded)
    if level is None:
        return False
    rest = _REMARK.sub("", fragment.text[level.end() :]).split()
    return all(_LEVEL.fullmatch(strip_accents(word).lower()) or word[0].isupper() for word in rest)


def _cut(text: str) -> list[tuple[str, str]]:
    """Give each piece with the separator printed before it; empty where the comma was lost."""
    folded = strip_accents(text).lower()
    protected = _protected(text)
    cuts = [match.span() for match in _SEPARATOR.finditer(folded)]
    cuts += [
        match.span() for match in _BODY_AHEAD.finditer(text) if _LEVEL_BEFORE.search(folded[: match.start()])
    ]
    cuts = sorted(cut for cut in cuts if not any(start < cut[0] < end for start, end in protected))
    starts = [(0, 0), *cuts]
    ends = [*cuts, (len(text), len(text))]
    return [
        (text[cut[0] : cut[1]].strip(), _bare(text[cut[1] : end[0]]))
        for cut, end in zip(starts, ends, strict=True)
    ]


def _bare(piece: str) -> str:
    """Give a piece without marks and an ``và`` at its ends; a semicolon inside would part lists of names."""
    bare = _LOOSE_AND.sub("", piece.strip(_EDGES)).strip(_EDGES)
    return re.sub(r"\s*;\s*", ", " if "(" in bare else " ", bare)


def _protected(text: str) -> list[tuple[int, int]]:
    """Spans whose separators are part of a name or stand in brackets."""
    spans = [match.span() for match in re.finditer(r"\([^)]*\)?", text)]
    hits = Lexicon.load("agency_words").find(text)
    spans += [(hit.start, hit.end) for hit in hits if hit.concept.name == "inside_names"]
    words = list(re.finditer(r"[^\s,;:()]+", text))
    index = 0
    while index < len(words):
        length = _known_name_length(text, words, index)
        if length > 1:
            spans.append((words[index].start(), words[index + length - 1].end()))
        index += max(1, length)
    return spans


def _known_name_length(text: str, words: list[re.Match[str]], index: int) -> int:
    """How many words from here make the longest known name with a separator in it; 0 when none."""
    longest = min(len(words), index + _longest_name())
    for end in range(longest, index + 1, -1):
        printed = text[words[index].start() : words[end - 1].end()]
        if strip_accents(words[end - 1][0]).lower() in ("va", "&"):
            continue
        if _separated_key(printed) in _separated_names():
            return end - index
    return 0


def _separated_key(name: str) -> str:
    """The key of a name with its commas, which two names side by side would also have."""
    folded = strip_accents(name).lower()
    return ",".join(agency_key(part) for part in re.split(r"[,:]", folded))


@cache
def _separated_names() -> frozenset[str]:
    return frozenset(
        _separated_key(spelling)
        for kind in AgencyKind
        for known in by_spelling(kind).values()
        for agency in known
        for spelling in agency.spellings
        if _SEPARATOR.search(strip_accents(spelling).lower())
    )


@cache
def _longest_name() -> int:
    return max(
        len(spelling.split())
        for kind in AgencyKind
        for known in by_spelling(kind).values()
        for agency in known
        for spelling in agency.spellings
    )


def _classify(piece: str) -> tuple[FragmentKind, int | None]:
    folded = strip_accents(piece).lower()
    level = _LEVEL.search(folded)
    level_at = level.start() if level else None
    if _COLLECTIVE.fullmatch(folded):
        return FragmentKind.COLLECTIVE, level_at
    if _DEPARTMENT.match(folded):
        return FragmentKind.DEPARTMENT, None
    if agency_key(piece) in by_spelling(AgencyKind.DEPARTMENT):
        return FragmentKind.DEPARTMENT_NAME, level_at
    if level_at == 0:
        return FragmentKind.LEVEL, level_at
    return FragmentKind.OTHER, level_at
