"""Which row stands under which: by the alphabets of ordinals, by headings, by regions.

A stack holds the open rows, outermost first, each with its level. A level is an alphabet (``roman``,
``arabic``, ``dotted/1``, ``dash``), a heading, or what stands below a numbered row without a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.ordinals import Ordinal, OrdinalKind, plain_ordinal
from normalize.tables.rows.labels import Draft
from normalize.tables.rows.words import begins_with, closes, group_years, is_alone, is_total

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
_NUMBERED_TABLE = 0.4
"""Share of numbered rows from which an unnumbered one is a heading or a part, not one of a bare list."""
_H = 9
"""The rank of H, with đ counted."""
_BELOW = "below"
_HEADING = "heading"
_REGION = "region"


@dataclass(frozen=True, slots=True)
class _Open:
    level: str
    at: int
    ordinal: Ordinal | None


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Give for each row the position of the row it stands under; None at the top."""
    drafts = _letters_in_order(drafts)
    named = [draft for draft in drafts if not draft.empty]
    numbered = sum(draft.ordinal is not None for draft in named)
    walk = _Walk(drafts, is_numbered=numbered > _NUMBERED_TABLE * len(named))
    return [walk.place(at) for at in range(len(drafts))]


class _Walk:
    def __init__(self, drafts: Sequence[Draft], *, is_numbered: bool) -> None:
        self._drafts = drafts
        self._is_numbered = is_numbered
        self._stack: list[_Open] = []
        self._by_ordinal: dict[str, int] = {}

    def place(self, at: int) -> int | None:
        """Place one row and open it for the rows below."""
        draft = self._drafts[at]
        if draft.empty:
            return None
        if is_total(draft.label) and (draft.ordinal is None or draft.ordinal.kind.is_bullet):
            return self._total(at)
        if draft.ordinal is not None:
            return self._numbered(at, draft.ordinal)
        return self._unnumbered(at)

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
                return self._open(at, f"dotted/{ordinal.depth}", ordinal)
        level = ordinal.kind.value + (f"/{ordinal.depth}" if ordinal.prefix else "")
        if any(entry.level == level for entry in self._stack):
            self._pop_to(level)
        else:
            self._make_room(ordinal)
        return self._open(at, level, ordinal)

    def _make_room(self, ordinal: Ordinal) -> None:
        """Close what a new alphabet cannot stand under.

        One that begins (at 1, or a bullet) stands under whatever is open, unless it is of a wider kind;
        one that goes on from rows lost before stands beside its like.
        """
        own = _OUTERNESS[ordinal.kind]
        begins = ordinal.rank <= 1
        while self._stack:
            last = self._stack[-1]
            if last.level == _BELOW:
                self._stack.pop()
                continue
            if last.ordinal is None:
                return
            other = _OUTERNESS[last.ordinal.kind]
            wider = own < min(other, _OUTERNESS[OrdinalKind.DOTTED])
            if wider or (not begins and own <= other):
                self._stack.pop()
                continue
            return

    def _unnumbered(self, at: int) -> int | None:
        draft = self._drafts[at]
        if begins_with(draft.label, "region"):
            self._close_bare()
            return self._open_at(at, _REGION)
        if begins_with(draft.label, "of_which"):
            return self._of_which(at)
        if group_years(draft.label) and draft.label_cell is not None:
            return self._heading(at)
        if not self._is_numbered:
            return self._bare(at)
        if self._heads(at):
            return self._heading(at)
        return self._below(at)

    def _of_which(self, at: int) -> int | None:
        """``Trong đó: …`` is a part of the row above it; alone it only announces parts."""
        while self._stack and self._stack[-1].level == _BELOW:
            self._stack.pop()
        if is_alone(self._drafts[at].label, "of_which"):
            return self._stack[-1].at if self._stack else None
        if not self._stack and at:
            self._open(at - 1, "bare", None)
        return self._open(at, _BELOW, None)

    def _bare(self, at: int) -> int | None:
        """Place a row of a list without numbers: under a region or heading, else at the top."""
        draft = self._drafts[at]
        if begins_with(draft.label, "whole_country"):
            self._stack.clear()
            return None
        if draft.alone and len(draft.texts) > 1 and not self._last_is(at, alone=True):
            self._stack.clear()
            return self._open(at, _HEADING, None)
        while self._stack and self._stack[-1].level in (_BELOW, "bare"):
            self._stack.pop()
        return self._open(at, "bare", None)

    def _last_is(self, at: int, *, alone: bool) -> bool:
        return at + 1 < len(self._drafts) and self._drafts[at + 1].alone is alone

    def _heads(self, at: int) -> bool:
        """Say whether a row without a number heads those below: there numbers begin anew or go on."""
        draft = self._drafts[at]
        following = next((d for d in self._drafts[at + 1 :] if not d.empty), None)
        if following is None or following.ordinal is None:
            return False
        if following.ordinal.rank == 1 and not following.ordinal.kind.is_bullet:
            return True
        return draft.alone or draft.label.isupper()

    def _heading(self, at: int) -> int | None:
        if any(entry.level == _HEADING for entry in self._stack):
            self._pop_to(_HEADING)
            return self._open(at, _HEADING, None)
        following = next((d.ordinal for d in self._drafts[at + 1 :] if d.ordinal is not None), None)
        while self._stack:
            last = self._stack[-1]
            if last.level == _BELOW or (
                following is not None
                and last.ordinal is not None
                and _OUTERNESS[last.ordinal.kind] >= _OUTERNESS[following.kind]
            ):
                self._stack.pop()
                continue
            break
        return self._open(at, _HEADING, None)

    def _below(self, at: int) -> int | None:
        if any(entry.level == _BELOW for entry in self._stack):
            self._pop_to(_BELOW)
        return self._open(at, _BELOW, None)

    def _close_bare(self) -> None:
        while self._stack and self._stack[-1].level in (_REGION, _BELOW, "bare"):
            self._stack.pop()

    def _open_at(self, at: int, level: str) -> int | None:
        return self._open(at, level, self._drafts[at].ordinal)

    def _pop_to(self, level: str) -> None:
        """Close everything down to and with the innermost row of a level."""
        while self._stack.pop().level != level:
            pass

    def _open(self, at: int, level: str, ordinal: Ordinal | None) -> int | None:
        parent = self._stack[-1].at if self._stack else None
        self._stack.append(_Open(level, at, ordinal))
        if ordinal is not None and not ordinal.kind.is_bullet:
            self._by_ordinal[plain_ordinal(self._drafts[at].printed_ordinal)] = at
        return parent


def _letters_in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Take ``C``, ``D`` … and an ``I`` behind an ``H`` for letters, an ``I`` before a ``II`` for a number."""
    found: list[Draft] = []
    last_capital = 0
    for draft in drafts:
        ordinal = draft.ordinal
        if plain_ordinal(draft.printed_ordinal) == "I" and last_capital == _H:
            ordinal = Ordinal(OrdinalKind.CAPITAL, "", _H + 1)
        if ordinal and ordinal.kind is OrdinalKind.CAPITAL:
            last_capital = ordinal.rank
        found.append(replace(draft, ordinal=ordinal))
    return found
