"""Split a printed list of agencies; what several share is given to each.

Decisions, after the contract ("a prefix that several share is given to each"):

- ``Sở KH&ĐT, NN&PTNT, TC và VPĐP`` gives each name of a department its Sở; so does ``các Sở: Y tế, …``.
- ``BCĐ cấp huyện, xã`` gives the body to each level; a plural before places named one by one goes
  (``UBND các huyện Cao Lộc, Bình Gia`` is UBND huyện Cao Lộc and UBND huyện Bình Gia).
- A level at the end is not given to what stands before it (``UBND, BCĐ tỉnh`` is UBND and BCĐ tỉnh): the
  words stay as printed. What follows a comma and is more than a level (``xã đạt chuẩn NTM``) stands alone.
- ``Sở, ban, ngành …`` without names is one agency however many commas it has.
- What no agency begins with goes on with the name before it, behind ``và`` (``Tổ đóng và mở thầu``) and in
  enumerations that end so (``Phòng Lao động, Thương binh và Xã hội``); see ``inside_names``.
- Names stay as printed, abbreviations are mended; a comma lost before the next body is put back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from normalize.agencies.abbreviations import AbbreviationChange, repair_abbreviations
from normalize.agencies.fragments import (
    Fragment,
    FragmentKind,
    fragments,
    is_bare_level,
    is_collective_member,
)
from normalize.agencies.inside_names import (
    is_complete,
    is_known,
    only_goes_on,
    stands_alone,
    with_prefix_of,
)
from normalize.agencies.names import canonical_agency
from normalize.unicode import clean, strip_accents


@dataclass(frozen=True, slots=True)
class AgencyList:
    """The agencies of one cell in printed order, and the abbreviations that were mended."""

    names: tuple[str, ...]
    changes: tuple[AbbreviationChange, ...] = ()


@dataclass
class _Item:
    """An agency under construction: stem and level apart, so that others can share either."""

    stem: str
    level: str = ""
    collective: bool = False

    @property
    def name(self) -> str:
        """Stem and level together."""
        return f"{self.stem} {self.level}".strip()


@dataclass
class _Splitter:
    """The items so far, whether a Sở stands before, and who lends its stem to a level that follows."""

    items: list[_Item] = field(default_factory=list)
    after_department: bool = False
    lender: _Item | None = None
    named_places: bool = False


_AND = ("va", "&")


def split_agencies(text: str) -> AgencyList:
    """Split the text of a cell; an empty cell gives no names. No name ends in a dash: that was a speck."""
    mended, changes = repair_abbreviations(clean(text).strip(" ,;:.").rstrip(" -–—_,;:."))
    splitter = _Splitter()
    pieces = fragments(mended)
    for at, piece in enumerate(pieces):
        _take(splitter, piece, pieces[at + 1 :])
    names = tuple(item.name for item in splitter.items)
    return AgencyList(names=tuple(dict.fromkeys(names)), changes=changes)


def _take(splitter: _Splitter, piece: Fragment, following: Sequence[Fragment]) -> None:
    last = splitter.items[-1] if splitter.items else None
    if piece.kind is FragmentKind.COLLECTIVE and following and following[0].separator == ":":
        splitter.after_department = True
    elif last and last.collective and not last.level and is_collective_member(piece):
        _extend_collective(splitter, last, piece)
    elif piece.kind is FragmentKind.DEPARTMENT or (
        piece.kind is FragmentKind.DEPARTMENT_NAME
        and splitter.after_department
        and not (last and _is_unfinished(last) and _goes_on(last, piece, following))
    ):
        _add_department(splitter, piece)
    elif splitter.lender and (is_bare_level(piece) or _is_next_place(splitter, piece)):
        _borrow_stem(splitter, splitter.lender, piece)
    elif last and not last.collective and not last.level and _is_unknown(piece):
        _share_or_go_on(splitter, last, piece, following)
    else:
        _add(splitter, piece)


def _is_unfinished(item: _Item) -> bool:
    """Say whether a name that is no department's may go on with what is the name of one elsewhere."""
    is_department = item.stem.startswith("Sở ")
    return not (is_department or item.collective or item.level or is_known(item.stem))


