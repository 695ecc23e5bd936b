"""What a document is and what it is about: its type and its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from normalize.forms.citations import TYPE_BY_CODE
from normalize.lexicon import spell
from normalize.prose.letterhead.draft import HeaderDraft
from normalize.prose.letterhead.head.frame import LetterheadFrame
from normalize.prose.letterhead.head.lines import LineKind, passage_of
from normalize.prose.letterhead.head.wording import LETTERHEAD
from normalize.prose.letterhead.values.number import own_number
from normalize.prose.letterhead.values.period import TITLES
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import type_of_line
from normalize.prose.segment.model import Letterhead
from normalize.records import Finding, Method, Trace
from normalize.spacing import join_broken_words
from normalize.textrepair.forms.syllables import is_syllable

_NOISY = 0.6
"""Confidence below which a title is noise where many of its words are none."""
_WORDS = 0.9
"""Share of Vietnamese words in a title that was read: foreign words and abbreviations are few."""
_UNSURE = 0.9
"""Confidence below which a title with as many odd words is compared with how the text announces it."""
_SAME = 75.0
"""Per cent of equal letters from which the announced title is the printed one."""


def put_type_and_title(
    frame: LetterheadFrame, head: Letterhead, body: Sequence[Passage], draft: HeaderDraft
) -> None:
    """Put down type and title; a letter prints no type, and its subject is its title."""
    if frame.type_line is None and head.subject:
        subject = head.subject
        printed = join_broken_words(tidy(subject.text))
        title = _with_cue(printed)
        draft.put("title", title, subject.whole_trace())
        if title != printed:
            evidence = {"evidence": "letterhead"}
            draft.findings.append(Finding("text-repaired", "title", printed, title, details=evidence))
        draft.findings += subject.repairs("title")
        return
    rest = _put_type(frame, head, draft)
    passages = [*rest, *head.title]
    if not passages:
        # A title must be there: a letter without subject has none.
        if frame.type_line is not None or _coded_type(frame):
            draft.findings.append(Finding("header-missing", field="title"))
        return
    title = " ".join(join_broken_words(tidy(passage.text)) for passage in passages)
    draft.put("title", title, joined_trace(passages))
    if not _is_odd(title, passages):
        if title[0].islower() and _lowest(passages) < 1:
            # Titles begin with a capital: what stands before was lost under a stamp.
            draft.findings.append(Finding("title-unreadable", "title", title, place=passages[0].place))
        draft.findings += [finding for passage in passages for finding in passage.repairs("title")]
        return
    noise = _lowest(passages) < _NOISY
    said = announced_title(body)
    if said and (noise or fuzz.partial_ratio(said.lower(), title.lower()) >= _SAME):
        draft.put("title", said, replace(draft.traces["title"], method=Method.MATCHED))
        draft.findings.append(Finding("title-from-text", "title", title, said, place=passages[0].place))
        return
    if noise:
        draft.put("title", "")
    draft.findings.append(Finding("title-unreadable", "title", title, place=passages[0].place))


def _with_cue(subject: str) -> str:
    """Write what a letter's subject begins with as it is printed, where it was misread: ``VW`` is ``V/v``."""
    hit = LETTERHEAD.opening(subject)
    if hit is None or hit.phrase not in hit.concept.get("misread", ()):
        return subject
    return hit.concept.words[0].capitalize() + subject[hit.end :]


def _put_type(frame: LetterheadFrame, head: Letterhead, draft: HeaderDraft) -> list[Passage]:
    """Put down the type; give the words of the title that stand in its line."""
    if frame.type_line is None or head.type_line is None:
        _type_from_number(frame, draft)
        return []
    found = type_of_line(frame.type_line.text)
    name = found.name if found else frame.type_line.text
    draft.put("document_type", name, head.type_line.whole_trace(Method.NORMALIZED))
    if found is None or found.title_at is None:
        return []
    return [head.type_line.piece(found.title_at, len(head.type_line.text))]


def _type_from_number(frame: LetterheadFrame, draft: HeaderDraft) -> None:
    """Take the type for which the number's symbol stands where its line was not read, and say so."""
    name = _coded_type(frame)
    if name:
        number = next(line for line in frame.letterhead if line.kind is LineKind.NUMBER)
        trace = passage_of([number], None).whole_trace(Method.MATCHED)
        draft.put("document_type", name, trace)
        draft.findings.append(Finding("document-type-from-number", "document_type", number.text, name))
    elif not _is_letter(frame):
        draft.findings.append(Finding("header-missing", field="document_type"))


def _coded_type(frame: LetterheadFrame) -> str:
    number = own_number(frame.letterhead)
    code = number.symbol.replace("/", "-").split("-")[0].upper() if number else ""
    return "" if code == "CV" else TYPE_BY_CODE.get(code, "")


def _is_letter(frame: LetterheadFrame) -> bool:
    """Say whether a head without type and subject is a letter's: it has a number with no type's code."""
    return own_number(frame.letterhead) is not None


def _is_odd(title: str, passages: Sequence[Passage]) -> bool:
    """Say whether a title was badly read: the recognizer was unsure, and words of it are none."""
    letters = "".join(char if char.isalpha() else " " for char in title)
    words = [word for word in letters.split() if len(word) > 1]
    share = sum(is_syllable(word) or word.isupper() for word in words) / len(words) if words else 0
    # The title's first word is none where it has signs among its letters.
    first = title.split(maxsplit=1)[0].strip("“”\"'(*").rstrip(",.:;")
    begins_odd = not first.replace("/", "").replace("-", "").isalpha()
    return _lowest(passages) < _UNSURE and (share < _WORDS or len(words) <= _FEWEST_WORDS or begins_odd)


_FEWEST_WORDS = 2
"""A title of no more words has lost most of them: the shortest seen has 5."""


def _lowest(passages: Sequence[Passage]) -> float:
    known = [passage.paragraph.confidence for passage in passages if passage.paragraph.confidence is not None]
    return min(known, default=1.0)


def announced_title(body: Sequence[Passage]) -> str:
    """Give the title as the text announces it: ``UBND tỉnh xây dựng Kế hoạch … như sau:``; empty without."""
    for passage in body[:_SOON]:
        spelled = spell(passage.text)
        hits = TITLES.find(passage.text)
        ends = [hit.start for hit in hits if hit.concept.name == "announced_end"]
        begins = [hit.end for hit in hits if hit.concept.name == "announced" and ends and hit.end < ends[-1]]
        if begins and ends and spelled.text.rstrip()[-1:] in ":.":
            said = tidy(passage.text[begins[-1] : ends[-1]]).strip(" ,.;:")
            if len(said.split()) >= _FEWEST_ANNOUNCED:
                return said[0].upper() + said[1:]
    return ""


_SOON = 8
"""Paragraphs within which a text says what it is."""
_FEWEST_ANNOUNCED = 4
"""Words: an announcement of fewer (``Kế hoạch này``) tells no title."""


def joined_trace(passages: Sequence[Passage]) -> Trace:
    """Trace a text printed over several passages, with the lowest of their confidences."""
    first = passages[0].whole_trace()
    box = first.place
    printed = " ".join(passage.raw for passage in passages)
    for passage in passages[1:]:
        place = passage.place
        if box.box and place.box and place.page == box.page:
            box = type(box)(box.page, box.box.union(place.box))
    known = [passage.paragraph.confidence for passage in passages if passage.paragraph.confidence is not None]
    return Trace(printed=printed, place=box, confidence=min(known) if known else None)
