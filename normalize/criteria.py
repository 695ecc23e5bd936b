"""The sets of national criteria for communes and districts: names to numbers, by plan year and level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import fuzz

from normalize.unicode import strip_accents

_ACCEPTED_SCORE = 0.8
"""The names of a set are no more alike than 0.69, but for ``Văn hóa`` within ``Cơ sở vật chất văn hóa``."""
_ACCEPTED_MARGIN = 0.08
"""Lead over the next criterion: two letters of a name of 25."""
_CONTAINED_SCORE = 0.95
"""What a name scores at most that begins or ends the official one: less than the name itself (``Văn hóa`` is
criterion 16, not a short form of 6, which gets 0.82)."""
_SHORTEST_CONTAINED = 5
"""Letters: shorter words (``điện``, ``y tế``) begin or end names by chance."""
_SHORT_FORMS = (
    (r"csvc", "co so vat chat"),
    (r"csvcvh", "co so vat chat van hoa"),
    (r"csht", "co so ha tang"),
    (r"kt xh|ktxh", "kinh te xa hoi"),
    (r"tm", "thuong mai"),
    (r"tmnt", "thuong mai nong thon"),
    (r"nt", "nong thon"),
    (r"tttt|tt tt", "thong tin truyen thong"),
    (r"gddt|gd dt", "giao duc dao tao"),
    (r"gd", "giao duc"),
    (r"gt|gtnt", "giao thong"),
    (r"tl", "thuy loi"),
    (r"ld", "lao dong"),
    (r"mt", "moi truong"),
    (r"attp|vsattp", "an toan thuc pham"),
    (r"sx", "san xuat"),
    (r"ht tcsx|httcsx|tcsx", "to chuc san xuat"),
    (r"htct|htctxh", "he thong chinh tri"),
    (r"tcpl", "tiep can phap luat"),
    (r"qp", "quoc phong"),
    (r"an(?! )", "an ninh"),
    (r"qpan", "quoc phong an ninh"),
    (r"vh", "van hoa"),
    (r"dc", "dan cu"),
    (r"tn", "thu nhap"),
    (r"yt", "y te"),
)
"""What tables write for words of names, folded; ``an`` alone is An ninh only at a name's end."""
_SHORT_FORM = [(re.compile(rf"(?<!\w)(?:{short})(?!\w)"), full) for short, full in _SHORT_FORMS]


class CriteriaLevel(StrEnum):
    """What a set is for: communes or districts, that reach the standard, go beyond it or are a model."""

    COMMUNE = "xã"
    COMMUNE_ADVANCED = "xã nâng cao"
    COMMUNE_MODEL = "xã kiểu mẫu"
    DISTRICT = "huyện"
    DISTRICT_ADVANCED = "huyện nâng cao"


@dataclass(frozen=True, slots=True)
class CriterionMatch:
    """A criterion that a printed name was matched to: number, score (0-1) and lead over the next."""

    number: int
    name: str
    score: float
    margin: float


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """One set: the decision that issued it, the plan years it is for (inclusive), names from number 1."""

    decision: str
    level: CriteriaLevel
    first_year: int
    last_year: int
    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many criteria the set has."""
        return len(self.names)

    @property
    def numbers(self) -> range:
        """The criterion numbers of the set."""
        return range(1, self.count + 1)

    def name(self, number: int) -> str:
        """Give the official name; raises KeyError for a number outside the set."""
        if number not in self.numbers:
            raise KeyError(number)
        return self.names[number - 1]

    def match(self, printed: str) -> CriterionMatch | None:
        """Find the criterion that a noisy printed name means; None when two are too close.

        The names of other sets of the same length count as well: documents mix them.
        """
        return _match(self, _written_out(_fold(printed)))

    def names_elsewhere(self, printed: str, number: int) -> bool:
        """Say whether another set of the same decision (``nông thôn mới nâng cao``) so names that number."""
        others = (
            known
            for known in criteria_sets()
            if known.decision == self.decision and known.level != self.level
        )
        matches = (other.match(printed) for other in others)
        return any(match is not None and match.number == number for match in matches)


@lru_cache(maxsize=4096)
def _match(known: CriteriaSet, query: str) -> CriterionMatch | None:
    """Match a folded name; kept, since a plan's readers ask for the same words again and again."""
    scored = sorted(((_score(known, query, number), number) for number in known.numbers), reverse=True)
    (best, number), (runner_up, _) = scored[:2]
    if best < _ACCEPTED_SCORE or best - runner_up < _ACCEPTED_MARGIN:
        return None
    return CriterionMatch(number, known.name(number), best, best - runner_up)


def _score(known: CriteriaSet, query: str, number: int) -> float:
    return max(_similarity(query, alias) for alias in _aliases(known, number))


@cache
def _aliases(known: CriteriaSet, number: int) -> frozenset[str]:
    alike = (other for other in criteria_sets() if (other.level, other.count) == (known.level, known.count))
    return frozenset({_fold(other.name(number)) for other in alike} | {_fold(known.name(number))})


def _similarity(left: str, right: str) -> float:
    """Compare folded names; one that begins or ends the other in whole words counts nearly full."""
    short, long = sorted((left, right), key=len)
    contained = long.startswith(short + " ") or long.endswith(" " + short)
    if contained and len(short) >= _SHORTEST_CONTAINED:
        return max(_CONTAINED_SCORE * (0.8 + 0.2 * len(short) / len(long)), fuzz.ratio(left, right) / 100)
    return fuzz.ratio(left, right) / 100


@lru_cache(maxsize=4096)
def _written_out(folded: str) -> str:
    """Write out short forms: ``csvc van hoa`` is ``co so vat chat van hoa``."""
    for short, full in _SHORT_FORM:
        folded = short.sub(full, folded)
    return folded


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    """Bare lower-case words without ``và`` and punctuation."""
    kept = "".join(char if char.isalnum() else " " for char in strip_accents(text).lower())
    return " ".join(word for word in kept.split() if word != "va")


@cache
def criteria_sets() -> tuple[CriteriaSet, ...]:
    """Load all known sets, oldest first."""
    text = (resources.files(__package__) / "data" / "criteria.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        CriteriaSet(
            decision=decision,
            level=CriteriaLevel(level),
            first_year=int(first),
            last_year=int(last),
            names=tuple(names.split(" | ")),
        )
        for decision, level, first, last, names in rows
    )


def set_by_decision(number: str, level: CriteriaLevel = CriteriaLevel.COMMUNE) -> CriteriaSet | None:
    """Find a set by the number of its decision, however its blanks and capitals are printed."""
    wanted = "".join(number.split()).upper()
    for known in criteria_sets():
        if known.decision.upper() == wanted and known.level == level:
            return known
    return None


def set_of_year(year: int, level: CriteriaLevel = CriteriaLevel.COMMUNE) -> CriteriaSet | None:
    """Give the set for a plan year; None when there was none."""
    for known in criteria_sets():
        if known.level == level and known.first_year <= year <= known.last_year:
            return known
    return None
