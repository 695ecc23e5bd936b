"""Where the head of a document stands in a file: its letterhead, its type and its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from statistics import median

from extract.model import Document
from normalize.prose.letterhead.head.lines import HEAD_KINDS, HeadLine, LineKind, head_lines
from normalize.prose.letterhead.values.title import find_title
from normalize.prose.segment.fixed_words import ends_with_type, goes_on_stamp, type_of_line

_SEARCHED = 160
"""Lines within which a head must begin: a page of the web has a menu above its text."""
_FAR = 16
"""Lines within which a number, a type or a place and date tells of a head that has no nation's name."""
_LONG = 150
"""Letters of a line that is running text: a letterhead has none."""
_LONG_RULE = 20
"""Signs of one kind that are a rule across the page; shorter ones stand under a body's name."""
_MOST_LONG = 2
"""Long lines above a letterhead: the title of another document, put there by a crawler."""
_MOST_ABOVE = 12
"""Lines above the nation or the number: superior bodies, stamps, noise of both columns."""
_MOST_BELOW = 24
"""Lines from there to the type: twice as many, for both columns may stand line by line."""
_MOST_ODD = 8
"""Lines that are of no known kind between the parts of a letterhead: specks, scraps of a stamp."""
_OFF_AXIS = 60.0
"""Points beside the middle of the left column from which on a line there is of a stamp or a margin."""


@dataclass(frozen=True, slots=True)
class LetterheadFrame:
    """The head of a document, line by line.

    ``above`` are lines before it, ``odd`` those inside that belong to nothing; ``type_lines`` holds the
    type and, in a heading that goes on with the title, all its lines; ``left`` are those lines of the
    letterhead that stand in its left column, or all of them where there are no columns.
    """

    above: tuple[HeadLine, ...] = ()
    letterhead: tuple[HeadLine, ...] = ()
    type_line: HeadLine | None = None
    title: tuple[HeadLine, ...] = ()
    notes: tuple[HeadLine, ...] = ()
    odd: tuple[HeadLine, ...] = ()

    def lines(self) -> Iterator[HeadLine]:
        """Give every line that is no running text, those that belong to nothing among them."""
        yield from (*self.above, *self.letterhead, *self.title, *self.notes, *self.odd)
        if self.type_line:
            yield self.type_line


def find_frame(document: Document) -> LetterheadFrame | None:
    """Find the head with which a document begins; None where it has none."""
    lines = _right_column_first(head_lines(document.blocks, _SEARCHED))
    front = _front_matter(lines)
    anchor = _anchor(lines[front:])
    if anchor is not None:
        return _read(lines, _start(lines, front, front + anchor), front + anchor)
    return _titled(lines, front) or (LetterheadFrame(above=lines[:front]) if front else None)


def _right_column_first(lines: tuple[HeadLine, ...]) -> tuple[HeadLine, ...]:
    """Put the nation and the day before an addressee above which they stand: columns are read one by one."""
    at = next((at for at, line in enumerate(lines) if line.kind is LineKind.ADDRESSEE), len(lines))
    late = [line for line in lines[at:] if line.kind in _RIGHT and _is_above(line, lines[at])]
    rest = (line for line in lines[at:] if line not in late)
    return (*lines[:at], *late, *rest) if late else lines


_RIGHT = (LineKind.NATION, LineKind.DATELINE)


def _is_above(line: HeadLine, other: HeadLine) -> bool:
    return line.box is not None and other.box is not None and line.box.y1 <= other.box.y0


def _front_matter(lines: Sequence[HeadLine]) -> int:
    """Count the lines that a collector put above a text, closed by a rule of equals signs."""
    for at, line in enumerate(lines[:_FAR]):
        if line.kind is LineKind.RULE and len(line.line.text) >= _LONG_RULE and set(line.line.text) == {"="}:
            return at + 1
    return 0


def _titled(lines: Sequence[HeadLine], front: int) -> LetterheadFrame | None:
    """Read a text that begins with its title, the type its first word: ``Kế hoạch hỗ trợ hộ nghèo …``."""
    if len(lines) < front + 2:
        return None
    first, below = lines[front : front + 2]
    found = type_of_line(first.text, any_case=True)
    is_alone = first.paragraph is not below.paragraph and first.text[-1:] not in ".;:,"
    if not found or found.title_at is None or first.kind is not LineKind.OTHER or not is_alone or first.box:
        return None
    return LetterheadFrame(above=tuple(lines[:front]), type_line=first)


