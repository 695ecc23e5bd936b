"""The printed lines of the first page one by one: where each stands and what it is by its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice

from extract.model import Box, Line, Paragraph, ParagraphKind, Place, Table, Word, union_places
from normalize.forms.citations import read_number_line
from normalize.prose.letterhead.head.portal import is_portal_table
from normalize.prose.letterhead.head.wording import (
    is_body_line,
    is_capital,
    is_stamped,
    is_start_of_nation,
    names_body_over,
    names_nation,
    nation_at,
    starts_with,
)
from normalize.prose.letterhead.values.dateline import read_dateline
from normalize.prose.passage import Passage, Repairer, read_passage
from normalize.prose.segment.fixed_words import (
    is_appendix_heading,
    is_attachment_note,
    is_recipients_heading,
    is_stamp_title,
    is_unit_line,
    starts_body,
    type_of_line,
)
from normalize.spacing import FEWEST_BROKEN, join_broken_words
from normalize.unicode import clean_letters

_COLUMN_GAP = 24.0
"""Points between words from which on they stand in two columns: blanks of a line are 3 to 8."""
_RULE = "-_=*—–.~ "


class LineKind(Enum):
    """What a line near a letterhead is."""

    RULE = auto()
    NATION = auto()
    NUMBER = auto()
    DATELINE = auto()
    TYPE = auto()
    BODY_NAME = auto()
    CAPITALS = auto()
    SUBJECT = auto()
    ADDRESSEE = auto()
    STAMP = auto()
    NOTE = auto()
    APPENDIX = auto()
    UNIT = auto()
    OPENING = auto()
    OTHER = auto()


HEAD_KINDS = frozenset(
    {
        LineKind.RULE,
        LineKind.NATION,
        LineKind.NUMBER,
        LineKind.DATELINE,
        LineKind.BODY_NAME,
        LineKind.CAPITALS,
        LineKind.SUBJECT,
        LineKind.STAMP,
    }
)
"""What stands above a type and a title."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One printed line, its part in one column, or a fixed line that input without boxes has in pieces.

    ``index`` is its block, ``number`` its line there, ``taken`` block and line of each piece.
    """

    text: str
    kind: LineKind
    line: Line
    paragraph: Paragraph
    index: int
    number: int
    taken: tuple[tuple[int, int], ...]

    @property
    def box(self) -> Box | None:
        """The box around it, where the input has boxes."""
        return self.line.place.box

    @property
    def axis(self) -> float | None:
        """Its middle from left to right in points."""
        return (self.box.x0 + self.box.x1) / 2 if self.box else None

    @property
    def confidence(self) -> float | None:
        """The mean of its words."""
        return replace(self.paragraph, lines=(self.line,)).confidence


def head_lines(blocks: Sequence[Paragraph | Table], most: int) -> tuple[HeadLine, ...]:
    """Give the lines of the first page up to its first table, those outside the running text left out.

    No more than ``most``; whether words are broken is looked at in so many lines, whatever their page.
    """
    found = list(islice(_parts_of(blocks), most))
    broken = any(line_text(part) != line_text(part, _NEVER) for _, _, _, part in found)
    fewest = 1 if broken else FEWEST_BROKEN
    lines: list[HeadLine] = []
    page = found[0][-1].place.page if found else None
    for paragraph, index, number, part in found:
        if part.place.page != page:
            continue
        text = line_text(part, fewest)
        line = HeadLine(text, kind_of(text), part, paragraph, index, number, ((index, number),))
        while lines and (whole := _whole(lines[-1], line)):
            lines.pop()
            line = whole
        lines.append(line)
    return tuple(lines)


def _whole(first: HeadLine, second: HeadLine) -> HeadLine | None:
    """Join two pieces of a fixed line that a web page broke: ``CỘNG HÒA XÃ HỘI`` / ``CHỦ NGHĨA VIỆT NAM``."""
    if first.box or len(first.text) > _LONGEST_PIECE:
        return None
    text = f"{first.text} {second.text}"
    is_word = first.kind is LineKind.OTHER and first.text.isalpha() and first.text.istitle()
    if first.paragraph is not second.paragraph and not (is_word and second.kind is LineKind.DATELINE):
        return None
    kind = kind_of(text)
    fixed = kind is LineKind.NATION and first.kind is not LineKind.NATION and is_start_of_nation(first.text)
    named = kind is LineKind.BODY_NAME and names_body_over(text, len(first.text))
    dated = kind is LineKind.DATELINE and (
        second.kind is not LineKind.DATELINE or first.kind is LineKind.OTHER
    )
    if not (fixed or named or dated):
        return None
    line = replace(first.line, words=(*first.line.words, *second.line.words))
    return replace(first, text=text, kind=kind, line=line, taken=(*first.taken, *second.taken))


_LONGEST_PIECE = 45
"""Letters of what stands before the break: more than that is no piece of a fixed line."""


_NEVER = 1000
"""More stray letters than any line has."""


def _parts_of(blocks: Sequence[Paragraph | Table]) -> Iterator[tuple[Paragraph, int, int, Line]]:
    stamped: tuple[Line, ...] = ()
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            if _is_incoming_stamp(block):
                stamped = block.lines
            elif not is_portal_table(block):
                return
        elif block.kind is ParagraphKind.BODY:
            for number, line in enumerate(block.lines):
                whole = _with_start(line, stamped)
                yield from ((block, index, number, part) for part in _parts(whole))


def _is_incoming_stamp(table: Table) -> bool:
    """Say whether a ruled box is an incoming stamp: it says so, and has no more cells than one."""
    return len(table.cells) <= _MOST_IN_STAMP and any(
        is_stamp_title(cell.text) or is_stamp_title(line.text) for cell in table.cells for line in cell.lines
    )


def _with_start(line: Line, stamped: Sequence[Line]) -> Line:
    """Give a line that begins within a word its start, cut off by a stamp: ``Về việc p|hê duyệt``."""
    first = line.words[0]
    for other in stamped:
        last = other.words[-1]
        if first.box and last.box and first.text[0].islower() and _is_cut_from(last.box, first.box):
            begin = max((at for at, word in enumerate(other.words) if word.text[0].isupper()), default=0)
            joined = replace(last, text=last.text + first.text, box=last.box.union(first.box))
            return replace(line, words=(*other.words[begin:-1], joined, *line.words[1:]))
    return line


def _is_cut_from(left: Box, right: Box) -> bool:
    """Say whether two pieces of print stand in one line with no blank between them."""
    level = min(left.y1, right.y1) - max(left.y0, right.y0) > left.height / 2
    return level and -2 < right.x0 - left.x1 < _BLANK


_BLANK = 3.0
"""Points between two words at least; a rule between the pieces of one is thinner."""


_MOST_IN_STAMP = 12
"""Cells: whose stamp it is, its title, number, day and whom it goes to, cut by rules at most in two."""


def passage_of(lines: Sequence[HeadLine], repairer: Repairer | None) -> Passage:
    """Join lines to one running text, mended in its context."""
    paragraph = replace(lines[0].paragraph, lines=tuple(line.line for line in lines))
    return read_passage(paragraph, lines[0].index, repairer)


def subject_lines(lines: Sequence[HeadLine]) -> tuple[HeadLine, ...]:
    """Give the lines of a letter's subject, ``V/v …``; none where it has none."""
    at = next((number for number, line in enumerate(lines) if line.kind is LineKind.SUBJECT), len(lines))
    return tuple(line for line in lines[at:] if line.kind in (LineKind.SUBJECT, LineKind.OTHER))


