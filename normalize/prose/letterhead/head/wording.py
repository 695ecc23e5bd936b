"""The fixed words of letterheads, from the lexicon, however a recognizer spells them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from normalize.lexicon import Hit, Lexicon, spell
from normalize.unicode import strip_accents

LETTERHEAD = Lexicon.load("letterhead")
STAMPS = Lexicon.load("stamps")
_ALIKE = 88.0
"""Per cent of equal letters from which a long fixed line is meant: one letter in eight may be misread."""
_SHARE = 0.8
"""How much of a fixed line must be there: its end may be cut off by a stamp."""
_BODIES = (
    "central",
    "ministry",
    "council",
    "district_party",
    "unfinished",
    "department",
    "office",
)
_NATION_LINES = tuple(
    strip_accents(LETTERHEAD[name].words[0]).upper() for name in ("nation", "motto", "party")
)
_NATION_STARTS = tuple(line.split()[:2] for line in _NATION_LINES)


def bare(text: str) -> str:
    """Give a text in capitals without accents and extra blanks."""
    return " ".join(strip_accents(text).upper().split())


def names_nation(text: str) -> bool:
    """Say whether a line is the national title, the motto or the Party's name, or two of them."""
    if len(text) > 120:  # nation and motto in one line have 62 letters, noise beside them
        return False
    plain = bare(text)
    return any(
        len(plain) >= _SHARE * len(known) and fuzz.partial_ratio(plain, known, score_cutoff=_ALIKE)
        for known in _NATION_LINES
    )


def is_start_of_nation(text: str) -> bool:
    """Say whether a line is the first words of the national title, the motto or the Party's name."""
    return any(known.startswith(f"{bare(text)} ") for known in _NATION_LINES)


def nation_at(words: Sequence[str]) -> int:
    """Give the word at which the nation's name or motto begins behind something else; 0 for none."""
    plain = [bare(word) for word in words]
    for at in range(1, len(plain) - 2):
        rest = " ".join(plain[at:])
        if (
            plain[at : at + 2] in _NATION_STARTS
            and names_nation(rest)
            and not names_nation(" ".join(plain[:at]))
        ):
            return at
    return 0


def first_hit(text: str, lexicon: Lexicon = LETTERHEAD) -> Hit | None:
    """Give the concept that a text begins with, marks before it left out."""
    spelled = spell(text)
    at = next((index for index, key in enumerate(spelled.keys) if key[0].isalnum()), len(spelled.keys))
    return lexicon.at(spelled, at)


def starts_with(text: str, *names: str) -> bool:
    """Say whether a text begins with one of these concepts."""
    hit = first_hit(text)
    return hit is not None and hit.concept.name in names


def body_rank(text: str) -> int:
    """Give the rank of the body whose name a line begins with (1 central to 4 office); 0 for none."""
    hit = first_hit(text)
    return hit.concept.get("rank", 0) if hit and hit.concept.name in _BODIES else 0


def names_body_over(text: str, at: int) -> bool:
    """Say whether a text begins with words for a body that go on over an offset: ``ỦY | BAN NHÂN DÂN``."""
    hit = first_hit(text)
    return hit is not None and hit.concept.name in _BODIES and hit.end > at


def is_central(text: str) -> bool:
    """Say whether a name is that of the government, a ministry or another body of the whole country."""
    hit = first_hit(text)
    return hit is not None and hit.concept.name in ("central", "ministry")


def is_body_line(text: str) -> bool:
    """Say whether a line in capitals begins with a body's name, or with the place that goes on with one."""
    return body_rank(text) > 0 or starts_with(text, "level")


def is_unfinished(text: str) -> bool:
    """Say whether a line begins a body's name and is no whole one: ``BAN CHẤP HÀNH``, ``SỞ … VÀ``."""
    hits = LETTERHEAD.find(text)
    whole = len(hits) == 1 and hits[0].concept.get("unfinished", False) and bare(hits[0].phrase) == bare(text)
    last = spell(text.rstrip(" .")).keys
    return whole or (bool(last) and last[-1] in _GOES_ON)


_GOES_ON = frozenset((*LETTERHEAD["goes_on"].words, *LETTERHEAD["of"].words))


def is_stamped(text: str) -> bool:
    """Say whether a line is only what is stamped beside a letterhead: urgency, a draft, a copy."""
    if (
        len(text) > 60 or text.upper() != text
    ):  # the longest such phrase has 28 letters, and two may stand together
        return False
    rest = text
    for hit in reversed(STAMPS.find(text)):
        if hit.concept.get("role") == "stamp":
            rest = rest[: hit.start] + rest[hit.end :]
    return len(rest) < len(text) and sum(map(str.isalpha, rest)) <= _STAMP_REST


_STAMP_REST = 3
"""Letters beside a stamp's own words: ``DỰ THẢO LẦN 2``."""


def is_capital(text: str) -> bool:
    """Say whether a line is in capitals; a recognizer may have read one letter in eight as a small one."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


_FEWEST_LETTERS = 3
"""Letters: fewer in capitals are an abbreviation."""
_CAPITALS = 0.87
"""Share of capitals: one letter in eight may be misread as a small one, as in fixed lines."""