def _is_unknown(piece: Fragment) -> bool:
    """Say whether a piece may go on with a name: neither a level nor an agency of its own."""
    kinds = (FragmentKind.OTHER, FragmentKind.DEPARTMENT_NAME)
    return piece.kind in kinds and bool(piece.separator) and not stands_alone(piece.text)


def _share_or_go_on(splitter: _Splitter, last: _Item, piece: Fragment, following: Sequence[Fragment]) -> None:
    """Give a piece the prefix of the name before it, join it to that name, or let it stand alone."""
    if whole := with_prefix_of(last.stem, piece.text):
        splitter.items.append(_Item(whole))
    elif _goes_on(last, piece, following):
        glue = f" {piece.separator} " if piece.separator.isalpha() else f"{piece.separator} "
        last.stem = f"{last.stem}{glue}{piece.text}"
    else:
        _add(splitter, piece)


def _goes_on(last: _Item, piece: Fragment, following: Sequence[Fragment]) -> bool:
    """Say whether a piece goes on with the name before it.

    Behind a comma it does so where others follow up to an ``và``, all in capitals as subjects are.
    """
    if only_goes_on(piece.text):
        return True
    if is_complete(last.stem, piece.text):
        return False
    if _fold(piece.separator) in _AND:
        return True
    rest = list(takewhile(_is_unknown, following))
    ends = next((at for at, each in enumerate(rest) if _fold(each.separator) in _AND), None)
    if ends is None or piece.separator != ",":
        return False
    return all(each.text[0].isupper() for each in (piece, *rest[: ends + 1]))


def _extend_collective(splitter: _Splitter, item: _Item, piece: Fragment) -> None:
    glue = f" {piece.separator} " if piece.separator.isalpha() else f"{piece.separator} "
    stem, item.level = _at_level(piece)
    item.stem = f"{item.stem}{glue}{stem}".strip()
    splitter.lender = item if item.level else None


def _add_department(splitter: _Splitter, piece: Fragment) -> None:
    """Add ``Sở X``; ``các Sở X`` and a bare ``X`` after a Sở are Sở X as well."""
    splitter.after_department, splitter.lender = True, None
    if piece.kind is FragmentKind.DEPARTMENT_NAME:
        splitter.items.append(_Item(f"Sở {piece.text}"))
    elif piece.folded.startswith("cac "):
        splitter.items.append(_Item(piece.text.split(maxsplit=1)[1]))
    else:
        splitter.items.append(_Item(piece.text))


def _at_level(piece: Fragment) -> tuple[str, str]:
    if piece.level_at is None:
        return piece.text, ""
    return piece.text[: piece.level_at].strip(), piece.text[piece.level_at :].strip()


def _add(splitter: _Splitter, piece: Fragment) -> None:
    """Add an item; one with a level may lend its stem to bare levels that follow."""
    item = _Item(*_at_level(piece), collective=piece.kind is FragmentKind.COLLECTIVE)
    splitter.named_places = _names_places(item.level)
    if splitter.named_places:
        item.level = item.level.split(maxsplit=1)[1]
    splitter.items.append(item)
    splitter.lender = item if item.level else None


def _names_places(level: str) -> bool:
    """Say whether ``các huyện`` is followed by the name of one of them."""
    words = level.split()
    return len(words) > 2 and _fold(words[0]) == "cac" and words[2][0].isupper()


def _is_next_place(splitter: _Splitter, piece: Fragment) -> bool:
    """Say whether a piece is the next name after ``các huyện Cao Lộc``."""
    return (
        splitter.named_places
        and piece.kind is FragmentKind.OTHER
        and piece.level_at is None
        and piece.text[0].isupper()
        and canonical_agency(piece.text) is None
    )


def _borrow_stem(splitter: _Splitter, lender: _Item, piece: Fragment) -> None:
    """Give the stem of the last item to the next level: ``BCĐ cấp huyện, xã``."""
    first, _, rest = lender.level.partition(" ")
    level = piece.text
    if piece.level_at is None:
        level = f"{first} {piece.text}"
    elif _fold(first) in ("cac", "cap") and rest and not _fold(level).startswith(("cac ", "cap ")):
        level = f"{first.lower()} {level}"
    splitter.lender = _Item(lender.stem, level)
    splitter.items.append(splitter.lender)


def _fold(text: str) -> str:
    return strip_accents(text).lower()
