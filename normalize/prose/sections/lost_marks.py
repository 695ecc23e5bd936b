"""Items of lists whose mark was not read, and headings without the number that those beside them have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.prose.passage import Passage
from normalize.prose.sections.node import SectionNode
from normalize.prose.segment.labels import MARKS
from normalize.records import Finding


def tell_lost_marks(nodes: Sequence[SectionNode]) -> Iterator[SectionNode]:
    """Tell where a paragraph that a recognizer read may have lost its mark or number."""
    by_parent: dict[str, list[SectionNode]] = {}
    for node in nodes:
        by_parent.setdefault(node.record.parent_id, []).append(node)
    lost = dict(found for siblings in by_parent.values() for found in _lost(siblings))
    for node in nodes:
        mark = lost.get(node.record.section_id)
        finding = Finding("list-mark-missing", "label", suggestion=mark or "", place=node.passages[0].place)
        findings = (*node.record.findings, finding) if mark else node.record.findings
        yield replace(node, record=replace(node.record, findings=findings))


def _lost(siblings: Sequence[SectionNode]) -> Iterator[tuple[str, str]]:
    for at, node in enumerate(siblings):
        first = node.passages[0]
        if node.record.label or first.is_certain(0, len(first.text)) or _is_remark(first.text):
            continue
        mark = _mark(siblings, at) if at else ""
        number = _number(siblings, at) if node.record.heading else ""
        if mark or number:
            yield node.record.section_id, mark or number


def _is_remark(text: str) -> bool:
    """Whether a paragraph stands in brackets, as no item of a list does: ``(Phụ lục chi tiết kèm theo)``."""
    return text.startswith("(") and text.rstrip(" .").endswith(")")


def _mark(siblings: Sequence[SectionNode], at: int) -> str:
    """The mark of the item before, where a paragraph begins as that item's words do.

    Where nothing is known of the places (text files) it must stand between two items.
    """
    before, node = siblings[at - 1], siblings[at]
    mark = before.record.label
    if mark not in MARKS:
        return ""
    begins = _begins_behind_a_mark(node.passages[0], before.passages[0])
    if begins is None:
        begins = at + 1 < len(siblings) and siblings[at + 1].record.label == mark
    return mark if begins else ""


def _begins_behind_a_mark(passage: Passage, item: Passage) -> bool | None:
    """Whether a paragraph begins nearer to an item's words than to its mark, or with a misread mark."""
    if not passage.words or len(item.words) < 2:
        return None
    (first, *_), (marked, worded, *_) = passage.words, item.words
    if not any(map(str.isalnum, first.word.text)):
        return True
    if first.word.box is None or marked.word.box is None or worded.word.box is None:
        return None
    x, mark, words = first.word.box.x0, marked.word.box.x0, worded.word.box.x0
    return abs(x - words) < abs(x - mark) if mark < words else None


def _number(siblings: Sequence[SectionNode], at: int) -> str:
    """The number before a heading that has none and stands between numbered ones."""
    before = [other.record.label for other in siblings[:at] if other.record.label.isalnum()]
    after = [other.record.label for other in siblings[at + 1 :] if other.record.label.isalnum()]
    return f"{before[-1]} …" if before and after else ""
