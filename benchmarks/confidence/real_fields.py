"""Figures of real scans held against the truth of their pages, word by word.

Calibration is fitted on them beside made scans; documents that are held out are left aside.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.confidence.reliability import Judged
from extract.model import Document, Place, Word
from normalize.interpret import interpret
from training.measure import READ_ALIKE
from training.real.documents import TrueText, held_out, listed, truth_of
from validate.check import check
from validate.confidence import Feature, judged_fields, load_calibration
from validate.counting.running import running_numbers
from validate.evaluate import backed_fields, run_checks
from validate.model import Checked, Severity
from validate.plan import Plan

_AT_ENDS = ".,;:()"

FIGURES = frozenset({("table_cells", "value"), ("indicators", "value"), ("funding", "amount")})
"""Fields that are what is printed: months and depths are worked out, and right where words are wrong."""

TOO_FAR = 0.5
"""Words that differ from their stretch of the truth by more of its letters are something else on the page."""


def known_words(document: Document, text: TrueText, truth: str) -> Mapping[int, bool]:
    """By identity of each word whose true form is known: whether it was read right."""
    read = [word for word in _words(document, text.pages) if word.text.strip()]
    true = unicodedata.normalize("NFC", truth).translate(READ_ALIKE).split()
    forms = [unicodedata.normalize("NFC", word.text).translate(READ_ALIKE) for word in read]
    known: dict[int, bool] = {}
    for step in Levenshtein.opcodes(forms, true):
        places = range(step.src_start, step.src_end)
        if step.tag == "equal":
            known |= {id(read[at]): True for at in places}
        elif len(places) == step.dest_end - step.dest_start:
            pairs = zip(places, true[step.dest_start : step.dest_end], strict=True)
            known |= {
                id(read[at]): _is_right(forms[at], one) for at, one in pairs if _is_near(forms[at], one)
            }
    return known


def _is_right(read: str, true: str) -> bool:
    """Whether a word is right as far as a value goes: marks at its ends are no part of one.

    A word that ends in a hyphen goes on in the next line.
    """
    return read.strip(_AT_ENDS) == true.strip(_AT_ENDS) or (read.endswith("-") and true.startswith(read))


def _is_near(read: str, true: str) -> bool:
    return Levenshtein.distance(read, true) <= max(1, TOO_FAR * len(true))


def _words(document: Document, pages: Sequence[int]) -> Iterator[Word]:
    for block in document.blocks:
        for line in block.lines:
            if not pages or line.place.page in pages:
                yield from line.words


def judge_real(document: Document, known: Mapping[int, bool]) -> Iterator[Judged]:
    """Give the figures whose words are all known, right where all of these are.

    Texts are doubted for their words, names by the gazetteer: neither needs a curve of real scans.
    """
    checked = check(interpret(document))
    plan = Plan(checked.interpretation, checked.records)
    backed = backed_fields(tuple(run_checks(plan))) | running_numbers(plan)
    told = _told(checked)
    at_place = _by_page(document)
    for ref, features in judged_fields(plan, backed):
        words = _inside(at_place, plan.trace(ref).place)
        is_figure = (ref.dataset, ref.field) in FIGURES and Feature.TEXT not in features
        if not is_figure or not words or not all(id(word) in known for word in words):
            continue
        yield Judged(
            scan=document.source_file,
            field=f"{ref.dataset}.{ref.field}",
            page=plan.trace(ref).place.page,
            features=features,
            right=all(known[id(word)] for word in words),
            flagged=ref in told,
            stated=load_calibration().probability(features),
        )


def fitted_on(real: Path) -> list[TrueText]:
    """The documents with truth that are there and not held out."""
    barred = held_out()
    return [text for text in listed() if text.document not in barred and (real / text.file).is_file()]


def known_of(document: Document, real: Path) -> Mapping[int, bool]:
    """What is known of the words of a document with truth, from all its pages."""
    known: dict[int, bool] = {}
    for text in listed():
        if text.document == document.source_file:
            known |= known_words(document, text, truth_of(text, real))
    return known


def _told(checked: Checked) -> set[object]:
    return {
        ref
        for issue in checked.issues
        if issue.severity is not Severity.INFO and issue.rule != "low-confidence"
        for ref in issue.concerned
    }


def _by_page(document: Document) -> Mapping[int | None, list[Word]]:
    found: dict[int | None, list[Word]] = {}
    for block in document.blocks:
        for line in block.lines:
            found.setdefault(line.place.page, []).extend(word for word in line.words if word.box)
    return found


def _inside(words: Mapping[int | None, Sequence[Word]], place: Place) -> list[Word]:
    box = place.box
    if box is None:
        return []
    return [
        word
        for word in words.get(place.page, ())
        if word.box
        and box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1
        and box.y0 <= (word.box.y0 + word.box.y1) / 2 <= box.y1
    ]
