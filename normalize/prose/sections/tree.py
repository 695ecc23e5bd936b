"""The prose as a tree: Phần / A. / I. / 1. / 1.1 / a) / - / +, every paragraph in one section."""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.lost_marks import tell_lost_marks
from normalize.prose.sections.node import SectionNode
from normalize.prose.segment.fixed_words import (
    is_appendix_heading,
    is_attachment_note,
    is_authority_line,
)
from normalize.prose.segment.labels import (
    RANKS,
    Label,
    lone_label,
    misread_letter,
    read_label,
    regular,
)
from normalize.prose.segment.model import Letterhead, Parts
from normalize.records import Finding, Section, Trace

_LONGEST_HEADING = 220
"""Letters; a sentence that a heading's label opens is longer, 99 in 100 headings seen have up to 180."""
_INLINE = "dash", "plus"
_END = re.compile(r"\./\.?\W*$")
"""The end mark of a document."""
_OF_THE_WHOLE = re.compile(
    r"\W*(?:Trên đây|Yêu cầu|Trong quá trình|Nhận được|Đề nghị|Giao\s|UBND|Ủy ban"
    r"|(?:Kế hoạch|Quyết định|Nghị quyết) này)"
)
_NEAR = 12
"""Labels before a misread one among which its list stands."""


def build_sections(parts: Parts) -> tuple[SectionNode, ...]:
    """Build the section tree of the whole text, ids ``s001`` … in reading order."""
    builder = _Builder()
    for position, passage in enumerate((*parts.body, None)):
        if position in parts.breaks:
            builder.close()
        if position in parts.later_heads:
            builder.begin_document(parts.later_heads[position])
        if passage:
            builder.take(passage)
    return tuple(tell_lost_marks(builder.nodes))


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[SectionNode] = []
        self._stack: list[tuple[int, int]] = []
        self._awaits_heading = False
        self._last_capital = ""

    def close(self) -> None:
        """Close all open sections: what follows stands on its own."""
        self._stack = []

    def begin_document(self, head: Letterhead) -> None:
        """Give a later document in the file a section of its own, its letterhead as text."""
        self._stack = []
        named = [head.type_line] if head.type_line else []
        notes = [passage for passage in head.title if is_attachment_note(passage.text)]
        title = [passage for passage in head.title if passage not in notes]
        heading = " ".join(passage.text for passage in (*named, *title))
        self._open("", heading, (*head.lines, *named, *head.title), 0, 0)
        text = " ".join(passage.text for passage in (*head.lines, *notes))
        raw = " ".join(passage.raw for passage in (*head.lines, *named, *head.title))
        self._rewrite(-1, text=tidy(text), text_raw=tidy(raw))

    def take(self, passage: Passage) -> None:
        label = self._misread_letter(passage.text) or read_label(passage.text)
        if self._awaits_heading and not label and self._take_heading(passage):
            return
        self._awaits_heading = False
        if label:
            self._take_labelled(passage, label)
        elif alone := lone_label(passage.text):
            self._take_lone_label(passage, alone)
        elif is_appendix_heading(passage.text):
            self.close()
            self._open("", passage.text, (passage,), 1, 0)
        elif _is_capital_heading(passage):
            self._close_to(4)
            self._open("", passage.text, (passage,), 4, 0)
        elif not self._stack or (_END.search(passage.text) and not self._is_last_of_item(passage.text)):
            self._stack = []
            self._open("", "", (passage,), 90, 0)
        else:
            self._take_plain(passage)
            if _END.search(passage.text):
                self.close()

    def _is_last_of_item(self, text: str) -> bool:
        """Say whether a plan's last words are of the numbered heading right above, not of the whole plan."""
        last = self.nodes[-1].record
        is_open = self._stack[-1][1] == len(self.nodes) - 1
        awaits = bool(last.label[:1].isdigit() and last.heading and not last.text)
        return is_open and awaits and not _OF_THE_WHOLE.match(text)

    def _take_labelled(self, passage: Passage, label: Label) -> None:
        label = regular(label, self._last_capital)
        self._last_capital = label.text if label.kind == "capital" else self._last_capital
        self._close_to(label.rank)
        words = passage.text[label.end :]
        heading = words if label.kind not in _INLINE and _is_heading(passage, words) else ""
        self._open(label.text, heading, (passage,), label.rank, label.end)
        if label.printed:
            self._tell(Finding("look-alike-read", "label", label.printed, label.text, place=passage.place))

    def _misread_letter(self, text: str) -> Label | None:
        before = next(
            (self.nodes[at].record.label for rank, at in self._stack if rank == RANKS["letter"]), ""
        )
        return misread_letter(text, before, [node.record.label for node in self.nodes[-_NEAR:]])

    def _take_lone_label(self, passage: Passage, label: str) -> None:
        """Open a part or chapter whose label stands in a line alone; its heading comes next."""
        rank = RANKS["part" if label[0] == "P" else "chapter"]
        self._close_to(rank)
        self._open(label, "", (passage,), rank, len(passage.text))
        self._awaits_heading = True

    def _take_heading(self, passage: Passage) -> bool:
        """Give the part or chapter just opened its heading, where the line is one."""
        self._awaits_heading = False
        if not (_is_capital_heading(passage) or passage.is_bold or _is_heading(passage, passage.text)):
            return False
        node = self.nodes[-1]
        record = replace(
            node.record,
            heading=tidy(passage.text),
            text_raw=f"{node.record.text_raw} {tidy(passage.raw)}",
            traces={**node.record.traces, "heading": passage.whole_trace()},
            findings=(*node.record.findings, *passage.repairs("heading")),
        )
        self.nodes[-1] = replace(node, record=record, passages=(*node.passages, passage))
        return True

    def _tell(self, finding: Finding) -> None:
        node = self.nodes[-1]
        findings = (*node.record.findings, finding)
        self.nodes[-1] = replace(node, record=replace(node.record, findings=findings))

    def _take_plain(self, passage: Passage) -> None:
        """Add an unlabelled paragraph: to its heading, below what ends in a colon, or beside an item."""
        rank, at = self._stack[-1]
        node = self.nodes[at]
        if node.record.heading or not node.ancestors:
            self._append(at, passage)
            return
        if not node.record.label:
            self._close_to(rank)
            self._open("", "", (passage,), rank, 0)
            return
        below = node.passages[-1].text.rstrip().endswith(":") or rank < RANKS["letter"]
        self._close_to(rank + 1 if below else rank)
        self._open("", "", (passage,), 40 if below else rank, 0)

    def _close_to(self, rank: int) -> None:
        while self._stack and self._stack[-1][0] >= rank:
            self._stack.pop()

    def _open(self, label: str, heading: str, passages: tuple[Passage, ...], rank: int, end: int) -> None:
        ancestors = tuple(self.nodes[at].record.section_id for _, at in self._stack)
        first = passages[0] if passages else None
        text = "" if heading or first is None else first.text[end:]
        record = Section(
            section_id=f"s{len(self.nodes) + 1:03}",
            parent_id=ancestors[-1] if ancestors else "",
            level=len(ancestors) + (1 if label or heading or ancestors else 0),
            label=label,
            heading=tidy(heading),
            text=tidy(text),
            text_raw=tidy(first.raw) if first else "",
            page=first.page if first else None,
            traces=_traces(first, heading, end) if first else {},
            findings=first.repairs("heading" if heading else "text") if first else (),
        )
        self.nodes.append(SectionNode(record, passages, ancestors, end))
        self._stack.append((rank, len(self.nodes) - 1))

    def _append(self, at: int, passage: Passage) -> None:
        node = self.nodes[at]
        traces = dict(node.record.traces)
        traces.setdefault("text", passage.whole_trace())
        record = replace(
            node.record,
            text=f"{node.record.text} {tidy(passage.text)}".strip(),
            text_raw=f"{node.record.text_raw} {tidy(passage.raw)}".strip(),
            traces=traces,
            findings=(*node.record.findings, *passage.repairs("text")),
        )
        self.nodes[at] = replace(node, record=record, passages=(*node.passages, passage))

    def _rewrite(self, at: int, text: str, text_raw: str) -> None:
        node = self.nodes[at]
        self.nodes[at] = replace(node, record=replace(node.record, text=text, text_raw=text_raw))


