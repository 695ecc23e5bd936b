"""The block 'Nơi nhận': who gets the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.lexicon import Lexicon, spell
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import is_recipients_heading
from normalize.records import Finding, Method, Recipient
from normalize.unicode import CAPITALS, strip_accents

_MARKS = "-–+•*"
_ARCHIVE = strip_accents(Lexicon.load("lines")["archive"].words[0])
_FEWEST_LETTERS = 3
"""Letters of an entry behind the heading in its line; fewer are specks."""
_HEADING_WORD = range(2, 6)
"""Letters of each of the two words of the block's heading, however they were read."""
_SAME_SHAPE = "cosuvwxz"
"""Letters whose capitals have the shape of the small ones."""
_OF_SHORT = set(CAPITALS + "0123456789&.,-/ ")


def read_recipients(passages: Sequence[Passage]) -> tuple[Recipient, ...]:
    """Read one record an entry; what is kept on file (``Lưu: VT, KTN (VQK)``) has its units apart."""
    records = [_recipient(entry) for entry in _entries(passages)]
    return tuple(
        _in_case(record, [other.recipient for other in records if other is not record]) for record in records
    )


def _in_case(record: Recipient, others: Sequence[str]) -> Recipient:
    """Give a word the case that it has behind the same word in other entries, where letters look alike.

    ``Tỉnh Ủy`` is ``Tỉnh ủy`` where another entry says so: Ủ and ủ differ in size alone.
    """
    text, findings = record.recipient, list(record.findings)
    for before, word in _capitals_behind(record.recipient):
        large = f"{before} {word}"
        small = f"{before} {word[0].lower()}{word[1:]}"
        alike = strip_accents(word[0]).lower() in _SAME_SHAPE
        known = any(small in other for other in others) and not any(large in other for other in others)
        if alike and known:
            text = text.replace(large, small)
            evidence = {"evidence": "other recipients"}
            findings.append(Finding("text-repaired", "recipient", large, small, details=evidence))
    if text == record.recipient:
        return record
    trace = replace(record.traces["recipient"], method=Method.REPAIRED)
    traces = {**record.traces, "recipient": trace}
    return replace(record, recipient=text, findings=tuple(findings), traces=traces)


def _capitals_behind(text: str) -> Iterator[tuple[str, str]]:
    """Give each word with a capital and the word right before it."""
    spelled = spell(text)
    for (_, end), (start, stop) in pairwise(spelled.spans):
        if start == end + 1 and text[start] in CAPITALS and stop - start > 1:
            yield text[:end].rsplit(maxsplit=1)[-1].lstrip("(“"), text[start:stop]


def _unmarked(text: str) -> str:
    """Leave out the list mark before an entry."""
    text = text.lstrip()
    return text[1:].lstrip() if text[:1] and text[0] in _MARKS else text


def _entries(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Join what one entry is printed on: a new one begins with a dash or after a semicolon."""
    entry: list[Passage] = []
    for passage in _pieces(passages):
        ended = entry and entry[-1].text.rstrip()[-1:] in (";", ".")
        if entry and (ended or passage.text.lstrip()[:1] in tuple(_MARKS)):
            yield entry
            entry = []
        entry.append(passage)
    if entry:
        yield entry


def _pieces(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Cut passages at the marks inside them and drop the block's heading."""
    for passage in passages:
        text = passage.text
        start = _heading_end(text) if is_recipients_heading(text) else 0
        if start and sum(map(str.isalpha, text[start:])) < _FEWEST_LETTERS:
            continue  # What a pen adds beside the heading is how many copies there are.
        marked = [at for at in range(start + 2, len(text)) if text[at] in "-–" and text[:at].endswith("; ")]
        cuts = [start, *marked, len(text)]
        for begin, end in pairwise(cuts):
            if text[begin:end].strip(" -–;."):
                yield passage.piece(begin, end)


def _recipient(entry: list[Passage]) -> Recipient:
    text = " ".join(tidy(passage.text) for passage in entry)
    text = _unmarked(text).rstrip(" ;,.")
    first = entry[0]
    recipient, abbreviation = _split(text)
    trace = first.whole_trace()
    findings = tuple(finding for passage in entry for finding in passage.repairs("recipient"))
    traces = {"recipient": trace} | ({"abbreviation": trace} if abbreviation else {})
    return Recipient(
        recipient=recipient, abbreviation=abbreviation, page=first.page, traces=traces, findings=findings
    )


def _split(text: str) -> tuple[str, str]:
    size = len(_ARCHIVE)
    if strip_accents(text[:size]).lower() == _ARCHIVE:
        return text[:size], text[size:].lstrip().removeprefix(":").strip()
    at = text.rfind("(") if text.rstrip().endswith(")") else -1
    short = text[at + 1 :].rstrip()[:-1]
    is_short = at >= 0 and short[:1].isalpha() and set(short) <= _OF_SHORT
    return (text[:at].strip(), short) if is_short else (text, "")


def _heading_end(text: str) -> int:
    """Where the two words of the block's heading and its colon end; 0 where there is more before a colon."""
    head, colon, rest = text.partition(":")
    words = head.split()
    if len(words) != 2 or not all(len(word) in _HEADING_WORD for word in words):
        return 0
    return len(text) - len(rest.lstrip()) if colon else len(text)
