"""The programme that a title carries out: ``Chương trình mục tiêu quốc gia xây dựng nông thôn mới``."""

from __future__ import annotations

from normalize.lexicon import Hit, Lexicon, spell

_PROGRAMMES = Lexicon.load("programmes")
_HEAD = spell(Lexicon.load("document_types")["chuong_trinh"].words[0]).keys
_CLOSING = frozenset(';.()“”"')


def find_programme(title: str) -> str:
    """Give the name of the programme in a title, without place and years; empty where it names none."""
    spelled = spell(title)
    for at in range(len(spelled.keys) - 2):
        if spelled.keys[at : at + 2] == _HEAD and not _is(_PROGRAMMES.at(spelled, at + 2), "no_programme"):
            end = _end(title, at + 2)
            if end > at + 2:
                return title[spelled.spans[at][0] : spelled.spans[end - 1][1]]
    return ""


def _end(title: str, start: int) -> int:
    """Give the word behind the last one of a name; a comma goes on only to the next aim of several."""
    spelled = spell(title)
    for at in range(start, len(spelled.keys)):
        key = spelled.keys[at]
        if key in _CLOSING or not (key.isalnum() or key in ",-–&"):
            return at
        if key == "," and not _is(_PROGRAMMES.at(spelled, at + 1), "programme_aim"):
            return at
        if at > start and _is(_PROGRAMMES.at(spelled, at), "programme_end"):
            return at
    return len(spelled.keys)


def _is(hit: Hit | None, name: str) -> bool:
    return hit is not None and hit.concept.name == name