def _traces(passage: Passage, heading: str, end: int) -> dict[str, Trace]:
    traces = {"heading" if heading else "text": passage.trace(end, len(passage.text))}
    traces["text_raw"] = passage.whole_trace()
    if end:
        traces["label"] = passage.trace(0, end)
    return traces


def _is_heading(passage: Passage, words: str) -> bool:
    """Tell a heading from a numbered paragraph: short, one clause, no full stop; or in bold."""
    words = words.strip()
    if len(words) > _LONGEST_HEADING:
        return False
    if words.endswith(":"):
        return ":" not in words[:-1]
    inner = re.search(r"[;]\s|:\s+[^\s]*[\d.]|[.]\s+[A-ZÀ-ỸĐ]", words)
    if passage.is_bold:
        return not re.search(r"[;]$", words)
    return (
        not inner and not re.search(r"[.;,]$", words) and not re.search(r"\d{3}\s*(?:triệu|tỷ|đồng)", words)
    )


def _is_capital_heading(passage: Passage) -> bool:
    """Say whether an unlabelled line is a heading in capitals."""
    if is_authority_line(passage.text):
        return False
    letters = [char for char in passage.text if char.isalpha()]
    # Fewer letters are an abbreviation; more than two printed lines in capitals are no heading.
    return len(letters) > 3 and len(passage.text) <= 160 and all(char.isupper() for char in letters)
