"""Compare a text before and after repair with the truth, word by word."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from rapidfuzz.distance import Levenshtein

from normalize.textrepair import TextRepairer
from normalize.unicode import clean, fold_tones, strip_accents

_EDGES = "\"“”'‘’.,;:!?()[]…*"


@dataclass(slots=True)
class RepairScore:
    """Counts over one set of texts; ``flagged`` are errors left that a doubt points at."""

    words: int = 0
    diacritic_errors: int = 0
    mended: int = 0
    flagged: int = 0
    other_errors: int = 0
    other_mended: int = 0
    new_errors: int = 0
    still_wrong: int = 0
    doubts_on_right: int = 0
    seconds: float = 0.0

    def add(self, other: RepairScore) -> None:
        """Add another set's counts."""
        for entry in fields(self):
            setattr(self, entry.name, getattr(self, entry.name) + getattr(other, entry.name))


def _form(word: str) -> str:
    return fold_tones(word).lower().strip(_EDGES)


def pair_words(truth: Sequence[str], read: Sequence[str]) -> list[tuple[str, int]]:
    """Pair words of the truth with numbers of words read; words without a partner are left out."""
    pairs: list[tuple[str, int]] = []
    for code in Levenshtein.opcodes([_form(w) for w in truth], [_form(w) for w in read]):
        ours, theirs = truth[code.src_start : code.src_end], range(code.dest_start, code.dest_end)
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
    return pairs


def score(truth: Iterable[str], read: Iterable[str], verbose: bool = False) -> RepairScore:
    """Repair what was read, as one document, and compare it with the truth."""
    result = RepairScore()
    texts = [clean(text) for text in read if text.strip()]
    started = time.process_time()
    repairer = TextRepairer.for_document(texts)
    repaired = [repairer.repair(text) for text in texts]
    result.seconds = time.process_time() - started
    before = " ".join(texts).split()
    after = " ".join(one.text for one in repaired).split()
    doubtful: set[int] = set()
    offset = 0
    for text, one in zip(texts, repaired, strict=True):
        doubtful |= {offset + len(text[: doubt.start].split()) for doubt in one.doubts}
        offset += len(text.split())
    for word, number in pair_words(" ".join(clean(text) for text in truth).split(), before):
        read_form, now = _form(before[number]), _form(after[number])
        _count(result, _form(word), read_form, now, number in doubtful)
        if verbose and (read_form != now or _form(word) != read_form or number in doubtful):
            around = " ".join(before[max(0, number - 3) : number + 4])
            mark = " ?" if number in doubtful else ""
            print(f"    {word} | {before[number]} | {after[number]}{mark} | {around}")
    return result


def _count(result: RepairScore, truth: str, read: str, now: str, doubtful: bool) -> None:
    result.words += 1
    if read == truth:
        result.new_errors += now != truth
        result.doubts_on_right += doubtful
        return
    if strip_accents(read) == strip_accents(truth):
        result.diacritic_errors += 1
        result.mended += now == truth
        result.flagged += doubtful and now != truth
    else:
        result.other_errors += 1
        result.other_mended += now == truth
    result.still_wrong += now not in (truth, read)
