"""Lines of prose to paragraphs, and paragraphs that a lost page break has cut joined again."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.model import Line, Paragraph, ParagraphKind
from extract.textfile.markup import HEADING, IMAGE, to_lines

_LIST_MARK = re.compile(
    r"\s*(?:[-–—+*•●○▪■□◦‣➢➤►✓\uf0a7\uf0b7\uf0d8]\s*\S|\(?\d{1,3}(?:\.\d{1,3})*\s?[.)]\s|(?:\d{1,3}\.){2,}\d*\s"
    r"|[IVXLC]{1,6}\s*[.)/]\s|\(?[a-zđ]\d?[.)]\s|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[A-HK]|[IVX]{1,5})\s?[/–-]\s+(?=[^\W\d])"
    r"|(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Tiêu chí số)\s+(?:[\dIVXLC]+\b|(?:thứ|THỨ)\s))"
)
_BULLET = re.compile(r"^\s*[*•●○]\s+")
_NESTED_MARK = re.compile(r"^\s*[-*]\s+(?=[-+*•]\s)")
_ENDS_SENTENCE = re.compile(r"[A-ZĐ]{2,5}[.,;]")
"""A line of one abbreviation that ends the sentence wrapped into it: ``USD.``"""
_END_MARK = re.compile(r"[.;:!?…][\"”’»)\]*_]*$|\./\.$")
_WIDEST_PAGE = 160
_SHORTEST_FULL = 40
_FEWEST_LINES = 10
_FEWEST_LETTERS_A_PAGE = 600
_PAGE_NUMBER = re.compile(r"\s*([-–—])\s*\d{1,3}\s*\1\s*")
_LONE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*")
# A phrase does not end with one of these: what follows goes on, be it a number or a name.
_UNFINISHED = re.compile(
    r"(?:,|\b(?:của|và|các|những|với|từ|đến|theo|tại|cho|trên|về|là|có|được|tỉnh|huyện|xã"
    r"|gồm|hoặc|do|bởi|để|trong|một))$",
    re.IGNORECASE,
)
# Behind these a figure goes on; a title may end with them (… 6 tháng cuối năm).
_BEFORE_FIGURES = re.compile(r"\b(?:ngày|tháng|năm|số|khoảng)$", re.IGNORECASE)
_LINKED = re.compile(r"(?:,|\b(?:của|và|các|những|với|từ|đến|theo|tại|cho|về|là|gồm|hoặc|do|bởi|để))$")


def line_width(lines: Sequence[str]) -> int:
    """How long a text's full lines are; where lines are not wrapped, more than a page is wide.

    Wrapped lines often begin in small letters, paragraphs hardly ever do. 0 for a text too short to tell.
    """
    lengths = sorted(len(line) for line in lines if len(line) > _SHORTEST_FULL)
    if len(lengths) < _FEWEST_LINES:
        return 0
    continued = sum(line.lstrip()[:1].islower() and not starts_item(line) for line in lines)
    if continued < max(2, 0.05 * len(lengths)):
        return max(lengths[-1], _WIDEST_PAGE + 1)
    return lengths[int(0.9 * (len(lengths) - 1))]


def to_paragraphs(lines: Sequence[str], width: int = 0) -> list[Paragraph]:
    """Split lines with no blank line between into paragraphs: list items, headings, wrapped prose.

    ``width`` is how long the full lines of the whole text are, where that is known.
    """
    groups: list[list[str]] = []
    longest = width or max(map(len, lines), default=0)
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, longest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _paragraph(lines: Sequence[str]) -> Paragraph:
    kind = ParagraphKind.MARGIN if all(map(IMAGE.match, lines)) else ParagraphKind.BODY
    kind = ParagraphKind.PAGE_NUMBER if len(lines) == 1 and _PAGE_NUMBER.fullmatch(lines[0]) else kind
    bare = [_NESTED_MARK.sub("", _BULLET.sub("- ", HEADING.sub(r"\1", line))) for line in lines]
    parsed = to_lines(bare)
    return Paragraph(_in_bold(parsed) if HEADING.match(lines[0]) else parsed, kind)


def _in_bold(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Set a heading's words in bold, as it is shown."""
    return tuple(Line(tuple(replace(word, bold=True) for word in line.words)) for line in lines)


