"""Find the province that an issuer, a place line or a stamp names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from rapidfuzz import fuzz

from normalize.gazetteer.keys import folded, unaccented
from normalize.gazetteer.model import Unit

_LEAD = re.compile(r"^.*(?:t[iỉìíĩị]nh|th[aàá]nh\s+ph[oốồô]|\btp\b\.?)\s*(?=\S)", re.IGNORECASE | re.DOTALL)
_ABBREVIATIONS = {"hcm": "Hồ Chí Minh"}
_LEADS = ("tinh", "thanhpho", "tp", "ubnd", "uybannhandan")
_LEAST_SIMILARITY = 80
"""Per cent of equal letters: one or two of a name misread. Names of two provinces may be as alike
(Thanh Hóa and Khánh Hòa 88, Hà Giang and Hậu Giang 93), hence the lead."""
_LEAST_LEAD = 5
"""Per cent by which the next province must be less alike: half a letter of a name of ten."""

Key = Callable[[str], str]


def find_province(text: str, in_force: Sequence[Unit], ever: Sequence[Unit]) -> Unit | None:
    """Give the single province named: exact, without accents, at last by similarity; else None.

    Of several the one after ``tỉnh``, ``thành phố`` or ``UBND`` is meant; without accents one has to
    stand after such a word or at the start, for ``Nam Hà năm 2022`` names no Hà Nam. Provinces in
    force go first; a name that stood only at another time is found too.
    """
    for short, full in _ABBREVIATIONS.items():
        text = re.sub(rf"(?<![a-z]){short}\b", full, text, flags=re.IGNORECASE)
    for units in (in_force, ever):
        for key in (folded, unaccented):
            found = _named(text, units, key, sure=key is folded)
            if found:
                return found[0] if len({unit.code for unit in found}) == 1 else None
    return _similar(_LEAD.sub("", text), in_force)


def _named(text: str, units: Iterable[Unit], key: Key, *, sure: bool) -> list[Unit]:
    """Give the provinces that the text names, those with a lead word only, if there are any.

    Where the key is not ``sure`` a name needs a lead word or the start of the text.
    """
    within, starts = key(text), _word_starts(text, key)
    places = {unit: at for unit in units if (at := _place(within, key(unit.name), starts)) >= 0}
    whole = [unit for unit in places if not any(_covers(other, unit, places, key) for other in places)]
    # What stands before a name, as far as a lead word can reach.
    led = [unit for unit in whole if _is_led(within, places[unit])]
    return led or [unit for unit in whole if sure or places[unit] == 0]


def _word_starts(text: str, key: Key) -> set[int]:
    """Give where the words of a text begin in its key."""
    lengths = (len(key(word)) for word in re.findall(r"[^\W_]+", text))
    return set(accumulate(lengths, initial=0))


def _place(within: str, name: str, starts: set[int]) -> int:
    """Find a name that begins a word, or stands right behind a lead word glued to it; -1 for none.

    ``thuế`` names no Huế.
    """
    found = (match.start() for match in re.finditer(re.escape(name), within))
    return next((at for at in found if at in starts or _is_led(within, at)), -1)


def _is_led(within: str, at: int) -> bool:
    return unaccented(within[max(0, at - 16) : at]).endswith(_LEADS)


def _covers(other: Unit, unit: Unit, places: dict[Unit, int], key: Key) -> bool:
    """Say whether a longer name stands over this one (Bà Rịa - Vũng Tàu over a shorter)."""
    start, end = places[other], places[other] + len(key(other.name))
    return other.name != unit.name and start <= places[unit] and places[unit] + len(key(unit.name)) <= end


def _similar(name: str, units: Iterable[Unit]) -> Unit | None:
    wanted = unaccented(name)
    scored = sorted(
        ((fuzz.ratio(wanted, unaccented(unit.name)), unit.code, unit) for unit in units), reverse=True
    )
    if len(scored) > 1 and scored[0][0] >= _LEAST_SIMILARITY and scored[0][0] - scored[1][0] >= _LEAST_LEAD:
        return scored[0][2]
    return None
