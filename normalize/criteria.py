"""The sets of national criteria for new-style rural communes: names to numbers, by plan year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import fuzz

from normalize.unicode import strip_accents

_ACCEPTED_SCORE = 0.8
_ACCEPTED_MARGIN = 0.08
_CONTAINED_SCORE = 0.95
_SHORTEST_CONTAINED = 5


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
    level: str
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
        query = _fold(printed)
        scored = sorted(((self._score(query, number), number) for number in self.numbers), reverse=True)
        (best, number), (runner_up, _) = scored[:2]
        if best < _ACCEPTED_SCORE or best - runner_up < _ACCEPTED_MARGIN:
            return None
        return CriterionMatch(number, self.name(number), best, best - runner_up)

    def _score(self, query: str, number: int) -> float:
        return max(_similarity(query, alias) for alias in self._aliases(number))

    def _aliases(self, number: int) -> set[str]:
        alike = (known for known in criteria_sets() if (known.level, known.count) == (self.level, self.count))
        return {_fold(known.name(number)) for known in alike} | {_fold(self.name(number))}


def _similarity(left: str, right: str) -> float:
    """Compare folded names; one that begins or ends the other in whole words counts nearly full."""
    short, long = sorted((left, right), key=len)
    contained = long.startswith(short + " ") or long.endswith(" " + short)
    if contained and len(short) >= _SHORTEST_CONTAINED:
        return max(_CONTAINED_SCORE * (0.8 + 0.2 * len(short) / len(long)), fuzz.ratio(left, right) / 100)
    return fuzz.ratio(left, right) / 100


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
            level=level,
            first_year=int(first),
            last_year=int(last),
            names=tuple(names.split(" | ")),
        )
        for decision, level, first, last, names in rows
    )


def set_by_decision(number: str, level: str = "xã") -> CriteriaSet | None:
    """Find a set by the number of its decision, however its blanks and capitals are printed."""
    wanted = "".join(number.split()).upper()
    for known in criteria_sets():
        if known.decision.upper() == wanted and known.level == level:
            return known
    return None


def set_of_year(year: int, level: str = "xã") -> CriteriaSet | None:
    """Give the set for a plan year; None when there was none."""
    for known in criteria_sets():
        if known.level == level and known.first_year <= year <= known.last_year:
            return known
    return None
