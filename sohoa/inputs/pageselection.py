"""Which pages of a file are wanted: ``3-7,12``, ``5-``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.messages import say

_PART = re.compile(r"(\d+)(-)?(\d+)?")


@dataclass(frozen=True, slots=True)
class PageSelection:
    """Ranges of page numbers, counted from 1, each with its first and last page (None: to the end).

    Without a range all pages are wanted.
    """

    ranges: tuple[tuple[int, int | None], ...] = ()

    @classmethod
    def parse(cls, text: str) -> PageSelection:
        """Read ``3-7,12`` or ``5-``; raises ValueError with what is wrong."""
        return cls(tuple(_range(part.strip()) for part in text.split(",")))

    @classmethod
    def among(cls, pages: str | Iterable[int] | None) -> PageSelection:
        """Take a selection as text or as page numbers, None for all; raises ValueError with what is wrong."""
        if pages is None:
            return ALL_PAGES
        return cls.parse(pages if isinstance(pages, str) else ",".join(map(str, pages)))

    def of(self, count: int) -> tuple[int, ...]:
        """Give the wanted page numbers of a file of ``count`` pages, in order, each once."""
        if not self.ranges:
            return tuple(range(1, count + 1))
        wanted = {
            number for first, last in self.ranges for number in range(first, min(last or count, count) + 1)
        }
        return tuple(sorted(wanted))

    @property
    def first(self) -> int:
        """The first page that is wanted."""
        return min((first for first, _ in self.ranges), default=1)

    def __str__(self) -> str:
        return ",".join(
            str(first) if first == last else f"{first}-{last or ''}" for first, last in self.ranges
        )


ALL_PAGES = PageSelection()


def _range(part: str) -> tuple[int, int | None]:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(say("option.pages_unknown", part=part))
    first = int(match[1])
    last = int(match[3]) if match[3] else None if match[2] else first
    if first < 1 or (last is not None and last < first):
        raise ValueError(say("option.pages_backwards", part=part))
    return first, last
