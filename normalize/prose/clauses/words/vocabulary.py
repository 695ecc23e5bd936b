"""The lexicons that sentences are read with, each loaded once."""

from __future__ import annotations

from functools import cache

from normalize.lexicon import Lexicon


@cache
def units() -> Lexicon:
    """Give the units of running text, where the first noun is the unit: no longer names for tables."""
    known = Lexicon.load("units").concepts.values()
    return Lexicon([concept for concept in known if not concept.get("only")])


@cache
def longer_units() -> Lexicon:
    """Give the longer names of units: what another unit is per (``đồng/lượt khách``)."""
    known = Lexicon.load("units").concepts.values()
    return Lexicon([concept for concept in known if concept.get("only")])


def unit_named(concept: str) -> str:
    """Give the unit as the datasets write it that a concept of one phrase names: ``commune`` is xã."""
    known = units()[concept]
    return str(known.get("unit")) or known.words[0]


COMMUNE, CRITERION = unit_named("commune"), unit_named("criterion")
YEAR, MONTH, DAY, HOUR, MINUTE = map(unit_named, ("year", "month", "day", "hour", "minute"))
DONG, TIMES = unit_named("dong"), unit_named("times")
"""Units that the grammar asks for by name, as the datasets write them."""


@cache
def populations() -> Lexicon:
    """Give what rates are of: ``171,4/100.000 dân``."""
    return Lexicon.load("populations")


@cache
def cues() -> Lexicon:
    """Give the small words of clauses."""
    return Lexicon.load("clauses")


@cache
def roles_of(concept: str) -> frozenset[str]:
    """Give what the phrases of a cue can be."""
    return frozenset(cues()[concept].get("roles", ()))


@cache
def is_number_word(key: str) -> bool:
    """Say whether a folded word is one of a number written out."""
    return Lexicon.load("number_words").match(key) is not None
