"""Which row stands under which: by the alphabets of ordinals, by headings, by regions.

A stack holds the open rows, outermost first, each with its level. A level is an alphabet (``roman``,
``arabic``, ``dotted/1``, ``dash``), a heading, or what stands below a numbered row without a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.forms.ordinals import Ordinal, OrdinalKind, plain_ordinal
from normalize.tables.columns.years import only_years
from normalize.tables.rows.kinds import is_total_row
from normalize.tables.rows.labels import Draft
from normalize.tables.rows.words import (
    begins_with,
    bullet_behind_of_which,
    closes,
    group_years,
    is_alone,
    is_further_part,
    is_region,
    is_share,
)
from normalize.unicode import strip_accents

_OUTERNESS = {
    OrdinalKind.CAPITAL: 0,
    OrdinalKind.ROMAN: 1,
    OrdinalKind.ARABIC: 2,
    OrdinalKind.DOTTED: 3,
    OrdinalKind.LETTER: 4,
    OrdinalKind.DASH: 5,
    OrdinalKind.PLUS: 6,
    OrdinalKind.STAR: 7,
}
_OVER_NUMBERS = (OrdinalKind.LETTER, OrdinalKind.DOTTED)
_NUMBERED_TABLE = 0.4
"""Share of numbered rows from which an unnumbered one is a heading or a part, not one of a bare list."""
_MOST_YEARS = 0.7
"""Share of rows that are years in a table turned on its side; the others are totals, means, a first line."""
_SHOUTED = re.compile(r"[^\W\d_]{3}")
"""Letters on end of a word: fewer are of a name spelled out (``N P K``, ``U RE``)."""
_H = 9
"""The rank of H, with đ counted."""
_BARE = "bare"
_BELOW = "below"
_HEADING = "heading"
_PART = "part"
_REGION = "region"


@dataclass(frozen=True, slots=True)
class _Open:
    level: str
    at: int
    ordinal: Ordinal | None
    glued: bool


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Give for each row the position of the row it stands under; None at the top."""
    drafts = _letters_in_order(drafts)
    named = [draft for draft in drafts if not draft.empty]
    ordinals = [draft.ordinal for draft in named if draft.ordinal is not None]
    numbered = len(ordinals) if not all(ordinal.kind.is_bullet for ordinal in ordinals) else 0
    if are_years_down(named):
        return _below_headings(drafts)
    walk = _Walk(drafts, is_numbered=numbered > _NUMBERED_TABLE * len(named))
    return [walk.place(at) for at in range(len(drafts))]


def are_years_down(drafts: Sequence[Draft]) -> bool:
    """Say whether the rows are years with their figures: a table turned on its side, without groups."""
    years = sum(draft.ordinal is None and draft.figures and bool(only_years(draft.label)) for draft in drafts)
    return years > _MOST_YEARS * len(drafts)


def _below_headings(drafts: Sequence[Draft]) -> list[int | None]:
    """Place rows of years: at the top, or under the last row of words alone (``Cơ cấu (%)``)."""
    found: list[int | None] = []
    heading = None
    for at, draft in enumerate(drafts):
        heads = draft.alone and not draft.figures and not draft.empty
        heading = (None if draft.unit_below else at) if heads else heading
        found.append(None if heads or draft.empty else heading)
    return found