def _anchor(lines: Sequence[HeadLine]) -> int | None:
    """Find the line that can only stand in a head, above all but a few long lines."""
    long = 0
    weak = None
    for at, line in enumerate(lines):
        if line.kind is LineKind.NATION:
            return at
        if line.kind is LineKind.APPENDIX:
            return weak
        if weak is None and at < _FAR and line.kind in (LineKind.NUMBER, LineKind.TYPE, LineKind.DATELINE):
            weak = at
        long += len(line.text) > _LONG or (line.kind is LineKind.OPENING and not _is_menu(line))
        if long > _MOST_LONG:
            break
    return weak


def _is_menu(line: HeadLine) -> bool:
    """Say whether a line is an entry of a web page's menu: marked as in a list, a few words, no end."""
    text = line.text
    return not text[0].isalnum() and len(text) <= _LONGEST_ENTRY and text[-1].isalnum()


_LONGEST_ENTRY = 30
"""Letters of an entry of a menu; items of a list that says something are longer or end with a mark."""
"""Letters of an entry of a web page's menu."""


def _start(lines: Sequence[HeadLine], front: int, anchor: int) -> int:
    """Go up from the anchor over what stands in a head; with boxes all of the page above it does."""
    if lines[anchor].box and all(len(line.text) <= _LONG for line in lines[:anchor]):
        return 0
    start = anchor
    while start > max(front, anchor - _MOST_ABOVE) and _stands_in_head(lines, start - 1):
        start -= 1
    return start


def _stands_in_head(lines: Sequence[HeadLine], at: int) -> bool:
    """Say whether a line belongs to a head by its kind, or goes on with a letter's subject above it."""
    above = (line.kind for line in lines[max(at - _MOST_SUBJECT, 0) : at])
    return lines[at].kind in HEAD_KINDS or (lines[at].kind is LineKind.OTHER and LineKind.SUBJECT in above)


_MOST_SUBJECT = 4
"""Lines over which the subject of a letter goes on."""


def _read(lines: Sequence[HeadLine], start: int, anchor: int) -> LetterheadFrame:
    letterhead: list[HeadLine] = []
    odd: list[HeadLine] = []
    type_at = None
    in_stamp = False
    end = start
    for at in range(start, len(lines)):
        line = lines[at]
        end = at
        if line.kind is LineKind.STAMP or (in_stamp and goes_on_stamp(line.text)):
            in_stamp = True
            odd.append(line)
            continue
        in_stamp = False
        if line.kind is LineKind.TYPE:
            type_at = at
            break
        if line.kind in (
            LineKind.OPENING,
            LineKind.ADDRESSEE,
            LineKind.APPENDIX,
            LineKind.NOTE,
            LineKind.UNIT,
        ):
            break
        if _goes_on(letterhead, line):
            letterhead.append(replace(line, kind=LineKind.OTHER))
        elif line.kind is LineKind.NUMBER and _is_cited_in_name(letterhead):
            letterhead.append(replace(line, kind=LineKind.CAPITALS))
        elif line.kind in HEAD_KINDS:
            letterhead.append(line)
        elif at > anchor and (len(line.text) > _LONG or len(odd) >= _MOST_ODD or _begins_text(lines, at)):
            break
        else:
            odd.append(line)
    else:
        end = len(lines)
    kept, beside = _in_column(letterhead)
    if type_at is None:
        return _untyped(lines, start, end, kept, (*odd, *beside))
    title, notes, scraps = find_title(lines, type_at)
    return LetterheadFrame(tuple(lines[:start]), kept, lines[type_at], title, notes, (*odd, *beside, *scraps))


def _begins_text(lines: Sequence[HeadLine], at: int) -> bool:
    """Say whether a line begins the text: a whole sentence, as none of a head is, with no type below it."""
    text = lines[at].paragraph.text.strip()
    is_sentence = text[:1].isupper() and text[-1:] == "." and len(text.split()) >= _FEWEST_WORDS
    return is_sentence and all(line.kind is not LineKind.TYPE for line in lines[at : at + _MOST_ABOVE])


