"""With whom a duty is done (``phối hợp với …``), and the verbs at which the names of agencies end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.agencies import split_agencies
from normalize.lexicon import Hit, Lexicon, spell

DUTIES = Lexicon.load("duties")
OWNERS = Lexicon.load("duty_owners")
_ENDS = ".;:"
_LONGEST_LIST = 300
"""Letters of a list of partners: several times the longest agency seen; then a sentence has lost its end."""
_SHORTEST_LIST = 2
"""Letters: less names nobody."""


def find_partners(text: str) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Read the agencies behind ``phối hợp với``, and where they stand in the text; none when it has none."""
    for hit in DUTIES.find(text):
        start = _behind_with(text, hit.end) if hit.concept.name == "together" else len(text)
        stop = _end_of(text, start)
        if stop - start >= _SHORTEST_LIST:
            return _named(text, start, stop)
    return (), (0, 0)


def _behind_with(text: str, at: int) -> int:
    """Step over ``chặt chẽ``, ``thường xuyên`` and ``với``, to where the names begin."""
    spelled = spell(text)
    index = spelled.index_at(at)
    while index < len(spelled.keys):
        comma = spelled.keys[index] == ","
        hit = DUTIES.at(spelled, index + comma)
        if hit is None or hit.concept.name != "with":
            break
        index = spelled.index_at(hit.end)
    return spelled.spans[index][0] if index < len(spelled.spans) else len(text)


def _end_of(text: str, start: int) -> int:
    most = min(len(text), start + _LONGEST_LIST)
    return next((at for at in range(start, most) if text[at] in _ENDS), most)


def _named(text: str, start: int, stop: int) -> tuple[tuple[str, ...], tuple[int, int]]:
    limit = _list_end(text, stop)
    end = next((at for at in _verb_starts(text) if at >= start and at < limit), limit)
    if end <= start:
        return (), (0, 0)
    printed = text[start:end]
    printed = printed.replace(": ", " ").replace(" và các ", ", các ").replace("; ", ", ")
    names = [name for name in split_agencies(printed).names if name]
    return _rejoined(names, printed), (start, end)


def _verb_starts(text: str) -> Iterator[int]:
    """Give where verbs written small begin, with the comma before them."""
    for hit in DUTIES.find(text):
        if hit.concept.get("verb", False) and text[hit.start].islower():
            yield before_comma(text, hit)


def before_comma(text: str, hit: Hit) -> int:
    """Give where a phrase begins, with the comma before it."""
    before = text[: hit.start].rstrip()
    return len(before) - 1 if before.endswith(",") else hit.start


def _list_end(text: str, end: int) -> int:
    """Where a list of agencies ends at the latest: it goes on over a colon before names, and semicolons."""
    while end < len(text) and (_goes_on_to_names(text, end) or _goes_on_to_more(text, end)):
        end = next((at for at in range(end + 1, len(text)) if text[at] in _ENDS), len(text))
    return end


def _goes_on_to_names(text: str, end: int) -> bool:
    """Say whether names follow a colon: ``các sở, ngành: Tài chính, …``."""
    words = text[:end].replace(",", " ").split()[-3:]
    several = [at for at, word in enumerate(words) if word in OWNERS["several"].words]
    behind = words[several[-1] + 1 :] if several else []
    small = bool(behind) and all(word.isalpha() and word.islower() for word in behind)
    return text[end] == ":" and small and text[end + 1 :].lstrip()[:1].isupper()


def _goes_on_to_more(text: str, end: int) -> bool:
    """Say whether more agencies follow a semicolon: ``…; các sở, ngành``."""
    return text[end : end + 2] == "; " and names_agency(text[end + 2 :])


def names_agency(text: str) -> bool:
    """Say whether a text begins as the names of agencies do, one or several (``các sở``, ``các huyện``)."""
    spelled = spell(text.lstrip())
    if spelled.spans and spelled.spans[0][0] > 0:
        return False
    hit = OWNERS.at(spelled, 0)
    several = hit is not None and hit.concept.name == "several"
    if several and hit:
        hit = OWNERS.at(spelled, spelled.index_at(hit.end))
    kinds = ("agency", "plural", "level") if several else ("agency",)
    return hit is not None and hit.concept.name in kinds


def _rejoined(names: Sequence[str], printed: str) -> tuple[str, ...]:
    """Put together again what is said of two levels: ``UBND các phường, xã diễn ra sự kiện``."""
    joined: list[str] = []
    for name in names:
        if joined and f"{joined[-1]}, {name}" in printed and _is_level(name):
            joined[-1] = f"{joined[-1]}, {name}"
        else:
            joined.append(name)
    return tuple(joined)


def _is_level(name: str) -> bool:
    hit = OWNERS.at(spell(name), 0)
    return name[:1].islower() and hit is not None and hit.concept.name == "level"
