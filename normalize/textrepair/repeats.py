"""Passages that a document repeats: where two differ in a syllable or two, one may be misread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalize.textrepair.likelihood.neighbours import neighbours

CONTEXT = 3
"""Words on either side that must be the same."""

LONGEST = 2
"""Words of a gap that are compared: what differs in more is another text, no misreading."""
_EDGE = ("",) * CONTEXT

Gap = tuple[tuple[str, ...], tuple[str, ...], int]
"""The words before and after a place, and how many stand between them."""

Repeats = Mapping[Gap, Mapping[tuple[str, ...], int]]
"""How often each form stands in a gap of which the document has several forms that look alike."""


@dataclass(frozen=True, slots=True)
class Rival:
    """What stands elsewhere between the same words: how often, and how often the form here does."""

    form: tuple[str, ...]
    count: int
    own: int


def rival_forms(keys: Sequence[str], repeats: Repeats) -> Mapping[int, tuple[Rival, ...]]:
    """Give, by the number of the first word, the look-alikes of what stands in a repeated passage."""
    found: dict[int, tuple[Rival, ...]] = {}
    if not repeats:
        return found
    for at, gap, form in gaps(keys):
        forms = repeats.get(gap)
        if forms and form in forms:
            rivals = tuple(
                Rival(other, number, forms[form])
                for other, number in forms.items()
                if other != form and are_look_alikes(form, other)
            )
            found[at] = found.get(at, ()) + rivals
    return found


def gaps(keys: Sequence[str]) -> Iterator[tuple[int, Gap, tuple[str, ...]]]:
    """Give every place of a text with its context and the words that stand there."""
    padded = (*_EDGE, *keys, *_EDGE)
    for at in range(len(keys)):
        for width in range(1, min(LONGEST, len(keys) - at) + 1):
            end = at + CONTEXT + width
            before, after = padded[at : at + CONTEXT], padded[end : end + CONTEXT]
            if (before + after).count("") < CONTEXT:
                yield at, (before, after, width), padded[at + CONTEXT : end]


def find_repeats(texts: Iterable[Sequence[str]]) -> Repeats:
    """Count, for contexts that recur, what stands there, where it differs in look-alike syllables."""
    forms: defaultdict[Gap, dict[tuple[str, ...], int]] = defaultdict(dict)
    for keys in texts:
        for _, gap, form in gaps(keys):
            counts = forms[gap]
            counts[form] = counts.get(form, 0) + 1
    return {gap: found for gap, found in forms.items() if len(found) > 1 and _has_look_alikes([*found])}


def are_look_alikes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether each syllable of a form differs from the other form's and may be a misreading of it."""
    return all(second in neighbours(first) for first, second in zip(one, other, strict=True))


def _has_look_alikes(forms: Sequence[tuple[str, ...]]) -> bool:
    return any(
        are_look_alikes(one, other) for number, one in enumerate(forms) for other in forms[number + 1 :]
    )