_FEWEST_WORDS = 8
"""Words of a sentence; names of bodies with a speck behind them have fewer."""


def _untyped(
    lines: Sequence[HeadLine], start: int, end: int, kept: tuple[HeadLine, ...], odd: tuple[HeadLine, ...]
) -> LetterheadFrame:
    """Read a head without a type: a letter with its subject on the left, or a type that was not read."""
    above = tuple(lines[:start])
    if (
        not kept
        or any(line.kind is LineKind.SUBJECT for line in kept)
        or (lines[end : end + 1] and lines[end].kind is LineKind.ADDRESSEE)
    ):
        return LetterheadFrame(above, kept, odd=odd)
    if not any(line.box for line in kept):
        at = _behind_fixed(kept)
        title = tuple(takewhile(lambda line: line.kind is LineKind.CAPITALS, kept[at:]))
        return LetterheadFrame(above, kept[:at], title=title, odd=(*odd, *kept[at + len(title) :]))
    bottom = max((line.box.y1 for line in kept if line.box), default=None)
    title = tuple(
        line
        for line in odd
        if bottom is not None and line.box and line.box.y0 > bottom and line.kind is LineKind.OTHER
    )
    return LetterheadFrame(above, kept, title=title, odd=tuple(line for line in odd if line not in title))


def _behind_fixed(lines: Sequence[HeadLine]) -> int:
    """Give where a letterhead ends: behind its number, the nation or the day, whatever comes last."""
    fixed = (LineKind.NATION, LineKind.NUMBER, LineKind.DATELINE)
    below = max((at + 1 for at, line in enumerate(lines) if line.kind in fixed), default=len(lines))
    numbered = any(line.kind is LineKind.NUMBER for line in lines)
    return (
        next((at for at in range(below, len(lines)) if lines[at].kind is not LineKind.RULE), below)
        if numbered
        else len(lines)
    )


def _goes_on(letterhead: Sequence[HeadLine], line: HeadLine) -> bool:
    """Say whether a line goes on with a letter's subject: ``V/v …`` over several lines of its column."""
    before = next((known for known in reversed(letterhead) if known.kind is not LineKind.RULE), None)
    cited = line.kind is LineKind.NUMBER and any(known.kind is LineKind.NUMBER for known in letterhead)
    if before is None or before.kind not in (LineKind.SUBJECT, LineKind.OTHER):
        return False
    if line.kind is not LineKind.OTHER and not cited:
        return False
    if before.axis is not None and line.axis is not None:
        return abs(before.axis - line.axis) < _OFF_AXIS / 2
    return before.paragraph is line.paragraph or line.text[:1].islower() or line.text[:1].isdigit()


def _is_cited_in_name(letterhead: Sequence[HeadLine]) -> bool:
    """Say whether a body is named after a document: ``… THEO QUYẾT ĐỊNH`` / ``SỐ 1050/QĐ-SCT``."""
    before = letterhead[-1] if letterhead else None
    return (
        before is not None
        and before.kind in (LineKind.BODY_NAME, LineKind.CAPITALS)
        and ends_with_type(before.text)
    )


def _in_column(lines: Sequence[HeadLine]) -> tuple[tuple[HeadLine, ...], tuple[HeadLine, ...]]:
    """Part the lines of the two columns from those beside them: stamps, margins, what shines through."""
    axis = _left_axis(lines)
    if axis is None:
        return tuple(lines), ()
    kept = [line for line in lines if not _is_beside(line, axis)]
    return tuple(kept), tuple(line for line in lines if line not in kept)


def _left_axis(lines: Sequence[HeadLine]) -> float | None:
    nation = [line.box.x0 for line in lines if line.kind is LineKind.NATION and line.box]
    limit = min(nation) if nation else None
    named = [
        line.axis
        for line in lines
        if line.kind in (LineKind.BODY_NAME, LineKind.NUMBER)
        and line.axis is not None
        and (limit is None or line.axis < limit)
    ]
    return median(named) if named else None


def _is_beside(line: HeadLine, axis: float) -> bool:
    if line.axis is None or line.kind not in (
        LineKind.BODY_NAME,
        LineKind.CAPITALS,
        LineKind.NUMBER,
        LineKind.STAMP,
    ):
        return False
    return abs(line.axis - axis) > _OFF_AXIS