def _goes_on(line: str, following: str, longest: int) -> bool:
    """Whether a line is wrapped into the next one: no new item, no end, no change to capitals."""
    if not any(map(str.isalnum, line)) or not any(map(str.isalnum, following)):
        return False
    if starts_item(following) or HEADING.match(line) or HEADING.match(following):
        return False
    if _ENDS_SENTENCE.fullmatch(following) and not _is_upper(line) and not _END_MARK.search(line.rstrip()):
        return True
    if _is_upper(line) != _is_upper(following):
        return False
    if longest > _WIDEST_PAGE:
        # Lines are not wrapped: each is a paragraph, unless a page break has cut it.
        return not _END_MARK.search(line.rstrip()) and not following.lstrip(" *_")[:1].isupper()
    if _leaves_room(line, following, longest):
        return False
    if not _END_MARK.search(line.rstrip()):
        return True
    # An end mark inside wrapped prose: the line is then about as long as the longest one.
    return len(line) > 0.85 * longest and longest > _SHORTEST_FULL


def _leaves_room(line: str, following: str, longest: int) -> bool:
    """Whether a line ended early, before a capital: a heading above its text."""
    first = following.split(maxsplit=1)[0]
    return (
        first.lstrip('*_"“(')[:1].isupper()
        and not _is_upper(line)
        and not _LINKED.search(line.rstrip())
        and longest > _SHORTEST_FULL
        and len(line) + 1 + len(first) < 0.7 * longest
    )


def _is_upper(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def starts_item(text: str) -> bool:
    """Whether a line begins a list item or a numbered heading; ``2 - xã`` is the rest of a range."""
    match = _LIST_MARK.match(text)
    if match is None:
        return False
    dashed = re.search(r"\w\s?[/–-]\s+$", match[0]) is not None
    return not dashed or text[match.end() :][:1].isupper()


def is_lone_number(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a number alone, as running page numbers are."""
    return len(paragraph.lines) == 1 and _LONE_NUMBER.fullmatch(paragraph.text) is not None


def join_broken(paragraphs: Sequence[Paragraph], starts: Collection[int]) -> list[Paragraph]:
    """Join paragraphs cut by a lost page break; a page number between the halves comes after them.

    A number is a page's where a page of text stands before it and it goes on counting; numbers of a table
    read line by line stand closer.
    A page can only have ended before a page number or a blank line: ``starts`` are the positions behind one.
    """
    joined: list[Paragraph] = []
    numbers: list[Paragraph] = []
    last, since, page = -1, 0, 0
    for position, paragraph in enumerate(paragraphs):
        since += len(paragraph.text)
        if last >= 0 and is_lone_number(paragraph):
            value = int(re.sub(r"\D", "", paragraph.text))
            is_page = position in starts and since >= _FEWEST_LETTERS_A_PAGE and page < value <= page + 3
            numbers.append(replace(paragraph, kind=ParagraphKind.PAGE_NUMBER) if is_page else paragraph)
            since, page = 0, value if is_page else page
        elif last >= 0 and (numbers or position in starts) and is_cut(joined[last], paragraph):
            joined[last] = replace(joined[last], lines=joined[last].lines + paragraph.lines)
            joined += [replace(number, kind=ParagraphKind.PAGE_NUMBER) for number in numbers]
            numbers = []
        else:
            joined += [*numbers, paragraph]
            numbers, last = [], len(joined) - 1
    return joined + numbers


def is_cut(before: Paragraph, after: Paragraph) -> bool:
    """Whether a page break has cut one paragraph: the first has no end, the second no beginning."""
    first, second = before.text, after.text
    if before.kind != ParagraphKind.BODY or after.kind != ParagraphKind.BODY:
        return False
    if not first or not second or _END_MARK.search(first) or starts_item(second):
        return False
    if second[0].islower():
        return any(char.isalpha() for char in first)
    unfinished = _BEFORE_FIGURES if second[0].isdigit() else _UNFINISHED
    return len(first) > 60 and not _is_upper(second) and unfinished.search(first) is not None