def line_text(line: Line, fewest: int = FEWEST_BROKEN) -> str:
    """Give the words of a line: clean letters, broken words joined, no rule drawn with signs."""
    words = [clean_letters(word.text).strip() for word in line.words]
    text = join_broken_words(" ".join(word for word in words if word.strip(_RULE) or word == "-"), fewest)
    return text.strip(" _=*—~|")


def kind_of(text: str) -> LineKind:
    """Say what a line is by its words alone: the first kind that fits it."""
    if not any(map(str.isalnum, text)):
        return LineKind.RULE
    for kind, fits in _TESTS:
        if fits(text):
            return kind
    return LineKind.OTHER


_TESTS: tuple[tuple[LineKind, Callable[[str], object]], ...] = (
    (LineKind.NATION, names_nation),
    (LineKind.NUMBER, read_number_line),
    (LineKind.DATELINE, lambda text: not starts_body(text) and read_dateline(text)),
    (LineKind.STAMP, lambda text: is_stamped(text) or is_stamp_title(text)),
    (LineKind.SUBJECT, lambda text: starts_with(text, "subject")),
    (LineKind.ADDRESSEE, lambda text: starts_with(text, "addressee")),
    (LineKind.APPENDIX, is_appendix_heading),
    (LineKind.NOTE, is_attachment_note),
    (LineKind.UNIT, is_unit_line),
    (LineKind.TYPE, type_of_line),
    (LineKind.OPENING, lambda text: starts_body(text) or is_recipients_heading(text)),
    (LineKind.BODY_NAME, lambda text: is_capital(text) and is_body_line(text)),
    (LineKind.CAPITALS, is_capital),
)


