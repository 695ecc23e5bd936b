"""The parts of a document: what stands above, in, and below its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.prose.letterhead.head.frame import LetterheadFrame
from normalize.prose.passage import Passage


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the text of one document in the file: its lines, then its title's.

    ``issuer`` (below the body above it) and the ``subject`` of a letter are among the lines; only the
    file's first has them apart.
    """

    lines: tuple[Passage, ...] = ()
    type_line: Passage | None = None
    title: tuple[Passage, ...] = ()
    issuer: Passage | None = None
    subject: Passage | None = None


@dataclass(frozen=True, slots=True)
class TableLead:
    """What stands above one table; ``heading`` is the appendix heading, its own or an earlier table's."""

    heading: Passage | None = None
    lines: tuple[Passage, ...] = ()
    is_continued: bool = False


@dataclass
class Parts:
    """A document's paragraphs sorted into its parts, each in reading order.

    ``frame`` is the head with which the file begins, line by line, None where it has none;
    ``letterheads`` has one entry a document in the file; ``body`` holds the text of all of them, with
    the letterheads of later documents in ``later_heads`` by the position in ``body`` where they stand;
    ``breaks`` are the positions where an appendix begins or text goes on behind a signature.
    """

    frame: LetterheadFrame | None = None
    letterheads: list[Letterhead] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    later_heads: dict[int, Letterhead] = field(default_factory=dict)
    breaks: set[int] = field(default_factory=set)
    stamps: list[Passage] = field(default_factory=list)
    recipients: list[Passage] = field(default_factory=list)
    signature: list[Passage] = field(default_factory=list)
    later_tails: list[Passage] = field(default_factory=list)
    leads: list[TableLead] = field(default_factory=list)
    captions: list[Passage] = field(default_factory=list)
    leftovers: list[Passage] = field(default_factory=list)
    ignored: list[Passage] = field(default_factory=list)