class _Walk:
    def __init__(self, drafts: Sequence[Draft], *, is_numbered: bool) -> None:
        self._drafts = drafts
        self._is_numbered = is_numbered
        self._stack: list[_Open] = []
        self._by_ordinal: dict[str, int] = {}
        self._named = Counter(_folded(draft) for draft in drafts if draft.ordinal is None)

    def place(self, at: int) -> int | None:
        """Place one row and open it for the rows below."""
        draft = self._drafts[at]
        if draft.empty or draft.unit_below:
            return None
        if draft.aside:
            return self._last
        if is_total_row(self._drafts, at):
            return self._total(at)
        if draft.ordinal is not None:
            return self._numbered(at, draft.ordinal)
        return self._unnumbered(at)

    @property
    def _last(self) -> int | None:
        return self._stack[-1].at if self._stack else None

    def _total(self, at: int) -> int | None:
        if closes(self._drafts[at].label) and self._stack:
            del self._stack[1:]
            return self._stack[0].at
        self._stack.clear()
        return None

    def _numbered(self, at: int, ordinal: Ordinal) -> int | None:
        if ordinal.kind is OrdinalKind.DOTTED:
            parent = self._by_ordinal.get(ordinal.prefix)
            if parent is not None and any(entry.at == parent for entry in self._stack):
                while self._stack[-1].at != parent:
                    self._stack.pop()
                return self._open(at, f"dotted/{ordinal.depth}")
        level = _level(self._drafts[at], ordinal)
        if any(entry.level == level for entry in self._stack):
            self._pop_to(level)
        else:
            self._make_room(self._drafts[at], ordinal)
        return self._open(at, level)

    def _make_room(self, draft: Draft, ordinal: Ordinal) -> None:
        """Close what a new alphabet cannot stand under.

        One that begins (at 1, or a bullet) stands under whatever is open, unless it is of a wider kind in
        the same column; one that goes on from rows lost before stands beside its like.
        """
        self._close(_BELOW, _PART)
        own, begins = _OUTERNESS[ordinal.kind], ordinal.rank <= 1
        while self._stack and (last := self._stack[-1]).ordinal is not None:
            other = _OUTERNESS[last.ordinal.kind] if last.ordinal else own
            wider = last.glued is draft.glued and own < min(other, _OUTERNESS[OrdinalKind.DOTTED])
            if begins and last.ordinal and last.ordinal.kind is OrdinalKind.STAR:
                wider = False  # * Dự án chuyển tiếp, 1, 2: a star heads the numbers that begin behind it
            if ordinal.rank == 1 and last.ordinal and last.ordinal.kind in _OVER_NUMBERS:
                wider = False  # I, a, 1 or B, B.1, 1: no numbers are open that the 1 could go on from
            if not wider and (begins or own > other):
                return
            self._stack.pop()

    def _unnumbered(self, at: int) -> int | None:
        draft = self._drafts[at]
        if draft.beside and self._stack and self._stack[-1].ordinal is not None:
            return self._stack[-2].at if len(self._stack) > 1 else None
        if is_region(draft.label):
            self._close(_REGION, _BELOW, _BARE, _PART)
            return self._open(at, _REGION)
        if begins_with(draft.label, "of_which"):
            return self._of_which(at)
        if is_share(draft.label):
            return self._last
        if self._goes_on(draft):
            self._pop_to(_PART)
            return self._open(at, _PART)
        self._close(_PART)
        if group_years(draft.label):
            return self._heading(at)
        if not self._is_numbered:
            return self._bare(at)
        return self._heading(at) if self._heads(at) else self._below(at)

    def _of_which(self, at: int) -> int | None:
        """``Trong đó: …`` is a part of the row above it; alone it only announces parts."""
        self._close(_PART)
        if is_alone(self._drafts[at].label, "of_which"):
            return self._last
        bullet = bullet_behind_of_which(self._drafts[at].label)
        if bullet is None:
            return self._open(at, _PART)
        # The first of the dashed parts: the others stand beside it.
        return self._open(at, _level(replace(self._drafts[at], glued=True), bullet), bullet)

    def _goes_on(self, draft: Draft) -> bool:
        """Say whether a row is a further part, behind ``Trong đó: …``: so its words say."""
        if len(self._stack) < 2 or self._stack[-1].level != _PART:
            return False
        part, whole = (self._drafts[entry.at].label for entry in (self._stack[-1], self._stack[-2]))
        return is_further_part(draft.label, part, whole)

    def _bare(self, at: int) -> int | None:
        """Place a row of a list without numbers: under a region or heading, else at the top."""
        draft = self._drafts[at]
        if begins_with(draft.label, "whole_country"):
            self._stack.clear()
            return None
        in_region = not draft.is_upper and any(entry.level == _REGION for entry in self._stack)
        if draft.alone and len(draft.texts) > 1 and not in_region and not self._next_is_alone(at):
            self._stack.clear()
            return self._open(at, _HEADING)
        self._close_dashed()
        self._close(_BELOW, _BARE)
        return self._open(at, _BARE)

    def _close_dashed(self) -> None:
        """Close the dashed parts of a row without a number; those of a numbered one stay open."""
        dashed = 0
        for entry in reversed(self._stack):
            if entry.ordinal is None or not entry.ordinal.kind.is_bullet:
                break
            dashed += 1
        if 0 < dashed < len(self._stack) and self._stack[-dashed - 1].level == _BARE:
            del self._stack[-dashed:]

    def _next_is_alone(self, at: int) -> bool:
        return at + 1 == len(self._drafts) or self._drafts[at + 1].alone

    def _heads(self, at: int) -> bool:
        """Say whether a row without a number heads those below: there numbers begin anew or go on."""
        draft = self._drafts[at]
        following = next((d for d in self._drafts[at + 1 :] if not d.empty), None)
        if following is None or following.ordinal is None:
            return False
        if draft.alone or draft.is_upper:
            return True
        begins = following.ordinal.rank == 1 and not following.ordinal.kind.is_bullet
        # A name that returns without a number (``Ngân sách tỉnh``) is a part of each row that it follows.
        return begins and self._named[_folded(draft)] == 1

    def _heading(self, at: int) -> int | None:
        if any(entry.level == _HEADING for entry in self._stack):
            self._pop_to(_HEADING)
            return self._open(at, _HEADING)
        following = next((d.ordinal for d in self._drafts[at + 1 :] if d.ordinal is not None), None)
        self._close(_BELOW)
        while following and self._stack and (ordinal := self._stack[-1].ordinal):
            if _OUTERNESS[ordinal.kind] < _OUTERNESS[following.kind]:
                break
            self._stack.pop()
        return self._open(at, _HEADING)

    def _below(self, at: int) -> int | None:
        if any(entry.level == _BELOW for entry in self._stack):
            self._pop_to(_BELOW)
        return self._open(at, _BELOW)

    def _close(self, *levels: str) -> None:
        """Close the innermost rows while they are of some levels."""
        while self._stack and self._stack[-1].level in levels:
            self._stack.pop()

    def _pop_to(self, level: str) -> None:
        """Close everything down to and with the innermost row of a level."""
        while self._stack.pop().level != level:
            pass

    def _open(self, at: int, level: str, bullet: Ordinal | None = None) -> int | None:
        parent, draft = self._last, self._drafts[at]
        self._stack.append(_Open(level, at, bullet or draft.ordinal, draft.glued))
        if draft.ordinal is not None and not draft.ordinal.kind.is_bullet:
            self._by_ordinal[plain_ordinal(draft.printed_ordinal)] = at
        return parent


def _folded(draft: Draft) -> str:
    return strip_accents(draft.label).lower()


def _level(draft: Draft, ordinal: Ordinal) -> str:
    """Name the level of a numbered row: its alphabet, where it is printed, and whether it shouts.

    ``- CHĂN NUÔI`` heads ``- Trâu``, though both have a dash.
    """
    depth = f"/{ordinal.depth}" if ordinal.prefix else ""
    shouts = "^" if ordinal.kind.is_bullet and draft.is_upper and _SHOUTED.search(draft.label) else ""
    return f"{ordinal.kind.value}{depth}{'@' if draft.glued else ''}{shouts}"


def _letters_in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Take ``C``, ``D`` … and an ``I`` behind an ``H`` for letters, an ``I`` before a ``II`` for a number."""
    found: list[Draft] = []
    last_capital = 0
    for draft in drafts:
        is_letter = last_capital == _H and plain_ordinal(draft.printed_ordinal) == "I"
        ordinal = Ordinal(OrdinalKind.CAPITAL, "", _H + 1) if is_letter else draft.ordinal
        if ordinal and ordinal.kind is OrdinalKind.CAPITAL:
            last_capital = ordinal.rank
        found.append(replace(draft, ordinal=ordinal) if is_letter else draft)
    return found