def _parts(line: Line) -> Iterator[Line]:
    """Cut a line where it goes over to the other column: at a wide gap, a rule, the nation, a number."""
    for part in _at_gaps(line) if line.place.box else _at_rules(line):
        for piece in _at_nation(part):
            yield from _behind_number(piece)


def _at_rules(line: Line) -> Iterator[Line]:
    """Cut a line of input without columns at the rules of a head in one line: ``… TỈNH A ------- Số: 46``."""
    pieces: list[tuple[Word, ...]] = [()]
    for word in line.words:
        if word.text == "|" or (len(word.text) >= _SHORTEST_RULE and not word.text.strip(_RULE_SIGNS)):
            pieces.append(())
        else:
            pieces[-1] += (word,)
    yield from [_cut(line, piece) for piece in pieces if piece] or [line]


_RULE_SIGNS = "|-_=*—–"
"""Signs that rules are drawn with; dots are blanks for a pen."""
_SHORTEST_RULE = 3
"""Signs of a rule under a name; one or two are a dash of the text."""


def _at_gaps(line: Line) -> Iterator[Line]:
    start = 0
    words = line.words
    for at in range(1, len(words)):
        one, other = words[at - 1].box, words[at].box
        pen = words[at - 1].text.endswith(":") or words[at].text.startswith("/")
        if one and other and not pen and _is_wide(line, other.x0 - one.x1):
            yield _cut(line, words[start:at])
            start = at
    yield _cut(line, words[start:])


def _is_wide(line: Line, gap: float) -> bool:
    """Say whether a gap is wider than the blanks of a line and those left for a pen."""
    height = line.place.box.height if line.place.box else 0
    # Thrice the height: blanks of justified lines and those a pen fills in are narrower.
    return gap > max(_COLUMN_GAP, 3 * height)


def _at_nation(line: Line) -> Iterator[Line]:
    """Cut a line before the nation's name where something else stands before it."""
    at = nation_at([word.text for word in line.words])
    if at and not starts_body(line.text):
        yield _cut(line, line.words[:at])
        yield _cut(line, line.words[at:])
    else:
        yield line


def _behind_number(line: Line) -> Iterator[Line]:
    """Cut a line of input without columns behind a number: ``Số 114-KH/TU  Hưng Yên, ngày …``."""
    if not line.place.box and read_number_line(line.text):
        for at in range(2, len(line.words)):
            if read_dateline(" ".join(word.text for word in line.words[at:])):
                yield _cut(line, line.words[:at])
                yield _cut(line, line.words[at:])
                return
    yield line


def _cut(line: Line, words: tuple[Word, ...]) -> Line:
    if len(words) == len(line.words):
        return line
    places = union_places(Place(line.place.page, word.box or line.place.box) for word in words)
    return replace(line, words=words, place=places[0] if places else line.place)
