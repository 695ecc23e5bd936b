"""One section of the prose with the passages that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.prose.passage import Passage
from normalize.records import Section


@dataclass(frozen=True, slots=True)
class SectionNode:
    """A section with the passages it holds; the first one carries its label and heading.

    ``ancestors`` are the ids of the enclosing sections, outermost first.
    """

    record: Section
    passages: tuple[Passage, ...]
    ancestors: tuple[str, ...] = ()
    label_end: int = 0
