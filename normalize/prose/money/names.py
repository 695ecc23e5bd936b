"""What the names beside amounts say: a source, all sources, a line of a budget; and where a name lies."""

from __future__ import annotations

from rapidfuzz import fuzz

from normalize.lexicon import Lexicon
from normalize.prose.clauses.words.tokens import TokenKind, scan
from normalize.prose.passage import tidy
from normalize.prose.segment.labels import read_label
from normalize.unicode import strip_accents

_ALIKE = 80.0
"""Likeness from which a heading whose letters were misread still speaks of funding."""
_FIRST_WORDS = 30
"""Letters within which a name says that it is a total."""
_AROUND = " :;,-–()'\"`‘’“”•·*"


def concepts_in(text: str) -> list[tuple[str, int]]:
    """Name the concepts of funding that a text holds, with where each begins."""
    return [(hit.concept.name, hit.start) for hit in Lexicon.load("funding").find(text)]


def is_about_funding(heading: str) -> bool:
    """Say whether a heading speaks of funding, a letter perhaps misread."""
    names = {name for name, _ in concepts_in(heading)}
    if names & {"heading", "whole", "total"} or _named_whole(heading):
        return True
    bare = strip_accents(heading).lower()
    return any(fuzz.partial_ratio(words, bare, score_cutoff=_ALIKE) for words in ("nguon von", "kinh phi "))


def _named_whole(heading: str) -> bool:
    words = (phrase for name in ("heading", "whole") for phrase in Lexicon.load("funding")[name].words)
    return any(phrase in heading.lower() for phrase in words if " " in phrase)


def is_whole(name: str) -> bool:
    """Say whether a name is of money as such, of no one source: ``Dự kiến kinh phí thực hiện``."""
    words = concepts_in(name)
    while words and words[0][0] == "foreseen":
        words.pop(0)
    return bool(words) and words[0][0] in ("whole", "heading")


def _is_raised(name: str) -> bool:
    words = [word for word, _ in concepts_in(name)]
    return bool(words) and words[-1] == "raised" and set(words) <= {"raised", "foreseen", "total", "heading"}


def is_total(name: str, after: str) -> bool:
    """Say whether an amount is of all sources: its name says so, or it is money whose parts follow."""
    said = any(word == "total" and at < _FIRST_WORDS for word, at in concepts_in(name))
    follow = any(word == "parts" for word, _ in concepts_in(after))
    return said or (follow and (is_whole(name) or _is_raised(name)))


def name_of(text: str, begin: int, end: int) -> tuple[str, int, int]:
    """Give the name before an amount, from the last semicolon or full stop on, small words left off."""
    for token in scan(text):
        apart = token.end < end and text[token.end].isspace()
        if (
            begin <= token.start < end
            and token.is_mark(";.")
            and apart
            and text[token.end : end].strip(_AROUND)
        ):
            begin = token.end
    begin = _behind_percentage(text, begin, end)
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(" ("))
    lexicon = Lexicon.load("funding")
    for hit in lexicon.find(text[begin:end])[:1]:
        if hit.start == 0 and hit.concept.name == "parts":
            begin += hit.end
    end = _without_fillers(text, begin, end)
    label = read_label(text[begin:end])
    begin += label.end if label else 0
    words = text[begin:end]
    stripped = words.strip(_AROUND)
    start = begin + (words.find(stripped) if stripped else 0)
    if stripped.count("(") > stripped.count(")") and text[start + len(stripped) : end].startswith(")"):
        stripped += ")"
    return tidy(stripped), start, start + len(stripped)


def _behind_percentage(text: str, begin: int, end: int) -> int:
    """Step over what is told of the amount before: *bằng 84% dự toán*, ``trong đó vốn vay``."""
    tokens = [token for token in scan(text) if begin <= token.start < end]
    head = tokens[:3]
    told = (
        len(head) > 2 and head[0].has("link") and head[2].unit is not None and head[2].unit.kind == "percent"
    )
    if not told or head[1].kind is not TokenKind.NUMBER:
        return begin
    return next((token.end for token in tokens if token.is_mark(",;")), begin)


def _without_fillers(text: str, begin: int, end: int) -> int:
    """Take off what parts a name from its amount: ``Ngân sách tỉnh`` *dự kiến là khoảng*."""
    last = end
    hits = [
        hit
        for hit in Lexicon.load("funding").find(text[begin:end])
        if hit.concept.name in ("filler", "foreseen", "parts")
    ]
    for hit in reversed(hits):
        glued = text[begin : begin + hit.start].rstrip()[-1:].isalpha()
        if hit.concept.name == "parts" and glued and end < last:
            break  # các mục tiêu cụ thể: đạt 3 tỷ đồng
        if text[begin + hit.end : end].strip(_AROUND) or not text[begin : begin + hit.start].strip(_AROUND):
            break
        end = begin + hit.start
    return end
