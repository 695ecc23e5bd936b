"""The block 'Nơi nhận': who gets the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import is_recipients_heading
from normalize.records import Finding, Method, Recipient
from normalize.unicode import CAPITALS, strip_accents

_MARK = re.compile(r"^\s*[-–+•*]\s*")
_HEADING = re.compile(r"^\s*\S{2,5}\s+\S{2,5}?\s*(?::\s*|$)")
_ARCHIVE = re.compile(r"^(?P<who>L[ưu]u)\s*:?\s*(?P<what>.*)$", re.IGNORECASE)
_FEWEST_LETTERS = 3
"""Letters of an entry behind the heading in its line; fewer are specks."""
_PAIR = re.compile(rf"\b(?=(\w+) ([{CAPITALS}]\w+)\b)")
_SAME_SHAPE = "cosuvwxz"
"""Letters whose capitals have the shape of the small ones."""
_SHORT = re.compile(r"\((?P<short>[A-ZĐ][A-ZĐ0-9&.,\-/ ]*)\)\s*$")


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
    for match in _PAIR.finditer(record.recipient):
        large = f"{match[1]} {match[2]}"
        small = f"{match[1]} {match[2][0].lower()}{match[2][1:]}"
        alike = strip_accents(match[2][0]).lower() in _SAME_SHAPE
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


def _entries(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Join what one entry is printed on: a new one begins with a dash or after a semicolon."""
    entry: list[Passage] = []
    for passage in _pieces(passages):
        ended = entry and re.search(r"[;.]\s*$", entry[-1].text)
        if entry and (ended or _MARK.match(passage.text)):
            yield entry
            entry = []
        entry.append(passage)
    if entry:
        yield entry


def _pieces(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Cut passages at the marks inside them and drop the block's heading."""
    for passage in passages:
        text, start = passage.text, 0
        heading = _HEADING.match(text) if is_recipients_heading(text) else None
        if heading:
            start = heading.end()
        if heading and sum(map(str.isalpha, text[start:])) < _FEWEST_LETTERS:
            continue  # What a pen adds beside the heading is how many copies there are.
        cuts = [start, *(match.end() for match in re.finditer(r";\s+(?=[-–])", text)), len(text)]
        for begin, end in pairwise(cuts):
            if text[begin:end].strip(" -–;."):
                yield passage.piece(begin, end)


def _recipient(entry: list[Passage]) -> Recipient:
    text = " ".join(tidy(passage.text) for passage in entry)
    text = _MARK.sub("", text).rstrip(" ;,.")
    first = entry[0]
    recipient, abbreviation = _split(text)
    trace = first.whole_trace()
    findings = tuple(finding for passage in entry for finding in passage.repairs("recipient"))
    traces = {"recipient": trace} | ({"abbreviation": trace} if abbreviation else {})
    return Recipient(
        recipient=recipient, abbreviation=abbreviation, page=first.page, traces=traces, findings=findings
    )


def _split(text: str) -> tuple[str, str]:
    archive = _ARCHIVE.match(text)
    if archive:
        return archive["who"], archive["what"]
    short = _SHORT.search(text)
    return (text[: short.start()].strip(), short["short"]) if short else (text, "")
